#include "reading/decode.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <news/schema/internal/byte_words.h>
#include <news/schema/internal/fold.h>

#include "reading/characters.h"
#include "reading/charset.h"
#include "reading/charset_guess.h"

namespace news::reading {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::size_t kSniffBytes = 4096;

/// What windows-1252 has where Latin-1 has control characters, 0x80 to 0x9F.
constexpr std::array<char32_t, 32> kWindows1252 = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

std::string from_windows_1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    schema::append_utf8(out, windows_1252_character(static_cast<unsigned char>(c)));
  }
  return out;
}

/// Length of the UTF-8 character at `at`, 0 where there is none.
std::size_t character_length(std::string_view text, std::size_t at) {
  const std::size_t before = at;
  if (schema::next_code_point(text, at) != 0xFFFD) return at - before;
  return text.substr(before, 3) == "\xEF\xBF\xBD" ? 3 : 0;
}

struct Damage {
  std::size_t good = 0;  ///< Characters of several bytes.
  std::size_t bad = 0;   ///< Bytes that belong to no character.
};

Damage damage_of(std::string_view bytes) {
  Damage out;
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t length = character_length(bytes, at);
    ++(length == 0 ? out.bad : out.good);
    at += length == 0 ? 1 : length;
  }
  return out;
}

/// ISO-2022-JP goes over to its characters by an escape.
bool shifts_to_japanese(std::string_view bytes) {
  return bytes.find("\x1B$B") != std::string_view::npos || bytes.find("\x1B$@") != std::string_view::npos;
}

std::uint16_t unit_at(std::string_view bytes, std::size_t at, bool big_endian) {
  const auto first = static_cast<unsigned char>(bytes[at]);
  const auto second = static_cast<unsigned char>(bytes[at + 1]);
  return static_cast<std::uint16_t>(big_endian ? first << 8 | second : second << 8 | first);
}

/// Chinese and Japanese have hardly a zero byte in UTF-16: nearly all are their characters, among them a
/// comma or a full stop of theirs. Bytes of ASCII look like such characters too, and so are no sign alone.
bool is_east_asian_utf16(std::string_view part, bool big_endian) {
  if (part.size() < 16 || std::none_of(part.begin(), part.end(), [](char c) { return (c & 0x80) != 0; }))
    return false;
  std::size_t known = 0;
  bool marks = false;
  const std::size_t units = part.size() / 2;
  for (std::size_t at = 0; at + 1 < part.size(); at += 2) {
    const std::uint16_t c = unit_at(part, at, big_endian);
    marks = marks || c == 0x3002 || c == 0x3001 || c == 0xFF0C;
    const bool plain = c == '\n' || c == '\r' || (c >= ' ' && c < 0x7F);
    known += plain || (c >= 0x3000 && c < 0xA000) || (c >= 0xFF00 && c < 0xFFF0) ? 1 : 0;
  }
  return marks && known * 20 >= units * 19;
}

enum class Kind : std::uint8_t { keep, blank, drop, newline, lead, carriage, escape };

constexpr std::array<Kind, 256> kinds() {
  std::array<Kind, 256> out{};
  for (std::size_t c = 0; c < 0x20; ++c) out[c] = Kind::drop;
  out['\t'] = Kind::blank;
  out['\n'] = Kind::keep;
  out['\v'] = Kind::newline;
  out['\f'] = Kind::newline;
  out['\r'] = Kind::carriage;
  out[0x1B] = Kind::escape;
  out[0x7F] = Kind::drop;
  // First bytes of the blocks that hold blanks and invisible characters.
  for (const int lead : {0xC2, 0xD8, 0xE1, 0xE2, 0xE3, 0xEF, 0xF3})
    out[static_cast<std::size_t>(lead)] = Kind::lead;
  return out;
}
constexpr std::array<Kind, 256> kKinds = kinds();

/// The first byte at or behind `at` that isn't printable ASCII; the text's end where all are.
std::size_t behind_printable(std::string_view text, std::size_t at) {
  for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
    const std::uint64_t word = schema::word_at(text, at);
    const std::uint64_t marks =
        schema::bytes_of_control(word) | schema::bytes_equal(word, '\x7F') | (word & schema::kTopBits);
    if (marks != 0) return at + schema::bytes_before(marks);
  }
  while (at < text.size() && text[at] >= ' ' && text[at] < '\x7F') ++at;
  return at;
}

