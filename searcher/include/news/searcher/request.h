#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace news::searcher {

enum class Sort { relevance, newest, oldest };

/// What the results are.
enum class Target { articles, quotes };

/// How a facet over days is counted.
enum class Period { day, month, year };

/// One facet to count over all matches.
struct FacetRequest {
  std::string field;            ///< A facet of kFields: "person", "topic", "source", "published", ...
  std::size_t limit = 10;       ///< Values returned, most frequent first (days: latest first); 0: all.
  Period period = Period::month;  ///< For "published" only.
};

/// A question. Plain data: everything has a default, nothing is remembered between two searches.
struct SearchRequest {
  std::string query;            ///< In the query language; empty: everything.
  bool plain_words = false;     ///< Take the query as words only: no operators, no phrases, no fields.
  bool any = false;             ///< One of the words suffices (OR) instead of all (AND).
  bool exact = false;           ///< Words as written: no stems, no accents.
  bool phrase_first = true;     ///< Rank articles first that hold adjacent words of the query as a phrase.
  std::string language;         ///< Language whose stems the query uses; empty: the main languages of the index.
  Target target = Target::articles;

  /// Facet field -> chosen values. Values of one field are ORed, fields are ANDed. Persons and topics by canonical
  /// name, alias, label or id; case and accents don't matter. "=Dahl" is the value of that very name and no other.
  std::map<std::string, std::vector<std::string>> filters;
  std::string since;            ///< First day, inclusive: a day, month or year. Articles without a date fail it.
  std::string until;            ///< Last day, inclusive.

  Sort sort = Sort::relevance;
  std::size_t limit = 10;       ///< At most 100,000.
  std::size_t offset = 0;
  std::vector<FacetRequest> facets;
  bool count_all = true;        ///< Count every match exactly; without it `total` is an estimate and no facets are counted.
  bool with_articles = true;    ///< Fetch the article of each hit; without it only id and score are filled.
  std::size_t snippet_bytes = 240;  ///< Length to aim at; 0: no snippets.
  std::size_t snippets = 2;     ///< Per hit, at most.
};

}  // namespace news::searcher
