#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "glass/output_file.h"
#include "glass/pack.h"
#include "glass/table_layout.h"

namespace news::glass {

/// A run is a sequence of records, ascending by term: what one batch knows of each of its terms. One kind of
/// run holds postings, the other positions, and one the entries of an EntrySorter, which have keys for terms;
/// they are merged apart. Documents are numbered from 1 within the run; `base` is added to make them docids.
struct RunRecord {
  std::string_view term;  ///< At most kMaxKeyBytes.
  DocId first = 0;        ///< First and last document with the term; of entries 0.
  DocId last = 0;
  std::uint64_t documents = 0;  ///< Term frequency and collection frequency; of postings only.
  std::uint64_t occurrences = 0;
  std::uint64_t marks = 0;  ///< Of postings only: bits that the batch gave the term.
  /// Of postings: wdf of the first document, then (gap - 1, wdf) for each other: the inside of a chunk.
  /// Of positions: the entry of the first document as chunks have it (position_chunks.h), then (gap, entry)
  /// for each other.
  /// Of entries: the tag.
  std::string_view body;
};

void append_record(std::string& out, const RunRecord& record);

/// A run that is made for a file goes there in pieces of this size.
inline constexpr std::size_t kRunPiece = 128U << 10;

/// Where a run lies in its file.
struct RunPlace {
  std::uint64_t offset = 0;
  std::uint64_t bytes = 0;
  DocId base = 0;
};

/// Reads a run from its file through a buffer of its own. Throws schema::Error{io}, also for a record that
/// isn't whole.
class RunReader {
 public:
  RunReader(const SpillFile& file, RunPlace place, std::size_t buffer_bytes);

  /// False at the end.
  bool next();

  /// Valid until the next call of next(); documents have the base added.
  [[nodiscard]] const RunRecord& record() const { return record_; }

 private:
  /// Makes that many bytes readable at at_, fewer only at the end of the run.
  void need(std::size_t bytes);

  const SpillFile& file_;
  RunPlace place_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  RunRecord record_;
};

}  // namespace news::glass
