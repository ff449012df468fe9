#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace news::glass {

/// Gives each distinct term of a batch a number, counted from 0. An open-addressed table that holds the first
/// eight bytes of each term itself: most words are no longer, so that most look-ups touch one cache line.
class TermTable {
 public:
  TermTable();

  /// Where a term is looked for: made first, so that memory can be fetched while other terms are made ready.
  struct Key {
    std::uint64_t head = 0;  ///< The first eight bytes, zeroes behind a shorter term.
    std::uint64_t hash = 0;
  };
  [[nodiscard]] static Key key_of(std::string_view term);
  void prefetch(const Key& key) const { __builtin_prefetch(&slots_[place_of(key)]); }

  [[nodiscard]] std::uint32_t number_of(std::string_view term, const Key& key);
  [[nodiscard]] std::uint32_t number_of(std::string_view term) { return number_of(term, key_of(term)); }

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(begins_.size() - 1); }
  /// Valid until the next number_of().
  [[nodiscard]] std::string_view term(std::uint32_t number) const {
    return {bytes_.data() + begins_[number], begins_[number + 1] - begins_[number]};
  }

  /// The numbers of all terms, ascending by term.
  [[nodiscard]] std::vector<std::uint32_t> sorted() const;

  void clear();

 private:
  struct Slot {
    std::uint64_t head = 0;   ///< The first eight bytes, zeroes behind a shorter term.
    std::uint32_t next = 0;   ///< The term's number plus one; 0: free.
    std::uint32_t check = 0;  ///< Length and some bits of the hash.
  };

  [[nodiscard]] std::size_t place_of(const Key& key) const { return key.hash >> 40 & (slots_.size() - 1); }
  std::uint32_t insert(std::string_view term, std::size_t at, Slot slot);
  void grow();

  std::vector<Slot> slots_;
  std::string bytes_;
  std::vector<std::uint32_t> begins_;
};

}  // namespace news::glass
