#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace news::schema {

/// FNV-1a in 64 bits, byte by byte or eight bytes at once. What comes out is best mixed once more before its
/// lowest bits are used.
class ByteHash {
 public:
  void add(unsigned char byte) { hash_ = (hash_ ^ byte) * kPrime; }

  /// Adds the first `size` of eight bytes, the lowest first; the others must be 0. Always as many steps, for
  /// that is faster than to stop at the right one.
  void add(std::uint64_t bytes, std::size_t size) {
    for (const std::uint64_t factor : kFactors[size]) {
      hash_ = (hash_ ^ (bytes & 0xFFU)) * factor;
      bytes >>= 8U;
    }
  }

  [[nodiscard]] std::uint64_t state() const { return hash_; }

 private:
  static constexpr std::uint64_t kPrime = 0x100000001B3ULL;
  using Factors = std::array<std::array<std::uint64_t, 8>, 9>;

  /// By the number of bytes: 1 for the steps that are none.
  static constexpr Factors kFactors = [] {
    Factors factors{};
    for (std::size_t size = 0; size < factors.size(); ++size) {
      for (std::size_t at = 0; at < factors[size].size(); ++at)
        factors[size][at] = at < size ? 0x100000001B3ULL : 1;
    }
    return factors;
  }();

  std::uint64_t hash_ = 0xCBF29CE484222325ULL;
};

}  // namespace news::schema
