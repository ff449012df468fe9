#include "reading/input/input.h"

#include <algorithm>
#include <cstring>

namespace news::reading {
namespace {

constexpr std::size_t kChunk = std::size_t{256} * 1024;

}  // namespace

std::string_view Input::peek(std::size_t wanted) {
  while (end_ - begin_ < wanted && !ended_) {
    make_room();
    const std::size_t read = stream_->read(buffer_.get() + end_, capacity_ - end_);
    ended_ = read == 0;
    end_ += read;
  }
  return {buffer_.get() + begin_, end_ - begin_};
}

void Input::take(std::size_t bytes) {
  bytes = std::min(bytes, end_ - begin_);
  begin_ += bytes;
  position_ += bytes;
  if (begin_ == end_) begin_ = end_ = 0;
}

bool Input::resume() {
  if (!ended_ || !stream_->resume()) return false;
  ended_ = false;
  return true;
}

void Input::make_room() {
  if (capacity_ - end_ >= kChunk / 2) return;
  const std::size_t held = end_ - begin_;
  if (held + kChunk > capacity_ || buffer_ == nullptr) {
    const std::size_t capacity = std::max(kChunk + kChunk / 2, held * 2 + kChunk);
    // Not make_unique: it would write zeros over room that is written to next.
    std::unique_ptr<char[]> larger(new char[capacity]);
    if (held > 0) std::memcpy(larger.get(), buffer_.get() + begin_, held);
    buffer_ = std::move(larger);
    capacity_ = capacity;
  } else {
    std::memmove(buffer_.get(), buffer_.get() + begin_, held);
  }
  begin_ = 0;
  end_ = held;
}

}  // namespace news::reading
