#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "glass/output_file.h"

namespace news::glass {

/// Sorts entries that come in any order, within a bound of memory: what is beyond goes to a file in sorted
/// runs.
class EntrySorter {
 public:
  /// Temporary files go to `directory`.
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
  struct Run;

  [[nodiscard]] std::string_view key_of(const Item& item) const;
  [[nodiscard]] std::string_view tag_of(const Item& item) const;
  void sort();
  void spill();

  std::filesystem::path directory_;
  std::size_t memory_;
  std::string bytes_;
  std::vector<Item> items_;
  std::unique_ptr<SpillFile> file_;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> runs_;  ///< Offset and length.
};

}  // namespace news::glass
