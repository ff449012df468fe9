#include "glass/output_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include <news/schema/internal/index_layout.h>

#include "glass/damage.h"

namespace news::glass {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBuffer = std::size_t{1} << 20;

void write_all(int descriptor, std::string_view bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t done = ::write(descriptor, bytes.data(), bytes.size());
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) throw_io("write", path);
    bytes.remove_prefix(static_cast<std::size_t>(done));
  }
}

}  // namespace

OutputFile::OutputFile(fs::path path)
    : path_(std::move(path)),
      descriptor_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) {
  if (descriptor_ < 0) throw_io("create", path_);
  buffer_.reserve(kBuffer);
}

OutputFile::~OutputFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void OutputFile::append(std::string_view bytes) {
  if (buffer_.size() + bytes.size() > kBuffer) flush();
  buffer_.append(bytes);
}

void OutputFile::flush() {
  write_all(descriptor_, buffer_, path_);
  buffer_.clear();
}

void OutputFile::close() {
  flush();
  if (::fdatasync(descriptor_) != 0) throw_io("write", path_);
  const int closed = ::close(descriptor_);
  descriptor_ = -1;
  if (closed != 0) throw_io("write", path_);
}

SpillFile::SpillFile(const fs::path& directory) : path_(directory / "spill") {
  descriptor_ = ::open(directory.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (descriptor_ >= 0) return;
  // Not every file system has files without a name.
  std::string name = (directory / "spill-XXXXXX").string();
  descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);
  if (descriptor_ < 0) throw_io("create", name);
  ::unlink(name.c_str());
}

SpillFile::~SpillFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::uint64_t SpillFile::append(std::string_view bytes) {
  const std::uint64_t offset = size_;
  write_all(descriptor_, bytes, path_);
  size_ += bytes.size();
  return offset;
}

void SpillFile::read(std::uint64_t offset, char* out, std::size_t size) const {
  while (size > 0) {
    const ssize_t got = ::pread(descriptor_, out, size, static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) continue;
    if (got == 0) throw_unreadable_spill();
    if (got < 0) throw_io("read", path_);
    out += got;
    size -= static_cast<std::size_t>(got);
    offset += static_cast<std::uint64_t>(got);
  }
}

void make_directory(const fs::path& directory) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (!error) return;
  errno = error.value();
  throw_io("create", directory);
}

void write_file(const fs::path& path, std::string_view bytes) {
  const fs::path fresh = path.parent_path() / "v.tmp";
  OutputFile file(fresh);
  file.append(bytes);
  file.close();
  if (::rename(fresh.c_str(), path.c_str()) != 0) throw_io("rename", fresh);
  schema::sync_directory(path.parent_path());
}

}  // namespace news::glass
