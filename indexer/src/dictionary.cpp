#include "dictionary.h"

#include <xxhash.h>

#include <algorithm>
#include <charconv>

#include <news/schema/internal/format.h>
#include <news/schema/internal/terms.h>

namespace news::indexer {
namespace {

std::uint32_t number(const std::string& text) {
  std::uint32_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::uint64_t hash_of(std::string_view text, std::uint64_t seed) {
  return XXH3_64bits_withSeed(text.data(), text.size(), seed);
}

}  // namespace

std::string Dictionary::pack(const schema::Field& field, const std::vector<std::string>& labels) {
  if (labels.empty()) return {};
  ordinals_.clear();
  for (const std::string& label : labels) ordinals_.push_back(ordinal_of(field, label));
  std::sort(ordinals_.begin(), ordinals_.end());
  ordinals_.erase(std::unique(ordinals_.begin(), ordinals_.end()), ordinals_.end());
  return schema::pack_ordinals(ordinals_);
}

std::uint32_t Dictionary::ordinal_of(const schema::Field& field, const std::string& label) {
  // By the label as it is written first: folding it costs more than all the rest.
  const std::uint64_t hash = hash_of(label, static_cast<std::uint64_t>(field.slot));
  if (const std::uint32_t* known = known_.find(hash)) return *known;
  const std::uint32_t ordinal = find_or_give(field, label);
  return known_[hash] = ordinal;
}

std::uint32_t Dictionary::find_or_give(const schema::Field& field, const std::string& label) {
  const std::string key = schema::value_key(field.name, label);
  const std::uint64_t hash = hash_of(key, ~std::uint64_t{0});
  if (const std::uint32_t* known = known_.find(hash)) return *known;
  std::uint32_t ordinal = 0;
  if (const std::string stored = store_.get(key); !stored.empty()) {
    ordinal = number(stored);
  } else {
    Count& count = count_of(field);
    ordinal = count.given++;
    count.changed = true;
    store_.set(schema::ordinal_key(field.name, ordinal), label);
    store_.set(key, std::to_string(ordinal));
  }
  return known_[hash] = ordinal;
}

Dictionary::Count& Dictionary::count_of(const schema::Field& field) {
  const auto found = counts_.find(field.name);
  if (found != counts_.end()) return found->second;
  return counts_.emplace(field.name, Count{number(store_.get(schema::ordinal_count_key(field.name))), false})
      .first->second;
}

void Dictionary::finish() {
  for (auto& [field, count] : counts_) {
    if (count.changed) store_.set(schema::ordinal_count_key(field), std::to_string(count.given));
    count.changed = false;
  }
}

}  // namespace news::indexer
