#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace news::topics {

/// A set of words and word beginnings, each with numbers, that tells which of them fit a word.
///
/// Texts are known by 64 bits of hash alone. Most words of an article fit nothing, and a few tables of bits,
/// small enough for the fastest cache, tell so of nearly all of them.
class WordSet {
 public:
  WordSet();

  /// `beginning`: also fits every longer word.
  void add(std::string_view word, std::uint32_t id, bool beginning);
  /// `opens`, by id: whether anything begins with it.
  void build(const std::vector<bool>& opens);

  /// A text of the set that may fit a word.
  struct Candidate {
    std::uint64_t hash = 0;
    bool opens = false;  ///< It may be one that opens something.
  };

  /// Appends what may fit a word, and has memory fetched for take(): meanwhile other words can be looked at.
  void find(std::string_view word, std::vector<Candidate>& candidates) const;

  /// Appends the ids of a candidate, if it is in the set.
  void take(const Candidate& candidate, std::vector<std::uint32_t>& ids) const;

 private:
  struct Entry {
    std::uint64_t hash;
    std::uint32_t id;
  };
  /// Empty where it has no ids. A single one, as most texts have, stands in the slot itself.
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t ids = 0;  ///< The one, or where several begin in `ids_`.
    std::uint32_t size = 0;
  };

  std::vector<Entry> entries_;      // while adding
  std::vector<std::uint32_t> ids_;  // of texts that have several
  std::vector<Slot> slots_;
  std::vector<bool> may_be_;            // by hash: whether there may be a word or beginning
  std::vector<bool> may_open_;          // by hash: whether it may be one that opens something
  std::vector<std::uint64_t> lengths_;  // by first bytes: a bit for each length of a beginning
};

}  // namespace news::topics
