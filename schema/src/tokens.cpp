#include <news/schema/internal/tokens.h>

#include <array>

#include <news/schema/internal/fold.h>

namespace news::schema {
namespace {

enum class Class : unsigned char { other, letter, digit, beyond };

constexpr std::array<Class, 256> make_classes() {
  std::array<Class, 256> classes{};
  for (int c = 'a'; c <= 'z'; ++c) classes[static_cast<std::size_t>(c)] = Class::letter;
  for (int c = 'A'; c <= 'Z'; ++c) classes[static_cast<std::size_t>(c)] = Class::letter;
  for (int c = '0'; c <= '9'; ++c) classes[static_cast<std::size_t>(c)] = Class::digit;
  for (std::size_t c = 0x80; c < 256; ++c) classes[c] = Class::beyond;
  return classes;
}
constexpr auto kClasses = make_classes();

Class class_at(std::string_view text, std::size_t at) {
  return kClasses[static_cast<unsigned char>(text[at])];
}

/// Characters that are dropped inside a word: soft hyphen, zero-width space and joiners, word joiner, BOM.
bool is_invisible(char32_t c) {
  return c == 0x00AD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF;
}

bool is_word(char32_t c) {
  return (is_letter(c) || is_digit(c)) && !is_cjk(c);
}

bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == 0x2019 || c == 0x02BC || c == 0xFF07;
}

/// The code point at `at` without moving, and the place behind it.
char32_t peek(std::string_view text, std::size_t at, std::size_t& behind) {
  behind = at;
  if (at >= text.size()) return 0;
  return next_code_point(text, behind);
}

/// What may stand inside a word between the characters before and after it.
bool joins(char32_t before, char32_t middle, char32_t after) {
  if (is_apostrophe(middle)) return is_letter(before) && is_letter(after);
  if (middle == U'.' || middle == U',') return is_digit(before) && is_digit(after);
  if (middle == U'&') return is_letter(before) && is_letter(after);
  return false;
}

/// End of a dotted acronym that begins at `at` ("U.S.", "p.m."), or `at` itself. At least two letters.
std::size_t acronym_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  std::size_t letters = 0;
  // The bound keeps a hostile "a.a.a..." from being scanned again at each of its letters.
  constexpr std::size_t kLongest = 12;
  while (letters < kLongest && end + 1 < text.size() && class_at(text, end) == Class::letter &&
         text[end + 1] == '.') {
    end += 2;
    ++letters;
  }
  if (end < text.size() && class_at(text, end) != Class::other) {
    // A letter without a point behind ends the acronym ("U.S.A") where a word ends too; anything longer is no
    // acronym.
    const bool last_letter = class_at(text, end) == Class::letter &&
                             (end + 1 == text.size() || class_at(text, end + 1) == Class::other);
    if (!last_letter) return at;
    ++end;
    ++letters;
  }
  return letters >= 2 ? end : at;
}

}  // namespace

Tokens::Tokens(std::string_view text) : text_(text) {}

bool Tokens::next(Token& token) {
  if (cjk_end_ != 0 && next_cjk(token)) return true;
  while (at_ < text_.size()) {
    const Class cls = class_at(text_, at_);
    if (cls == Class::other) {
      ++at_;
      continue;
    }
    const std::size_t begin = at_;
    if (cls == Class::letter && at_ + 1 < text_.size() && text_[at_ + 1] == '.') {
      if (const std::size_t end = acronym_end(text_, at_); end != at_) {
        term_.clear();
        for (std::size_t i = begin; i < end; ++i) {
          if (text_[i] != '.') term_ += static_cast<char>(text_[i] | 0x20);
        }
        if (term_.size() > kMaxWordBytes) term_.resize(kMaxWordBytes);
        at_ = end;
        token = {term_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), false};
        return true;
      }
    }
    bool ascii = true;
    char32_t before = 0;
    std::size_t end = begin;  // behind the last character of the word
    while (at_ < text_.size()) {
      const Class here = class_at(text_, at_);
      if (here == Class::letter || here == Class::digit) {
        before = static_cast<unsigned char>(text_[at_]);
        end = ++at_;
        continue;
      }
      std::size_t behind = 0;
      const char32_t c = peek(text_, at_, behind);
      if (here == Class::beyond && is_word(c)) {
        ascii = false;
        before = c;
        end = at_ = behind;
        continue;
      }
      if (before == 0) break;
      if (is_invisible(c)) {
        ascii = false;
        at_ = behind;
        continue;
      }
      std::size_t after_end = 0;
      const char32_t after = peek(text_, behind, after_end);
      if (!joins(before, c, after) || is_cjk(after)) break;
      if (c >= 0x80) ascii = false;
      at_ = behind;
    }
    if (end == begin) {
      std::size_t behind = 0;
      const char32_t c = peek(text_, at_, behind);
      if (is_cjk(c)) {
        cjk_end_ = behind;
        while (cjk_end_ < text_.size()) {
          std::size_t next_end = 0;
          if (!is_cjk(peek(text_, cjk_end_, next_end))) break;
          cjk_end_ = next_end;
        }
        if (next_cjk(token)) return true;
      } else {
        at_ = behind;
      }
      continue;
    }
    fold(begin, end, ascii);
    if (term_.empty()) continue;
    token = {term_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), false};
    return true;
  }
  return false;
}

bool Tokens::next_cjk(Token& token) {
  if (at_ >= cjk_end_) {
    cjk_end_ = 0;
    return false;
  }
  const std::size_t begin = at_;
  std::size_t second = begin;
  next_code_point(text_, second);
  std::size_t end = second;
  if (second < cjk_end_) next_code_point(text_, end);
  term_ = fold_case(text_.substr(begin, end - begin));
  // The last character of a run is covered by the bigram before it.
  at_ = end >= cjk_end_ ? cjk_end_ : second;
  if (at_ >= cjk_end_) cjk_end_ = 0;
  token = {term_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), true};
  return true;
}

void Tokens::fold(std::size_t begin, std::size_t end, bool ascii) {
  const std::string_view word = text_.substr(begin, end - begin);
  if (ascii) {
    term_.resize(word.size());
    for (std::size_t i = 0; i < word.size(); ++i) {
      const char c = word[i];
      term_[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    }
  } else {
    std::string plain;
    plain.reserve(word.size());
    for (std::size_t at = 0; at < word.size();) {
      const char32_t c = next_code_point(word, at);
      if (is_invisible(c)) continue;
      append_utf8(plain, is_apostrophe(c) ? U'\'' : c);
    }
    term_ = fold_case(plain);
  }
  if (term_.size() > kMaxWordBytes) {
    std::size_t cut = kMaxWordBytes;
    while (cut > 0 && (static_cast<unsigned char>(term_[cut]) & 0xC0) == 0x80) --cut;
    term_.resize(cut);
  }
}

}  // namespace news::schema
