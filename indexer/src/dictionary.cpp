#include "dictionary.h"

#include <algorithm>
#include <charconv>

#include <news/schema/internal/terms.h>

namespace news::indexer {
namespace {

constexpr std::size_t kMostRemembered = 200'000;

std::uint32_t number(const std::string& text) {
  std::uint32_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

std::string Dictionary::pack(const FacetLabels& facet) {
  std::vector<std::uint32_t> ordinals;
  ordinals.reserve(facet.labels.size());
  for (const std::string& label : facet.labels) ordinals.push_back(ordinal_of(facet.field->name, label));
  std::sort(ordinals.begin(), ordinals.end());
  ordinals.erase(std::unique(ordinals.begin(), ordinals.end()), ordinals.end());
  return schema::pack_ordinals(ordinals);
}

std::uint32_t Dictionary::ordinal_of(std::string_view field, const std::string& label) {
  std::string key = schema::value_key(field, label);
  if (const auto found = known_.find(key); found != known_.end()) return found->second;
  std::uint32_t ordinal = 0;
  if (const std::string stored = database_.get_metadata(key); !stored.empty()) {
    ordinal = number(stored);
  } else {
    const std::string count_key = schema::ordinal_count_key(field);
    ordinal = number(database_.get_metadata(count_key));
    database_.set_metadata(schema::ordinal_key(field, ordinal), label);
    database_.set_metadata(key, std::to_string(ordinal));
    database_.set_metadata(count_key, std::to_string(ordinal + 1));
  }
  if (known_.size() >= kMostRemembered) known_.clear();
  known_.emplace(std::move(key), ordinal);
  return ordinal;
}

}  // namespace news::indexer
