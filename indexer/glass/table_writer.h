#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "glass/output_file.h"
#include "glass/table_layout.h"

namespace news::glass {

/// An entry of a table. `compressed`: the tag is raw deflate.
struct Entry {
  std::string key;
  std::string tag;
  bool compressed = false;
};

/// What the version file says of a table, and what a proof holds against the table read back.
struct TableInfo {
  bool exists = false;
  std::uint32_t root = 0;
  std::uint32_t level = 0;
  std::uint64_t entries = 0;
  std::uint32_t blocks = 0;
  std::string first_key;
  std::string last_key;
  std::vector<Entry> samples;  ///< Spread evenly over the table, at most 2,000.
};

/// Writes one B-tree table of a glass database, entries ascending by key. Blocks get their numbers in the
/// order in which they are complete, so the file is written forwards once, and leaves follow each other in
/// key order as Xapian's sequential mode wants.
///
/// Threads: one. Throws schema::Error{io}; {internal} for keys that don't ascend or are too long.
class TableWriter {
 public:
  /// Creates the file with the first entry, so that a table without entries leaves none.
  explicit TableWriter(std::filesystem::path file);
  ~TableWriter();

  void add(std::string_view key, std::string_view tag, bool compressed = false);

  /// Also makes a table without entries.
  void create_empty();

  /// Completes the tree and makes the file durable.
  [[nodiscard]] TableInfo finish();

 private:
  struct Node;
  /// The key that leads to a block: cut to what tells it from the block before.
  struct Divider {
    std::string key;
    std::uint32_t piece = 0;
  };

  void check_order(std::string_view key);
  void sample(std::string_view key, std::string_view tag, bool compressed);
  void add_pieces(std::string_view key, std::string_view tag, bool compressed);
  char* new_item(std::string_view key, std::size_t size, unsigned flags, std::uint32_t piece);
  [[nodiscard]] std::size_t room() const;
  void begin_leaf(std::string_view key, std::uint32_t piece);
  std::uint32_t write_block(const Node& node, unsigned level);
  void add_child(std::size_t level, const Divider& divider, std::uint32_t block);

  std::filesystem::path file_;
  std::unique_ptr<OutputFile> out_;
  std::unique_ptr<Node> leaf_;
  Divider leaf_divider_;
  std::string_view last_key_;                    ///< In the leaf, or in left_key_.
  std::string left_key_;                         ///< The last key of the leaf before.
  std::vector<std::unique_ptr<Node>> branches_;  ///< Level 1 first.
  TableInfo info_;
  std::uint64_t next_sample_ = 0;
  std::uint64_t sample_step_ = 1;
};

}  // namespace news::glass
