#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace news::glass {

/// A file that is written from beginning to end. Throws schema::Error{io}.
class OutputFile {
 public:
  explicit OutputFile(std::filesystem::path path);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void append(std::string_view bytes);

  /// Writes out what is buffered, makes it durable and closes.
  void close();

 private:
  void flush();

  std::filesystem::path path_;
  int descriptor_ = -1;
  std::string buffer_;
};

/// A nameless file for what is written once and read back in pieces; gone with the object, or with the
/// process. Threads: read() may run beside read(). Throws schema::Error{io}.
class SpillFile {
 public:
  /// In that directory, so that a disk that is full is the index's own.
  explicit SpillFile(const std::filesystem::path& directory);
  ~SpillFile();
  SpillFile(const SpillFile&) = delete;
  SpillFile& operator=(const SpillFile&) = delete;

  /// Where it was put.
  std::uint64_t append(std::string_view bytes);

  /// Exactly those bytes.
  void read(std::uint64_t offset, char* out, std::size_t size) const;

  [[nodiscard]] std::uint64_t size() const { return size_; }

 private:
  std::filesystem::path path_;
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
};

/// Makes the directory where it isn't there, and those above it. Throws schema::Error{io}.
void make_directory(const std::filesystem::path& directory);

/// Writes a small file whole, durably, by way of another name. Throws schema::Error{io}.
void write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace news::glass
