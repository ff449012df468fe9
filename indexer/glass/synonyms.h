#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "glass/table_writer.h"

namespace news::glass {

/// Writes the synonym table from (key, form) pairs, keys ascending, the forms of a key in any order and as
/// often as they come. The tag of a key is its forms, each behind its length (Xapian's
/// backends/glass/glass_synonym.cc).
class SynonymWriter {
 public:
  explicit SynonymWriter(TableWriter& table) : table_(table) {}
  void add(std::string_view key, std::string_view form);
  void finish();

 private:
  TableWriter& table_;
  std::string key_;
  std::vector<std::string> forms_;
};

/// Longest key and form that the table holds.
inline constexpr std::size_t kMaxSynonymBytes = 255;

/// Calls visit(form) for each form of a tag; false when it is damaged.
template <class Visit>
[[nodiscard]] bool for_each_form(std::string_view tag, Visit&& visit) {
  while (!tag.empty()) {
    // Lengths are stored so that they look like letters, which compresses better.
    const std::size_t size = static_cast<unsigned char>(tag.front()) ^ 96U;
    if (size + 1 > tag.size()) return false;
    visit(tag.substr(1, size));
    tag.remove_prefix(size + 1);
  }
  return true;
}

}  // namespace news::glass
