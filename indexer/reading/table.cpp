#include "reading/table.h"

#include <algorithm>
#include <set>

#include "reading/characters.h"
#include "reading/json_keys.h"

namespace news::reading {
namespace {

constexpr std::string_view kMarkOfUtf8 = "\xEF\xBB\xBF";
constexpr std::string_view kDelimiters = ",;\t|";
/// What is longer is a sentence, no name of a column.
constexpr std::size_t kLongestName = 60;
constexpr std::size_t kMostColumns = 1000;
constexpr std::size_t kLongestHead = 64 * 1024;

/// Reads one record.
class RowReader {
 public:
  RowReader(std::string_view text, char delimiter, bool last, SingleMarks marks)
      : text_(text), delimiter_(delimiter), last_(last), marks_(marks) {}

  Row read() {
    while (read_cell()) {
    }
    row_.bytes = at_;
    return std::move(row_);
  }

 private:
  /// True where another cell follows.
  bool read_cell() {
    std::string& cell = row_.cells.emplace_back();
    if (at_ < text_.size() && text_[at_] == '"') return read_quoted(cell);
    const std::size_t end = std::min(text_.find_first_of(ends_, at_), text_.size());
    cell.assign(text_.substr(at_, end - at_));
    at_ = end;
    if (at_ < text_.size() && text_[at_] == '\n' && cell.ends_with('\r')) cell.pop_back();
    return goes_on();
  }

  bool read_quoted(std::string& cell) {
    ++at_;
    while (true) {
      const std::size_t mark = text_.find('"', at_);
      // Three bytes behind a mark tell what it is.
      if (mark == std::string_view::npos || (mark + 3 > text_.size() && !last_))
        return stop(Row::State::unfinished);
      cell.append(text_.substr(at_, mark - at_));
      at_ = mark + 1;
      if (ends_cell()) return goes_on();
      const bool doubled = text_[at_] == '"';
      if (!doubled && marks_ == SingleMarks::damage) return stop(Row::State::damaged);
      cell += '"';
      if (doubled) ++at_;
    }
  }

  /// At what may follow a cell; the first byte of a line end of two is passed over.
  bool ends_cell() {
    const std::string_view rest = text_.substr(at_, 2);
    if (rest == "\r\n" || rest == "\r") ++at_;
    return at_ == text_.size() || ends_.find(text_[at_]) != std::string_view::npos;
  }

  /// At the end of a cell.
  bool goes_on() {
    if (at_ == text_.size()) return last_ ? false : stop(Row::State::unfinished);
    return text_[at_++] == delimiter_;
  }

  bool stop(Row::State state) {
    row_.state = state;
    return false;
  }