bool is_joiner(char32_t c) {
  return c == 0x200C || c == 0x200D;
}

/// Arabic, Indic and emoji sequences need their joiners; behind other letters and blanks they are litter.
bool joins_something(std::string_view before) {
  const char32_t neighbour = last_character(before);
  return neighbour >= 0x0590 && (neighbour < 0x2000 || neighbour > 0x206F);
}

Kind kind_of(char32_t c) {
  if (c == 0x00A0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
      c == 0x3000) {
    return Kind::blank;
  }
  if (c == 0x0085 || c == 0x2028 || c == 0x2029) return Kind::newline;
  if ((c >= 0x80 && c < 0xA0) || c == 0x00AD || c == 0x061C || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
      (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || c == 0xFFFC ||
      (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F)) {
    return Kind::drop;
  }
  return Kind::keep;
}

/// Where a terminal's escape sequence ends that begins before `at`: colours, titles, movements. Text that
/// only looks like one stays: a sequence is short and ends as it must.
std::size_t escape_end(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 256;
  const std::size_t end = std::min(text.size(), at + kLongest);
  if (at >= end) return at;
  if (text[at] == '[') {
    for (std::size_t i = at + 1; i < end; ++i) {
      const char c = text[i];
      if (c >= '@' && c <= '~') return i + 1;
      if (c < ' ' || c > '?') return at;
    }
  } else if (text[at] == ']') {
    for (std::size_t i = at + 1; i < end && text[i] != '\n'; ++i) {
      if (text[i] == '\a') return i + 1;
      if (text[i] == '\x1B' && i + 1 < end && text[i + 1] == '\\') return i + 2;
    }
  }
  return at;
}

}  // namespace

char32_t windows_1252_character(unsigned char byte) {
  const bool special = byte >= 0x80 && byte < 0xA0;
  return special ? kWindows1252[byte - 0x80U] : char32_t{byte};
}

Encoding sniff_encoding(std::string_view beginning) {
  if (beginning.starts_with("\xFF\xFE")) return Encoding::utf16_le;
  if (beginning.starts_with("\xFE\xFF")) return Encoding::utf16_be;
  const std::string_view part = beginning.substr(0, kSniffBytes);
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i + 1 < part.size(); i += 2) {
    zeros[0] += part[i] == '\0' ? 1 : 0;
    zeros[1] += part[i + 1] == '\0' ? 1 : 0;
  }
  const std::size_t pairs = part.size() / 2;
  // Blanks and line ends alone have a zero byte in a script without ASCII letters.
  const auto tells = [&](std::size_t here, std::size_t there) {
    return here * 10 >= pairs && there * 20 <= here;
  };
  if (pairs >= 2 && tells(zeros[1], zeros[0])) return Encoding::utf16_le;
  if (pairs >= 2 && tells(zeros[0], zeros[1])) return Encoding::utf16_be;
  if (is_east_asian_utf16(part, false)) return Encoding::utf16_le;
  if (is_east_asian_utf16(part, true)) return Encoding::utf16_be;
  return Encoding::utf8;
}

bool is_utf32(std::string_view beginning) {
  using namespace std::string_view_literals;
  if (beginning.starts_with("\xFF\xFE\0\0"sv) || beginning.starts_with("\0\0\xFE\xFF"sv)) return true;
  const std::string_view part = beginning.substr(0, 64);
  // No character has more than 21 of 32 bits; numbers of binary files are smaller than signs.
  bool little = part.size() >= 16;
  bool big = little;
  for (std::size_t at = 0; at + 3 < part.size(); at += 4) {
    little = little && static_cast<unsigned char>(part[at]) >= '\t' && part[at + 2] == '\0' &&
             part[at + 3] == '\0';
    big = big && part[at] == '\0' && part[at + 1] == '\0' && static_cast<unsigned char>(part[at + 3]) >= '\t';
  }
  return little || big;
}

