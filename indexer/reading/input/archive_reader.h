#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "reading/input/input.h"
#include "reading/input/unpack.h"

struct archive;

namespace news::reading {

/// libarchive, fed by an input. Nothing is ever written to disk.
/// Threads: one thread.
class ArchiveReader {
 public:
  enum class Task {
    entries,  ///< ZIP and tar.
    unpack,   ///< bzip2 and xz around anything.
  };

  /// Reads a ZIP that is a file of its own by the directory at its end, everything else as it comes.
  ArchiveReader(Input& input, Task task);
  ~ArchiveReader();
  ArchiveReader(const ArchiveReader&) = delete;
  ArchiveReader& operator=(const ArchiveReader&) = delete;

  /// Whether it was opened; why not, is in problem().
  [[nodiscard]] bool opened() const { return opened_; }
  [[nodiscard]] archive* handle() const { return archive_; }

  /// What went wrong last, in words: the input's own damage, or what libarchive says.
  [[nodiscard]] std::string problem() const;

  /// Data of the entry at hand; 0 at its end, less than 0 where there is a problem.
  [[nodiscard]] std::ptrdiff_t read(char* room, std::size_t size);

 private:
  class Feed;
  std::unique_ptr<Feed> feed_;
  Input& input_;
  archive* archive_;
  bool opened_ = false;
};

/// bzip2 and xz, as unpack() gives the others.
[[nodiscard]] std::unique_ptr<Stream> unpack_by_archive(std::unique_ptr<Input> packed,
                                                        std::shared_ptr<Allowance> allowance);

}  // namespace news::reading
