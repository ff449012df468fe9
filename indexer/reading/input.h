#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace news::reading {

/// The bytes of a file or of stdin, unpacked when they are gzip (by content, not by name).
/// Threads: one thread. Memory: one buffer, however long the file is; peek() asks for more where the caller
/// wants to see more.
class Input {
 public:
  /// "-" is stdin. Nothing, and why, when it can't be opened or is a directory.
  [[nodiscard]] static std::unique_ptr<Input> open(const std::string& path, std::string& why);
  ~Input();

  /// What comes next without taking it: at least `wanted` bytes, fewer only at the end. The view holds until
  /// the next call.
  [[nodiscard]] std::string_view peek(std::size_t wanted);

  /// Takes bytes that peek() showed.
  void take(std::size_t bytes);

  /// Set at the end of what could be read when the rest is damaged or unreadable: "the gzip data ends early".
  [[nodiscard]] const std::string& damage() const;

  /// Bytes of the file itself read so far.
  [[nodiscard]] std::uint64_t bytes_read() const;

 private:
  struct Impl;
  explicit Input(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace news::reading