std::string from_utf16(std::string_view bytes, bool big_endian) {
  std::string out;
  out.reserve(bytes.size());
  std::size_t at = 0;
  for (; at + 1 < bytes.size(); at += 2) {
    char32_t c = unit_at(bytes, at, big_endian);
    if (c == 0xFEFF && at == 0) continue;
    if (c >= 0xD800 && c < 0xDC00 && at + 3 < bytes.size()) {
      const std::uint16_t low = unit_at(bytes, at + 2, big_endian);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00U);
        at += 2;
      }
    }
    if (c >= 0xD800 && c < 0xE000) c = 0xFFFD;
    schema::append_utf8(out, c);
  }
  if (at < bytes.size() && bytes[at] != '\0' && bytes[at] != '\n') schema::append_utf8(out, 0xFFFD);
  return out;
}

bool is_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t length = character_length(bytes, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

std::string to_utf8(std::string_view bytes, std::vector<std::string>& warnings) {
  switch (sniff_encoding(bytes)) {
    case Encoding::utf16_le:
      if (!bytes.starts_with("\xFF\xFE")) warnings.emplace_back("read as UTF-16 (little-endian)");
      return from_utf16(bytes, false);
    case Encoding::utf16_be:
      if (!bytes.starts_with("\xFE\xFF")) warnings.emplace_back("read as UTF-16 (big-endian)");
      return from_utf16(bytes, true);
    case Encoding::utf8:
    case Encoding::windows_1252:
      break;
  }
  if (bytes.starts_with(kUtf8Mark)) bytes.remove_prefix(kUtf8Mark.size());
  // Written in ASCII, and so UTF-8 by chance.
  if (shifts_to_japanese(bytes)) {
    warnings.emplace_back("read as ISO-2022-JP");
    return from_charset(bytes, "iso-2022-jp");
  }
  const Damage damage = damage_of(bytes);
  if (damage.bad == 0) return std::string(bytes);
  // Text in windows-1252 has next to no sequences that happen to be UTF-8.
  if (damage.good > damage.bad) {
    warnings.push_back(std::to_string(damage.bad) + (damage.bad == 1 ? " byte is" : " bytes are") +
                       " not UTF-8, replaced by U+FFFD");
    return schema::valid_utf8(bytes);
  }
  if (const std::string charset = guess_charset(bytes); !charset.empty()) {
    if (std::string text = from_charset(bytes, charset); !text.empty()) {
      warnings.push_back("not UTF-8, read as " + charset + ", which is a guess");
      return text;
    }
  }
  warnings.emplace_back("not UTF-8, read as windows-1252");
  return from_windows_1252(bytes);
}

std::string clean(std::string_view text, std::size_t* nuls) {
  std::string out;
  std::size_t kept_from = 0;
  for (std::size_t at = behind_printable(text, 0); at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    Kind kind = kKinds[byte];
    if (kind == Kind::keep) {
      ++at;
      // Behind a letter of another alphabet the next one stands.
      if (byte < 0x80) at = behind_printable(text, at);
      continue;
    }
    const std::size_t begin = at;
    if (kind == Kind::lead) {
      const char32_t c = schema::next_code_point(text, at);
      kind = kind_of(c);
      if (is_joiner(c) && joins_something(text.substr(0, begin))) kind = Kind::keep;
      if (kind == Kind::keep) continue;
    } else {
      ++at;
    }
    if (kind == Kind::escape) at = escape_end(text, at);
    if (kept_from == 0) out.reserve(text.size());
    out.append(text, kept_from, begin - kept_from);
    kept_from = at;
    switch (kind) {
      case Kind::blank:
        out += ' ';
        break;
      case Kind::newline:
        out += '\n';
        break;
      case Kind::carriage:
        if (at == text.size() || text[at] != '\n') out += '\n';
        break;
      case Kind::drop:
        if (byte == 0 && nuls != nullptr) ++*nuls;
        break;
      case Kind::keep:
      case Kind::lead:
      case Kind::escape:
        break;
    }
  }
  out.append(text, kept_from);
  return out;
}

}  // namespace news::reading
