#include "process.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <stdexcept>

namespace news::bench {
namespace {

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

File temporary() {
  File file(std::tmpfile(), &std::fclose);
  if (!file) throw std::runtime_error("no temporary file can be made");
  ::fcntl(::fileno(file.get()), F_SETFD, FD_CLOEXEC);
  return file;
}

std::string contents(std::FILE* file) {
  std::string text;
  std::rewind(file);
  char bytes[4096];
  while (const std::size_t n = std::fread(bytes, 1, sizeof bytes, file)) text.append(bytes, n);
  return text;
}

struct Streams {
  int in;
  int out;
  int errors;
};

[[noreturn]] void become(const Command& command, const Streams& streams) {
  std::vector<char*> arguments;
  for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  ::dup2(streams.in, STDIN_FILENO);
  ::dup2(streams.out, STDOUT_FILENO);
  ::dup2(streams.errors, STDERR_FILENO);
  ::execvp(arguments[0], arguments.data());
  std::perror(arguments[0]);
  ::_exit(127);
}

pid_t start(const Command& command, const Streams& streams) {
  const pid_t child = ::fork();
  if (child == 0) become(command, streams);
  if (child < 0) throw std::runtime_error("no process can be started");
  return child;
}

/// Starts the commands, each reading what the one before it writes.
std::vector<pid_t> start_all(const std::vector<Command>& commands, std::FILE* output, std::FILE* errors) {
  std::vector<pid_t> children;
  int in = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  for (std::size_t i = 0; i < commands.size(); ++i) {
    int ends[2] = {-1, ::fileno(output)};
    const bool last = i + 1 == commands.size();
    if (!last && ::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe can be made");
    children.push_back(start(commands[i], {in, ends[1], ::fileno(errors)}));
    ::close(in);
    if (!last) ::close(ends[1]);
    in = ends[0];
  }
  return children;
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

/// Adds what a child took; false when it failed.
bool collect(pid_t child, Usage& usage) {
  int status = 0;
  rusage taken{};
  if (::wait4(child, &status, 0, &taken) != child) return false;
  usage.cpu += seconds(taken.ru_utime) + seconds(taken.ru_stime);
  usage.peak_mb += static_cast<double>(taken.ru_maxrss) / 1024;  // Linux counts KiB
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

std::string line_of(const Command& command) {
  std::string line;
  for (const std::string& argument : command) line += (line.empty() ? "" : " ") + argument;
  return line;
}

}  // namespace

Usage run_pipeline(const std::vector<Command>& commands, std::string* output) {
  const File printed = temporary();
  const File errors = temporary();
  const auto begin = std::chrono::steady_clock::now();
  Usage usage;
  std::string failed;
  const std::vector<pid_t> children = start_all(commands, printed.get(), errors.get());
  for (std::size_t i = 0; i < children.size(); ++i) {
    if (!collect(children[i], usage)) failed = line_of(commands[i]);
  }
  usage.wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  if (!failed.empty()) {
    const std::string wrote = contents(errors.get());
    throw std::runtime_error(failed + " failed:\n" +
                             wrote.substr(wrote.size() - std::min<std::size_t>(wrote.size(), 2000)));
  }
  if (output != nullptr) *output = contents(printed.get());
  return usage;
}

std::string output_of(const Command& command) {
  std::string output;
  try {
    (void)run_pipeline({command}, &output);
  } catch (const std::runtime_error&) {
    return {};
  }
  while (!output.empty() && output.back() == '\n') output.pop_back();
  return output;
}

}  // namespace news::bench
