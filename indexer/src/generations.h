#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include <news/schema/internal/format.h>
#include <news/schema/internal/index_layout.h>

namespace news::indexer {

/// The right to write to an index, held by one process at a time, and what goes with it: making generations,
/// switching to one, and taking away those that nobody needs.
///
/// Threads: one. Throws schema::Error: index_locked when another process writes, io.
class WriterLock {
 public:
  /// Makes the directory when it isn't there. Takes away what writers left that were killed.
  explicit WriterLock(std::filesystem::path index);

  [[nodiscard]] const std::filesystem::path& index() const { return index_; }

  /// The generation that was taken for the current one since the switch file was lost; mostly empty.
  [[nodiscard]] const std::string& adopted() const { return adopted_; }

  /// The generation that readers see; none in a new index.
  [[nodiscard]] std::optional<schema::Generation> current() const;

  /// An empty directory for the next generation.
  [[nodiscard]] schema::Generation begin_generation();

  /// Takes away a generation that wasn't finished; never the current one.
  void drop_generation(const schema::Generation& generation) noexcept;

  /// A directory beside the generations for what is needed only until the end of a load.
  [[nodiscard]] std::filesystem::path begin_scratch();
  void end_scratch();

  /// Makes the generation the one that readers see, and takes the others away as soon as nobody reads them:
  /// those that are in use stay until the next writer comes.
  void switch_to(const schema::Generation& generation);

  /// Removes generations that aren't current and in which nobody reads.
  void clean();

 private:
  void adopt_stray();

  std::filesystem::path index_;
  std::string adopted_;
  std::unique_ptr<schema::FileLock> lock_;
};

/// Makes an index without articles.
void create_empty_index(WriterLock& lock, const schema::Format& format);

}  // namespace news::indexer
