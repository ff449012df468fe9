#include "topics/word_set.h"

#include <algorithm>
#include <tuple>

namespace news::topics {
namespace {

constexpr unsigned kFilterBits = 18;

std::uint32_t step(std::uint32_t hash, char byte) {
  return (hash ^ static_cast<unsigned char>(byte)) * 0x9E3779B1U;
}

std::uint32_t hash_of(std::string_view text) {
  std::uint32_t hash = 0;
  for (const char byte : text) hash = step(hash, byte);
  return hash;
}

std::size_t filter_place(std::uint32_t hash) {
  return hash >> (32 - kFilterBits);
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
  may_begin_.assign(std::size_t{1} << kFilterBits, false);
  for (std::size_t at = 0; at < entries_.size();) {
    const Entry& entry = entries_[at];
    Slot slot;
    slot.hash = hash_of(entry.text);
    slot.text = static_cast<std::uint32_t>(texts_.size());
    slot.length = static_cast<std::uint16_t>(entry.text.size());
    slot.beginning = entry.beginning;
    slot.ids = static_cast<std::uint32_t>(ids_.size());
    texts_ += entry.text;
    for (;
         at < entries_.size() && entries_[at].text == entry.text && entries_[at].beginning == entry.beginning;
         ++at) {
      ids_.push_back(entries_[at].id);
      if (opens[entries_[at].id]) may_open_[filter_place(slot.hash)] = true;
    }
    slot.ids_end = static_cast<std::uint32_t>(ids_.size());
    if (entry.beginning) {
      may_begin_[filter_place(slot.hash)] = true;
    } else {
      may_be_[filter_place(slot.hash)] = true;
    }
    std::size_t place = slot.hash & (size - 1);
    while (slots_[place].ids != slots_[place].ids_end) place = (place + 1) & (size - 1);
    slots_[place] = slot;
  }
  entries_.clear();
  entries_.shrink_to_fit();
}

void WordSet::take(std::string_view text, std::uint32_t hash, bool beginning,
                   std::vector<std::uint32_t>& ids) const {
  for (std::size_t place = hash & (slots_.size() - 1); slots_[place].ids != slots_[place].ids_end;
       place = (place + 1) & (slots_.size() - 1)) {
    const Slot& slot = slots_[place];
    if (slot.hash != hash || slot.beginning != beginning || slot.length != text.size()) continue;
    if (std::string_view(texts_).substr(slot.text, slot.length) != text) continue;
    ids.insert(ids.end(), ids_.begin() + slot.ids, ids_.begin() + slot.ids_end);
    return;
  }
}

void WordSet::find(std::string_view word, bool inside, std::vector<std::uint32_t>& ids) const {
  std::uint32_t hash = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    hash = step(hash, word[i]);
    if (may_begin_[filter_place(hash)]) take(word.substr(0, i + 1), hash, true, ids);
  }
  if ((inside ? may_be_ : may_open_)[filter_place(hash)]) take(word, hash, false, ids);
}

}  // namespace news::topics
