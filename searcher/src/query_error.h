#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace news::searcher {

/// A stretch of the query, in bytes: begin included, end excluded.
struct Place {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Throws schema::Error{bad_query}: what is wrong, then the query with a line of carets under the place.
[[noreturn]] void fail_at(std::string_view query, Place place, const std::string& what, std::string hint);

/// Text of a query as it may stand in a message: one line, nothing that a terminal obeys, long text cut.
[[nodiscard]] std::string shown(std::string_view text);

/// The same between backticks, and between quotation marks.
[[nodiscard]] std::string named(std::string_view text);
[[nodiscard]] std::string in_marks(std::string_view text);

/// "1,024"
[[nodiscard]] std::string grouped(std::size_t number);

}  // namespace news::searcher
