#include <news/schema/internal/index_layout.h>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <sstream>
#include <thread>

#include <news/schema/error.h>
#include <news/schema/internal/file_bytes.h>

namespace news::schema {
namespace {

namespace fs = std::filesystem;

constexpr const char* kSwitchFile = "XAPIANDB";
constexpr std::string_view kArticlesLine = "auto ";
constexpr std::string_view kQuotesLine = "# quotes ";

Error io_error(const std::string& what, const fs::path& path) {
  return {ErrorCode::io, "cannot " + what + " " + path.string() + ": " + std::strerror(errno),
          errno == EMFILE || errno == ENFILE ? "close some files, or raise the limit with `ulimit -n`"
                                             : "look for a full disk or missing permissions"};
}

std::string text_of(const fs::path& file) {
  require_readable(file);
  return file_bytes(file).value_or(std::string());
}

/// The index that a path leads into the middle of: to a generation, or to one of its databases.
fs::path index_around(const fs::path& path) {
  const fs::path whole = fs::absolute(path).lexically_normal();
  for (fs::path inside = whole; inside.has_relative_path(); inside = inside.parent_path()) {
    if (is_generation_name(inside.filename().string()) && has_index(inside.parent_path()))
      return inside.parent_path();
  }
  return {};
}

/// What to say where there is no switch file.
Error no_index(const fs::path& index) {
  const char* const hint = "make one with `newsindex add`, or name another one with --db";
  if (!is_there(index)) return {ErrorCode::index_missing, "there is no index at " + index.string(), hint};
  if (const fs::path around = index_around(index); !around.empty()) {
    return {ErrorCode::index_missing, index.string() + " is a part of an index, not the whole",
            "name " + around.string() + " with --db"};
  }
  if (const auto names = generations_in(index); !names.empty()) {
    if (names.size() == 1 && is_there(scratch_directory(index))) {
      return {ErrorCode::index_missing,
              index.string() + " holds no index yet: its first load is under way, or was broken off",
              "try again when `newsindex add` has ended; if none is running, start it again"};
    }
    return {ErrorCode::index_corrupt,
            index.string() + " has lost its file " + kSwitchFile + "; " + names.back() + " is there",
            "the next `newsindex add` writes it anew"};
  }
  return {ErrorCode::index_missing, index.string() + " holds no index (no file " + kSwitchFile + ")", hint};
}

void write_synced(const fs::path& file, const std::string& text) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) throw io_error("create", file);
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t n = ::write(descriptor, text.data() + done, text.size() - done);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) {
      const int saved = errno;
      ::close(descriptor);
      errno = saved;
      throw io_error("write", file);
    }
    done += static_cast<std::size_t>(n);
  }
  const bool synced = ::fsync(descriptor) == 0;
  if (::close(descriptor) != 0 || !synced) throw io_error("write", file);
}

}  // namespace

void sync_directory(const fs::path& directory) {
  const int descriptor = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  // To write in a directory one needn't be allowed to read it.
  if (descriptor < 0 && errno == EACCES) return;
  if (descriptor < 0) throw io_error("open", directory);
  // EINVAL: some file systems can't; a rename is atomic all the same.
  const int why = ::fsync(descriptor) == 0 || errno == EINVAL ? 0 : errno;
  ::close(descriptor);
  errno = why;
  if (why != 0) throw io_error("write", directory);
}

fs::path switch_file(const fs::path& index) {
  return index / kSwitchFile;
}

fs::path commit_file(const fs::path& database) {
  return database / "iamglass";
}

Generation generation_paths(const fs::path& index, const std::string& name) {
  const fs::path folder = fs::absolute(index) / name;
  return {name, folder / "articles", folder / "quotes", folder / "in_use"};
}

fs::path scratch_directory(const fs::path& index) {
  return index / "load.tmp";
}

fs::path lock_file(const fs::path& index) {
  return index / "writer.lock";
}

bool is_there(const fs::path& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) == 0) return true;
  if (errno == ENOENT || errno == ENOTDIR) return false;
  throw io_error("look at", path);
}

void require_readable(const fs::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) throw io_error("read", file);
  ::close(descriptor);
}

bool has_index(const fs::path& index) {
  return is_there(index / kSwitchFile);
}

void require_whole_index(const fs::path& index) {
  const fs::path around = index_around(index);
  if (around.empty()) return;
  throw Error(ErrorCode::bad_argument, index.string() + " is a part of an index, not the whole",
              "name " + around.string() + " with --db");
}

bool is_generation_name(const std::string& name) {
  return name.size() > 1 && name.front() == 'g' &&
         name.find_first_not_of("0123456789", 1) == std::string::npos;
}

