#include "table_check.h"

#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <sstream>

#include <news/schema/error.h>
#include <news/schema/internal/boundary.h>

#include "own_process.h"

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

/// What a check of tables ends with where the tables can't be opened. It opens them for writing.
constexpr int kDenied = 2;
static_assert(kDenied != kThrown);

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

}  // namespace

std::string fault_in_tables(const fs::path& database) {
  const auto [fault, status] = in_own_process([&] { return xapians_finding(database); });
  if (WIFEXITED(status) && WEXITSTATUS(status) == kDenied) {
    throw schema::Error(schema::ErrorCode::io,
                        "the tables of " + database.string() + " can't be opened for writing",
                        "Xapian's check needs that: run it as their owner, or on a copy of the index");
  }
  // Xapian threw what is none of its own errors.
  if (WIFEXITED(status) && WEXITSTATUS(status) == kThrown)
    return database.string() + ": Xapian's check of its tables broke off, for want of memory or of damage";
  if (status != 0) return database.string() + ": its tables are so damaged that Xapian's check of them dies";
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
