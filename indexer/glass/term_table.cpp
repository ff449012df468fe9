#include "glass/term_table.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace news::glass {
namespace {

static_assert(std::endian::native == std::endian::little, "a term's first byte is the lowest of its key");

constexpr std::size_t kFirstSlots = 1U << 16;

/// By length, what of two words of eight bytes belongs to a term.
struct Mask {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
};

constexpr std::array<Mask, TermTable::kReadable + 1> make_masks() {
  std::array<Mask, TermTable::kReadable + 1> out{};
  for (std::size_t size = 0; size < out.size(); ++size) {
    out[size].low = size >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * size)) - 1;
    out[size].high = size <= 8    ? 0
                     : size == 16 ? ~std::uint64_t{0}
                                  : (std::uint64_t{1} << (8 * (size - 8))) - 1;
  }
  return out;
}
constexpr auto kMasks = make_masks();

std::uint64_t mixed(std::uint64_t low, std::uint64_t high, std::size_t size) {
  std::uint64_t hash = (low ^ static_cast<std::uint64_t>(size) << 56) * 0x9E3779B97F4A7C15U;
  hash ^= std::rotl(high * 0xC2B2AE3D27D4EB4FU, 29);
  hash ^= hash >> 29;
  return hash * 0xD6E8FEB86659FD93U;
}

std::uint32_t check_of(const TermTable::Key& key) {
  return key.size << 24 | static_cast<std::uint32_t>(key.hash & 0xFFFFFF);
}

}  // namespace

TermTable::TermTable() : slots_(kFirstSlots), bytes_(kReadable, '\0'), begins_(1, 0) {}

TermTable::Key TermTable::key_of_short(const char* term, std::size_t size) {
  Key key;
  std::memcpy(&key.low, term, 8);
  std::memcpy(&key.high, term + 8, 8);
  key.low &= kMasks[size].low;
  key.high &= kMasks[size].high;
  key.hash = mixed(key.low, key.high, size);
  key.size = static_cast<std::uint32_t>(size);
  return key;
}

TermTable::Key TermTable::key_of(std::string_view term) {
  if (term.size() <= kReadable) {
    std::array<char, kReadable> bytes{};
    term.copy(bytes.data(), bytes.size());
    return key_of_short(bytes.data(), term.size());
  }
  Key key = key_of_short(term.data(), kReadable);
  key.size = static_cast<std::uint32_t>(term.size());
  key.hash ^= XXH3_64bits(term.data() + kReadable, term.size() - kReadable);
  key.hash *= 0x9E3779B97F4A7C15U;
  return key;
}

TermTable::Key TermTable::key_of_number(std::uint32_t number) const {
  const std::string_view each = term(number);
  return each.size() <= kReadable ? key_of_short(each.data(), each.size()) : key_of(each);
}

TermTable::Slot& TermTable::find(const Key& key, std::string_view whole) {
  const std::uint32_t check = check_of(key);
  std::size_t at = place_of(key);
  for (;; at = (at + 1) & (slots_.size() - 1)) {
    Slot& slot = slots_[at];
    if (slot.next == 0) return insert(key, whole, at);
    if (slot.low != key.low || slot.high != key.high || slot.check != check) continue;
    if (key.size <= kReadable || term(slot.number()) == whole) return slot;
  }
}

TermTable::Slot& TermTable::insert(const Key& key, std::string_view whole, std::size_t at) {
  if (std::size_t{2} * (size() + 1) > slots_.size()) {
    grow();
    at = place_of(key);
    while (slots_[at].next != 0) at = (at + 1) & (slots_.size() - 1);
  }
  const std::size_t begin = begins_.back();
  const std::size_t end = begin + key.size;
  if (bytes_.size() < end + kReadable) bytes_.resize(2 * (end + kReadable));
  std::memcpy(bytes_.data() + begin, &key.low, 8);
  std::memcpy(bytes_.data() + begin + 8, &key.high, 8);
  if (key.size > kReadable) whole.copy(bytes_.data() + begin, key.size);
  begins_.push_back(static_cast<std::uint32_t>(end));
  Slot& slot = slots_[at];
  slot = {key.low, key.high, size(), check_of(key), 0, 0};
  return slot;
}

void TermTable::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.next == 0) continue;
    std::size_t at = place_of(key_of_number(slot.number()));
    while (slots_[at].next != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

std::vector<std::uint32_t> TermTable::sorted() const {
  struct Sorted {
    std::uint64_t high;  ///< The first bytes: compare as they do.
    std::uint64_t low;
    std::uint32_t number;
  };
  std::vector<Sorted> keys;
  keys.reserve(size());
  for (std::uint32_t number = 0; number < size(); ++number) {
    const std::string_view each = term(number);
    const Key key = key_of_short(each.data(), std::min(each.size(), kReadable));
    keys.push_back({__builtin_bswap64(key.low), __builtin_bswap64(key.high), number});
  }
  std::sort(keys.begin(), keys.end(), [this](const Sorted& a, const Sorted& b) {
    if (a.high != b.high) return a.high < b.high;
    return a.low != b.low ? a.low < b.low : term(a.number) < term(b.number);
  });
  std::vector<std::uint32_t> numbers;
  numbers.reserve(keys.size());
  for (const Sorted& key : keys) numbers.push_back(key.number);
  return numbers;
}

void TermTable::clear() {
  std::fill(slots_.begin(), slots_.end(), Slot{});
  begins_.assign(1, 0);
}

}  // namespace news::glass
