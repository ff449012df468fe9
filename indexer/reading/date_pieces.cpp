#include "reading/date_pieces.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <unordered_map>

#include <news/schema/internal/fold.h>

#include "reading/date_words.h"
#include "reading/dates.h"

namespace news::reading {
namespace {

std::vector<std::string> split_folded(std::string_view names) {
  std::vector<std::string> out;
  for (const std::string_view word : words_of(names)) out.push_back(schema::fold_case(word));
  return out;
}

}  // namespace

int month_number(std::string_view word) {
  static const std::unordered_map<std::string, int> kMonths = [] {
    std::unordered_map<std::string, int> out;
    for (std::size_t month = 0; month < kMonthNames.size(); ++month) {
      for (std::string& name : split_folded(kMonthNames[month]))
        out.emplace(std::move(name), static_cast<int>(month) + 1);
    }
    return out;
  }();
  if (word.size() < 3 || word.size() > 32) return 0;
  const auto found = kMonths.find(schema::fold_case(word));
  return found == kMonths.end() ? 0 : found->second;
}

void Scanner::cut(std::size_t from, std::size_t most) {
  for (std::size_t at = from; at < text_.size() && pieces_.size() < most;) {
    const std::size_t begin = at;
    const char32_t c = schema::next_code_point(text_, at);
    if (is_ascii_digit(text_[begin])) {
      while (at < text_.size() && is_ascii_digit(text_[at])) ++at;
      int value = -1;
      if (at - begin <= 8) std::from_chars(text_.data() + begin, text_.data() + at, value);
      pieces_.push_back({Piece::Kind::number, begin, at, value});
    } else if (schema::is_letter(c)) {
      for (std::size_t next = at; next < text_.size(); at = next) {
        const char32_t letter = schema::next_code_point(text_, next);
        if (!schema::is_letter(letter) || schema::is_cjk(letter) || schema::is_cjk(c)) break;
      }
      pieces_.push_back({Piece::Kind::word, begin, at, 0});
    } else if (!schema::is_blank(c)) {
      pieces_.push_back({Piece::Kind::mark, begin, at, 0});
    }
  }
}

bool is_month_name(std::string_view word) {
  return month_number(word) != 0;
}

bool is_weekday_name(std::string_view word) {
  static const std::vector<std::string> kWeekdays = [] {
    std::vector<std::string> out = split_folded(kWeekdayNames);
    std::sort(out.begin(), out.end());
    return out;
  }();
  return word.size() <= 32 && std::binary_search(kWeekdays.begin(), kWeekdays.end(), schema::fold_case(word));
}

}  // namespace news::reading
