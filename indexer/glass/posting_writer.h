#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "glass/pack.h"
#include "glass/run.h"
#include "glass/table_writer.h"

namespace news::glass {

/// Keys of the postlist table that are no terms'. All sort below terms.
inline constexpr std::string_view kMetadataKey{"\0\xc0", 2};
inline constexpr std::string_view kValueStatisticsKey{"\0\xd0", 2};
inline constexpr std::string_view kValueChunkKey{"\0\xd8", 2};
inline constexpr std::string_view kLengthsKey{"\0\xe0", 2};

/// Where entries go that a table takes later.
using EntrySink = std::function<void(std::string_view key, std::string_view tag)>;

/// A posting list is cut into chunks; a new one begins when the inside of one has reached this size. Xapian's
/// own figure (backends/glass/glass_postlist.cc), kept so that the result is the same byte for byte.
inline constexpr std::size_t kChunkBytes = 2000;

/// Writes the posting list of one term after another, terms ascending.
class PostingWriter {
 public:
  explicit PostingWriter(TableWriter& table) : table_(table) {}

  void begin(std::string_view term);
  void add(DocId document, std::uint64_t wdf);
  /// What a run has of the term; its documents lie behind all before. Throws schema::Error{io} where it isn't
  /// what was written.
  void append(const RunRecord& postings);
  void end();

 private:
  struct Chunk {
    std::size_t begin;  ///< In body_.
    DocId first;
    DocId last;
  };

  TableWriter& table_;
  std::string key_;
  std::string body_;
  std::vector<Chunk> chunks_;
  std::uint64_t documents_ = 0;
  std::uint64_t occurrences_ = 0;
  std::string chunk_key_;
  std::string tag_;
};

/// The lengths of all documents in ascending order of docid: a posting list without a term whose wdf is the
/// length.
class LengthWriter {
 public:
  explicit LengthWriter(EntrySink sink) : sink_(std::move(sink)) {}
  void add(DocId document, std::uint64_t length);
  void finish();

 private:
  void write(bool last);

  EntrySink sink_;
  std::string body_;
  DocId first_ = 0;
  DocId last_ = 0;
  bool any_written_ = false;
};

/// One chunk of a posting list, read.
struct PostingChunk {
  bool first_of_term = false;
  bool last = false;            ///< Of its term.
  std::uint64_t documents = 0;  ///< Of the term; in its first chunk only.
  std::uint64_t occurrences = 0;
  DocId first_document = 0;
  DocId last_document = 0;
  std::string_view body;  ///< As RunRecord::body.
};

/// Reads the tag of a term's first chunk, or of a later one whose key names its first document.
[[nodiscard]] bool read_first_chunk(std::string_view tag, PostingChunk& chunk);
[[nodiscard]] bool read_later_chunk(std::string_view tag, DocId first, PostingChunk& chunk);

/// Calls visit(document, wdf) for each posting of a chunk or record; false when it is damaged.
template <class Visit>
[[nodiscard]] bool for_each_posting(DocId first, std::string_view body, Visit&& visit) {
  const char* at = body.data();
  const char* end = at + body.size();
  DocId document = first;
  for (;;) {
    std::uint64_t wdf = 0;
    if (!get_uint(at, end, wdf)) return false;
    visit(document, wdf);
    if (at == end) return true;
    DocId gap = 0;
    if (!get_uint(at, end, gap)) return false;
    document += gap + 1;
  }
}

}  // namespace news::glass
