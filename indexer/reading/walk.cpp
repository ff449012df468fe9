#include "reading/walk.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <functional>

#include <news/schema/internal/index_layout.h>

namespace news::reading {
namespace {

/// Deeper trees exist by mistake or malice only.
constexpr std::size_t kDeepest = 256;

std::string joined(const std::string& directory, const char* name) {
  std::string out = directory;
  if (!out.empty() && out.back() != '/') out += '/';
  return out += name;
}

/// Also one that is being made.
bool is_index(const std::string& directory) {
  std::error_code ignored;
  return std::filesystem::exists(schema::switch_file(directory), ignored) ||
         std::filesystem::exists(schema::lock_file(directory), ignored);
}

}  // namespace

Walk::Walk(std::vector<std::string> paths) {
  std::reverse(paths.begin(), paths.end());
  levels_.push_back({std::move(paths), {}, true});
}

bool Walk::next(File& file, std::vector<Rejected>& rejected) {
  while (!levels_.empty()) {
    Level& level = levels_.back();
    if (level.paths.empty()) {
      levels_.pop_back();
      continue;
    }
    const std::string path = std::move(level.paths.back());
    level.paths.pop_back();
    const bool named = level.named;
    if (named && path == "-") {
      file = {path};
      return true;
    }
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
      const int error = errno;
      if (named && error == ENOENT && find_offset(path, file)) return true;
      if (error == ELOOP) {
        rejected.push_back({path, "is a symbolic link that leads to itself"});
      } else if (error == ENOENT) {
        const bool link = ::lstat(path.c_str(), &status) == 0;
        rejected.push_back({path, named  ? "no such file or directory"
                                  : link ? "is a symbolic link that leads nowhere"
                                         : "was taken away before it could be read"});
      } else {
        rejected.push_back({path, std::string("cannot be read: ") + std::strerror(error)});
      }
      continue;
    }
    if (named) below_ = S_ISDIR(status.st_mode) ? path : std::string();
    if (S_ISDIR(status.st_mode)) {
      enter(path, {status.st_dev, status.st_ino}, named, rejected);
      continue;
    }
    const bool regular = S_ISREG(status.st_mode);
    if (!regular && !named) {
      rejected.push_back({path, "is not a regular file"});
      continue;
    }
    file = {path, regular ? static_cast<std::uint64_t>(status.st_size) : 0};
    file.below = below_;
    return true;
  }
  return false;
}

bool Walk::find_offset(const std::string& path, File& file) {
  const std::size_t at = path.rfind('@');
  if (at == std::string::npos) return false;
  std::string_view digits = std::string_view(path).substr(at + 1);
  const bool goes_on = digits.ends_with('-');
  if (goes_on) digits.remove_suffix(1);
  std::uint64_t offset = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), offset);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return false;
  const std::string name = path.substr(0, at);
  struct stat status {};
  if (::stat(name.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return false;
  const auto length = static_cast<std::uint64_t>(status.st_size);
  file = {name, length - std::min(length, offset), offset, true, !goes_on};
  return true;
}

void Walk::enter(const std::string& path, Identity identity, bool named, std::vector<Rejected>& rejected) {
  if (!visited_.insert(identity).second) {
    const bool loop = std::any_of(levels_.begin(), levels_.end(), [&](const Level& level) {
      return !level.named && level.identity == identity;
    });
    if (loop) rejected.push_back({path, "is a symbolic link back to a directory that it lies in"});
    return;  // its files have come already, under the other name
  }
  if (levels_.size() > kDeepest) {
    rejected.push_back({path, "lies more than " + std::to_string(kDeepest) + " directories deep"});
    return;
  }
  if (is_index(path)) {
    rejected.push_back({path, "is an index, not news: left out", !named});
    return;
  }
  DIR* directory = ::opendir(path.c_str());
  if (directory == nullptr) {
    rejected.push_back({path, std::string("directory cannot be read: ") + std::strerror(errno)});
    return;
  }
  Level level{{}, identity, false};
  errno = 0;
  for (const dirent* entry = ::readdir(directory); entry != nullptr; entry = ::readdir(directory)) {
    if (entry->d_name[0] != '.') level.paths.push_back(joined(path, entry->d_name));
    errno = 0;
  }
  const int error = errno;
  ::closedir(directory);
  if (error != 0) {
    rejected.push_back({path, std::string("directory could be read in part only: ") + std::strerror(error)});
  }
  std::sort(level.paths.begin(), level.paths.end(), std::greater<>());
  levels_.push_back(std::move(level));
}

}  // namespace news::reading
