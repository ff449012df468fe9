#include "glass/term_table.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <cstring>

namespace news::glass {
namespace {

constexpr std::size_t kFirstSlots = 1U << 16;

template <class T>
T load(const char* at) {
  T value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

/// The first eight bytes, without a look behind the end of a shorter term.
std::uint64_t head_of(std::string_view term) {
  const char* at = term.data();
  const std::size_t size = term.size();
  if (size >= 8) return load<std::uint64_t>(at);
  if (size >= 4) {
    const std::uint64_t high = load<std::uint32_t>(at + size - 4);
    return load<std::uint32_t>(at) | high << (8 * (size - 4));
  }
  if (size == 0) return 0;
  // The first, the middle and the last byte are all there are.
  const auto byte = [at](std::size_t i) {
    return static_cast<std::uint64_t>(static_cast<unsigned char>(at[i]));
  };
  return byte(0) | byte(size / 2) << (8 * (size / 2)) | byte(size - 1) << (8 * (size - 1));
}

std::uint64_t hash_of(std::uint64_t head, std::string_view term) {
  std::uint64_t hash = (head ^ static_cast<std::uint64_t>(term.size()) << 56) * 0x9E3779B97F4A7C15U;
  if (term.size() > 8) hash ^= XXH3_64bits(term.data() + 8, term.size() - 8);
  hash ^= hash >> 29;
  return hash * 0xD6E8FEB86659FD93U;
}

std::uint32_t check_of(std::uint64_t hash, std::string_view term) {
  return static_cast<std::uint32_t>(term.size()) << 24 | static_cast<std::uint32_t>(hash & 0xFFFFFF);
}

}  // namespace

TermTable::TermTable() : slots_(kFirstSlots), begins_(1, 0) {}

TermTable::Key TermTable::key_of(std::string_view term) {
  const std::uint64_t head = head_of(term);
  return {head, hash_of(head, term)};
}

std::uint32_t TermTable::number_of(std::string_view term, const Key& key) {
  const std::uint64_t head = key.head;
  const std::uint32_t check = check_of(key.hash, term);
  std::size_t at = place_of(key);
  for (;; at = (at + 1) & (slots_.size() - 1)) {
    const Slot& slot = slots_[at];
    if (slot.next == 0) break;
    if (slot.head != head || slot.check != check) continue;
    if (term.size() <= 8 || this->term(slot.next - 1) == term) return slot.next - 1;
  }
  return insert(term, at, {head, 0, check});
}

std::uint32_t TermTable::insert(std::string_view term, std::size_t at, Slot slot) {
  const std::uint32_t number = size();
  bytes_.append(term);
  begins_.push_back(static_cast<std::uint32_t>(bytes_.size()));
  slot.next = number + 1;
  slots_[at] = slot;
  if (std::size_t{2} * size() > slots_.size()) grow();
  return number;
}

void TermTable::grow() {
  slots_.assign(slots_.size() * 2, {});
  for (std::uint32_t number = 0; number < size(); ++number) {
    const std::string_view each = term(number);
    const Key key = key_of(each);
    std::size_t at = place_of(key);
    while (slots_[at].next != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = {key.head, number + 1, check_of(key.hash, each)};
  }
}

std::vector<std::uint32_t> TermTable::sorted() const {
  struct Sorted {
    std::uint64_t head;  ///< Compares as the bytes do.
    std::uint32_t number;
  };
  std::vector<Sorted> keys;
  keys.reserve(size());
  for (std::uint32_t number = 0; number < size(); ++number) {
    std::uint64_t head = head_of(term(number));
    if constexpr (std::endian::native == std::endian::little) head = __builtin_bswap64(head);
    keys.push_back({head, number});
  }
  std::sort(keys.begin(), keys.end(), [this](const Sorted& a, const Sorted& b) {
    return a.head != b.head ? a.head < b.head : term(a.number) < term(b.number);
  });
  std::vector<std::uint32_t> numbers;
  numbers.reserve(keys.size());
  for (const Sorted& key : keys) numbers.push_back(key.number);
  return numbers;
}

void TermTable::clear() {
  std::fill(slots_.begin(), slots_.end(), Slot{});
  bytes_.clear();
  begins_.assign(1, 0);
}

}  // namespace news::glass
