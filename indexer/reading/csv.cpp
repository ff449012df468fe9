#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <news/schema/internal/json_string.h>

#include "reading/adapter.h"
#include "reading/characters.h"
#include "reading/decode.h"
#include "reading/json_values.h"
#include "reading/table.h"

namespace news::reading {
namespace {

void append_value(std::string& json, std::string_view cell) {
  const auto list = texts_of_written_list(cell);
  if (!list) return schema::append_json_string(json, cell);
  json += '[';
  for (const std::string& text : *list) {
    if (json.back() != '[') json += ',';
    schema::append_json_string(json, text);
  }
  json += ']';
}

std::string json_of(const TableHead& head, const std::vector<std::string>& cells,
                    std::optional<bool> day_first) {
  std::string json = "{";
  for (std::size_t i = 0; i < head.names.size(); ++i) {
    const std::string_view cell = trim(cells[i]);
    if (head.names[i].empty() || cell.empty() || is_nothing(cell)) continue;
    if (json.size() > 1) json += ',';
    schema::append_json_string(json, head.names[i]);
    json += ':';
    const auto date = day_first ? ordered_date(head.names[i], cell, *day_first) : std::nullopt;
    append_value(json, date ? std::string_view(*date) : cell);
  }
  return json + "}";
}

}  // namespace

/// Each record is what an object in JSON with the same keys would be.
ReadResult read_csv(const RawDocument& document) {
  ReadResult result;
  std::vector<std::string> warnings;
  const std::string text = to_utf8(document.bytes, warnings);
  const std::optional<TableHead> head = table_head(text, true);
  if (!head) {
    result.rejected.push_back({document.where, std::string(kNoTextColumn)});
    return result;
  }
  RawDocument record = document;
  record.format = Format::jsonl;
  std::string_view rest = std::string_view(text).substr(head->bytes);
  const std::optional<bool> day_first = document.whole_file ? day_first_in(rest, *head) : document.day_first;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    Row row = read_row(rest, head->delimiter, true);
    const bool single_marks = row.state == Row::State::damaged;
    if (single_marks) row = read_row(rest, head->delimiter, true, SingleMarks::text);
    if (const std::string why = why_no_record(row, *head); !why.empty()) {
      result.rejected.push_back({where_in(document, "record", number, number), why});
      // What follows can't be told from what belongs to it.
      break;
    }
    rest.remove_prefix(row.bytes);
    record.bytes = json_of(*head, row.cells, day_first);
    ReadResult one = read_json(record);
    for (ReadArticle& read : one.articles) {
      read.warnings.insert(read.warnings.begin(), warnings.begin(), warnings.end());
      if (single_marks) read.warnings.emplace_back("quotation marks inside of a cell aren't doubled");
      result.articles.push_back(std::move(read));
    }
    for (Rejected& rejected : one.rejected) result.rejected.push_back(std::move(rejected));
  }
  if (result.articles.empty() && result.rejected.empty())
    result.rejected.push_back({document.where, "is a table without records"});
  return result;
}

}  // namespace news::reading
