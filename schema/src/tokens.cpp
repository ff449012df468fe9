#include <news/schema/internal/tokens.h>

#include <array>
#include <bit>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

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

/// Folded forms of the letters from U+00C0 to U+017F that stay letters without marks of their own. No two of
/// these and of ASCII's compose, so a word of them is folded letter by letter.
class LatinLetters {
 public:
  struct Folded {
    std::array<char, 2> bytes{};
    std::uint8_t size = 0;  ///< 0: not to be folded alone.
  };

  static constexpr char32_t kFirst = 0xC0;
  static constexpr char32_t kBehind = 0x180;

  LatinLetters() {
    for (char32_t c = kFirst; c < kBehind; ++c) {
      std::string letter;
      append_utf8(letter, c);
      const std::string folded = fold_case(letter);
      if (is_letter(c) && folded.size() <= 2 && stays(folded)) {
        Folded& out = letters_[c - kFirst];
        std::memcpy(out.bytes.data(), folded.data(), folded.size());
        out.size = static_cast<std::uint8_t>(folded.size());
      }
    }
  }

  [[nodiscard]] const Folded& operator[](char32_t c) const { return letters_[c - kFirst]; }

 private:
  static bool stays(std::string_view folded) {
    for (std::size_t at = 0; at < folded.size();) {
      const char32_t c = next_code_point(folded, at);
      if (!is_letter(c) || c >= kBehind) return false;
    }
    return true;
  }

  std::array<Folded, kBehind - kFirst> letters_{};
};

const LatinLetters& latin_letters() {
  static const LatinLetters kLetters;
  return kLetters;
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

constexpr std::size_t kStep = 16;

/// Copies ASCII letters and figures from `at` on in lower case to `out`, at most kStep of them, and gives
/// back how many. There is room for kStep bytes at `out`, whatever is copied.
std::size_t copy_lower(std::string_view text, std::size_t at, char* out) {
#if defined(__SSE2__)
  if (text.size() - at >= kStep) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    const __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    // Moved to the lower end of the signed range, so that one comparison tells.
    const auto below = [](__m128i from, char first, int count) {
      const __m128i moved = _mm_add_epi8(from, _mm_set1_epi8(static_cast<char>(-128 - first)));
      return _mm_cmplt_epi8(moved, _mm_set1_epi8(static_cast<char>(-128 + count)));
    };
    const __m128i word = _mm_or_si128(below(lower, 'a', 26), below(bytes, '0', 10));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out), lower);
    const auto others = ~static_cast<unsigned>(_mm_movemask_epi8(word));
    return static_cast<std::size_t>(std::countr_zero(others | 0x10000U));
  }
#endif
  std::size_t size = 0;
  while (size < kStep && at + size < text.size()) {
    const Class here = class_at(text, at + size);
    if (here != Class::letter && here != Class::digit) break;
    out[size] = static_cast<char>(text[at + size] | 0x20);
    ++size;
  }
  return size;
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

bool Tokens::next_acronym(Token& token) {
  const std::size_t begin = at_;
  const std::size_t end = acronym_end(text_, begin);
  if (end == begin) return false;
  term_.clear();
  for (std::size_t i = begin; i < end; ++i) {
    if (text_[i] != '.') term_ += static_cast<char>(text_[i] | 0x20);
  }
  if (term_.size() > kMaxWordBytes) term_.resize(kMaxWordBytes);
  at_ = end;
  token = {term_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), false};
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
  token = {term_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), false};
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
