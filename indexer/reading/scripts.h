#pragma once

#include <string_view>

namespace news::reading {

/// The small letter of a Latin or Cyrillic capital; any other character as it is.
[[nodiscard]] inline char32_t lower_of(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z' ? c + 32 : c;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
  // Latin Extended-A has capitals and small letters side by side.
  if (c >= 0x100 && c <= 0x137 && c % 2 == 0 && c != 0x130) return c + 1;
  if (c >= 0x139 && c <= 0x148 && c % 2 == 1) return c + 1;
  if (c >= 0x14A && c <= 0x177 && c % 2 == 0) return c + 1;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  // So has the Cyrillic of other languages than the Slavic ones, but for a few.
  if (c >= 0x48A && c < 0x530 && c % 2 == 0 && (c < 0x4C0 || c > 0x4CF)) return c + 1;
  return c;
}

/// The language of a text whose letters are mostly of another script than the Latin one, by its script and by
/// the letters that a language has for itself; "und" when it isn't clear. Empty for Latin letters.
[[nodiscard]] std::string_view language_of_script(std::string_view text);

}  // namespace news::reading
