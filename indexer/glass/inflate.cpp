#include "glass/inflate.h"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>

namespace news::glass {
namespace {

constexpr int kRawDeflate = -MAX_WBITS;

/// Unpacks what `stream` has been given, into `out`.
bool unpack(z_stream& stream, std::string& out) {
  out.resize(std::max<std::size_t>(4 * std::size_t{stream.avail_in}, 256));
  for (;;) {
    stream.next_out = reinterpret_cast<Bytef*>(out.data()) + stream.total_out;
    stream.avail_out = static_cast<uInt>(
        std::min<std::size_t>(out.size() - stream.total_out, std::numeric_limits<uInt>::max()));
    const int status = ::inflate(&stream, Z_NO_FLUSH);
    if (status == Z_STREAM_END) {
      out.resize(stream.total_out);
      return true;
    }
    // With room left more input is missing.
    if (status != Z_OK || stream.avail_out != 0) return false;
    out.resize(2 * out.size());
  }
}

}  // namespace

bool inflate(std::string_view compressed, std::string& out) {
  z_stream stream{};
  if (compressed.size() > std::numeric_limits<uInt>::max()) return false;
  if (::inflateInit2(&stream, kRawDeflate) != Z_OK) throw std::bad_alloc();
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(compressed.data()));
  stream.avail_in = static_cast<uInt>(compressed.size());
  const bool whole = unpack(stream, out);
  ::inflateEnd(&stream);
  if (!whole) out.clear();
  return whole;
}

}  // namespace news::glass
