#include "glass/deflate.h"

#include <zlib.h>

#include <stdexcept>

namespace news::glass {
namespace {

/// Raw deflate without a header.
constexpr int kWindowBits = -15;
/// The fastest: higher levels take three times as long for a twentieth less.
constexpr int kLevel = 1;
/// What Xapian itself tries to compress, and what it can be trusted to read back.
constexpr std::size_t kShortest = 19;
constexpr std::size_t kLongest = 8192;

Bytef* bytes(const char* text) {
  return reinterpret_cast<Bytef*>(const_cast<char*>(text));  // zlib's interface lacks the const
}

}  // namespace

struct Deflater::Impl {
  z_stream stream{};
  std::string out;
};

Deflater::Deflater() : impl_(std::make_unique<Impl>()) {
  if (deflateInit2(&impl_->stream, kLevel, Z_DEFLATED, kWindowBits, 9, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::bad_alloc();
}

Deflater::~Deflater() {
  if (impl_) deflateEnd(&impl_->stream);
}

Deflater::Deflater(Deflater&&) noexcept = default;

std::string_view Deflater::compress(std::string_view tag) {
  if (tag.size() < kShortest || tag.size() > kLongest) return {};
  z_stream& stream = impl_->stream;
  deflateReset(&stream);
  impl_->out.resize(tag.size());
  stream.next_in = bytes(tag.data());
  stream.avail_in = static_cast<uInt>(tag.size());
  stream.next_out = bytes(impl_->out.data());
  stream.avail_out = static_cast<uInt>(tag.size() - 1);
  if (deflate(&stream, Z_FINISH) != Z_STREAM_END) return {};
  return {impl_->out.data(), tag.size() - 1 - stream.avail_out};
}

bool inflate(std::string_view compressed, std::string& out) {
  z_stream stream{};
  if (inflateInit2(&stream, kWindowBits) != Z_OK) throw std::bad_alloc();
  stream.next_in = bytes(compressed.data());
  stream.avail_in = static_cast<uInt>(compressed.size());
  out.resize(std::max<std::size_t>(compressed.size() * 4, 256));
  int result = Z_OK;
  for (;;) {
    const std::size_t done = stream.total_out;
    stream.next_out = bytes(out.data() + done);
    stream.avail_out = static_cast<uInt>(out.size() - done);
    result = ::inflate(&stream, Z_FINISH);
    if (result != Z_BUF_ERROR || stream.avail_out != 0) break;
    out.resize(out.size() * 2);
  }
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return result == Z_STREAM_END;
}

}  // namespace news::glass
