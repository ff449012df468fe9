#pragma once

// What Tokens knows of single bytes: a header of its own, so that tokens.h is about words alone.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace news::schema {

enum class Class : unsigned char { other, letter, digit, beyond };

constexpr std::array<Class, 256> make_classes() {
  std::array<Class, 256> classes{};
  for (int c = 'a'; c <= 'z'; ++c) classes[static_cast<std::size_t>(c)] = Class::letter;
  for (int c = 'A'; c <= 'Z'; ++c) classes[static_cast<std::size_t>(c)] = Class::letter;
  for (int c = '0'; c <= '9'; ++c) classes[static_cast<std::size_t>(c)] = Class::digit;
  for (std::size_t c = 0x80; c < 256; ++c) classes[c] = Class::beyond;
  return classes;
}
inline constexpr auto kClasses = make_classes();

[[nodiscard]] inline Class class_at(std::string_view text, std::size_t at) {
  return kClasses[static_cast<unsigned char>(text[at])];
}

/// What an ASCII character behind a word's letters and figures may mean.
enum class Behind : unsigned char { end, point, question };

constexpr std::array<Behind, 256> make_behind() {
  std::array<Behind, 256> out{};
  for (const char c : {'.', ','}) out[static_cast<unsigned char>(c)] = Behind::point;
  for (const char c : {'\'', '&'}) out[static_cast<unsigned char>(c)] = Behind::question;
  for (std::size_t c = 0x80; c < out.size(); ++c) out[c] = Behind::question;
  return out;
}
inline constexpr auto kBehind = make_behind();

inline constexpr std::size_t kStep = 16;
inline constexpr std::size_t kBlock = 64;

#if defined(__SSE2__)
/// Which of the bytes are ASCII letters and figures.
[[nodiscard]] inline __m128i word_bytes(__m128i bytes) {
  // Moved to the lower end of the signed range, so that one comparison tells.
  const auto below = [](__m128i from, char first, int count) {
    const __m128i moved = _mm_add_epi8(from, _mm_set1_epi8(static_cast<char>(-128 - first)));
    return _mm_cmplt_epi8(moved, _mm_set1_epi8(static_cast<char>(-128 + count)));
  };
  const __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
  return _mm_or_si128(below(lower, 'a', 26), below(bytes, '0', 10));
}
#endif

/// What kBlock bytes are, a bit each, the first in the lowest.
struct BlockMarks {
  std::uint64_t word = 0;    ///< ASCII letters and figures.
  std::uint64_t beyond = 0;  ///< No ASCII.
};

[[nodiscard]] inline BlockMarks marks_of(const char* block) {
  BlockMarks out;
#if defined(__SSE2__)
  for (std::size_t at = 0; at < kBlock; at += kStep) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + at));
    out.word |= std::uint64_t{static_cast<std::uint16_t>(_mm_movemask_epi8(word_bytes(bytes)))} << at;
    out.beyond |= std::uint64_t{static_cast<std::uint16_t>(_mm_movemask_epi8(bytes))} << at;
  }
#else
  for (std::size_t at = 0; at < kBlock; ++at) {
    const Class here = class_at({block, kBlock}, at);
    out.word |= std::uint64_t{here == Class::letter || here == Class::digit} << at;
    out.beyond |= std::uint64_t{here == Class::beyond} << at;
  }
#endif
  return out;
}

/// Copies kStep bytes; ASCII letters among them in lower case, figures as they are, others as it comes.
inline void copy_lower_step(const char* from, char* to) {
#if defined(__SSE2__)
  // In one store: whoever reads them all at once would wait for several.
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(to), _mm_or_si128(bytes, _mm_set1_epi8(0x20)));
#else
  for (std::size_t i = 0; i < kStep; ++i) to[i] = static_cast<char>(from[i] | 0x20);
#endif
}

/// Copies ASCII letters and figures from `at` on in lower case to `out`, at most kStep of them, and gives
/// back how many. There is room for kStep bytes at `out`, whatever is copied.
[[nodiscard]] inline std::size_t copy_lower(std::string_view text, std::size_t at, char* out) {
#if defined(__SSE2__)
  if (text.size() - at >= kStep) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    copy_lower_step(text.data() + at, out);
    const auto others = ~static_cast<unsigned>(_mm_movemask_epi8(word_bytes(bytes)));
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

}  // namespace news::schema
