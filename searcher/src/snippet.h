#pragma once

#include <cstddef>
#include <vector>

#include <xapian.h>

#include <news/searcher/request.h>
#include <news/searcher/results.h>

#include "occurrences.h"
#include "query.h"

namespace news::searcher {

/// Shows in a result what the query found. Made once for a search.
class Highlighter {
 public:
  /// The database tells how rare the words are.
  Highlighter(const std::vector<Pattern>& patterns, const SearchRequest& request,
              const Xapian::Database& database);

  /// Fills in the snippets of a hit and the words that were found, from its article.
  void show(Hit& hit) const;

 private:
  void show_article(Hit& hit, Scanner& scanner) const;
  void show_quote(Hit& hit, Scanner& scanner) const;

  QueryUnits units_;
  Target target_;
  std::size_t bytes_;
  std::size_t snippets_;
};

}  // namespace news::searcher
