#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include <xapian.h>

#include "matches.h"

namespace news::searcher {

/// How a value slot tells its entries: ordinals of a dictionary, or one day.
enum class Coding { ordinals, day };

/// Entries of a slot that holds days are the numbers of days, in months of 31 days.
inline constexpr std::uint32_t kDaysOfMonth = 31;
inline constexpr std::uint32_t kDaysOfYear = 12 * kDaysOfMonth;
inline constexpr std::uint32_t kDayEntries = 10000 * kDaysOfYear;

/// How many of some documents have each entry of a slot.
struct SlotCounts {
  std::uint32_t first = 0;            ///< The entry that `counts` begins with.
  std::vector<std::uint32_t> counts;  ///< Entries before its beginning and beyond its end: none.
  std::uint64_t without = 0;          ///< Documents that have no entry.

  [[nodiscard]] std::uint64_t of(std::uint64_t entry) const {
    return entry >= first && entry - first < counts.size() ? counts[entry - first] : 0;
  }
};

/// The facet slots of one database at one revision. A slot is read for each document asked for, until it has
/// been asked for so often that having the whole of it in memory is cheaper; from then on it stays there.
class Columns {
 public:
  /// Counts the entries of documents (ascending), all of which are below `entries`. Throws
  /// schema::Error{index_corrupt}.
  [[nodiscard]] SlotCounts count(const Xapian::Database& database, int slot, Coding coding,
                                 std::uint32_t entries, const Documents& documents);

  void clear() { columns_.clear(); }

 private:
  struct Column {
    bool loaded = false;
    std::uint64_t read = 0;  ///< Documents read one by one so far.
    std::vector<std::uint64_t>
        offsets;  ///< Of a document's entries, by docid; one more than there are docids.
    std::vector<std::uint32_t> entries;
  };

  static void load(Column& column, const Xapian::Database& database, Xapian::valueno slot, Coding coding);

  std::map<int, Column> columns_;
};

}  // namespace news::searcher
