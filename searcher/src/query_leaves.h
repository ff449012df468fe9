#pragma once

#include <string_view>

#include "query_lexer.h"
#include "query_parser.h"

namespace news::searcher {

/// What holds for a part of the query from outside: `headline:( ... )`, `exact:( ... )`.
struct QueryScope {
  const schema::Field* field = nullptr;
  bool exact = false;
  std::size_t depth = 0;
};

/// Makes the leaves of the tree from what stands in the query, and counts what is limited.
class LeafReader {
 public:
  explicit LeafReader(std::string_view query) : query_(query) {}

  /// A word or phrase; of a field that takes whole values, a value. `begin` is where the leaf was begun.
  [[nodiscard]] QueryNode leaf(const Lexeme& lexeme, const QueryScope& scope, std::size_t begin);

 private:
  [[nodiscard]] QueryNode words(const Lexeme& lexeme, const QueryScope& scope);
  [[nodiscard]] QueryNode value(const Lexeme& lexeme, const QueryScope& scope);
  [[nodiscard]] QueryNode date(const Lexeme& lexeme, const schema::Field& field);
  void require_star_at_end(const Lexeme& lexeme, std::size_t star) const;
  void close_open_end(QueryNode& node, const Lexeme& lexeme, bool star);
  void count_words(std::size_t words, Place place);

  std::string_view query_;
  std::size_t words_ = 0;
  std::size_t wildcards_ = 0;
};

}  // namespace news::searcher