  std::string_view text_;
  char delimiter_;
  bool last_;
  SingleMarks marks_;
  const std::string ends_{delimiter_, '\n'};
  std::size_t at_ = 0;
  Row row_;
};

/// How many of the names are those of fields; 0 where none is that of a text.
std::size_t known_names(const std::vector<std::string>& names) {
  std::set<Field> fields;
  for (const std::string& name : names) {
    if (const Meaning* meaning = meaning_of(name)) fields.insert(meaning->field);
  }
  return fields.contains(Field::headline) || fields.contains(Field::body) ? fields.size() : 0;
}

struct SlashDate {
  int first = 0;
  int second = 0;
  std::string_view year;
  std::string_view rest;
};

std::optional<SlashDate> slash_date(std::string_view cell) {
  SlashDate out;
  for (int* number : {&out.first, &out.second}) {
    const std::size_t slash = cell.find('/');
    if (slash == 0 || slash > 2 ||
        !std::all_of(cell.begin(), cell.begin() + static_cast<std::ptrdiff_t>(slash), is_ascii_digit))
      return std::nullopt;
    for (const char digit : cell.substr(0, slash)) *number = *number * 10 + (digit - '0');
    cell.remove_prefix(slash + 1);
  }
  constexpr std::size_t year_length = 4;
  const std::size_t digits = std::min(cell.find_first_not_of("0123456789"), cell.size());
  if (digits != year_length) return std::nullopt;
  out.year = cell.substr(0, digits);
  out.rest = cell.substr(digits);
  return out;
}

bool is_date_column(const std::string& name) {
  const Meaning* meaning = meaning_of(name);
  return meaning != nullptr && (meaning->field == Field::published || meaning->field == Field::modified);
}

/// Behind the line by which Excel is told the delimiter: "sep=;".
std::size_t behind_delimiter_line(std::string_view text) {
  constexpr std::string_view mark = "sep=";
  if (!text.starts_with(mark)) return 0;
  const std::size_t end = text.find('\n');
  const bool delimiter =
      end != std::string_view::npos && trim(text.substr(mark.size(), end - mark.size())).size() <= 1;
  return delimiter ? end + 1 : 0;
}

bool are_names(const std::vector<std::string>& cells) {
  return cells.size() > 1 && cells.size() <= kMostColumns &&
         std::all_of(cells.begin(), cells.end(),
                     [](const std::string& cell) { return cell.size() <= kLongestName; });
}

}  // namespace

Row read_row(std::string_view text, char delimiter, bool last, SingleMarks marks) {
  return RowReader(text, delimiter, last, marks).read();
}

std::optional<TableHead> table_head(std::string_view text, bool last) {
  const std::size_t mark = text.starts_with(kMarkOfUtf8) ? kMarkOfUtf8.size() : 0;
  text.remove_prefix(mark);
  const std::size_t skipped = behind_delimiter_line(text);
  text.remove_prefix(skipped);
  last = last && text.size() <= kLongestHead;
  text = text.substr(0, kLongestHead);
  std::optional<TableHead> best;
  std::size_t most = 1;
  for (const char delimiter : kDelimiters) {
    Row row = read_row(text, delimiter, last);
    if (row.state != Row::State::complete || !are_names(row.cells)) continue;
    for (std::string& name : row.cells) name = trim(name);
    const std::size_t known = known_names(row.cells);
    if (known <= most) continue;
    most = known;
    best = TableHead{delimiter, mark + skipped + row.bytes, std::move(row.cells)};
  }
  return best;
}

bool looks_like_table(std::string_view text, bool last) {
  const std::optional<TableHead> head = table_head(text, last);
  if (!head) return false;
  const std::string_view rest = text.substr(head->bytes);
  if (trim(rest).empty()) return last;
  const Row row = read_row(rest, head->delimiter, last);
  return row.state == Row::State::unfinished ? !last : why_no_record(row, *head).empty();
}

std::optional<bool> day_first_in(std::string_view text, const TableHead& head) {
  bool day_first = false;
  bool month_first = false;
  while (!text.empty()) {
    const Row row = read_row(text, head.delimiter, false);
    if (row.state != Row::State::complete || row.bytes == 0) break;
    text.remove_prefix(row.bytes);
    for (std::size_t i = 0; i < std::min(row.cells.size(), head.names.size()); ++i) {
      if (!is_date_column(head.names[i])) continue;
      const auto date = slash_date(trim(row.cells[i]));
      day_first = day_first || (date && date->first > 12);
      month_first = month_first || (date && date->second > 12);
    }
  }
  return day_first == month_first ? std::nullopt : std::optional(day_first);
}

std::optional<std::string> ordered_date(const std::string& column, std::string_view cell, bool day_first) {
  const auto date = is_date_column(column) ? slash_date(trim(cell)) : std::nullopt;
  if (!date) return std::nullopt;
  const auto two = [](int number) { return std::string(number < 10 ? "0" : "") + std::to_string(number); };
  return std::string(date->year)
      .append("-")
      .append(two(day_first ? date->second : date->first))
      .append("-")
      .append(two(day_first ? date->first : date->second))
      .append(date->rest);
}

std::string why_no_record(const Row& row, const TableHead& head) {
  switch (row.state) {
    case Row::State::unfinished:
      return "a quotation mark isn't closed";
    case Row::State::damaged:
      return "text behind the mark that closes a cell (quotation marks inside of a cell must be doubled)";
    case Row::State::complete:
      break;
  }
  if (row.cells.size() == head.names.size()) return {};
  return "has " + std::to_string(row.cells.size()) + (row.cells.size() == 1 ? " cell" : " cells") +
         ", the first line " + std::to_string(head.names.size());
}

}  // namespace news::reading
