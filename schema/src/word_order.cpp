#include <news/schema/internal/word_order.h>

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <cstring>

namespace news::schema {
namespace {

/// The first byte: the number of a function; from this one on, marks have two bytes.
constexpr unsigned kTwoBytes = 0x80;
/// The width and the function stand in bytes of their own.
constexpr unsigned kApart = 0xFF;

/// What a width is tried with. With half as many different words again, hardly a function would find a mark of its
/// own for each.
struct Width {
  std::size_t bytes;
  std::size_t most_words;
  unsigned first_function;
  unsigned last_function;
};
constexpr Width kWidths[] = {{1, 64, 0, kTwoBytes - 1},
                             {2, 700, kTwoBytes, kApart - 1},
                             {3, 11'000, 0, 0xFF},
                             {4, 170'000, 0, 0xFF},
                             {8, SIZE_MAX, 0, 0}};
constexpr std::size_t kMostBytes = 8;

/// The functions multiply by odd numbers that have nothing in common (splitmix64) and take the topmost bits.
/// So kNoWord has the mark 0 in each, and the widest marks differ as words do.
std::uint64_t mark_in(std::uint64_t word, std::size_t width, unsigned function) {
  std::uint64_t factor = (function + 1ULL) * 0x9E3779B97F4A7C15ULL;
  factor = (factor ^ (factor >> 30)) * 0xBF58476D1CE4E5B9ULL;
  factor = (factor ^ (factor >> 27)) * 0x94D049BB133111EBULL;
  factor ^= factor >> 31;
  return (word * (factor | 1)) >> (64 - 8 * width);
}

/// Notes a number that isn't 0 in a table of a power of two; false when it is there already.
bool note(std::vector<std::uint64_t>& table, std::uint64_t number, std::uint64_t place) {
  const std::size_t mask = table.size() - 1;
  for (std::size_t at = place & mask;; at = (at + 1) & mask) {
    if (table[at] == number) return false;
    if (table[at] != 0) continue;
    table[at] = number;
    return true;
  }
}

std::string packed(const std::vector<std::uint64_t>& words, std::size_t width, unsigned function) {
  std::string out;
  if (width > 2) out = {static_cast<char>(kApart), static_cast<char>(width)};
  out += static_cast<char>(function);
  out.reserve(out.size() + words.size() * width);
  for (const std::uint64_t word : words) {
    const std::uint64_t mark = mark_in(word, width, function);
    for (std::size_t i = 0; i < width; ++i) out += static_cast<char>(mark >> (8 * i) & 0xFF);
  }
  return out;
}

std::uint64_t eight_bytes(const char* at) {
  std::uint64_t out = 0;
  std::memcpy(&out, at, sizeof out);
  return out;
}

}  // namespace

std::uint64_t hash_of_word(std::string_view term) {
  return XXH3_64bits(term.data(), term.size());
}

std::string WordOrderPacker::pack(const std::vector<std::uint64_t>& words) {
  if (words.empty()) return {};
  collect_different(words);
  for (const Width& width : kWidths) {
    if (width.bytes > widest_) break;
    if (different_.size() > width.most_words) continue;
    for (unsigned function = width.first_function; function <= width.last_function; ++function) {
      if (tells_apart(width.bytes, function)) return packed(words, width.bytes, function);
    }
  }
  return {};
}

void WordOrderPacker::collect_different(const std::vector<std::uint64_t>& words) {
  different_.clear();
  table_.assign(std::bit_ceil(2 * words.size() + 1), 0);
  for (const std::uint64_t word : words) {
    if (word != kNoWord && note(table_, word, word)) different_.push_back(word);
  }
}

bool WordOrderPacker::tells_apart(std::size_t width, unsigned function) {
  table_.assign(std::bit_ceil(2 * different_.size() + 1), 0);
  return std::all_of(different_.begin(), different_.end(), [&](std::uint64_t word) {
    const std::uint64_t mark = mark_in(word, width, function);
    return mark != 0 && note(table_, mark, mark);
  });
}

std::string pack_quote_order(const std::vector<std::uint64_t>& words) {
  return WordOrderPacker(2).pack(words);
}

std::string pack_article_order(const std::vector<std::uint64_t>& words) {
  return WordOrderPacker(kMostBytes).pack(words);
}

WordOrder::WordOrder(std::string_view packed) {
  if (packed.empty()) return;
  const auto byte = [&](std::size_t i) {
    return i < packed.size() ? static_cast<unsigned>(static_cast<unsigned char>(packed[i])) : 0U;
  };
  const unsigned how = byte(0);
  if (how != kApart) {
    width_ = how < kTwoBytes ? 1 : 2;
    function_ = how;
    marks_ = packed.substr(1);
  } else if (packed.size() > 3 && byte(1) > 2 && byte(1) <= kMostBytes) {
    width_ = byte(1);
    function_ = byte(2);
    marks_ = packed.substr(3);
  }
}

std::uint64_t WordOrder::at(std::size_t place) const {
  std::uint64_t mark = 0;
  for (std::size_t i = width_; i-- > 0;)
    mark = mark << 8 | static_cast<unsigned char>(marks_[place * width_ + i]);
  return mark;
}

std::uint64_t WordOrder::mark_of(std::uint64_t word) const {
  return mark_in(word, width_, function_);
}

/// Most texts have marks of two bytes, of which four are looked at in one go.
std::size_t WordOrder::find(std::uint64_t mark, std::size_t at) const {
  constexpr std::uint64_t kOnes = 0x0001000100010001;
  constexpr std::uint64_t kTops = 0x8000800080008000;
  const std::size_t end = size();
  if (width_ == 2 && std::endian::native == std::endian::little) {
    for (; at + 4 <= end; at += 4) {
      // A lane that is 0 borrows, and has no top bit itself.
      const std::uint64_t differs = eight_bytes(marks_.data() + 2 * at) ^ (mark * kOnes);
      if (((differs - kOnes) & ~differs & kTops) != 0) break;
    }
  }
  while (at < end && this->at(at) != mark) ++at;
  return std::min(at, end);
}

bool WordOrder::is_of(const std::vector<std::uint64_t>& words) const {
  if (size() != words.size()) return false;
  std::size_t place = 0;
  return std::all_of(words.begin(), words.end(),
                     [&](std::uint64_t word) { return at(place++) == mark_of(word); });
}

}  // namespace news::schema
