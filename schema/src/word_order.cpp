#include <news/schema/internal/word_order.h>

#include <xxhash.h>

#include <algorithm>

namespace news::schema {
namespace {

/// The first byte: the number of a hash function; with this bit, marks have two bytes.
constexpr std::uint8_t kWide = 0x80;

/// Different words that may still find different bytes in one of the functions, by a wide margin.
constexpr std::size_t kMostNarrow = 64;

std::size_t width_of(std::uint8_t how) {
  return (how & kWide) != 0 ? 2 : 1;
}

/// One of the functions: they multiply by odd numbers that have nothing in common (splitmix64) and take the
/// topmost bits.
class Function {
 public:
  explicit Function(std::uint8_t how) : shift_(64 - 8 * width_of(how)) {
    std::uint64_t factor = (how + 1ULL) * 0x9E3779B97F4A7C15ULL;
    factor = (factor ^ (factor >> 30)) * 0xBF58476D1CE4E5B9ULL;
    factor = (factor ^ (factor >> 27)) * 0x94D049BB133111EBULL;
    factor ^= factor >> 31;
    factor_ = factor | 1;
  }

  [[nodiscard]] std::uint32_t mark(std::uint64_t word) const {
    return static_cast<std::uint32_t>((word * factor_) >> shift_);
  }

 private:
  std::uint64_t factor_;
  std::size_t shift_;
};

/// Are the marks of all these words different? `taken` is a place for each mark.
bool tells_apart(const std::vector<std::uint64_t>& different, const Function& function,
                 std::vector<bool>& taken) {
  std::fill(taken.begin(), taken.end(), false);
  return std::all_of(different.begin(), different.end(), [&](std::uint64_t word) {
    const std::uint32_t own = function.mark(word);
    const bool free = !taken[own];
    taken[own] = true;
    return free;
  });
}

}  // namespace

std::uint64_t hash_of_word(std::string_view term) {
  return XXH3_64bits(term.data(), term.size());
}

std::string pack_word_order(const std::vector<std::uint64_t>& words) {
  if (words.empty()) return {};
  std::vector<std::uint64_t> different = words;
  std::sort(different.begin(), different.end());
  different.erase(std::unique(different.begin(), different.end()), different.end());
  const unsigned first = different.size() <= kMostNarrow ? 0 : kWide;
  std::vector<bool> taken;
  for (unsigned how = first; how <= 0xFF; ++how) {
    const std::size_t width = width_of(static_cast<std::uint8_t>(how));
    const Function function(static_cast<std::uint8_t>(how));
    taken.resize(std::size_t{1} << (8 * width));
    if (!tells_apart(different, function, taken)) continue;
    std::string out(1, static_cast<char>(how));
    for (const std::uint64_t word : words) {
      const std::uint32_t own = function.mark(word);
      out += static_cast<char>(own & 0xFF);
      if (width == 2) out += static_cast<char>(own >> 8);
    }
    return out;
  }
  return {};
}

WordOrder::WordOrder(std::string_view packed) {
  if (packed.empty()) return;
  how_ = static_cast<std::uint8_t>(packed.front());
  width_ = width_of(how_);
  marks_ = packed.substr(1);
}

std::uint32_t WordOrder::at(std::size_t word) const {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(marks_[i]));
  };
  return width_ == 1 ? byte(word) : byte(2 * word) | (byte(2 * word + 1) << 8);
}

std::uint32_t WordOrder::mark_of(std::uint64_t word) const {
  return Function(how_).mark(word);
}

}  // namespace news::schema
