#include "columns.h"

#include <algorithm>
#include <string>

#include <news/schema/error.h>
#include <news/schema/internal/terms.h>

namespace news::searcher {
namespace {

/// Reading a value for one document costs about six times what it costs when all are read in a row.
constexpr std::uint64_t kCostOfOne = 6;
/// Docids with more gaps than this are not laid out in a row.
constexpr std::uint64_t kMostGaps = 8;

void decode_day(const std::string& packed, std::vector<std::uint32_t>& out) {
  out.clear();
  if (packed.size() != 8) return;
  std::uint32_t number = 0;
  for (const char c : packed) {
    if (c < '0' || c > '9') return;
    number = number * 10 + static_cast<std::uint32_t>(c - '0');
  }
  const std::uint32_t month = number / 100 % 100;
  const std::uint32_t day = number % 100;
  if (month < 1 || month > 12 || day < 1 || day > kDaysOfMonth) return;
  out.push_back(number / 10000 * kDaysOfYear + (month - 1) * kDaysOfMonth + day - 1);
}

void decode(const std::string& packed, Coding coding, std::vector<std::uint32_t>& out) {
  if (coding == Coding::day) {
    decode_day(packed, out);
  } else {
    schema::unpack_ordinals(packed, out);
  }
}

/// Adds one document's entries.
class Counter {
 public:
  Counter(SlotCounts& out, Coding coding, std::uint32_t entries) : out_(out), entries_(entries) {
    // Days lie in a few years of ten thousand; their counts grow to what is there.
    if (coding == Coding::ordinals) out_.counts.resize(entries);
  }

  template <class Iterator>
  void add(Iterator begin, Iterator end) {
    if (begin == end) ++out_.without;
    for (; begin != end; ++begin) {
      const std::uint32_t entry = *begin;
      if (entry < out_.first || entry - out_.first >= out_.counts.size()) grow(entry);
      ++out_.counts[entry - out_.first];
    }
  }

 private:
  /// Makes room up to whole years.
  void grow(std::uint32_t entry) {
    if (entry >= entries_) {
      throw schema::Error(schema::ErrorCode::index_corrupt,
                          "an article has a facet value that the index has no name for",
                          "run `newsindex check`");
    }
    const std::uint32_t year = entry / kDaysOfYear * kDaysOfYear;
    if (out_.counts.empty()) out_.first = year;
    if (year < out_.first) {
      out_.counts.insert(out_.counts.begin(), out_.first - year, 0);
      out_.first = year;
    }
    out_.counts.resize(std::max<std::size_t>(out_.counts.size(), year + kDaysOfYear - out_.first));
  }

  SlotCounts& out_;
  std::uint32_t entries_;
};

}  // namespace

SlotCounts Columns::count(const Xapian::Database& database, int slot, Coding coding, std::uint32_t entries,
                          const Documents& documents) {
  SlotCounts out;
  if (documents.empty()) return out;
  Counter counter(out, coding, entries);
  Column& column = columns_[slot];
  const auto number = static_cast<Xapian::valueno>(slot);
  const std::uint64_t size = database.get_doccount();
  if (!column.loaded && (column.read + documents.size()) * kCostOfOne > size &&
      database.get_lastdocid() / kMostGaps <= size) {
    load(column, database, number, coding);
  }
  if (column.loaded) {
    for (const Xapian::docid document : documents) {
      if (std::size_t{document} + 1 >= column.offsets.size()) {
        ++out.without;
        continue;
      }
      const auto* const all = column.entries.data();
      counter.add(all + column.offsets[document], all + column.offsets[document + 1]);
    }
    return out;
  }

  column.read += documents.size();
  std::vector<std::uint32_t> own;
  Xapian::ValueIterator value = database.valuestream_begin(number);
  const Xapian::ValueIterator end = database.valuestream_end(number);
  for (const Xapian::docid document : documents) {
    own.clear();
    if (value != end && value.get_docid() < document) value.skip_to(document);
    if (value != end && value.get_docid() == document) decode(*value, coding, own);
    counter.add(own.begin(), own.end());
  }
  return out;
}

void Columns::load(Column& column, const Xapian::Database& database, Xapian::valueno slot, Coding coding) {
  Column fresh;  // nothing half read stays behind when Xapian throws
  fresh.offsets.reserve(std::size_t{database.get_lastdocid()} + 2);
  fresh.entries.reserve(database.get_value_freq(slot));
  std::vector<std::uint32_t> own;
  const Xapian::ValueIterator end = database.valuestream_end(slot);
  for (Xapian::ValueIterator value = database.valuestream_begin(slot); value != end; ++value) {
    fresh.offsets.resize(std::size_t{value.get_docid()} + 1, fresh.entries.size());
    decode(*value, coding, own);
    fresh.entries.insert(fresh.entries.end(), own.begin(), own.end());
  }
  fresh.offsets.push_back(fresh.entries.size());
  fresh.loaded = true;
  column = std::move(fresh);
}

}  // namespace news::searcher
