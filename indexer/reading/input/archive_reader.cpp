#include "reading/input/archive_reader.h"

#include <archive.h>
#include <archive_entry.h>

#include <utility>
#include <vector>

#include "reading/input/file_stream.h"

namespace news::reading {

/// Hands bytes to libarchive: what the input shows next, or, of a file, what it asks for.
class ArchiveReader::Feed {
 public:
  explicit Feed(Input& input) : input_(input) {
    FileStream* file = input.file();
    // Read by place only where reading began at the beginning: places count from there.
    if (file != nullptr && file->seekable() && file->entrance(0) == 0U) file_ = file;
  }

  [[nodiscard]] bool seekable() const { return file_ != nullptr; }

  la_ssize_t read(const void** block) {
    if (file_ != nullptr) {
      room_.resize(kChunk);
      const std::size_t given = file_->read_at(at_, room_.data(), room_.size());
      at_ += given;
      *block = room_.data();
      return static_cast<la_ssize_t>(given);
    }
    input_.take(shown_);
    const std::string_view ready = input_.peek(1);
    shown_ = ready.size();
    *block = ready.data();
    return static_cast<la_ssize_t>(shown_);
  }

  la_int64_t seek(la_int64_t offset, int whence) {
    const auto length = static_cast<la_int64_t>(file_->length());
    la_int64_t to = offset;
    if (whence == SEEK_CUR) to += static_cast<la_int64_t>(at_);
    if (whence == SEEK_END) to += length;
    if (to < 0 || to > length) return ARCHIVE_FATAL;
    at_ = static_cast<std::uint64_t>(to);
    return to;
  }

 private:
  static constexpr std::size_t kChunk = std::size_t{64} * 1024;

  Input& input_;
  FileStream* file_ = nullptr;
  std::uint64_t at_ = 0;
  std::size_t shown_ = 0;
  std::vector<char> room_;
};

ArchiveReader::ArchiveReader(Input& input, Task task)
    : feed_(std::make_unique<Feed>(input)), input_(input), archive_(archive_read_new()) {
  if (archive_ == nullptr) return;
  if (task == Task::entries) {
    archive_read_support_format_zip(archive_);
    archive_read_support_format_tar(archive_);
  } else {
    archive_read_support_filter_bzip2(archive_);
    archive_read_support_filter_xz(archive_);
    archive_read_support_format_raw(archive_);
  }
  archive_read_set_callback_data(archive_, feed_.get());
  archive_read_set_read_callback(archive_, [](archive*, void* feed, const void** block) {
    return static_cast<Feed*>(feed)->read(block);
  });
  if (feed_->seekable() && task == Task::entries) {
    archive_read_set_seek_callback(archive_, [](archive*, void* feed, la_int64_t offset, int whence) {
      return static_cast<Feed*>(feed)->seek(offset, whence);
    });
  }
  opened_ = archive_read_open1(archive_) == ARCHIVE_OK;
}

ArchiveReader::~ArchiveReader() {
  archive_read_free(archive_);
}

std::string ArchiveReader::problem() const {
  if (!input_.damage().empty()) return input_.damage();
  const char* message = archive_ == nullptr ? "no memory" : archive_error_string(archive_);
  return message == nullptr ? "the data is damaged" : std::string("the data is damaged (") + message + ")";
}

std::ptrdiff_t ArchiveReader::read(char* room, std::size_t size) {
  return archive_read_data(archive_, room, size);
}

namespace {

class ArchiveUnpackStream : public Stream {
 public:
  ArchiveUnpackStream(std::unique_ptr<Input> packed, std::shared_ptr<Allowance> allowance)
      : packed_(std::move(packed)),
        allowance_(std::move(allowance)),
        reader_(*packed_, ArchiveReader::Task::unpack) {
    archive_entry* all = nullptr;
    ready_ = reader_.opened() && archive_read_next_header(reader_.handle(), &all) == ARCHIVE_OK;
    if (!ready_) set_damage(reader_.problem());
  }

  std::size_t read(char* room, std::size_t size) override {
    if (!ready_) return 0;
    const std::ptrdiff_t given = reader_.read(room, size);
    ready_ = given > 0 && allowance_->unpack(static_cast<std::uint64_t>(given));
    if (given < 0) set_damage(reader_.problem());
    if (given > 0 && !ready_) set_damage(bomb_message());
    return given > 0 ? static_cast<std::size_t>(given) : 0;
  }

 private:
  std::unique_ptr<Input> packed_;
  std::shared_ptr<Allowance> allowance_;
  ArchiveReader reader_;
  bool ready_ = false;
};

}  // namespace

std::unique_ptr<Stream> unpack_by_archive(std::unique_ptr<Input> packed,
                                          std::shared_ptr<Allowance> allowance) {
  return std::make_unique<ArchiveUnpackStream>(std::move(packed), std::move(allowance));
}

}  // namespace news::reading
