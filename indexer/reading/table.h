#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace news::reading {

/// A record of a table of delimited text (RFC 4180, whatever the delimiter): how far it reaches, its cells.
struct Row {
  enum class State {
    complete,
    unfinished,  ///< More bytes are needed: the text ends before the record does.
    damaged,     ///< A quoted cell goes on behind the mark that closes it.
  };
  State state = State::complete;
  std::size_t bytes = 0;  ///< With its line end; where it is complete.
  std::vector<std::string> cells;
};

/// What a mark inside of a quoted cell is that isn't doubled and has no end of the cell behind it.
enum class SingleMarks {
  damage,
  text,  ///< As if it were doubled: what programs write that don't know of the rule.
};

/// The record with which the text begins. `last` says that no text follows. Line ends are \n or \r\n; inside
/// quotation marks they belong to the cell, as do doubled marks.
[[nodiscard]] Row read_row(std::string_view text, char delimiter, bool last,
                           SingleMarks marks = SingleMarks::damage);

/// The first line of a table.
struct TableHead {
  char delimiter = ',';
  std::size_t bytes = 0;           ///< Of the line, with its end and a mark of UTF-8 before it.
  std::vector<std::string> names;  ///< Of the columns; empty for a column without a name.
};

/// Nothing where no column is called as a headline or a text is, or fewer than two are called as any field
/// is. `last` as for read_row().
[[nodiscard]] std::optional<TableHead> table_head(std::string_view text, bool last);

/// A head, and behind it nothing or a record with as many cells.
[[nodiscard]] bool looks_like_table(std::string_view text, bool last);

/// Why a row can't be read as a record of the table; empty where it can.
[[nodiscard]] std::string why_no_record(const Row& row, const TableHead& head);

/// Whether dates as 03/04/2024 have the day first, which one of 25/04/2024 in the same table tells; nothing
/// where none does, or others say the opposite. `text` stands behind the head, and may be a part of it.
[[nodiscard]] std::optional<bool> day_first_in(std::string_view text, const TableHead& head);

/// Writes such a date as ISO 8601 has it, with what stands behind it; nothing for other cells and columns.
[[nodiscard]] std::optional<std::string> ordered_date(const std::string& column, std::string_view cell,
                                                      bool day_first);

inline constexpr std::string_view kNoTextColumn =
    "has no column that is called as a headline or a text is (headline, title, body, text, content) in its "
    "first line";

}  // namespace news::reading
