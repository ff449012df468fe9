#include <news/schema/internal/fold.h>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include <news/schema/error.h>
#include <news/schema/internal/byte_words.h>

namespace news::schema {
namespace {

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*get)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = get(status);
  if (U_FAILURE(status)) throw Error(ErrorCode::internal, "ICU's normalisation data can't be loaded");
  return *found;
}

const icu::Normalizer2& case_folder() {
  static const icu::Normalizer2& folder = normalizer(&icu::Normalizer2::getNFKCCasefoldInstance);
  return folder;
}

const icu::Normalizer2& decomposer() {
  static const icu::Normalizer2& found = normalizer(&icu::Normalizer2::getNFDInstance);
  return found;
}

const icu::Normalizer2& composer() {
  static const icu::Normalizer2& found = normalizer(&icu::Normalizer2::getNFCInstance);
  return found;
}

bool is_ascii(std::string_view text) {
  std::size_t at = 0;
  for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
    if ((word_at(text, at) & kTopBits) != 0) return false;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at == text.size();
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return out;
}

/// Letters that Unicode doesn't decompose, in folded form, and what people type instead.
constexpr std::array<std::pair<char32_t, std::string_view>, 16> kPlainLetters = {{
    {U'ø', "o"},
    {U'ł', "l"},
    {U'đ', "d"},
    {U'ð', "d"},
    {U'þ', "th"},
    {U'æ', "ae"},
    {U'œ', "oe"},
    {U'ı', "i"},
    {U'ħ', "h"},
    {U'ŧ', "t"},
    {U'ŋ', "n"},
    {U'ĸ', "k"},
    {U'ſ', "s"},
    {U'ɓ', "b"},
    {U'ɗ', "d"},
    {U'ƙ', "k"},
}};

/// Only these scripts lose their marks: elsewhere marks are vowels, and without them words would be others.
bool loses_marks(char32_t base) {
  const UChar32 c = static_cast<UChar32>(base);
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &status);
  return script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC;
}

bool is_mark(char32_t c) {
  const auto type = u_charType(static_cast<UChar32>(c));
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK;
}

void append_plain(std::string& out, char32_t c) {
  if (c >= 0x80) {
    for (const auto& [letter, plain] : kPlainLetters) {
      if (letter == c) {
        out += plain;
        return;
      }
    }
  }
  append_utf8(out, c);
}

}  // namespace

std::string fold_case(std::string_view text) {
  if (is_ascii(text)) return lower_ascii(text);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  case_folder().normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink,
                              nullptr, status);
  if (U_FAILURE(status)) throw Error(ErrorCode::internal, "ICU can't fold a text");
  return out;
}

std::string fold_accents(std::string_view text) {
  if (is_ascii(text)) return lower_ascii(text);
  std::string folded = fold_case(text);
  if (is_ascii(folded)) return folded;
  const icu::UnicodeString decomposed = [&] {
    UErrorCode status = U_ZERO_ERROR;
    return decomposer().normalize(icu::UnicodeString::fromUTF8(folded), status);
  }();
  icu::UnicodeString kept;
  bool drop_marks = false;
  for (int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    const UChar32 c = decomposed.char32At(i);
    if (is_mark(static_cast<char32_t>(c))) {
      if (!drop_marks) kept.append(c);
      continue;
    }
    drop_marks = loses_marks(static_cast<char32_t>(c));
    // Cyrillic й and ї are letters of their own in the languages that use them, yet readers type и and і for
    // them nowhere; keep the breve and the diaeresis there.
    if (drop_marks && (c == 0x0438 || c == 0x0456)) drop_marks = false;
    kept.append(c);
  }
  UErrorCode status = U_ZERO_ERROR;
  std::string composed;
  composer().normalize(kept, status).toUTF8String(composed);
  std::string out;
  out.reserve(composed.size());
  for (std::size_t at = 0; at < composed.size();) append_plain(out, next_code_point(composed, at));
  return out;
}

std::string name_key(std::string_view name) {
  // Most names are ASCII, and have nothing to fold but capitals.
  const bool ascii = is_ascii(name);
  const std::string folded = ascii ? std::string() : fold_accents(name);
  const std::string_view text = ascii ? name : folded;
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  const auto begin_letter = [&] {
    if (blank && !out.empty()) out += ' ';
    blank = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const unsigned char small = byte >= 'A' && byte <= 'Z' ? byte | 0x20U : byte;
    if ((small >= 'a' && small <= 'z') || (byte >= '0' && byte <= '9') || byte == '&') {
      begin_letter();
      out += static_cast<char>(small);
      ++at;
      continue;
    }
    // Beyond ASCII what a character is takes a table; of the others an apostrophe is left.
    char32_t c = byte;
    if (byte < 0x80) {
      ++at;
    } else {
      c = next_code_point(text, at);
      if (c == 0x2019 || c == 0x02BC) c = U'\'';
    }
    const bool inside_word = c == U'\'' && !out.empty() && !blank && at < text.size();
    if (inside_word || (c >= 0x80 && (is_letter(c) || is_digit(c)))) {
      begin_letter();
      append_utf8(out, c);
    } else {
      blank = true;
    }
  }
  return out;
}

std::string valid_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c < 0x80) {
      out += text[at++];
    } else {
      append_utf8(out, next_code_point(text, at));
    }
  }
  return out;
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto first = static_cast<std::uint8_t>(text[at]);
  if (first < 0x80) {
    ++at;
    return first;
  }
  // Room for at most one character, so that the 32-bit offsets of ICU's macro never meet a long text.
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data() + at);
  const auto length = static_cast<int32_t>(std::min<std::size_t>(text.size() - at, 4));
  int32_t i = 0;
  UChar32 c = 0;
  U8_NEXT(bytes, i, length, c);
  if (c < 0) {
    ++at;
    return 0xFFFD;
  }
  at += static_cast<std::size_t>(i);
  return static_cast<char32_t>(c);
}

void append_utf8(std::string& out, char32_t code_point) {
  if (code_point < 0x80) {
    out += static_cast<char>(code_point);
    return;
  }
  std::array<std::uint8_t, 4> bytes{};
  int32_t length = 0;
  UBool failed = false;
  U8_APPEND(bytes.data(), length, 4, static_cast<UChar32>(code_point), failed);
  if (failed) {
    out += "\xEF\xBF\xBD";
    return;
  }
  out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
}

bool is_cjk(char32_t c) {
  if (c < 0x1100) return false;
  return (c <= 0x11FF) ||                 // Hangul jamo
         (c >= 0x3005 && c <= 0x3007) ||  // iteration mark, closing mark, zero
         (c >= 0x3041 && c <= 0x30FF && c != 0x30FB) || (c >= 0x3105 && c <= 0x312F) ||
         (c >= 0x3131 && c <= 0x318E) || (c >= 0x31F0 && c <= 0x31FF) || (c >= 0x3400 && c <= 0x4DBF) ||
         (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xA960 && c <= 0xA97F) || (c >= 0xAC00 && c <= 0xD7FF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF66 && c <= 0xFFDC) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  const auto cp = static_cast<UChar32>(c);
  return (U_GET_GC_MASK(cp) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z';
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0;
}

bool is_digit(char32_t c) {
  if (c < 0x80) return c >= U'0' && c <= U'9';
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_N_MASK) != 0;
}

bool is_blank(char32_t c) {
  if (c < 0x80) return c == U' ' || (c >= U'\t' && c <= U'\r');
  return u_isUWhiteSpace(static_cast<UChar32>(c));
}

}  // namespace news::schema
