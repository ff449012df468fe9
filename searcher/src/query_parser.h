#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <news/schema/day.h>
#include <news/schema/fields.h>
#include <news/searcher/limits.h>
#include <news/searcher/request.h>

#include "query_error.h"

namespace news::searcher {

/// A word as the index holds it.
struct QueryWord {
  std::string term;  ///< Folded.
  std::string typed;
  bool cjk = false;
};

/// A part of a query. Its place covers all that was typed for it.
struct QueryNode {
  enum class Kind {
    words,     ///< A word or a phrase: `words`.
    value,     ///< A whole value of a field: `text`, for dates `period` unless it is "unknown".
    all,       ///< All children; without children: everything.
    any,       ///< One of the children.
    negation,  ///< Not the one child.
    nothing,   ///< Plain words that hold no letter or digit.
  };
  Kind kind = Kind::all;
  Place place;
  const schema::Field* field = nullptr;  ///< Of words and values; null: the article's own text.
  bool exact = false;                    ///< Of words: as written, without other forms.
  bool quoted = false;
  bool open_end = false;  ///< The last word stands for all that begin with it.
  bool beside = false;    ///< Follows the node before it without an operator.
  std::vector<QueryWord> words;
  std::string text;
  std::optional<schema::DayRange> period;
  std::vector<QueryNode> children;
};

/// How to read a query; what SearchRequest says.
struct ParseOptions {
  bool plain_words = false;
  bool any = false;
  bool exact = false;
  Target target = Target::articles;
};

/// Reads a query. Needs no index, takes time linear in the query, and any bytes are input like any.
/// Throws schema::Error{bad_query} with the place.
[[nodiscard]] QueryNode parse_query(std::string_view query, const ParseOptions& options);

}  // namespace news::searcher
