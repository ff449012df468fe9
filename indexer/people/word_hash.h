#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace news::people {

/// The key under which a word is looked up: the same for every spelling that differs in case, accents or the
/// kind of apostrophe or hyphen only. Never 0.
[[nodiscard]] std::uint64_t word_hash(std::string_view word);

/// Makes the key of a word letter by letter. Takes what is small and plain already.
class WordHash {
 public:
  void add(unsigned char letter) { hash_ = (hash_ ^ letter) * kPrime; }
  /// The first `size` bytes of eight, lowest first; the others must be 0. Always as many steps, for that is
  /// faster than to stop at the right one.
  void add(std::uint64_t letters, std::size_t size) {
    for (const std::uint64_t factor : kFactors[size]) {
      hash_ = (hash_ ^ (letters & 0xFFU)) * factor;
      letters >>= 8U;
    }
  }
  [[nodiscard]] std::uint64_t value() const {
    std::uint64_t hash = hash_ ^ hash_ >> 31;
    hash *= 0x9E3779B97F4A7C15ULL;
    hash ^= hash >> 29;
    return hash == 0 ? 1 : hash;
  }

 private:
  static constexpr std::uint64_t kPrime = 0x100000001B3ULL;
  /// By the number of letters: 1 for the steps that are none.
  static constexpr std::array<std::array<std::uint64_t, 8>, 9> kFactors = [] {
    std::array<std::array<std::uint64_t, 8>, 9> factors{};
    for (std::size_t size = 0; size < factors.size(); ++size) {
      for (std::size_t at = 0; at < factors[size].size(); ++at)
        factors[size][at] = at < size ? 0x100000001B3ULL : 1;
    }
    return factors;
  }();

  std::uint64_t hash_ = 0xCBF29CE484222325ULL;
};

/// The key of a sequence of words.
[[nodiscard]] constexpr std::uint64_t join_hash(std::uint64_t sequence, std::uint64_t word) {
  std::uint64_t mixed = (sequence ^ (word >> 29)) * 0x9E3779B97F4A7C15ULL + word;
  mixed ^= mixed >> 32;
  return mixed == 0 ? 1 : mixed;
}

}  // namespace news::people
