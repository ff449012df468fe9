#include "topics/word_set.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <tuple>

namespace news::topics {
namespace {

constexpr unsigned kFilterBits = 18;
constexpr unsigned kStartBits = 11;
/// Bytes of a beginning; longer ones fit no word (schema::kMaxWordBytes).
constexpr std::size_t kLongestBeginning = 63;
constexpr std::uint64_t kOfWord = 0x9E3779B97F4A7C15U;
constexpr std::uint64_t kOfBeginning = 0xC2B2AE3D27D4EB4FU;

template <class T>
T load(const char* at) {
  T value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

inline std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  a = (a ^ (a >> 32U)) * 0xD6E8FEB86659FD93U;
  a = (a ^ (a >> 29U) ^ b) * 0xFF51AFD7ED558CCDU;
  return a ^ (a >> 32U);
}

inline std::uint64_t hash_of(std::string_view text, std::uint64_t seed) {
  const char* at = text.data();
  std::size_t size = text.size();
  std::uint64_t hash = seed + size;
  for (; size > 16; at += 8, size -= 8) hash = mixed(hash, load<std::uint64_t>(at));
  // The rest in two pieces, which overlap where it is shorter than both.
  if (size >= 8) return mixed(hash ^ load<std::uint64_t>(at), load<std::uint64_t>(at + size - 8));
  if (size >= 4) return mixed(hash ^ load<std::uint32_t>(at), load<std::uint32_t>(at + size - 4));
  std::uint64_t few = 0;
  for (std::size_t i = 0; i < size; ++i) few = few << 8U | static_cast<unsigned char>(at[i]);
  return mixed(hash ^ few, few);
}

std::size_t filter_place(std::uint64_t hash) {
  return hash >> (64U - kFilterBits);
}

/// Bytes that tell which beginnings may fit.
constexpr std::size_t kStartBytes = 3;

std::size_t start_place(std::string_view text) {
  if (text.size() < kStartBytes) return 0;
  const std::uint64_t start =
      load<std::uint16_t>(text.data()) | std::uint64_t{static_cast<unsigned char>(text[2])} << 16U;
  return start * kOfBeginning >> (64U - kStartBits);
}

}  // namespace

WordSet::WordSet() : lengths_(std::size_t{1} << kStartBits) {}

void WordSet::add(std::string_view word, std::uint32_t id, bool beginning) {
  entries_.push_back({hash_of(word, beginning ? kOfBeginning : kOfWord), id});
  if (!beginning) return;
  const std::uint64_t length = std::uint64_t{1} << std::min(word.size(), kLongestBeginning);
  if (word.size() >= kStartBytes) {
    lengths_[start_place(word)] |= length;
  } else {
    for (std::uint64_t& lengths : lengths_) lengths |= length;  // whatever follows
  }
}

void WordSet::build(const std::vector<bool>& opens) {
  std::sort(entries_.begin(), entries_.end(),
            [](const Entry& a, const Entry& b) { return std::tie(a.hash, a.id) < std::tie(b.hash, b.id); });
  std::size_t size = 64;
  while (size < entries_.size() * 2) size *= 2;
  slots_.assign(size, {});
  may_be_.assign(std::size_t{1} << kFilterBits, false);
  may_open_.assign(std::size_t{1} << kFilterBits, false);
  for (std::size_t at = 0; at < entries_.size();) {
    Slot slot;
    slot.hash = entries_[at].hash;
    slot.ids = static_cast<std::uint32_t>(ids_.size());
    for (; at < entries_.size() && entries_[at].hash == slot.hash; ++at) {
      ids_.push_back(entries_[at].id);
      if (opens[entries_[at].id]) may_open_[filter_place(slot.hash)] = true;
    }
    slot.size = static_cast<std::uint32_t>(ids_.size()) - slot.ids;
    if (slot.size == 1) {
      slot.ids = ids_.back();
      ids_.pop_back();
    }
    may_be_[filter_place(slot.hash)] = true;
    std::size_t place = slot.hash & (size - 1);
    while (slots_[place].size != 0) place = (place + 1) & (size - 1);
    slots_[place] = slot;
  }
  entries_ = {};
}

void WordSet::take(const Candidate& candidate, std::vector<std::uint32_t>& ids) const {
  std::size_t place = candidate.hash & (slots_.size() - 1);
  for (; slots_[place].size != 0; place = (place + 1) & (slots_.size() - 1)) {
    const Slot& slot = slots_[place];
    if (slot.hash != candidate.hash) continue;
    if (slot.size == 1) {
      ids.push_back(slot.ids);
    } else {
      for (std::uint32_t i = 0; i < slot.size; ++i) ids.push_back(ids_[slot.ids + i]);
    }
    return;
  }
}

void WordSet::find(std::string_view word, std::vector<Candidate>& candidates) const {
  const auto add = [&](std::uint64_t hash, bool opens) {
    __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
    candidates.push_back({hash, opens});
  };
  for (std::uint64_t lengths = lengths_[start_place(word)]; lengths != 0; lengths &= lengths - 1) {
    const auto length = static_cast<std::size_t>(std::countr_zero(lengths));
    if (length > word.size()) break;
    const std::uint64_t hash = hash_of(word.substr(0, length), kOfBeginning);
    if (may_be_[filter_place(hash)]) add(hash, true);
  }
  const std::uint64_t hash = hash_of(word, kOfWord);
  if (may_be_[filter_place(hash)]) add(hash, may_open_[filter_place(hash)]);
}

}  // namespace news::topics
