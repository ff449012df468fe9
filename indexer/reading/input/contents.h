#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "reading/input/input.h"
#include "reading/input/unpack.h"
#include "reading/reading.h"

namespace news::reading {

inline constexpr std::size_t kLargestDocument = std::size_t{64} << 20;
inline constexpr std::string_view kTooLong = "longer than 64 MiB";

/// One of the things that an input holds: a finished document, or a stream that has to be looked into, with
/// what is known of it.
struct Part {
  RawDocument document;
  std::unique_ptr<Stream> stream;        ///< Empty: the document is finished.
  std::shared_ptr<Allowance> allowance;  ///< Of what is packed inside; empty: that of what it lies in.
};

/// What an input is cut into: lines, the records of a table, the entries of an archive, the records of a web
/// archive. Threads: one thread. The input outlives it; a part's stream is used up before the next part is
/// asked for.
class Contents {
 public:
  Contents() = default;
  virtual ~Contents() = default;
  Contents(const Contents&) = delete;
  Contents& operator=(const Contents&) = delete;

  /// The next part; false at the end. What can't be read goes to the list.
  [[nodiscard]] virtual bool next(Part& part, std::vector<Rejected>& rejected) = 0;
};

/// Lines that aren't empty, each a document. `about` is the input itself: where it lies and what it is
/// called.
[[nodiscard]] std::unique_ptr<Contents> lines_of(Input& input, const RawDocument& about);

/// Records of a table of delimited text (reading/table.h), each a document that begins with the table's first
/// line. What can't be read as a record is told in one piece, and what follows is read from the next line on
/// that begins one.
[[nodiscard]] std::unique_ptr<Contents> rows_of(Input& input, const RawDocument& about);

/// Entries of a ZIP or tar archive. Hidden ones are left out, those whose name leads out of the archive
/// refused.
[[nodiscard]] std::unique_ptr<Contents> entries_of(Input& input, const RawDocument& about,
                                                   std::shared_ptr<Allowance> allowance);

/// What came of web archives already.
struct Crawled {
  struct Capture {
    std::int64_t fetched = std::numeric_limits<std::int64_t>::min();  ///< In seconds; unknown: before all.
    std::uint64_t digest = 0;                                         ///< Shortened; 0: not known.
  };
  std::unordered_set<std::uint64_t> digests;            ///< Of all pages.
  std::unordered_map<std::uint64_t, Capture> captures;  ///< By page: the newest.
};

/// What of a web archive is wanted.
enum class WarcPart {
  all,
  one_record,  ///< That with which the input begins.
  rest,        ///< From the first record on that the input has, which may begin in the middle of one.
};

/// Pages of a web archive (WARC), each once; of a page that was fetched several times, none that is older
/// than one that came.
[[nodiscard]] std::unique_ptr<Contents> records_of(Input& input, const RawDocument& about, Crawled& crawled,
                                                   WarcPart wanted);

}  // namespace news::reading
