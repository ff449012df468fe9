#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "glass/run_merge.h"

namespace news::glass {

/// Sorts entries that come in any order, within a bound of memory: what is beyond goes to a file in sorted
/// runs.
///
/// Threads: one. Throws schema::Error: io; bad_argument for a key that is too long for a table.
class EntrySorter {
 public:
  /// Temporary files go to `directory`. `memory` is the bound, but for the half megabyte that RunMerge takes
  /// at least when there are runs.
  EntrySorter(std::filesystem::path directory, std::size_t memory);
  ~EntrySorter();

  void add(std::string_view key, std::string_view tag);

  /// Calls visit for each entry, ascending by key, then in the order of add(). Once.
  void drain(const std::function<void(std::string_view key, std::string_view tag)>& visit);

 private:
  struct Item {
    std::uint64_t head;  ///< First bytes of the key, comparing as they do.
    std::uint32_t begin;
    std::uint32_t key_bytes;
    std::uint32_t tag_bytes;
  };

  [[nodiscard]] std::string_view key_of(const Item& item) const;
  [[nodiscard]] std::string_view tag_of(const Item& item) const;
  void sort();
  void spill();
  void free();

  std::filesystem::path directory_;
  std::size_t memory_;
  std::string bytes_;
  std::vector<Item> items_;
  std::optional<RunMerge> runs_;  ///< When the first one is there.
};

}  // namespace news::glass
