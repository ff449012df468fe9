#include "table_check.h"

#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <array>
#include <sstream>

#include <news/schema/error.h>
#include <news/schema/internal/boundary.h>

namespace news::indexer {
namespace {

namespace fs = std::filesystem;

/// The first line of what Xapian's check wrote about a fault: it also writes what it counted.
std::string first_fault(const std::string& output) {
  std::istringstream lines(output);
  std::string last;
  for (std::string line; std::getline(lines, line);) {
    if (line.find("rror") != std::string::npos) return line;
    if (!line.empty()) last = line;
  }
  return last;
}

/// How the process of a check ends where it has told nothing.
constexpr int kUntold = 1;
constexpr int kDenied = 2;  // the tables can't be opened: it opens them for writing
constexpr int kThrown = 3;  // Xapian threw what is none of its own errors, as for want of memory

/// Empty where nothing is wrong.
std::string xapians_finding(const fs::path& database) {
  std::ostringstream output;
  try {
    const std::size_t faults = Xapian::Database::check(database.string(), 0, &output);
    if (faults == 0) return {};
    return database.string() + ": " + std::to_string(faults) +
           " faults in its tables: " + first_fault(output.str());
  } catch (const Xapian::Error& error) {
    if (schema::was_denied(error)) ::_exit(kDenied);
    return database.string() + ": " + error.get_description();
  }
}

/// What the process of a check does. It never returns: the frames above it are the parent's.
[[noreturn]] void check_and_tell(const fs::path& database, int to) {
  try {
    const std::string found = xapians_finding(database);
    const bool told = ::write(to, found.data(), found.size()) == static_cast<ssize_t>(found.size());
    ::_exit(told ? 0 : kUntold);
  } catch (...) {
    ::_exit(kThrown);
  }
}

}  // namespace

std::string fault_in_tables(const fs::path& database) {
  int ends[2];
  if (::pipe(ends) != 0)
    throw schema::Error(schema::ErrorCode::io, "no pipe can be made to a check of tables");
  const pid_t child = ::fork();
  if (child == 0) check_and_tell(database, ends[1]);
  ::close(ends[1]);
  std::string fault;
  std::array<char, 4096> buffer{};
  for (ssize_t bytes = 0; (bytes = ::read(ends[0], buffer.data(), buffer.size())) > 0;) {
    fault.append(buffer.data(), static_cast<std::size_t>(bytes));
  }
  ::close(ends[0]);
  int status = 0;
  if (child < 0 || ::waitpid(child, &status, 0) != child)
    throw schema::Error(schema::ErrorCode::io, "a check of tables can't be started");
  if (WIFEXITED(status) && WEXITSTATUS(status) == kDenied) {
    throw schema::Error(schema::ErrorCode::io,
                        "the tables of " + database.string() + " can't be opened for writing",
                        "Xapian's check needs that: run it as their owner, or on a copy of the index");
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == kThrown) {
    fault = database.string() + ": Xapian's check of its tables broke off, for want of memory or of damage";
  } else if (status != 0) {
    fault = database.string() + ": its tables are so damaged that Xapian's check of them dies";
  }
  return fault;
}

void require_whole_tables(const schema::Generation& generation) {
  for (const fs::path& database : {generation.articles, generation.quotes}) {
    if (const std::string fault = fault_in_tables(database); !fault.empty())
      throw schema::Error(
          schema::ErrorCode::index_corrupt, fault,
          "nothing was changed; build the index anew from the articles' files, or take it from "
          "a copy");
  }
}

}  // namespace news::indexer
