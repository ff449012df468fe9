#pragma once

#include <cstdint>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

#include <simdjson.h>

namespace news::bench {

/// What every side indexes of an article. The views are good until the next article is read.
struct StreamArticle {
  std::string_view id;
  std::string_view headline;
  std::string_view body;
  std::string_view date;  ///< ISO 8601 as in the file, or empty.
  std::string_view source;
};

/// Reads a file of JSON Lines: the one parser behind all rivals, so that what they are charged for reading is
/// the same.
class ArticleStream {
 public:
  explicit ArticleStream(const std::string& path) : in_(path) {
    if (!in_) throw std::runtime_error("can't read " + path);
  }

  /// False at the end. Throws simdjson::simdjson_error on what isn't JSON.
  bool next(StreamArticle& article) {
    if (!std::getline(in_, line_)) return false;
    if (line_.capacity() < line_.size() + simdjson::SIMDJSON_PADDING) line_.reserve(2 * line_.size() + 64);
    article = {};
    // The DOM and not the on-demand interface: only the former picks the processor's instructions at run
    // time.
    const simdjson::dom::object object = parser_.parse(line_);
    for (const auto& [key, value] : object) {
      if (std::string_view* target = member(article, key)) *target = value;
    }
    return true;
  }

 private:
  static std::string_view* member(StreamArticle& article, std::string_view key) {
    if (key == "id") return &article.id;
    if (key == "headline") return &article.headline;
    if (key == "body") return &article.body;
    if (key == "date") return &article.date;
    if (key == "source") return &article.source;
    return nullptr;
  }

  std::ifstream in_;
  std::string line_;
  simdjson::dom::parser parser_;
};

/// Seconds since 1970 at the start of an ISO date's day; 0 without a date.
inline std::int64_t day_seconds(std::string_view date) {
  if (date.size() < 10 || date[4] != '-' || date[7] != '-') return 0;
  const auto number = [&](std::size_t from, std::size_t count) {
    std::int64_t value = 0;
    for (const char c : date.substr(from, count)) value = value * 10 + (c - '0');
    return value;
  };
  // Days of the civil calendar, counted from a March so that the leap day comes last.
  const std::int64_t month = number(5, 2);
  const std::int64_t year = number(0, 4) - (month <= 2 ? 1 : 0);
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + number(8, 2) - 1;
  return (year * 365 + year / 4 - year / 100 + year / 400 + day_of_year - 719468) * 86400;
}

}  // namespace news::bench
