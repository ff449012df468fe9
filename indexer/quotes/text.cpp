#include "quotes/text.h"

#include <news/schema/internal/fold.h>

namespace news::quotes {
namespace {

/// Simple lower case for the scripts that news in the languages of the word lists is written in.
char32_t lower(char32_t c) {
  if (c >= U'A' && c <= U'Z') return c + 32;
  if (c < 0xC0) return c;
  if (c <= 0xDE) return c == 0xD7 ? c : c + 32;
  if (c == 0x2019 || c == 0x2018 || c == 0x02BC) return U'\'';
  if (c >= 0x100 && c <= 0x17F) {
    if (c == 0x130 || c == 0x131 || c == 0x138 || c == 0x149 || c == 0x178 || c == 0x17F) return c;
    const bool even_is_upper = c < 0x139 || (c >= 0x14A && c <= 0x177);
    return ((c % 2 == 0) == even_is_upper) ? c + 1 : c;
  }
  if (c >= 0x391 && c <= 0x3A9) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if (c >= 0x460 && c <= 0x52F) return c % 2 == 0 ? c + 1 : c;
  return c;
}

}  // namespace

LowerWord::LowerWord(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const auto byte = static_cast<unsigned char>(word[at]);
    if (size_ + 4 > buffer_.size()) return;
    if (byte < 0x80) {
      buffer_[size_++] = static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
      ++at;
      continue;
    }
    const char32_t c = lower(schema::next_code_point(word, at));
    if (c < 0x80) {
      buffer_[size_++] = static_cast<char>(c);
    } else if (c < 0x800) {
      buffer_[size_++] = static_cast<char>(0xC0 | (c >> 6));
      buffer_[size_++] = static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      buffer_[size_++] = static_cast<char>(0xE0 | (c >> 12));
      buffer_[size_++] = static_cast<char>(0x80 | ((c >> 6) & 0x3F));
      buffer_[size_++] = static_cast<char>(0x80 | (c & 0x3F));
    } else {
      buffer_[size_++] = static_cast<char>(0xF0 | (c >> 18));
      buffer_[size_++] = static_cast<char>(0x80 | ((c >> 12) & 0x3F));
      buffer_[size_++] = static_cast<char>(0x80 | ((c >> 6) & 0x3F));
      buffer_[size_++] = static_cast<char>(0x80 | (c & 0x3F));
    }
  }
}

WordShape shape_of(std::string_view word) {
  WordShape shape;
  if (!word.empty() && word.front() >= 'a' && word.front() <= 'z') return shape;
  std::size_t letters = 0;
  bool small = false;
  for (std::size_t at = 0; at < word.size();) {
    const bool first = at == 0;
    const char32_t c = schema::next_code_point(word, at);
    const bool upper = schema::is_upper(c);
    if (first) {
      shape.capital = upper;
      shape.number = schema::is_digit(c);
    }
    if (schema::is_letter(c)) {
      ++letters;
      if (!upper) {
        small = true;
        break;
      }
    }
  }
  shape.all_capital = !small && letters >= 2;
  return shape;
}

std::uint32_t count_words(std::string_view text, std::uint32_t enough) {
  std::uint32_t words = 0;
  std::uint32_t cjk = 0;
  bool inside =
      false;  // In a word, or right after a mark that may join it to the next: don't, two-thirds, U.S.
  bool letter = false;
  for (std::size_t at = 0; at < text.size() && words + cjk / 2 < enough;) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      const bool joins = letter && (byte == '\'' || byte == '-' || byte == '.');
      letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
      if (letter && !inside) ++words;
      inside = letter || joins;
      ++at;
      continue;
    }
    const char32_t c = schema::next_code_point(text, at);
    if (schema::is_cjk(c)) {
      ++cjk;
      inside = letter = false;
      continue;
    }
    const bool joins = letter && c == 0x2019;
    letter = schema::is_letter(c) || schema::is_digit(c);
    if (letter && !inside) ++words;
    inside = letter || joins;
  }
  return words + cjk / 2;
}

std::size_t blank_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return schema::is_blank(byte) ? 1 : 0;
  // Blanks beyond ASCII begin with C2 (NBSP), E1, E2 or E3.
  if (byte != 0xC2 && byte != 0xE1 && byte != 0xE2 && byte != 0xE3) return 0;
  std::size_t next = at;
  return schema::is_blank(schema::next_code_point(text, next)) ? next - at : 0;
}

std::size_t blank_before(std::string_view text, std::size_t at) {
  if (at == 0) return 0;
  std::size_t begin = at - 1;
  while (begin > 0 && at - begin < 3 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  const std::size_t length = blank_at(text, begin);
  return begin + length == at ? length : 0;
}

void trim(std::string_view text, std::size_t& begin, std::size_t& end) {
  while (begin < end) {
    const std::size_t length = blank_at(text, begin);
    if (length == 0) break;
    begin += length;
  }
  if (begin > end) begin = end;
  while (end > begin) {
    const std::size_t length = blank_before(text, end);
    if (length == 0 || length > end - begin) break;
    end -= length;
  }
}

std::string_view word_before(std::string_view text, std::size_t at) {
  while (const std::size_t blank = blank_before(text, at)) at -= blank;
  const std::size_t end = at;
  while (at > 0 && end - at < 20 && blank_before(text, at) == 0) --at;
  std::string_view word = text.substr(at, end - at);
  if (word.ends_with('.')) word.remove_suffix(1);  // Ms.
  return word;
}

}  // namespace news::quotes
