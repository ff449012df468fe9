#include "reading/input.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>
#include <vector>

namespace news::reading {
namespace {

constexpr std::size_t kChunk = 256 * 1024;

std::string system_message(int error) {
  return std::strerror(error);
}

}  // namespace

struct Input::Impl {
  int descriptor = -1;
  bool owned = false;
  std::uint64_t bytes_read = 0;
  std::string damage;

  std::vector<unsigned char> packed;  // bytes of the file not yet handed on
  std::size_t packed_begin = 0;
  std::size_t packed_end = 0;
  bool file_ended = false;

  bool begun = false;
  bool gzip = false;
  bool member_open = false;
  bool any_member = false;
  bool inflating = false;  // `stream` is set up
  z_stream stream{};

  std::string ready;  // unpacked bytes not yet taken, from ready_begin on
  std::size_t ready_begin = 0;
  bool ended = false;

  Impl() : packed(kChunk) {}
  ~Impl() {
    if (inflating) inflateEnd(&stream);
    if (owned) ::close(descriptor);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  /// Fills `packed` behind what is left in it; false at the end of the file.
  bool read_more() {
    if (file_ended) return false;
    if (packed_begin > 0) {
      std::memmove(packed.data(), packed.data() + packed_begin, packed_end - packed_begin);
      packed_end -= packed_begin;
      packed_begin = 0;
    }
    while (true) {
      const ssize_t n = ::read(descriptor, packed.data() + packed_end, packed.size() - packed_end);
      if (n > 0) {
        packed_end += static_cast<std::size_t>(n);
        bytes_read += static_cast<std::uint64_t>(n);
        return true;
      }
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) damage = "reading failed: " + system_message(errno);
      file_ended = true;
      return false;
    }
  }

  [[nodiscard]] bool at_gzip_mark() const {
    return packed_end - packed_begin >= 2 && packed[packed_begin] == 0x1F && packed[packed_begin + 1] == 0x8B;
  }

  void begin() {
    begun = true;
    while (packed_end - packed_begin < 2 && read_more()) {
    }
    gzip = at_gzip_mark();
  }

  void produce_plain() {
    if (packed_begin == packed_end && !read_more()) {
      ended = true;
      return;
    }
    ready.append(reinterpret_cast<const char*>(packed.data() + packed_begin), packed_end - packed_begin);
    packed_begin = packed_end;
  }

  void stop(std::string why) {
    if (damage.empty()) damage = std::move(why);
    ended = true;
  }

  /// A gzip file may hold several members one after the other; zero bytes may fill it up.
  bool open_member() {
    while (true) {
      if (any_member) {
        while (packed_begin < packed_end && packed[packed_begin] == 0) ++packed_begin;
      }
      if (packed_end - packed_begin >= 2) break;
      if (!read_more()) break;
    }
    if (packed_begin == packed_end) {
      ended = true;
      return false;
    }
    if (!at_gzip_mark()) {
      stop("bytes after the gzip data are not gzip");
      return false;
    }
    const int status = inflating ? inflateReset(&stream) : inflateInit2(&stream, 16 + MAX_WBITS);
    if (status != Z_OK) {
      stop("no memory to unpack gzip");
      return false;
    }
    inflating = true;
    member_open = true;
    any_member = true;
    return true;
  }

  void produce_unpacked() {
    if (!member_open && !open_member()) return;
    if (packed_begin == packed_end && !read_more()) {
      stop("the gzip data ends early (a truncated file)");
      return;
    }
    const std::size_t before = ready.size();
    ready.resize(before + kChunk);
    stream.next_in = packed.data() + packed_begin;
    stream.avail_in = static_cast<uInt>(packed_end - packed_begin);
    stream.next_out = reinterpret_cast<unsigned char*>(ready.data() + before);
    stream.avail_out = static_cast<uInt>(kChunk);
    const int status = inflate(&stream, Z_NO_FLUSH);
    ready.resize(before + kChunk - stream.avail_out);
    packed_begin = packed_end - stream.avail_in;
    if (status == Z_STREAM_END) {
      member_open = false;
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
      stop(std::string("the gzip data is damaged") +
           (stream.msg != nullptr ? std::string(" (") + stream.msg + ")" : ""));
    }
  }
};

Input::Input(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Input::~Input() = default;

std::unique_ptr<Input> Input::open(const std::string& path, std::string& why) {
  auto impl = std::make_unique<Impl>();
  if (path == "-") {
    impl->descriptor = STDIN_FILENO;
  } else {
    impl->descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (impl->descriptor < 0) {
      why = errno == ENOENT ? "no such file or directory" : "cannot be opened: " + system_message(errno);
      return nullptr;
    }
    impl->owned = true;
    struct stat status {};
    if (::fstat(impl->descriptor, &status) == 0 && S_ISDIR(status.st_mode)) {
      why = "is a directory";
      return nullptr;
    }
#ifdef POSIX_FADV_SEQUENTIAL
    (void)::posix_fadvise(impl->descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
#endif
  }
  return std::unique_ptr<Input>(new Input(std::move(impl)));
}

std::string_view Input::peek(std::size_t wanted) {
  Impl& in = *impl_;
  if (!in.begun) in.begin();
  while (in.ready.size() - in.ready_begin < wanted && !in.ended) {
    if (in.ready_begin > 0) {
      in.ready.erase(0, in.ready_begin);
      in.ready_begin = 0;
    }
    if (in.gzip) {
      in.produce_unpacked();
    } else {
      in.produce_plain();
    }
  }
  return std::string_view(in.ready).substr(in.ready_begin);
}

void Input::take(std::size_t bytes) {
  Impl& in = *impl_;
  in.ready_begin = std::min(in.ready_begin + bytes, in.ready.size());
  if (in.ready_begin == in.ready.size()) {
    in.ready.clear();
    in.ready_begin = 0;
  }
}

const std::string& Input::damage() const {
  return impl_->damage;
}

std::uint64_t Input::bytes_read() const {
  return impl_->bytes_read;
}

}  // namespace news::reading
