#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace news::schema {

/// An index is a directory:
///   XAPIANDB          the switch file: `auto g0001/articles`, then a comment line that names the quotes.
///   Stock Xapian
///                     tools that are given the directory open the articles through it.
///   writer.lock       held by the one process that writes
///   g0001/            a generation: articles/ and quotes/ (Xapian databases), and in_use, on which readers
///   hold a shared lock
struct Generation {
  std::string name;                ///< "g0001"
  std::filesystem::path articles;  ///< Absolute paths of the two databases.
  std::filesystem::path quotes;
  std::filesystem::path in_use;
};

/// Reads the switch file. Throws Error: index_missing, index_corrupt.
[[nodiscard]] Generation current_generation(const std::filesystem::path& index);

/// True when there is a switch file. Throws Error{io} where that can't be seen.
[[nodiscard]] bool has_index(const std::filesystem::path& index);

/// Throws Error{bad_argument} for a path into an index, where another would be made inside it.
void require_whole_index(const std::filesystem::path& index);

/// What a bulk load needs until its end. Beside the only generation and without a switch file it tells of a
/// first load that is under way, or was broken off.
[[nodiscard]] std::filesystem::path scratch_directory(const std::filesystem::path& index);

/// The file that the one process which writes holds locked.
[[nodiscard]] std::filesystem::path lock_file(const std::filesystem::path& index);

/// "g0007"
[[nodiscard]] bool is_generation_name(const std::string& name);

/// Names of the generations whose directories are there, the oldest first.
[[nodiscard]] std::vector<std::string> generations_in(const std::filesystem::path& index);

/// Throws Error{io} where that can't be seen, which isn't the same as not being there.
[[nodiscard]] bool is_there(const std::filesystem::path& path);

/// Throws Error{io} where the file can't be opened.
void require_readable(const std::filesystem::path& file);

/// The file that says which generation is the current one.
[[nodiscard]] std::filesystem::path switch_file(const std::filesystem::path& index);

/// The file that Xapian replaces with each commit to a database.
[[nodiscard]] std::filesystem::path commit_file(const std::filesystem::path& database);

/// Paths of a generation that may not exist yet.
[[nodiscard]] Generation generation_paths(const std::filesystem::path& index, const std::string& name);

/// Makes a generation the current one: syncs what leads to its databases, writes the switch file under
/// another name, syncs, renames, syncs the directory. Throws Error{io}; where only the last of these fails
/// the generation is the current one all the same.
void switch_to(const std::filesystem::path& index, const Generation& generation);

/// Makes renames in a directory durable, where the file system can. Throws Error{io}.
void sync_directory(const std::filesystem::path& directory);

/// A lock on a file, freed when it goes out of scope or its process dies (an open file description lock).
class FileLock {
 public:
  enum class Mode { shared, exclusive };
  /// Nothing when another holds a lock that excludes this one. Creates the file when it is missing and
  /// `create`. A file on a read-only medium is taken as locked for reading. Throws Error{io} otherwise.
  [[nodiscard]] static std::unique_ptr<FileLock> try_lock(const std::filesystem::path& file, Mode mode,
                                                          bool create);
  ~FileLock();
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

/// A generation that can't go away while it is held.
struct HeldGeneration {
  Generation generation;
  std::unique_ptr<FileLock> in_use;
};

/// Holds the generation that readers are to see: locks it, then looks whether it still is the current one.
/// Nothing when another took its place meanwhile: then try again. Throws Error: index_missing, index_corrupt,
/// io.
[[nodiscard]] std::unique_ptr<HeldGeneration> try_hold_generation(const std::filesystem::path& index);

/// As often as it takes, within bounds. Throws also Error{index_locked}.
[[nodiscard]] HeldGeneration hold_generation(const std::filesystem::path& index);

}  // namespace news::schema
