#include "topics/word_trie.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace news::topics {
namespace {

constexpr unsigned char kHigh = 40;  // 8 symbols: upper half of a byte beyond ASCII
constexpr unsigned char kLow = 48;   // 16 symbols: its lower half

/// Symbols: a-z, 0-9, and the marks that Tokens leaves inside words.
constexpr std::array<unsigned char, 128> make_symbols() {
  std::array<unsigned char, 128> symbols{};
  symbols.fill(39);
  for (unsigned char i = 0; i < 26; ++i) symbols['a' + i] = i;
  for (unsigned char i = 0; i < 10; ++i) symbols['0' + i] = static_cast<unsigned char>(26 + i);
  symbols['\''] = 36;
  symbols['&'] = 37;
  symbols['.'] = 38;
  return symbols;
}
constexpr auto kSymbolOf = make_symbols();

unsigned char symbol_of(unsigned char ascii) {
  return kSymbolOf[ascii];
}

constexpr std::size_t kBeginning = 3;
constexpr std::size_t kBeginnings = std::size_t{1} << (6 * kBeginning);
constexpr std::size_t kHashes = std::size_t{1} << 18;
constexpr std::size_t kMostSymbols = 128;  // twice the longest word that Tokens gives

std::size_t hash_of(std::string_view symbols) {
  std::uint32_t hash = 0;
  for (const char symbol : symbols) hash = (hash ^ static_cast<std::uint32_t>(symbol)) * 0x9E3779B1U;
  return hash >> 14;
}

std::size_t beginning_of(std::string_view symbols) {
  return static_cast<std::size_t>(symbols[0] << 12 | symbols[1] << 6 | symbols[2]);
}

/// std::popcount is a call into a library on processors of the baseline; this is a dozen instructions.
unsigned bits_set(std::uint64_t x) {
  x -= (x >> 1) & 0x5555555555555555U;
  x = (x & 0x3333333333333333U) + ((x >> 2) & 0x3333333333333333U);
  x = (x + (x >> 4)) & 0x0F0F0F0F0F0F0F0FU;
  return static_cast<unsigned>((x * 0x0101010101010101U) >> 56);
}

/// Calls `step` for each symbol until it says no.
template <class Step>
bool walk(std::string_view word, Step&& step) {
  for (const char raw : word) {
    const auto c = static_cast<unsigned char>(raw);
    if (c < 0x80) {
      if (!step(symbol_of(c))) return false;
    } else if (!step(static_cast<unsigned char>(kHigh + ((c >> 4) & 7))) ||
               !step(static_cast<unsigned char>(kLow + (c & 15)))) {
      return false;
    }
  }
  return true;
}

}  // namespace

void WordTrie::add(std::string_view word, std::uint32_t id, bool prefix) {
  std::string symbols;
  walk(word, [&](unsigned char symbol) {
    symbols += static_cast<char>(symbol);
    return true;
  });
  entries_.push_back({std::move(symbols), id, prefix});
}

void WordTrie::build() {
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.symbols, a.prefix, a.id) < std::tie(b.symbols, b.prefix, b.id);
  });
  nodes_.assign(1, {});
  ids_of_.assign(1, {});
  ids_.clear();
  // Breadth first, so that the children of a node lie side by side. A node stands for a run of sorted
  // entries.
  struct Run {
    std::size_t begin, end, depth;
  };
  std::vector<Run> runs = {{0, entries_.size(), 0}};
  for (std::size_t n = 0; n < runs.size(); ++n) {
    const Run run = runs[n];
    std::size_t at = run.begin;
    if (at < run.end && entries_[at].symbols.size() == run.depth) {
      Ids ids;
      ids.begin = static_cast<std::uint32_t>(ids_.size());
      const auto ends_here = [&] { return at < run.end && entries_[at].symbols.size() == run.depth; };
      for (; ends_here() && !entries_[at].prefix; ++at) ids_.push_back(entries_[at].id);
      ids.exact_end = static_cast<std::uint32_t>(ids_.size());
      for (; ends_here(); ++at) ids_.push_back(entries_[at].id);
      ids.prefix_end = static_cast<std::uint32_t>(ids_.size());
      nodes_[n].ids = static_cast<std::uint32_t>(ids_of_.size());
      ids_of_.push_back(ids);
    }
    nodes_[n].first = static_cast<std::uint32_t>(nodes_.size());
    while (at < run.end) {
      const char symbol = entries_[at].symbols[run.depth];
      std::size_t end = at;
      while (end < run.end && entries_[end].symbols[run.depth] == symbol) ++end;
      nodes_[n].children |= std::uint64_t{1} << static_cast<unsigned char>(symbol);
      nodes_.emplace_back();
      runs.push_back({at, end, run.depth + 1});
      at = end;
    }
  }
  build_filters();
  entries_.clear();
  entries_.shrink_to_fit();
}

void WordTrie::build_filters() {
  may_be_.assign(kHashes, false);
  may_begin_.assign(kBeginnings, false);
  for (const Entry& entry : entries_) {
    if (!entry.prefix) {
      may_be_[hash_of(entry.symbols)] = true;
      continue;
    }
    if (entry.symbols.size() < kBeginning) {
      short_beginnings_ = true;
      continue;
    }
    may_begin_[beginning_of(entry.symbols)] = true;
  }
}

const WordTrie::Node* WordTrie::child(const Node& node, unsigned char symbol) const {
  const std::uint64_t bit = std::uint64_t{1} << symbol;
  return (node.children & bit) == 0 ? nullptr : &nodes_[node.first + bits_set(node.children & (bit - 1))];
}

void WordTrie::find(std::string_view word, std::vector<std::uint32_t>& ids) const {
  std::array<char, kMostSymbols> buffer;
  std::size_t length = 0;
  const bool fits = walk(word, [&](unsigned char symbol) {
    if (length == kMostSymbols) return false;
    buffer[length++] = static_cast<char>(symbol);
    return true;
  });
  const std::string_view symbols(buffer.data(), length);
  const bool may_be = fits && may_be_[hash_of(symbols)];
  const bool may_begin = length >= kBeginning && may_begin_[beginning_of(symbols)];
  if (!may_be && !may_begin && !short_beginnings_) return;

  const Node* node = &nodes_[0];
  const auto take = [&](std::uint32_t begin, std::uint32_t end) {
    ids.insert(ids.end(), ids_.begin() + begin, ids_.begin() + end);
  };
  for (const char symbol : symbols) {
    node = child(*node, static_cast<unsigned char>(symbol));
    if (node == nullptr) return;
    if (node->ids != 0) take(ids_of_[node->ids].exact_end, ids_of_[node->ids].prefix_end);
  }
  if (fits && node->ids != 0) take(ids_of_[node->ids].begin, ids_of_[node->ids].exact_end);
}

}  // namespace news::topics