std::vector<std::string> generations_in(const fs::path& index) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(index, error)) {
    std::string name = entry.path().filename().string();
    if (is_generation_name(name) && entry.is_directory(error)) names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() < b.size() : a < b;
  });
  return names;
}

Generation current_generation(const fs::path& index) {
  if (!has_index(index)) throw no_index(index);
  std::istringstream in(text_of(index / kSwitchFile));
  std::string name;
  bool has_quotes = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with(kArticlesLine))
      name = fs::path(line.substr(kArticlesLine.size())).parent_path().string();
    if (line.starts_with(kQuotesLine)) has_quotes = true;
  }
  // The name becomes a path: nothing but a plain one may lead anywhere.
  if (!is_generation_name(name) || !has_quotes) {
    throw Error(ErrorCode::index_corrupt,
                (index / kSwitchFile).string() + " doesn't name a generation of the index",
                "run `newsindex check`; `newsindex add` into a new directory builds the index anew");
  }
  return generation_paths(index, name);
}

void switch_to(const fs::path& index, const Generation& generation) {
  const fs::path target = index / kSwitchFile;
  const fs::path fresh = index / (std::string(kSwitchFile) + ".new");
  std::ostringstream text;
  text << kArticlesLine << generation.name << "/articles\n" << kQuotesLine << generation.name << "/quotes\n";
  // That the databases stand in their directories must be durable before anything leads to them, and before
  // those that were there go.
  sync_directory(generation.in_use.parent_path());
  sync_directory(index);
  write_synced(fresh, text.str());
  if (::rename(fresh.c_str(), target.c_str()) != 0) throw io_error("rename", fresh);
  sync_directory(index);
}

std::unique_ptr<FileLock> FileLock::try_lock(const fs::path& file, Mode mode, bool create) {
  int descriptor = ::open(file.c_str(), O_RDWR | O_CLOEXEC | (create ? O_CREAT : 0), 0666);
  if (descriptor < 0 && mode == Mode::shared && (errno == EACCES || errno == EROFS)) {
    descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  }
  if (descriptor < 0) throw io_error("open", file);
  const int operation = (mode == Mode::shared ? LOCK_SH : LOCK_EX) | LOCK_NB;
  int result = 0;
  do {
    result = ::flock(descriptor, operation);
  } while (result != 0 && errno == EINTR);
  if (result != 0) {
    const int why = errno;
    ::close(descriptor);
    if (why == EWOULDBLOCK) return nullptr;
    errno = why;
    throw io_error("lock", file);
  }
  return std::unique_ptr<FileLock>(new FileLock(descriptor));
}

FileLock::~FileLock() {
  ::close(descriptor_);
}

namespace {

Error damaged(const Generation& generation, const std::string& what) {
  return {ErrorCode::index_corrupt, generation.articles.parent_path().string() + " " + what,
          "run `newsindex check`; `newsindex add` into a new directory builds the index anew"};
}

}  // namespace

std::unique_ptr<HeldGeneration> try_hold_generation(const fs::path& index) {
  auto held = std::make_unique<HeldGeneration>();
  held->generation = current_generation(index);
  const Generation& generation = held->generation;
  // A writer that deletes a generation holds the lock alone, and removes this file with the rest. It never
  // deletes the current one: there the file was lost, and is made anew.
  const bool lost = !is_there(generation.in_use);
  if (lost && current_generation(index).name != generation.name) return nullptr;
  if (!is_there(generation.articles)) {
    if (current_generation(index).name != generation.name) return nullptr;
    throw damaged(generation, "is named by the index, but isn't there");
  }
  try {
    held->in_use = FileLock::try_lock(generation.in_use, FileLock::Mode::shared, lost);
  } catch (const Error&) {
    if (lost) throw damaged(generation, "lacks its file in_use, and it can't be made anew");
    if (is_there(generation.in_use)) throw;
  }
  if (!held->in_use || current_generation(index).name != generation.name) return nullptr;
  // What was locked may be gone.
  if (is_there(generation.articles)) return held;
  throw damaged(generation, "is named by the index, but isn't there");
}

HeldGeneration hold_generation(const fs::path& index) {
  constexpr int kMostAttempts = 40;
  for (int i = 0; i < kMostAttempts; ++i) {
    if (auto held = try_hold_generation(index)) return std::move(*held);
    std::this_thread::sleep_for(std::chrono::milliseconds(std::min(1 << std::min(i / 2, 5), 25)));
  }
  throw Error(ErrorCode::index_locked, index.string() + " changes faster than it can be opened",
              "try again when the writer has less to do");
}

}  // namespace news::schema
