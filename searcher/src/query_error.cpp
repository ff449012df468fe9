#include "query_error.h"

#include <algorithm>
#include <vector>

#include <news/schema/error.h>
#include <news/schema/internal/fold.h>

namespace news::searcher {
namespace {

constexpr std::size_t kLineColumns = 76;
constexpr std::size_t kShownCharacters = 60;
constexpr char32_t kReplacement = 0xFFFD;

/// One character as it is printed.
struct Glyph {
  std::string text;
  std::size_t columns = 1;
  std::size_t at = 0;  ///< Its first byte in the query.
};

bool is_invisible(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
         c == 0x00AD || c == 0x061C || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE0FFF);
}

bool is_combining(char32_t c) {
  return (c >= 0x0300 && c <= 0x036F) || (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE00 && c <= 0xFE0F);
}

bool is_wide(char32_t c) {
  return schema::is_cjk(c) || (c >= 0x3000 && c <= 0x303E) || (c >= 0xFF01 && c <= 0xFF60) ||
         (c >= 0x1F300 && c <= 0x1FAFF);
}

Glyph glyph_at(std::string_view text, std::size_t& at) {
  Glyph glyph;
  glyph.at = at;
  char32_t c = schema::next_code_point(text, at);
  if (schema::is_blank(c)) {
    c = U' ';
  } else if (c < 0x20 || (c >= 0x7F && c <= 0x9F) || is_invisible(c)) {
    c = kReplacement;
  }
  schema::append_utf8(glyph.text, c);
  glyph.columns = is_combining(c) ? 0 : is_wide(c) ? 2 : 1;
  return glyph;
}

std::vector<Glyph> glyphs_of(std::string_view text) {
  std::vector<Glyph> glyphs;
  for (std::size_t at = 0; at < text.size();) glyphs.push_back(glyph_at(text, at));
  return glyphs;
}

std::string carets_under(std::string_view query, Place place) {
  const std::vector<Glyph> glyphs = glyphs_of(query);
  const auto index_of = [&](std::size_t byte) {
    const auto found =
        std::find_if(glyphs.begin(), glyphs.end(), [&](const Glyph& glyph) { return glyph.at >= byte; });
    return static_cast<std::size_t>(found - glyphs.begin());
  };
  const std::size_t first = index_of(place.begin);
  const std::size_t last = std::max(index_of(place.end), first + 1);
  // A long query is shown around the place only.
  std::size_t from = 0;
  if (last > kLineColumns) from = first > kLineColumns / 2 ? first - kLineColumns / 2 : 0;

  std::string line = from > 0 ? "..." : "";
  std::string marks(line.size(), ' ');
  std::size_t columns = line.size();
  std::size_t i = from;
  for (; i < glyphs.size() && columns < kLineColumns; ++i) {
    line += glyphs[i].text;
    columns += glyphs[i].columns;
    marks.append(glyphs[i].columns, i >= first && i < last ? '^' : ' ');
  }
  if (i < glyphs.size()) line += "...";
  if (first >= glyphs.size()) marks += '^';
  marks.erase(marks.find_last_not_of(' ') + 1);
  return "\n  " + line + "\n  " + marks;
}

}  // namespace

void fail_at(std::string_view query, Place place, const std::string& what, std::string hint) {
  throw schema::Error(schema::ErrorCode::bad_query, what + carets_under(query, place), std::move(hint));
}

std::string shown(std::string_view text) {
  std::string out;
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (++characters > kShownCharacters) return out + "...";
    out += glyph_at(text, at).text;
  }
  return out;
}

std::string named(std::string_view text) {
  std::string out = "`";
  return out.append(shown(text)).append("`");
}

std::string in_marks(std::string_view text) {
  std::string out = "\"";
  return out.append(shown(text)).append("\"");
}

std::string grouped(std::size_t number) {
  const std::string digits = std::to_string(number);
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += ',';
    out += digits[i];
  }
  return out;
}

}  // namespace news::searcher
