#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <news/searcher/results.h>

#include "options.h"

namespace news::searcher::cli {

/// Writes the results of one query in the form that the options ask for, each hit as it comes, so that many
/// take no more memory than one; text, which is for a person, is written at the end. Safe for a terminal
/// where stdout is one.
class Printer {
 public:
  using Out = std::function<void(std::string_view)>;

  /// `qid` is the id of a query in a batch.
  Printer(const Options& options, Out out, std::string qid = {});

  /// The next hit. Of `results` query, revision and total are known.
  void hit(const SearchResults& results, Hit&& hit);

  /// What stands behind the hits. Without them in `results`.
  void finish(SearchResults results);

  /// How many hits there were.
  [[nodiscard]] std::size_t hits() const { return hits_; }

 private:
  void begin(const SearchResults& results);
  void write(const std::string& text) const;

  const Options& options_;
  Out out_;
  std::string qid_;
  std::size_t hits_ = 0;
  std::vector<Hit> kept_;           ///< Of text.
  std::set<std::string> articles_;  ///< Of a run, where no article may come twice.
};

/// Warnings, and the explanation where the form of the results has no place for it, to stderr.
void tell_aside(const SearchResults& results, const Options& options);

}  // namespace news::searcher::cli
