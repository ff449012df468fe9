#pragma once

#include <cstdint>
#include <string_view>

#include <news/schema/internal/byte_hash.h>

namespace news::people {

/// The key under which a word is looked up: the same for every spelling that differs in case, accents or the
/// kind of apostrophe or hyphen only. Never 0.
[[nodiscard]] std::uint64_t word_hash(std::string_view word);

/// Makes the key of a word of its letters. Takes what is small and plain already.
class WordHash : public schema::ByteHash {
 public:
  [[nodiscard]] std::uint64_t value() const {
    std::uint64_t hash = state() ^ state() >> 31;
    hash *= 0x9E3779B97F4A7C15ULL;
    hash ^= hash >> 29;
    return hash == 0 ? 1 : hash;
  }
};

/// The key of a sequence of words.
[[nodiscard]] constexpr std::uint64_t join_hash(std::uint64_t sequence, std::uint64_t word) {
  std::uint64_t mixed = (sequence ^ (word >> 29)) * 0x9E3779B97F4A7C15ULL + word;
  mixed ^= mixed >> 32;
  return mixed == 0 ? 1 : mixed;
}

}  // namespace news::people
