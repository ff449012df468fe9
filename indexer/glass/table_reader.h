#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace news::glass {

struct RootInfo;

/// Reads the entries of a table in the order of their keys, as bytes. For a database that nobody writes to
/// meanwhile.
///
/// Threads: one thread per reader. Throws schema::Error: io; index_corrupt, also at the end of a table that
/// has fewer or more entries than its root says.
class TableReader {
 public:
  TableReader(std::filesystem::path file, const RootInfo& root);
  ~TableReader();
  TableReader(const TableReader&) = delete;
  TableReader& operator=(const TableReader&) = delete;

  /// False at the end.
  bool next();

  /// Of the entry that next() came to; valid until the next call of it.
  [[nodiscard]] std::string_view key() const { return key_; }
  [[nodiscard]] std::string_view tag() const { return tag_; }
  [[nodiscard]] bool compressed() const { return compressed_; }

  /// The tag unpacked, where it is compressed.
  [[nodiscard]] std::string_view plain_tag();

 private:
  struct Level {
    std::string block;
    std::size_t next = 0;  ///< The item to go to next.
    std::size_t count = 0;
  };

  bool next_item();
  void join_pieces();
  void enter(std::size_t level, std::uint32_t block);
  [[nodiscard]] std::string_view item_at(const Level& level, std::size_t index) const;

  std::filesystem::path file_;
  int descriptor_ = -1;
  std::size_t block_bytes_ = 0;
  std::uint64_t entries_left_ = 0;
  std::vector<Level> levels_;  ///< The leaf first, the root last.
  std::string_view item_;
  std::string key_;
  std::string_view tag_;
  std::string joined_;  ///< The tag of several pieces.
  std::string plain_;
  bool compressed_ = false;
};

/// What the leaves of a table hold, counted block by block without a look at the tree.
struct TableKeys {
  std::uint64_t entries = 0;
  std::string first;
  std::string last;
};

/// For a table that was written forwards: leaves follow each other in the file. Throws schema::Error: io,
/// index_corrupt.
[[nodiscard]] TableKeys read_keys(const std::filesystem::path& file, const RootInfo& root);

}  // namespace news::glass
