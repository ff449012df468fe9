#include "reading/input/file_stream.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace news::reading {

std::unique_ptr<FileStream> FileStream::open(const std::string& path, std::uint64_t offset,
                                             std::string& why) {
  const bool is_stdin = path == "-";
  const int descriptor = is_stdin ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) {
    why = errno == ENOENT ? "no such file or directory"
                          : std::string("cannot be opened: ") + std::strerror(errno);
    return nullptr;
  }
  std::unique_ptr<FileStream> out(new FileStream(descriptor, !is_stdin));
  if (::fstat(descriptor, &out->opened_) != 0) out->opened_ = {};
  if (S_ISDIR(out->opened_.st_mode)) {
    why = "is a directory";
    return nullptr;
  }
  out->regular_ = S_ISREG(out->opened_.st_mode) && !is_stdin;
  if (offset > 0) {
    if (!out->regular_ || ::lseek(descriptor, static_cast<off_t>(offset), SEEK_SET) < 0) {
      why = "cannot be read from an offset on: it is not a regular file";
      return nullptr;
    }
    out->begin_ = out->at_ = out->furthest_ = offset;
  }
#ifdef POSIX_FADV_SEQUENTIAL
  (void)::posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
#endif
  return out;
}

FileStream::~FileStream() {
  if (owned_) ::close(descriptor_);
}

std::size_t FileStream::read(char* room, std::size_t size) {
  while (true) {
    const ssize_t n = ::read(descriptor_, room, size);
    if (n > 0) {
      at_ += static_cast<std::uint64_t>(n);
      furthest_ = std::max(furthest_, at_);
      return static_cast<std::size_t>(n);
    }
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) {
      set_damage(std::string("reading failed: ") + std::strerror(errno));
    } else {
      compare_with_opened();
    }
    return 0;
  }
}

std::size_t FileStream::read_at(std::uint64_t offset, char* room, std::size_t size) {
  ssize_t n = -1;
  do {
    n = ::pread(descriptor_, room, size, static_cast<off_t>(offset));
  } while (n < 0 && errno == EINTR);
  if (n < 0) set_damage(std::string("reading failed: ") + std::strerror(errno));
  if (n <= 0) return 0;
  furthest_ = std::max(furthest_, offset + static_cast<std::uint64_t>(n));
  return static_cast<std::size_t>(n);
}

void FileStream::compare_with_opened() {
  // Files of the system that are made while they are read say 0 bytes, whatever they hold.
  if (!regular_ || opened_.st_size == 0) return;
  struct stat now {};
  if (::fstat(descriptor_, &now) != 0) return;
  if (now.st_size < opened_.st_size) {
    set_damage("the file became shorter while it was read; add it again when nobody writes to it");
  } else if (now.st_size != opened_.st_size || now.st_mtim.tv_sec != opened_.st_mtim.tv_sec ||
             now.st_mtim.tv_nsec != opened_.st_mtim.tv_nsec) {
    set_damage("the file changed while it was read; add it again when nobody writes to it");
  }
}

}  // namespace news::reading
