#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <news/schema/fields.h>

#include "hash_map.h"

namespace news::indexer {

/// Where a dictionary is kept: the metadata of its database.
struct MetadataStore {
  std::function<std::string(const std::string& key)> get;
  std::function<void(const std::string& key, const std::string& value)> set;
};

/// Gives each value of a facet its ordinal, in one database. Append-only: an ordinal once given keeps its
/// label, also when no article has it any more.
///
/// Memory: some 60 bytes for each label met. Labels are remembered by a hash of 64 bits: two of a
/// million labels share one with a probability below 1 in 10^7.
class Dictionary {
 public:
  explicit Dictionary(MetadataStore store) : store_(std::move(store)) {}

  /// The ordinals of the labels, ascending, packed for the field's slot.
  [[nodiscard]] std::string pack(const schema::Field& field, const std::vector<std::string>& labels);

  /// Stores how many ordinals each field has given.
  void finish();

 private:
  struct Count {
    std::uint32_t given = 0;
    bool changed = false;
  };

  std::uint32_t ordinal_of(const schema::Field& field, const std::string& label);
  std::uint32_t find_or_give(const schema::Field& field, const std::string& label);
  Count& count_of(const schema::Field& field);

  MetadataStore store_;
  HashMap<std::uint32_t> known_;  ///< By field and label, and by field and key.
  std::map<std::string_view, Count> counts_;
  std::vector<std::uint32_t> ordinals_;
};

}  // namespace news::indexer
