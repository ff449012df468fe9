#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "reading/reading.h"

namespace news::reading {

/// Gives the files below the paths it is told, one after the other: directories in depth, entries sorted by
/// name, hidden ones left out. Each directory is visited once, also where symbolic links lead to it again.
/// Threads: one thread.
class Walk {
 public:
  explicit Walk(std::vector<std::string> paths);

  struct File {
    std::string path;
    bool named = false;       ///< Was named by the caller, not found in a directory.
    std::uint64_t bytes = 0;  ///< 0 for what isn't a regular file.
  };

  /// The next file; false at the end. What can't be entered goes to `rejected`.
  [[nodiscard]] bool next(File& file, std::vector<Rejected>& rejected);

 private:
  using Identity = std::pair<std::uint64_t, std::uint64_t>;  // device, inode

  struct Level {
    std::vector<std::string> paths;  // sorted backwards, so that the next is at the end
    Identity identity;
    bool named = false;
  };

  void enter(const std::string& path, Identity identity, std::vector<Rejected>& rejected);

  std::vector<Level> levels_;
  std::set<Identity> visited_;
};

}  // namespace news::reading
