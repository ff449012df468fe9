#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "reading/reading.h"

namespace news::reading {

/// Gives the files below the paths it is told, one after the other: directories in depth, entries sorted by
/// name, hidden ones and indexes left out. Each directory is visited once, also where symbolic links lead to
/// it again. FILE@OFFSET, where no file is called so, is the record of a web archive at that byte,
/// FILE@OFFSET- all from there on. Threads: one thread.
class Walk {
 public:
  explicit Walk(std::vector<std::string> paths);

  struct File {
    std::string path;
    std::uint64_t bytes = 0;   ///< To be read; 0 for what isn't a regular file.
    std::uint64_t offset = 0;  ///< Where reading begins.
    bool has_offset = false;   ///< The caller named one.
    bool single = false;       ///< Only the record that begins there is wanted.
    std::string below = {};  ///< The directory that the caller named; empty for a file that it named itself.
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

  /// The file behind FILE@OFFSET or FILE@OFFSET-.
  static bool find_offset(const std::string& path, File& file);
  void enter(const std::string& path, Identity identity, bool named, std::vector<Rejected>& rejected);

  std::vector<Level> levels_;
  std::string below_;  ///< As in File.
  std::set<Identity> visited_;
};

}  // namespace news::reading
