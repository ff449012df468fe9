#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <xapian.h>

#include <news/searcher/request.h>

namespace news::searcher {

/// A document that matches.
struct Match {
  Xapian::docid document = 0;
  double score = 0;
};

/// Ascending.
using Documents = std::vector<Xapian::docid>;

/// Which matches to rank, and how.
struct PageRequest {
  Sort sort = Sort::relevance;
  bool weighted = false;    ///< Without weights, results that are sorted by relevance come newest first.
  bool has_phrase = false;  ///< Some match costs the reading of positions, which is not done twice.
  bool first_tells_time = false;  ///< Quotes have their moment with the first of a run (kQuoteRunValues).
  bool want_all = false;          ///< All matches are wanted.
  std::size_t offset = 0;
  std::size_t limit = 0;
};

/// One page of ranked results.
struct Page {
  std::vector<Match> matches;
  std::uint64_t estimate = 0;  ///< Of all matches.
  Documents all;               ///< Every match, when they are wanted.
};

/// Runs a query in the way that costs least for what is wanted: the page with all its shortcuts and all
/// matches without weights in a second run, or both in one.
[[nodiscard]] Page find_page(const Xapian::Database& database, const Xapian::Query& query,
                             const PageRequest& request);

/// Every match, without weights.
[[nodiscard]] Documents find_all(const Xapian::Database& database, const Xapian::Query& query);

}  // namespace news::searcher
