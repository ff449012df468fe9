#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace news::reading {

class FileStream;

/// Bytes that come one after the other: a file, or what is unpacked from another stream.
/// Threads: one thread.
class Stream {
 public:
  Stream() = default;
  virtual ~Stream() = default;
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  /// Puts what comes next into `room` and returns how much that is; 0 at the end only.
  [[nodiscard]] virtual std::size_t read(char* room, std::size_t size) = 0;

  /// Set at the end when the rest is damaged or unreadable: "the gzip data ends early".
  [[nodiscard]] const std::string& damage() const { return damage_; }

  /// Goes on behind damage, at the next place that bytes can be understood from; false where there is none.
  [[nodiscard]] virtual bool resume() { return false; }

  /// The place in the file from which reading can begin anew so that the byte at `position` of this stream
  /// comes first, if there is such a place. To be asked for rising positions.
  [[nodiscard]] virtual std::optional<std::uint64_t> entrance(std::uint64_t /*position*/) {
    return std::nullopt;
  }

  /// The file, where the stream is nothing else.
  [[nodiscard]] virtual FileStream* file() { return nullptr; }

 protected:
  void set_damage(std::string why) {
    if (damage_.empty()) damage_ = std::move(why);
  }
  void clear_damage() { damage_.clear(); }

 private:
  std::string damage_;
};

/// Bytes in memory.
class MemoryStream : public Stream {
 public:
  explicit MemoryStream(std::string bytes) : bytes_(std::move(bytes)) {}

  [[nodiscard]] std::size_t read(char* room, std::size_t size) override {
    const std::size_t given = bytes_.copy(room, size, at_);
    at_ += given;
    return given;
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

}  // namespace news::reading
