#include "reading/ris.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "reading/adapter.h"
#include "reading/bylines.h"
#include "reading/characters.h"
#include "reading/mail_quotations.h"
#include "reading/wire.h"

namespace news::reading {
namespace {

constexpr std::string_view kFirstTag = "TY  -";

/// "T1  - Quay closes"; some programs leave out the blank behind an empty value's hyphen.
bool begins_with_tag(std::string_view line) {
  const auto is_tag = [](char c) { return (c >= 'A' && c <= 'Z') || is_ascii_digit(c); };
  return line.size() >= 5 && is_tag(line[0]) && is_tag(line[1]) && line.substr(2, 3) == "  -";
}

class Record {
 public:
  void add(std::string_view line) {
    if (begins_with_tag(line)) {
      fields_.emplace_back(line.substr(0, 2), trim(line.substr(5)));
    } else if (!fields_.empty() && !trim(line).empty()) {
      // A value may go on in the next line.
      fields_.back().second.append(" ").append(trim(line));
    }
  }

  /// The first of these tags that has a value, the best first.
  [[nodiscard]] std::string value(std::initializer_list<std::string_view> tags) const {
    for (const std::string_view tag : tags) {
      for (const auto& [name, value] : fields_) {
        if (name == tag && !value.empty()) return value;
      }
    }
    return {};
  }

  [[nodiscard]] std::vector<std::string> values(std::initializer_list<std::string_view> tags) const {
    std::vector<std::string> out;
    for (const auto& [name, value] : fields_) {
      if (std::find(tags.begin(), tags.end(), name) != tags.end() && !value.empty()) out.push_back(value);
    }
    return out;
  }

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

/// "2026/03/03/" and "2026/03/03/morning edition" -> "2026-03-03"
std::string day_of(const std::string& value) {
  std::string day = value.substr(0, 10);
  while (day.ends_with('/')) day.pop_back();
  std::replace(day.begin(), day.end(), '/', '-');
  const bool whole = day.size() == 10 && day[4] == '-' && day[7] == '-';
  return whole ? day : value;
}

void read_fields(const Record& record, ReadArticle& read) {
  schema::Article& article = read.article;
  const auto put = [&](const char* name, std::string& field, std::initializer_list<std::string_view> tags) {
    put_field(read, name, field, std::string("ris.").append(name), record.value(tags));
  };
  put("headline", article.headline, {"TI", "T1", "CT"});
  put("source", article.source, {"T2", "JF", "JO", "BT", "JA", "PB"});
  put("section", article.section, {"SE"});
  put("language", article.language, {"LA"});
  put("url", article.url, {"UR", "L2"});
  if (article.url.empty()) put("id", article.id, {"AN", "ID"});
  for (const std::string& date : record.values({"DA", "Y1", "PY"}))
    put_date(read, "published", "ris.date", day_of(date));
  for (const std::string& name : record.values({"AU", "A1"}))
    put_byline(read, "ris.author", given_name_first(name));
  for (std::string& keyword : record.values({"KW"})) put_keyword(read, "ris.keyword", std::move(keyword));

  // What these call an abstract may be the text.
  constexpr std::size_t kLongestAbstract = 600;
  std::string text = record.value({"AB", "N2"});
  if (text.size() > kLongestAbstract) {
    put_field(read, "body", article.body, "ris.abstract", std::move(text));
  } else {
    article.teaser = true;
    put_field(read, "subheadline", article.subheadline, "ris.abstract", std::move(text));
  }
}

}  // namespace

std::optional<ReadResult> read_ris(std::string_view text, const RawDocument& document) {
  text = trim(text);
  if (!text.starts_with(kFirstTag)) return std::nullopt;
  std::vector<Record> records;
  for (const std::string_view line : lines_of(text)) {
    if (line.starts_with(kFirstTag)) records.emplace_back();
    records.back().add(line);
  }
  ReadResult result;
  for (const Record& record : records) {
    ReadArticle read;
    read.where = where_in(document, "record", result.articles.size() + 1, records.size());
    read_fields(record, read);
    result.articles.push_back(std::move(read));
  }
  return result;
}

}  // namespace news::reading
