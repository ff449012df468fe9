#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "draft.h"

namespace news::indexer {

/// Gives each value of a facet its ordinal, in one database. Append-only: an ordinal once given keeps its
/// label, also when no article has it any more. Memory is bounded: what was looked up lately is remembered.
class Dictionary {
 public:
  explicit Dictionary(Xapian::WritableDatabase& database) : database_(database) {}

  /// The ordinals of the labels, ascending, packed for the field's slot.
  [[nodiscard]] std::string pack(const FacetLabels& facet);

 private:
  std::uint32_t ordinal_of(std::string_view field, const std::string& label);

  Xapian::WritableDatabase& database_;
  std::unordered_map<std::string, std::uint32_t> known_;
};

}  // namespace news::indexer
