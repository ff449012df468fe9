#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <unordered_set>

#include "people/word_hash.h"

namespace news::people {

/// A few words that a rule knows by itself.
class WordSet {
 public:
  WordSet(std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words) hashes_.insert(word_hash(word));
  }
  [[nodiscard]] bool has(std::uint64_t word) const { return hashes_.count(word) != 0; }

 private:
  std::unordered_set<std::uint64_t> hashes_;
};

}  // namespace news::people
