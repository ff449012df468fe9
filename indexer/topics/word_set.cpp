#include "topics/word_set.h"

#include <algorithm>
#include <cstring>
#include <tuple>

namespace news::topics {
namespace {

constexpr unsigned kFilterBits = 17;
constexpr unsigned kStartBits = 15;
constexpr std::uint64_t kOfWord = 0x9E3779B97F4A7C15U;
constexpr std::uint64_t kOfBeginning = 0xC2B2AE3D27D4EB4FU;

template <class T>
T load(const char* at) {
  T value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  a = (a ^ (a >> 32U)) * 0xD6E8FEB86659FD93U;
  a = (a ^ (a >> 29U) ^ b) * 0xFF51AFD7ED558CCDU;
  return a ^ (a >> 32U);
}

std::uint64_t hash_of(std::string_view text, std::uint64_t seed) {
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

/// Of the first three bytes, fewer where there are no more.
std::size_t start_place(std::string_view text) {
  std::uint64_t few = 0;
  for (std::size_t i = 0; i < 3; ++i)
    few = few << 8U | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  return few * kOfBeginning >> (64U - kStartBits);
}

}  // namespace

void WordSet::add(std::string_view word, std::uint32_t id, bool beginning) {
  entries_.push_back({std::string(word), beginning, id});
}

void WordSet::build(const std::vector<bool>& opens) {
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.text, a.beginning, a.id) < std::tie(b.text, b.beginning, b.id);
  });
  std::size_t size = 64;
  while (size < entries_.size() * 2) size *= 2;
  slots_.assign(size, {});
  may_be_.assign(std::size_t{1} << kFilterBits, false);
  may_open_.assign(std::size_t{1} << kFilterBits, false);
  may_begin_.assign(std::size_t{1} << kStartBits, false);
  for (std::size_t at = 0; at < entries_.size();) {
    const Entry& entry = entries_[at];
    Slot slot;
    slot.hash = hash_of(entry.text, entry.beginning ? kOfBeginning : kOfWord);
    slot.ids = static_cast<std::uint32_t>(ids_.size());
    for (;
         at < entries_.size() && entries_[at].text == entry.text && entries_[at].beginning == entry.beginning;
         ++at) {
      ids_.push_back(entries_[at].id);
      if (opens[entries_[at].id]) may_open_[filter_place(slot.hash)] = true;
    }
    slot.size = static_cast<std::uint32_t>(ids_.size()) - slot.ids;
    if (slot.size == 1) {
      slot.ids = ids_.back();
      ids_.pop_back();
    }
    if (entry.beginning) {
      cut_.push_back(entry.text.size());
      if (entry.text.size() >= 3) {
        may_begin_[start_place(entry.text)] = true;
      } else {
        // Any third byte may follow.
        std::string start = entry.text + std::string(3 - entry.text.size(), '\0');
        std::size_t open = 1;
        for (std::size_t i = entry.text.size(); i < 3; ++i) open *= 256;
        for (std::size_t rest = 0; rest < open; ++rest) {
          for (std::size_t i = 3; i > entry.text.size(); --i)
            start[i - 1] = static_cast<char>(rest >> (8 * (3 - i)));
          may_begin_[start_place(start)] = true;
        }
      }
    }
    may_be_[filter_place(slot.hash)] = true;
    std::size_t place = slot.hash & (size - 1);
    while (slots_[place].size != 0) place = (place + 1) & (size - 1);
    slots_[place] = slot;
  }
  std::sort(cut_.begin(), cut_.end());
  cut_.erase(std::unique(cut_.begin(), cut_.end()), cut_.end());
  entries_.clear();
  entries_.shrink_to_fit();
}

void WordSet::take(std::uint64_t hash, std::vector<std::uint32_t>& ids) const {
  std::size_t place = hash & (slots_.size() - 1);
  for (; slots_[place].size != 0; place = (place + 1) & (slots_.size() - 1)) {
    const Slot& slot = slots_[place];
    if (slot.hash != hash) continue;
    if (slot.size == 1) {
      ids.push_back(slot.ids);
    } else {
      for (std::uint32_t i = 0; i < slot.size; ++i) ids.push_back(ids_[slot.ids + i]);
    }
    return;
  }
}

void WordSet::find(std::string_view word, bool inside, std::vector<std::uint32_t>& ids) const {
  if (may_begin_[start_place(word)]) {
    for (const std::size_t length : cut_) {
      if (length > word.size()) break;
      const std::uint64_t hash = hash_of(word.substr(0, length), kOfBeginning);
      if (may_be_[filter_place(hash)]) take(hash, ids);
    }
  }
  const std::uint64_t hash = hash_of(word, kOfWord);
  if ((inside ? may_be_ : may_open_)[filter_place(hash)]) take(hash, ids);
}

}  // namespace news::topics
