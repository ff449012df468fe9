#include <news/schema/internal/tokens.h>

#include <array>
#include <bit>
#include <cstring>

#include <news/schema/internal/fold.h>

#include "latin_letters.h"

namespace news::schema {
namespace {

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

/// U+2000 to U+203F, whole: blanks, dashes, quotation marks, no letter and no figure among them.
bool is_punctuation(std::string_view text, std::size_t at) {
  return text.size() - at >= 3 && text[at] == '\xE2' && text[at + 1] == '\x80' &&
         (static_cast<unsigned char>(text[at + 2]) & 0xC0U) == 0x80U;
}

/// The same, of those that are dropped inside a word.
bool is_invisible_punctuation(char third) {
  const auto byte = static_cast<unsigned char>(third);
  return (byte >= 0x8B && byte <= 0x8F) || (byte >= 0xAA && byte <= 0xAE);
}

/// How a word goes on behind its ASCII letters and figures.
enum class Joint {
  end,      ///< It doesn't.
  letter,   ///< With a letter that LatinLetters folds.
  mark,     ///< With an ASCII apostrophe, point, comma or ampersand, and the word behind it.
  curly,    ///< With U+2019 for an apostrophe.
  unclear,  ///< The long way tells.
};

char32_t code_of_two(std::string_view text, std::size_t at) {
  return (static_cast<unsigned char>(text[at]) & 0x1FU) << 6U |
         (static_cast<unsigned char>(text[at + 1]) & 0x3FU);
}

bool is_latin_letter(std::string_view text, std::size_t at) {
  const char lead = text[at];
  return lead >= '\xC3' && lead <= '\xC5' && text.size() - at >= 2 &&
         (static_cast<unsigned char>(text[at + 1]) & 0xC0U) == 0x80U &&
         latin_letters()[code_of_two(text, at)].size != 0;
}

/// `joined` where a character of the class wanted stands at `at`.
Joint if_followed_by(std::string_view text, std::size_t at, Class wanted, Joint joined) {
  if (at >= text.size()) return Joint::end;
  const Class after = class_at(text, at);
  if (after == wanted) return joined;
  return after == Class::beyond && !is_punctuation(text, at) ? Joint::unclear : Joint::end;
}

Joint joint_at(std::string_view text, std::size_t at, Class before) {
  if (at >= text.size()) return Joint::end;
  switch (const char c = text[at]) {
    case '\'':
    case '&':
      return before == Class::letter ? if_followed_by(text, at + 1, Class::letter, Joint::mark) : Joint::end;
    case '.':
    case ',':
      return before == Class::digit ? if_followed_by(text, at + 1, Class::digit, Joint::mark) : Joint::end;
    default:
      if (static_cast<unsigned char>(c) < 0x80) return Joint::end;
  }
  if (is_punctuation(text, at)) {
    const char third = text[at + 2];
    if (third == '\x99' && before == Class::letter)
      return if_followed_by(text, at + 3, Class::letter, Joint::curly);
    return is_invisible_punctuation(third) ? Joint::unclear : Joint::end;
  }
  return is_latin_letter(text, at) ? Joint::letter : Joint::unclear;
}

}  // namespace

Tokens::Tokens(std::string_view text) : text_(text) {}

bool Tokens::next_otherwise(Token& token) {
  if (cjk_end_ != 0 && next_cjk(token)) return true;
  while (skip_to_word()) {
    if (next_plain(token)) return true;
    const Class cls = class_at(text_, at_);
    if (cls == Class::beyond && is_punctuation(text_, at_)) {
      at_ += 3;
      continue;
    }
    if (cls == Class::letter && at_ + 1 < text_.size() && text_[at_ + 1] == '.' && next_acronym(token))
      return true;
    if (next_latin(token) || next_of_any_script(token)) return true;
  }
  return false;
}

/// Moves to the next letter, figure or byte beyond ASCII, and sees to it that what follows is marked, a word
/// of a common length as a whole; false at the end.
bool Tokens::skip_to_word() {
  while (at_ < text_.size()) {
    if (at_ - block_ >= kBlock) mark(at_);
    const std::uint64_t rest = (words_ | beyond_) >> (at_ - block_);
    if (rest != 0) {
      at_ += static_cast<std::size_t>(std::countr_zero(rest));
      const bool cut_off = ~words_ >> (at_ - block_) == 0;
      if (cut_off && at_ != block_) mark(at_);
      return true;
    }
    at_ = block_ + kBlock;
  }
  at_ = text_.size();
  return false;
}

void Tokens::mark(std::size_t begin) {
  block_ = begin;
  const std::size_t left = text_.size() - begin;
  BlockMarks marks;
  if (left >= kBlock) {
    marks = marks_of(text_.data() + begin);
  } else {
    std::array<char, kBlock> room{};
    std::memcpy(room.data(), text_.data() + begin, left);
    marks = marks_of(room.data());
  }
  words_ = marks.word;
  beyond_ = marks.beyond;
}

bool Tokens::next_acronym(Token& token) {
  const std::size_t begin = at_;
  const std::size_t end = acronym_end(text_, begin);
  if (end == begin) return false;
  term_.clear();
  for (std::size_t i = begin; i < end; ++i) {
    if (text_[i] != '.') term_ += static_cast<char>(text_[i] | 0x20);
  }
  at_ = end;
  token = {kept(term_), static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), false};
  return true;
}

