#include "reading/characters.h"

#include <algorithm>
#include <array>

#include <news/schema/internal/byte_words.h>
#include <news/schema/internal/fold.h>

namespace news::reading {
namespace {

constexpr bool is_ascii_blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

bool is_closing_mark(char32_t c) {
  switch (c) {
    case U'"':
    case U'\'':
    case U')':
    case U']':
    case U'»':
    case U'«':  // closes in German
    case U'›':
    case U'‹':
    case U'“':  // closes in German
    case U'”':
    case U'‘':
    case U'’':
    case U'」':
    case U'』':
    case U'）':
      return true;
    default:
      return false;
  }
}

bool is_sentence_mark(char32_t c) {
  return c == U'.' || c == U'!' || c == U'?' || c == U'…' || c == U'。' || c == U'！' || c == U'？' ||
         c == U'؟' || c == U'।';
}

/// Where the last character begins; the text isn't empty.
std::size_t last_begin(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && text.size() - at < 4 && is_continuation(text[at])) --at;
  return at;
}

}  // namespace

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_ascii_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string squeeze(std::string_view text) {
  text = trim(text);
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (!is_ascii_blank(c)) {
      out += c;
    } else if (out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = ascii_lower(c);
  return out;
}

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && equals_ignoring_case(text.substr(0, prefix.size()), prefix);
}

bool equals_ignoring_case(std::string_view text, std::string_view lower) {
  if (text.size() != lower.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (ascii_lower(text[i]) != lower[i]) return false;
  }
  return true;
}

std::size_t length_of(std::string_view text) {
  const auto is_inside = [](unsigned char byte) -> unsigned char { return (byte & 0xC0U) == 0x80U ? 1 : 0; };
  return text.size() - schema::count_bytes(text, is_inside);
}

std::size_t count_words(std::string_view text) {
  std::size_t count = 0;
  bool inside = false;
  for (const char c : text) {
    const bool blank = is_ascii_blank(c);
    if (!blank && !inside) ++count;
    inside = !blank;
  }
  return count;
}

std::string_view beginning_of(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && is_continuation(text[bytes])) --bytes;
  return text.substr(0, bytes);
}

char32_t first_character(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? U'\0' : schema::next_code_point(text, at);
}

char32_t last_character(std::string_view text) {
  if (text.empty()) return U'\0';
  std::size_t at = last_begin(text);
  return schema::next_code_point(text, at);
}

std::string_view without_closing_marks(std::string_view text) {
  text = trim(text);
  while (!text.empty() && is_closing_mark(last_character(text)))
    text = trim(text.substr(0, last_begin(text)));
  return text;
}

bool ends_sentence(std::string_view text) {
  return is_sentence_mark(last_character(without_closing_marks(text)));
}

bool ends_in_ellipsis(std::string_view text) {
  const std::string_view bare = without_closing_marks(text);
  return last_character(bare) == U'…' || bare.ends_with("...");
}

bool ends_in_full_stop(std::string_view text) {
  const std::string_view bare = without_closing_marks(text);
  const char32_t last = last_character(bare);
  if (last == U'。') return true;
  if (last != U'.' || bare.ends_with("..")) return false;
  // "U.S.", "Washington D.C.": a single capital between two points.
  const std::size_t n = bare.size();
  return !(n >= 4 && is_ascii_upper(bare[n - 2]) && bare[n - 3] == '.');
}

bool starts_with_upper(std::string_view text) {
  return schema::is_upper(first_character(text));
}

bool starts_with_lower(std::string_view text) {
  const char32_t c = first_character(text);
  if (c < 0x80) return c >= U'a' && c <= U'z';
  if (!schema::is_letter(c) || schema::is_upper(c) || schema::is_cjk(c)) return false;
  // Scripts without case have no small letters: what folds to itself in Latin, Greek and Cyrillic is small.
  return c < 0x0530 || (c >= 0x1E00 && c < 0x2000);
}

bool is_all_capitals(std::string_view text) {
  bool any = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = schema::next_code_point(text, at);
    if (c < 0x80 ? (c >= U'a' && c <= U'z') : (schema::is_letter(c) && !schema::is_upper(c))) return false;
    any = any || schema::is_upper(c);
  }
  return any;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> out;
  std::size_t at = 0;
  while (at < text.size()) {
    while (at < text.size() && is_ascii_blank(text[at])) ++at;
    const std::size_t begin = at;
    while (at < text.size() && !is_ascii_blank(text[at])) ++at;
    if (at > begin) out.push_back(text.substr(begin, at - begin));
  }
  return out;
}

namespace {

/// phrase_key() of ASCII.
std::string plain_phrase_key(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  for (const char given : text) {
    const char c = ascii_lower(given);
    if (is_ascii_letter(c) || is_ascii_digit(c) || (c == '\'' && !out.empty() && !blank)) {
      if (blank && !out.empty()) out += ' ';
      blank = false;
      out += c;
    } else {
      blank = true;
    }
  }
  while (out.ends_with('\'')) out.pop_back();
  return out;
}

}  // namespace

std::string phrase_key(std::string_view text) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (std::all_of(text.begin(), text.end(), is_ascii)) return plain_phrase_key(text);
  const std::string folded = schema::fold_case(text);
  std::string out;
  out.reserve(folded.size());
  bool blank = false;
  for (std::size_t at = 0; at < folded.size();) {
    char32_t c = schema::next_code_point(folded, at);
    if (c == 0x2019 || c == 0x2018) c = U'\'';
    if (schema::is_letter(c) || schema::is_digit(c) || (c == U'\'' && !out.empty() && !blank)) {
      if (blank && !out.empty()) out += ' ';
      blank = false;
      schema::append_utf8(out, c);
    } else {
      blank = true;
    }
  }
  while (out.ends_with('\'')) out.pop_back();
  return out;
}

std::string_view without_parentheses(std::string_view line) {
  const bool wrapped =
      (line.starts_with('(') && line.ends_with(')')) || (line.starts_with('[') && line.ends_with(']'));
  return wrapped ? trim(line.substr(1, line.size() - 2)) : line;
}

}  // namespace news::reading
