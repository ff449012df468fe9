#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "reading/input/stream.h"

namespace news::reading {

/// A stream that can be looked at before bytes are taken.
/// Threads: one thread. Memory: one buffer, however long the stream is; peek() makes it larger where the
/// caller wants to see more.
class Input {
 public:
  explicit Input(std::unique_ptr<Stream> stream) : stream_(std::move(stream)) {}

  /// What comes next without taking it: at least `wanted` bytes, fewer only at the end. The view holds until
  /// the next call.
  [[nodiscard]] std::string_view peek(std::size_t wanted);

  /// Takes bytes that peek() showed.
  void take(std::size_t bytes);

  /// How many bytes were taken.
  [[nodiscard]] std::uint64_t position() const { return position_; }

  /// As of Stream; damage is known when peek() has reached the end.
  [[nodiscard]] const std::string& damage() const { return stream_->damage(); }
  [[nodiscard]] bool resume();
  [[nodiscard]] std::optional<std::uint64_t> entrance() const { return stream_->entrance(position_); }
  [[nodiscard]] FileStream* file() const { return stream_->file(); }

 private:
  void make_room();

  std::unique_ptr<Stream> stream_;
  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_ = 0;
  std::size_t begin_ = 0;  // what wasn't taken lies from here
  std::size_t end_ = 0;    // to here
  std::uint64_t position_ = 0;
  bool ended_ = false;
};

}  // namespace news::reading
