#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace news::schema {

/// Where the words of articles stand. Xapian's own table has an entry for each word of each document, of
/// which the greatest part is key; here an entry of the metadata holds the positions of a word in many
/// documents.
///
/// Key: kPositionPrefix, the term, a NUL, the last docid in four bytes, the greatest first. So the chunk that
/// may know a document is the first one whose key is no less than the document's own would be. A term can't
/// have a NUL itself, and tokens never do. Chunks of a term don't overlap. They may hold documents that are
/// gone: docids aren't given again.
///
/// Chunk, in numbers of seven bits a byte: how far the first docid lies below the last one; then for each
/// document its entry, and between two the difference of their docids. An entry is twice the position where
/// there is one; else twice the bytes that follow, plus one, and those: positions.h.
inline constexpr std::string_view kPositionPrefix = "p.";

/// A chunk is complete when its entries have reached this size: a B-tree takes it as it takes Xapian's.
inline constexpr std::size_t kPositionChunkBytes = 2000;

/// Bytes that put_entry() may write besides max_position_bytes() of as many positions.
inline constexpr std::size_t kMostEntryHeadBytes = 5;
/// Bytes that it may write for one position, scratch included.
inline constexpr std::size_t kMostSingleEntryBytes = 16;

/// Writes the entry of positions that are strictly ascending; returns the end. Up to seven bytes behind it
/// are scratch.
char* put_entry(char* out, const std::uint32_t* positions, std::size_t count);

/// Takes the first entry off; false where it is cut off.
[[nodiscard]] bool take_entry(std::string_view& entries, std::string_view& entry);

/// The tag of Xapian's position table that stands for an entry; `room` is where it may be made.
[[nodiscard]] std::string_view tag_of_entry(std::string_view entry, std::string& room);

/// Adds the entry of positions that are strictly ascending and not empty.
void append_entry(std::string& out, const std::vector<std::uint32_t>& positions);

/// Makes chunks; terms ascend and have no NUL, docids ascend within each.
///
/// Threads: one per object.
class PositionChunkWriter {
 public:
  using Sink = std::function<void(std::string_view key, std::string_view chunk)>;
  explicit PositionChunkWriter(Sink sink) : sink_(std::move(sink)) {}

  /// Ends the term before.
  void begin(std::string_view term);
  /// An entry as a chunk has it.
  void add_entry(std::uint32_t document, std::string_view entry);
  /// Entries of documents from `first` to `last`, between two of them the difference of their docids, as a
  /// chunk has them. False where they are cut off.
  [[nodiscard]] bool add_entries(std::uint32_t first, std::uint32_t last, std::string_view entries);
  void end();

 private:
  void go_to(std::uint32_t document);
  void end_document();
  void end_chunk();

  Sink sink_;
  std::string key_;
  std::string entries_;
  std::string chunk_;
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
};

/// Walks the entries of a chunk.
class PositionChunk {
 public:
  PositionChunk() = default;
  /// `last` as the key has it. Keeps a view.
  PositionChunk(std::string_view chunk, std::uint32_t last);

  /// The next entry; false at the end, and where the chunk is damaged.
  [[nodiscard]] bool next();
  [[nodiscard]] std::uint32_t document() const { return document_; }
  [[nodiscard]] std::string_view entry() const { return entry_; }
  [[nodiscard]] bool damaged() const { return damaged_; }

 private:
  std::string_view rest_;
  std::string_view entry_;
  std::uint32_t document_ = 0;  ///< While none was read, the one that comes.
  std::uint32_t last_ = 0;
  bool begun_ = false;
  bool damaged_ = false;
};

/// Adds the positions that an entry holds; false for a damaged one.
[[nodiscard]] bool read_entry(std::string_view entry, std::vector<std::uint32_t>& positions);

/// Term and last docid of a key (with its prefix); nothing for another one's.
struct PositionKey {
  std::string_view term;
  std::uint32_t last = 0;
};
[[nodiscard]] std::optional<PositionKey> read_position_key(std::string_view key);

/// Finds the positions of one term in documents, which are asked about in ascending order.
class PositionFinder {
 public:
  PositionFinder(Xapian::Database database, std::string_view term);

  /// Adds the positions, none where none are stored. Throws schema::Error{index_corrupt} for a damaged chunk,
  /// and what Xapian throws.
  void find(std::uint32_t document, std::vector<std::uint32_t>& positions);

 private:
  bool open_chunk(std::uint32_t document);

  Xapian::Database database_;
  std::string key_;  ///< Up to the docid.
  std::optional<Xapian::TermIterator> keys_;
  std::string bytes_;
  PositionChunk chunk_;
  std::uint32_t last_ = 0;  ///< Of the chunk at hand; 0: none.
  bool at_entry_ = false;   ///< The chunk's entry at hand is one that wasn't passed yet.
  bool at_end_ = false;
};

/// Whether the database has positions of this kind.
[[nodiscard]] bool has_position_chunks(const Xapian::Database& database);

}  // namespace news::schema
