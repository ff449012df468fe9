#pragma once

#include <string_view>
#include <vector>

#include <news/schema/fields.h>

#include "query_error.h"

namespace news::searcher {

enum class LexemeKind {
  word,    ///< What stands between blanks, quotation marks and parentheses.
  phrase,  ///< What stands between quotation marks.
  period,  ///< A range of dates without a field: 2024..2025
  field,   ///< A name and its colon.
  open,
  close,
  op_and,
  op_or,
  op_not,
  minus,  ///< A `-` that means NOT.
  end,
};

struct Lexeme {
  LexemeKind kind = LexemeKind::end;
  Place place;
  std::string_view text;  ///< The word, or what is between the quotation marks; a view of the query.
  const schema::Field* field = nullptr;  ///< Of kind `field`: its row; null for `exact:`.
};

/// A field whose value is one piece (an id, a name, a day), not words of a text.
[[nodiscard]] bool takes_whole_value(const schema::Field& field);

/// Cuts a query into lexemes, the last of kind `end`. Throws schema::Error{bad_query} where it can't be read.
[[nodiscard]] std::vector<Lexeme> lex_query(std::string_view query);

}  // namespace news::searcher
