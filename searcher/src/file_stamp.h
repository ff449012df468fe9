#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <ctime>
#include <filesystem>

namespace news::searcher {

/// What the system says of a file without reading it, to see cheaply that it wasn't replaced. A file is known
/// to be the same only when it was old enough at the time: clocks of file systems tick a few times in a
/// hundredth of a second, and the number of a file that was removed is given out again.
class FileStamp {
 public:
  FileStamp() = default;

  [[nodiscard]] static FileStamp of(const std::filesystem::path& file) {
    FileStamp stamp;
    struct stat info {};
    if (::stat(file.c_str(), &info) != 0) return stamp;
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    stamp.device_ = info.st_dev;
    stamp.number_ = info.st_ino;
    stamp.size_ = info.st_size;
    stamp.changed_ = nanoseconds(info.st_ctim);
    stamp.settled_ = nanoseconds(now) - stamp.changed_ > kSettling;
    return stamp;
  }

  /// The file is certainly the one that this stamp was taken of.
  [[nodiscard]] bool still(const FileStamp& now) const {
    return settled_ && device_ == now.device_ && number_ == now.number_ && size_ == now.size_ &&
           changed_ == now.changed_;
  }

 private:
  static constexpr std::int64_t kSettling = 2'000'000'000;  // also where a file system counts in seconds

  static std::int64_t nanoseconds(const timespec& time) {
    return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
  }

  dev_t device_ = 0;
  ino_t number_ = 0;
  off_t size_ = 0;
  std::int64_t changed_ = 0;
  bool settled_ = false;
};

}  // namespace news::searcher
