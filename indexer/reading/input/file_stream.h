#pragma once

#include <sys/stat.h>

#include <memory>
#include <string>

#include "reading/input/stream.h"

namespace news::reading {

/// The bytes of a file or of stdin. A regular file that changes while it is read is damaged.
class FileStream : public Stream {
 public:
  /// "-" is stdin; a regular file may be read from an offset on. Nothing, and why, when it can't be opened or
  /// is a directory.
  [[nodiscard]] static std::unique_ptr<FileStream> open(const std::string& path, std::uint64_t offset,
                                                        std::string& why);
  ~FileStream() override;

  [[nodiscard]] std::size_t read(char* room, std::size_t size) override;
  [[nodiscard]] std::optional<std::uint64_t> entrance(std::uint64_t position) override {
    return begin_ + position;
  }
  [[nodiscard]] FileStream* file() override { return this; }

  /// Whether read_at() can be used: for a regular file.
  [[nodiscard]] bool seekable() const { return regular_; }
  /// Bytes from any place of the file, whatever read() has given; 0 at the end and where reading fails.
  [[nodiscard]] std::size_t read_at(std::uint64_t offset, char* room, std::size_t size);
  /// The length of a regular file when it was opened.
  [[nodiscard]] std::uint64_t length() const { return static_cast<std::uint64_t>(opened_.st_size); }

  /// How far into the file, from where reading began, any read went.
  [[nodiscard]] std::uint64_t bytes_read() const { return furthest_ - begin_; }

 private:
  FileStream(int descriptor, bool owned) : descriptor_(descriptor), owned_(owned) {}
  void compare_with_opened();

  int descriptor_;
  bool owned_;
  bool regular_ = false;
  struct stat opened_ {};
  std::uint64_t begin_ = 0;
  std::uint64_t at_ = 0;
  std::uint64_t furthest_ = 0;
};

}  // namespace news::reading
