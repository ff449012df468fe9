#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace news::glass {

/// Gives each distinct term of a batch a number, counted from 0. An open-addressed table whose slots hold the
/// first sixteen bytes of their terms: hardly a word is longer, so that a look-up touches one cache line.
class TermTable {
 public:
  /// So many bytes can be read from the begin of each term, whatever stands behind it: most terms are
  /// shorter, and to copy or to compare a known number of bytes takes no call and no guess at a length.
  static constexpr std::size_t kReadable = 16;

  /// Where a term is looked for: made first, so that memory can be fetched while other terms are made ready.
  struct Key {
    std::uint64_t low = 0;  ///< The first sixteen bytes, zeroes behind a shorter term.
    std::uint64_t high = 0;
    std::uint64_t hash = 0;
    std::uint32_t size = 0;  ///< Of the whole term.
  };
  [[nodiscard]] static Key key_of(std::string_view term);
  /// Of a term of at most kReadable bytes, of which so many can be read.
  [[nodiscard]] static Key key_of_short(const char* term, std::size_t size);

  struct Slot {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    std::uint32_t next = 0;   ///< The term's number plus one; 0: free.
    std::uint32_t check = 0;  ///< Length and some bits of the hash.
    /// The caller's, 0 at first: here they come along when the term is looked up.
    std::uint32_t document = 0;
    std::uint32_t pair = 0;

    [[nodiscard]] std::uint32_t number() const { return next - 1; }
  };

  void prefetch(const Key& key) const { __builtin_prefetch(&slots_[place_of(key)], 1); }

  /// The term's slot, valid until the next find(). `whole` is asked for terms of more than kReadable bytes
  /// only.
  [[nodiscard]] Slot& find(const Key& key, std::string_view whole);

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(begins_.size() - 1); }
  /// Valid until the next find().
  [[nodiscard]] std::string_view term(std::uint32_t number) const {
    return {bytes_.data() + begins_[number], begins_[number + 1] - begins_[number]};
  }

  /// The numbers of all terms, ascending by term.
  [[nodiscard]] std::vector<std::uint32_t> sorted() const;

  void clear();

  TermTable();

 private:
  [[nodiscard]] std::size_t place_of(const Key& key) const { return key.hash >> 24 & (slots_.size() - 1); }
  [[nodiscard]] Key key_of_number(std::uint32_t number) const;
  Slot& insert(const Key& key, std::string_view whole, std::size_t at);
  void grow();

  std::vector<Slot> slots_;
  std::string bytes_;  ///< With kReadable bytes behind the last term.
  std::vector<std::uint32_t> begins_;
};

}  // namespace news::glass
