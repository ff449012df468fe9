#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <xapian.h>

#include "matches.h"

namespace news::searcher {

/// The documents of one article's quotes.
struct QuoteRun {
  Xapian::docid begin = 0;  ///< The first, which carries the article's terms.
  Xapian::docid end = 0;    ///< Behind the last.
};

/// The runs of all quotes at one revision, in memory once they were asked for so often that this is cheaper
/// than to read the slot for each.
class Runs {
 public:
  /// Reading the slot for one quote costs as much as reading it for so many in a row; 0: they are never in
  /// memory.
  explicit Runs(std::uint64_t cost_of_one = 20) : cost_of_one_(cost_of_one) {}

  /// The run that ends behind `at`: the one that holds it, else the next. Only to be called when they are in
  /// memory.
  [[nodiscard]] std::optional<QuoteRun> from(Xapian::docid at) const;

  /// Notes that so many runs are asked for. True when the runs are in memory.
  [[nodiscard]] bool ask(const Xapian::Database& quotes, std::uint64_t times = 1);

  /// Of each quote (ascending) the first of its run.
  [[nodiscard]] Documents firsts_of(const Documents& documents, const Xapian::Database& quotes);

 private:
  void load(const Xapian::Database& quotes);

  std::vector<QuoteRun> runs_;  ///< Ascending.
  std::uint64_t cost_of_one_;
  std::uint64_t asked_ = 0;
  bool loaded_ = false;
};

}  // namespace news::searcher
