#pragma once

#include <functional>
#include <string>
#include <unordered_map>

#include <xapian.h>

#include "draft.h"

namespace news::indexer {

/// Which articles were taken back by sources that count versions, and up to which version: an earlier one
/// that comes late, in whatever run, stays out. Kept in the metadata of the articles' database.
///
/// Memory: what the index has of these; sources take back few articles.
class Cancellations {
 public:
  using Set = std::function<void(const std::string& key, const std::string& value)>;

  explicit Cancellations(Set set) : set_(std::move(set)) {}

  /// Those of an index.
  void read(const Xapian::Database& articles);

  /// The article, or what it is a version of, was taken back. False for cancellations.
  [[nodiscard]] bool cover(const Draft& draft) const;

  /// Notes a cancellation. `stored` is the precedence of the article that it takes out, if there is one: it
  /// stands for the version where the cancellation has none. False when nothing is new.
  bool note(const Draft& cancellation, const std::string& stored);

  /// False when there was none.
  bool forget(const std::string& id_term);

  /// Sets them all once more, for an index that doesn't get the metadata of this one.
  void copy() const;

 private:
  Set set_;
  std::unordered_map<std::string, std::string> precedences_;  ///< By id term.
};

}  // namespace news::indexer
