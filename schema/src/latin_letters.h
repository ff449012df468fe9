#pragma once

#include <array>
#include <cstdint>

namespace news::schema {

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

  LatinLetters();

  [[nodiscard]] const Folded& operator[](char32_t c) const { return letters_[c - kFirst]; }

 private:
  std::array<Folded, kBehind - kFirst> letters_{};
};

[[nodiscard]] const LatinLetters& latin_letters();

}  // namespace news::schema
