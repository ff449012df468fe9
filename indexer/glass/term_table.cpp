#include "glass/term_table.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace news::glass {
namespace {

constexpr std::size_t kFirstSlots = 1U << 16;

}  // namespace

TermTable::TermTable() : slots_(kFirstSlots), bytes_(kReadable, '\0'), begins_(1, 0) {}

TermTable::Key TermTable::key_of(std::string_view term) {
  if (term.size() <= kKeyBytes) {
    std::array<char, kKeyBytes> bytes{};
    term.copy(bytes.data(), bytes.size());
    return key_of_short(bytes.data(), term.size());
  }
  Key key = key_of_short(term.data(), kKeyBytes);
  key.size = static_cast<std::uint32_t>(term.size());
  key.hash ^= XXH3_64bits(term.data() + kKeyBytes, term.size() - kKeyBytes);
  key.hash *= 0x9E3779B97F4A7C15U;
  return key;
}

TermTable::Key TermTable::key_of_number(std::uint32_t number) const {
  const std::string_view each = term(number);
  return each.size() <= kKeyBytes ? key_of_short(each.data(), each.size()) : key_of(each);
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
  if (key.is_long()) whole.copy(bytes_.data() + begin, key.size);
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
    const Key key = key_of_short(each.data(), std::min(each.size(), kKeyBytes));
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
