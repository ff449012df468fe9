#pragma once

#include <map>
#include <string>
#include <vector>

#include <xapian.h>

#include <news/searcher/request.h>
#include <news/searcher/results.h>

#include "snapshot.h"

namespace news::searcher {

/// Something to find again in a text, for snippets: one word, or words in a row.
struct Pattern {
  /// The field asked for: a text field of kFields ("headline", "quote", ...), or empty for an unfielded word,
  /// which is found in headline, subheadline, body and captions.
  std::string field;
  /// One entry a position; each the folded forms that satisfy it. More than one entry is a phrase.
  std::vector<std::vector<std::string>> words;
  bool prefix = false;    ///< The last word stands for all words that begin with it ("miner*"): `words` holds
                          ///< the beginning.
  bool optional = false;  ///< Improves the score only: the phrase made of bare adjacent words.
};

/// A request turned into what Xapian runs.
struct BuiltQuery {
  Xapian::Query text;     ///< The words; matches everything where the request has none.
  bool weighted = false;  ///< Some term of `text` has a weight; otherwise results are ordered newest first.
  /// One query a filter: facet field -> values ORed. `published` holds the days. Kept apart, since a facet is
  /// counted without its own choice.
  std::map<std::string, Xapian::Query> filters;
  /// Facet field -> labels of the values that were chosen, in the index's own spelling.
  std::map<std::string, std::vector<std::string>> chosen;
  std::vector<Pattern> patterns;  ///< What stands in the query positively, in its order.
  Explanation explanation;
  std::vector<std::string> notes;  ///< Which of several a name was taken for.
  Xapian::Query held_back;         ///< What is under an embargo, and never shown; empty where nothing is.

  /// text AND all filters but the one of `left_out` (empty: none is left out).
  [[nodiscard]] Xapian::Query combined(const std::string& left_out = {}) const;
};

/// Reads and builds. Throws schema::Error{bad_query} with the place in the query, {bad_argument} for a filter
/// that can't be met.
[[nodiscard]] BuiltQuery build_query(const SearchRequest& request, const Snapshot& snapshot);

}  // namespace news::searcher