/// The short way for words of ASCII and the letters behind it, which nearly all words of European languages
/// are. False, and nothing taken, for what needs the long way.
bool Tokens::next_latin(Token& token) {
  std::size_t at = at_;
  std::size_t size = 0;
  Class before = Class::other;
  while (true) {
    if (size > kMaxWordBytes) return false;
    const std::size_t copied = copy_lower(text_, at, word_.data() + size);
    at += copied;
    size += copied;
    if (copied != 0) before = class_at(text_, at - 1);
    if (copied == kStep) continue;
    const Joint joint = joint_at(text_, at, before);
    if (joint == Joint::unclear) return false;
    if (joint == Joint::end) break;
    if (joint == Joint::letter) {
      const auto& folded = latin_letters()[code_of_two(text_, at)];
      std::memcpy(word_.data() + size, folded.bytes.data(), folded.bytes.size());
      size += folded.size;
      at += 2;
      before = Class::letter;
      continue;
    }
    word_[size++] = joint == Joint::curly ? '\'' : text_[at];
    at += joint == Joint::curly ? 3 : 1;
  }
  if (size == 0 || size > kMaxWordBytes) return false;
  token = {{word_.data(), size}, static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(at), false};
  at_ = at;
  return true;
}

/// False where no word begins; what stands there instead is taken.
bool Tokens::next_of_any_script(Token& token) {
  const std::size_t begin = at_;
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
  if (end == begin) return begin_cjk() && next_cjk(token);
  fold(begin, end, ascii);
  if (term_.empty()) return false;
  token = {kept(term_), static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), false};
  return true;
}

/// Finds the end of a run of CJK characters that begins here; takes whatever else does.
bool Tokens::begin_cjk() {
  std::size_t behind = 0;
  if (!is_cjk(peek(text_, at_, behind))) {
    at_ = behind;
    return false;
  }
  cjk_end_ = behind;
  while (cjk_end_ < text_.size()) {
    std::size_t next_end = 0;
    if (!is_cjk(peek(text_, cjk_end_, next_end))) break;
    cjk_end_ = next_end;
  }
  return true;
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
  token = {kept(term_), static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), true};
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
}

/// The term where the last token's is, cut if it is too long.
std::string_view Tokens::kept(std::string_view term) {
  std::size_t size = term.size();
  if (size > kMaxWordBytes) {
    size = kMaxWordBytes;
    while (size > 0 && (static_cast<unsigned char>(term[size]) & 0xC0) == 0x80) --size;
  }
  return {word_.data(), term.copy(word_.data(), size)};
}

}  // namespace news::schema
