#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace news::schema {

/// A word as the marks are made from it.
[[nodiscard]] std::uint64_t hash_of_word(std::string_view term);

/// The order of a text's words, in little more than a byte a word: each has a mark, and words of the text
/// that differ have marks that differ. So whoever knows that the text holds a word finds where, exactly; of
/// other words the marks tell nothing.
///
/// One byte that says how marks are made, then the marks: of one byte each, or of two, the lower first.
/// Empty for a text without words, and for one that has too many different words.
[[nodiscard]] std::string pack_word_order(const std::vector<std::uint64_t>& words);

/// Reads it. Keeps a view of what is packed.
class WordOrder {
 public:
  explicit WordOrder(std::string_view packed);

  [[nodiscard]] bool empty() const { return size() == 0; }
  [[nodiscard]] std::size_t size() const { return marks_.size() / width_; }
  [[nodiscard]] std::uint32_t at(std::size_t word) const;
  [[nodiscard]] std::uint32_t mark_of(std::uint64_t word) const;

 private:
  std::uint8_t how_ = 0;
  std::size_t width_ = 1;
  std::string_view marks_;
};

}  // namespace news::schema
