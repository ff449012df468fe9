#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "glass/posting_writer.h"

namespace news::glass {

/// Writes the values of all slots, documents ascending within each slot: streams of (gap, value) cut into
/// chunks like posting lists, and of each slot how many there are and their bounds (Xapian's
/// backends/glass/glass_values.cc).
class ValueWriter {
 public:
  explicit ValueWriter(EntrySink sink) : sink_(std::move(sink)) {}

  /// Empty values aren't stored.
  void add(DocId document, unsigned slot, std::string_view value);
  void finish();

 private:
  struct Slot {
    std::uint32_t count = 0;
    std::string lowest;
    std::string highest;
    std::string chunk;
    DocId first = 0;  ///< Of the chunk.
    DocId last = 0;
  };

  void write_chunk(unsigned number, Slot& slot);

  EntrySink sink_;
  std::map<unsigned, Slot> slots_;
};

/// Reads the slot and the first document out of the key of a chunk.
[[nodiscard]] bool read_value_key(std::string_view key, unsigned& slot, DocId& first);

/// Calls visit(document, value) for each value of a chunk; false when it is damaged.
template <class Visit>
[[nodiscard]] bool for_each_value(DocId first, std::string_view tag, Visit&& visit) {
  const char* at = tag.data();
  const char* end = at + tag.size();
  DocId document = first;
  for (;;) {
    std::string_view value;
    if (!get_string(at, end, value)) return false;
    visit(document, value);
    if (at == end) return true;
    DocId gap = 0;
    if (!get_uint(at, end, gap)) return false;
    document += gap + 1;
  }
}

/// The key of a slot's statistics, and what it says.
[[nodiscard]] std::string value_statistics_key(unsigned slot);
struct ValueStatistics {
  std::uint32_t count = 0;
  std::string_view lowest;
  std::string_view highest;
};
[[nodiscard]] bool read_value_statistics(std::string_view tag, ValueStatistics& out);

}  // namespace news::glass
