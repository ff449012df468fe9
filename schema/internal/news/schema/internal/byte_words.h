#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace news::schema {

/// Eight bytes of a text at once, as a number. What is said of a byte is said in its top bit; the first byte
/// of the text is the lowest, on every machine.
inline constexpr std::uint64_t kEachByte = 0x0101010101010101U;
inline constexpr std::uint64_t kTopBits = 0x8080808080808080U;

/// The eight bytes at `at`, which must be there.
[[nodiscard]] inline std::uint64_t word_at(std::string_view text, std::size_t at) {
  std::uint64_t word = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(&word, text.data() + at, sizeof word);
  } else {
    for (std::size_t i = 0; i < sizeof word; ++i)
      word |= std::uint64_t{static_cast<unsigned char>(text[at + i])} << (8 * i);
  }
  return word;
}

/// Bytes that equal `c`, and maybe some behind the first of them.
[[nodiscard]] constexpr std::uint64_t bytes_equal(std::uint64_t word, char c) {
  const std::uint64_t zeros = word ^ (kEachByte * static_cast<unsigned char>(c));
  return (zeros - kEachByte) & ~zeros & kTopBits;
}

/// Bytes below U+0020, and maybe some behind the first of them.
[[nodiscard]] constexpr std::uint64_t bytes_of_control(std::uint64_t word) {
  return (word - kEachByte * 0x20) & ~word & kTopBits;
}

/// Bytes that are ASCII letters, and no others.
[[nodiscard]] constexpr std::uint64_t bytes_of_letters(std::uint64_t word) {
  const std::uint64_t lower = (word | kEachByte * 0x20) & ~kTopBits;
  return (lower + kEachByte * (0x80 - 'a')) & ~(lower + kEachByte * (0x7F - 'z')) & ~word & kTopBits;
}

/// How many bytes stand before the first that is marked; eight where none is.
[[nodiscard]] constexpr std::size_t bytes_before(std::uint64_t marks) {
  return static_cast<std::size_t>(std::countr_zero(marks)) / 8;
}

/// How many bytes of a text are such that `is(byte)` gives 1 and not 0. Counted in blocks of a fixed length
/// without a way out, which compilers turn into vector code.
template <class F>
[[nodiscard]] std::size_t count_bytes(std::string_view text, F is) {
  constexpr std::size_t kBlock = 64;
  std::size_t count = 0;
  std::size_t at = 0;
  for (; at + kBlock <= text.size(); at += kBlock) {
    const char* const block = text.data() + at;
    unsigned char in_block = 0;
    for (std::size_t i = 0; i < kBlock; ++i)
      in_block = static_cast<unsigned char>(in_block + is(static_cast<unsigned char>(block[i])));
    count += in_block;
  }
  for (; at < text.size(); ++at) count += is(static_cast<unsigned char>(text[at]));
  return count;
}

}  // namespace news::schema
