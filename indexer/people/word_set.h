#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "people/word_hash.h"

namespace news::people {

/// A few words that a rule knows by itself: so few that looking at each is the fastest.
class WordSet {
 public:
  WordSet(std::initializer_list<std::string_view> words) {
    hashes_.reserve(words.size());
    for (const std::string_view word : words) hashes_.push_back(word_hash(word));
  }
  [[nodiscard]] bool has(std::uint64_t word) const {
    return std::find(hashes_.begin(), hashes_.end(), word) != hashes_.end();
  }

 private:
  std::vector<std::uint64_t> hashes_;
};

}  // namespace news::people
