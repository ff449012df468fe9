#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace news::topics {

/// A set of words and word beginnings, each with numbers, that tells which of them fit a word.
///
/// A hash table of texts. Most words of an article fit nothing, and a few tables of bits, small enough for
/// the fastest cache, tell so of nearly all of them.
class WordSet {
 public:
  /// `beginning`: also fits every longer word.
  void add(std::string_view word, std::uint32_t id, bool beginning);
  /// `opens`, by id: whether anything begins with it.
  void build(const std::vector<bool>& opens);

  /// Appends the ids of all words and beginnings that fit. `inside`: also where none of them opens anything;
  /// else such ids may be left out.
  void find(std::string_view word, bool inside, std::vector<std::uint32_t>& ids) const;

 private:
  struct Entry {
    std::string text;
    bool beginning;
    std::uint32_t id;
  };
  /// A text, and its ids at [ids, ids_end); empty where both are the same.
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t text = 0;
    std::uint32_t ids = 0;
    std::uint32_t ids_end = 0;
    std::uint16_t length = 0;
    bool beginning = false;
  };

  void take(std::string_view text, std::uint32_t hash, bool beginning, std::vector<std::uint32_t>& ids) const;

  std::vector<Entry> entries_;  // while adding
  std::string texts_;
  std::vector<std::uint32_t> ids_;
  std::vector<Slot> slots_;
  std::vector<bool> may_be_;     // by hash: whether a word may be one of the whole words
  std::vector<bool> may_open_;   // by hash: whether it may be one that opens something
  std::vector<bool> may_begin_;  // by hash of its first bytes: whether they may be a beginning
};

}  // namespace news::topics
