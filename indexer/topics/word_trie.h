#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace news::topics {

/// A set of words and word beginnings, each with numbers, that finds all of them that fit a word in one walk.
///
/// Most words of a text fit nothing; two small tables tell so of nearly all of them before the walk.
/// A node is a bit for each symbol that leads on and the place of its children, which lie side by side. Bytes
/// of ASCII words are one symbol, other bytes two.
class WordTrie {
 public:
  /// `prefix`: also fits every longer word.
  void add(std::string_view word, std::uint32_t id, bool prefix);
  void build();

  /// Appends the ids of all words and beginnings that fit.
  void find(std::string_view word, std::vector<std::uint32_t>& ids) const;

 private:
  struct Entry {
    std::string symbols;
    std::uint32_t id;
    bool prefix;
  };
  struct Ids {
    std::uint32_t begin = 0;
    std::uint32_t exact_end = 0;   // [begin, exact_end) fit the word that ends here
    std::uint32_t prefix_end = 0;  // [exact_end, prefix_end) fit every word that goes through here
  };
  struct Node {
    std::uint64_t children = 0;
    std::uint32_t first = 0;
    std::uint32_t ids = 0;  // into ids_of_, 0: none
  };

  [[nodiscard]] const Node* child(const Node& node, unsigned char symbol) const;
  void build_filters();

  std::vector<Entry> entries_;
  std::vector<Node> nodes_;
  std::vector<bool> may_be_;       // by hash of a word: whether it may be one of the whole words
  std::vector<bool> may_begin_;    // by the first three symbols: whether a beginning may fit
  bool short_beginnings_ = false;  // whether there are beginnings of less than three symbols
  std::vector<Ids> ids_of_;
  std::vector<std::uint32_t> ids_;
};

}  // namespace news::topics
