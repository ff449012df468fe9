#include "own_process.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>

#include <news/schema/error.h>

namespace news::indexer {
namespace {

/// How the process ends where it couldn't tell what it found.
constexpr int kUntold = 1;

/// What the process does. It never returns: the frames above it are its parent's.
[[noreturn]] void work_and_tell(const std::function<std::string()>& work, int to) {
  try {
    const std::string result = work();
    for (std::size_t told = 0; told < result.size();) {
      const ssize_t bytes = ::write(to, result.data() + told, result.size() - told);
      if (bytes <= 0) ::_exit(kUntold);
      told += static_cast<std::size_t>(bytes);
    }
    ::_exit(0);
  } catch (...) {
    ::_exit(kThrown);
  }
}

}  // namespace

OwnProcess in_own_process(const std::function<std::string()>& work) {
  int ends[2];
  if (::pipe(ends) != 0)
    throw schema::Error(schema::ErrorCode::io, "no pipe can be made to a check of tables");
  const pid_t child = ::fork();
  if (child == 0) work_and_tell(work, ends[1]);
  ::close(ends[1]);
  OwnProcess out;
  std::array<char, 4096> buffer{};
  for (ssize_t bytes = 0; (bytes = ::read(ends[0], buffer.data(), buffer.size())) > 0;) {
    out.told.append(buffer.data(), static_cast<std::size_t>(bytes));
  }
  ::close(ends[0]);
  if (child < 0 || ::waitpid(child, &out.status, 0) != child)
    throw schema::Error(schema::ErrorCode::io, "a check of tables can't be started");
  return out;
}

}  // namespace news::indexer
