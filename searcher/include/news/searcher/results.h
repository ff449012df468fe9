#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <news/schema/article.h>
#include <news/searcher/request.h>

namespace news::searcher {

/// A stretch of a snippet's text, in bytes.
struct Mark {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const Mark&) const = default;
};

/// A piece of the part that matched, without any markup. The marks are the match and nothing else: a phrase
/// is one mark.
struct Snippet {
  std::string in;           ///< "headline", "subheadline", "body", "caption", "quote" or "related".
  std::string speaker;      ///< Whose words they are, where `in` is "quote" and the speaker is known.
  std::string text;         ///< UTF-8; cut at words.
  bool cut_before = false;  ///< Text was left out before it.
  bool cut_after = false;
  std::vector<Mark> marks;  ///< Ascending, not overlapping.
};

/// One result: an article, or a quote with the article it stands in.
struct Hit {
  std::size_t rank = 0;  ///< Counted from 1, over all pages.
  double score = 0;      ///< BM25; comparable within one result only. 0 where the query has no weighted word.
  schema::Article article;
  std::optional<std::size_t> quote;  ///< Entry of article.quotes, for Target::quotes.
  std::vector<Snippet> snippets;
  std::vector<std::string> matched;  ///< The written forms in this article that the query found.
};

/// A value of a facet. Choosing it as a filter gives exactly `count` results.
struct FacetValue {
  std::string value;  ///< What to pass as a filter: a name, a topic id, "2024-05", "unknown"; "=Dahl" for the
                      ///< name alone, where "Dahl" may be a surname of others.
  std::string label;  ///< What to show.
  std::uint64_t count = 0;
  bool chosen = false;  ///< It is one of the request's filters.
  std::string parent;   ///< For topics: id of the topic above; empty at the top.
  int depth = 0;        ///< For topics: 0 at the top.
};

struct Facet {
  std::string field;
  Period period = Period::month;   ///< As asked for, for dates.
  std::vector<FacetValue> values;  ///< For topics in tree order: a parent before its children.
  std::uint64_t distinct = 0;      ///< How many values there are in all.
};

/// What one word of the query was taken to include.
struct WordForms {
  std::string word;                   ///< As typed.
  std::vector<std::string> forms;     ///< Written forms searched for, most frequent first.
  std::vector<std::string> left_out;  ///< Forms cut because there were too many; the first few of them.
  std::size_t left_out_count = 0;     ///< How many there are.
};

/// How the query was read.
struct Explanation {
  std::string reading;  ///< In words, in the query language, fully parenthesised.
  std::vector<WordForms> words;
  std::vector<std::string> filters;  ///< One sentence a filter: "person is Ingrid Dahl (given as dahl)".
  std::string internal;              ///< The query as the search library prints it, for bug reports.
};

/// An answer. Owns its data and outlives the Searcher.
struct SearchResults {
  std::string query;
  std::uint64_t revision = 0;  ///< Of the index: the same question on the same revision has the same answer.
  std::uint64_t total = 0;     ///< All matches, not only the page.
  std::vector<Hit> hits;
  std::vector<Facet> facets;  ///< In the order asked for.
  Explanation explanation;
  std::vector<std::string> warnings;  ///< "an addition is under way or was broken off: ...", ...
};

}  // namespace news::searcher
