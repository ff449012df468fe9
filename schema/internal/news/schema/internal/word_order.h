#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace news::schema {

/// A term as the marks are made from it.
[[nodiscard]] std::uint64_t hash_of_word(std::string_view term);

/// In place of a word: what lies between two texts, so that nothing stands in a row across it.
inline constexpr std::uint64_t kNoWord = 0;

/// Packs the order of a text's words, in one to three bytes a word for most: each has a mark, and words of the
/// text that differ have marks that differ. So whoever knows that the text holds a word finds where, exactly;
/// of other words the marks tell nothing.
///
/// One byte that says how marks are made, then the marks: of one byte each, or of two, the lower first. Where
/// two are too few, that byte is 0xFF, and two more follow: how many bytes a mark has, and how it is made.
///
/// Keeps its memory from text to text. Threads: one per object.
class WordOrderPacker {
 public:
  /// Marks have so many bytes at most; with 8 every text can be packed.
  explicit WordOrderPacker(std::size_t widest) : widest_(widest) {}

  /// Empty for a text without words, and for one that has too many different words.
  [[nodiscard]] std::string pack(const std::vector<std::uint64_t>& words);

 private:
  void collect_different(const std::vector<std::uint64_t>& words);
  [[nodiscard]] bool tells_apart(std::size_t width, unsigned function);

  std::size_t widest_;
  std::vector<std::uint64_t> different_;
  std::vector<std::uint64_t> table_;  ///< Of words or marks that were seen, by their lowest bits.
};

/// As quotes store it: programs that know no order but theirs read marks of two bytes at most.
[[nodiscard]] std::string pack_quote_order(const std::vector<std::uint64_t>& words);
/// As articles store it, which is never empty for a text with words.
[[nodiscard]] std::string pack_article_order(const std::vector<std::uint64_t>& words);

/// Reads it. Keeps a view of what is packed. Damage reads as an order of other words, or none.
class WordOrder {
 public:
  explicit WordOrder(std::string_view packed);

  [[nodiscard]] bool empty() const { return size() == 0; }
  [[nodiscard]] std::size_t size() const { return marks_.size() / width_; }
  [[nodiscard]] std::uint64_t at(std::size_t place) const;
  [[nodiscard]] std::uint64_t mark_of(std::uint64_t word) const;

  /// The first place from `at` on that has the mark; size() when there is none.
  [[nodiscard]] std::size_t find(std::uint64_t mark, std::size_t at) const;

  /// Whether these are the words, as far as marks tell.
  [[nodiscard]] bool is_of(const std::vector<std::uint64_t>& words) const;

 private:
  unsigned function_ = 0;
  std::size_t width_ = 1;
  std::string_view marks_;
};

}  // namespace news::schema
