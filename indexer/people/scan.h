#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace news::people {

enum Shape : std::uint16_t {
  kCapital = 1U << 0U,     ///< Begins with a capital letter.
  kAllCaps = 1U << 1U,     ///< Two letters and more, all capitals.
  kInitial = 1U << 2U,     ///< J. or J.K.
  kMixed = 1U << 3U,       ///< A capital inside: McNeil, O'Hara.
  kNumber = 1U << 4U,      ///< Begins with a digit.
  kPossessive = 1U << 5U,  ///< 's followed; it is not part of begin..end.
  kDot = 1U << 6U,         ///< A full stop follows.
  kHyphen = 1U << 7U,
  kCjk = 1U << 8U,  ///< A run of Han, kana or Hangul.
  kCut = 1U << 9U,  ///< A hyphen and a word followed that are not part of begin..end: Obama-era.
};

/// What stands before a token.
enum class Gap : std::uint8_t {
  start,
  paragraph,
  blank,
  comma,
  stop,
  open,
  close,
  quote,
  dash,
  colon,
  other
};

struct Token {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint64_t hash = 0;
  std::uint32_t flags = 0;  ///< WordFlags; filled in by the caller.
  std::uint16_t shape = 0;
  Gap gap = Gap::start;
  std::int8_t person = 0;  ///< What the tagger says: more than 0 for part of a person's name.

  [[nodiscard]] bool is(Shape wanted) const { return (shape & wanted) != 0; }
  [[nodiscard]] bool has(std::uint32_t wanted) const { return (flags & wanted) != 0; }
};

/// Cuts a text into words, appending to `tokens`. Hyphens, apostrophes and the points of initials and
/// abbreviations of letters stay inside a word; a possessive ending is left out. Linear in the text.
void scan(std::string_view text, std::vector<Token>& tokens);

}  // namespace news::people
