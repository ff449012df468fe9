#include "snapshot.h"

#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <thread>

#include <news/schema/error.h>
#include <news/schema/internal/boundary.h>
#include <news/schema/internal/tables.h>

namespace news::searcher {
namespace {

namespace fs = std::filesystem;
using schema::Error;
using schema::ErrorCode;

/// How often an index that changes under us is opened again before we give up.
constexpr int kMostOpenings = 40;
/// How often for a block that a later commit wrote, where no commit can be seen. The pauses come to 30 ms.
constexpr int kMostUnseen = 8;
/// How often both databases are read again until they show one revision. The pauses double from 1 ms, 255 ms
/// in all: longer than a writer usually needs between its two commits.
constexpr int kMostAlignments = 8;

/// What tells one directory from another at the same place.
std::string identity_of(const fs::path& file) {
  struct stat info {};
  if (::stat(file.c_str(), &info) != 0) return {};
  return std::to_string(info.st_dev) + ":" + std::to_string(info.st_ino);
}

/// What tells one commit from another, without reading either.
std::string newest_commits(const fs::path& index) {
  const schema::Generation generation = schema::current_generation(index);
  std::string commits = generation.name;
  for (const fs::path& database : {generation.articles, generation.quotes}) {
    struct stat info {};
    if (::stat(schema::commit_file(database).c_str(), &info) != 0) continue;
    commits += " " + std::to_string(info.st_ino) + ":" + std::to_string(info.st_ctim.tv_sec) + "." +
               std::to_string(info.st_ctim.tv_nsec);
  }
  return commits;
}

Error damaged(const schema::Generation& generation, const std::string& what) {
  return {ErrorCode::index_corrupt, generation.articles.parent_path().string() + " " + what,
          "run `newsindex check`; `newsindex add` into a new directory builds the index anew"};
}

/// Reads both revisions. What was known of them may hold no longer.
void read_revisions(Snapshot& snapshot) {
  snapshot.runs = std::make_shared<Runs>();
  snapshot.forms = std::make_shared<KnownForms>();
  snapshot.revision = schema::revision_of(snapshot.articles);
  snapshot.quotes_ahead = schema::revision_of(snapshot.quotes) != snapshot.revision;
}

/// Waits, within bounds, until both databases show one revision: a writer commits the quotes first, the
/// articles next.
void align(Snapshot& snapshot) {
  read_revisions(snapshot);
  for (int i = 0; snapshot.quotes_ahead && i < kMostAlignments; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1 << i));
    // The articles first: what the quotes show then is at least as new.
    snapshot.articles.reopen();
    snapshot.quotes.reopen();
    read_revisions(snapshot);
  }
}

std::optional<Snapshot> try_open(const fs::path& index) {
  Snapshot snapshot;
  snapshot.switch_file = FileStamp::of(schema::switch_file(index));
  auto held = schema::try_hold_generation(index);
  if (!held) return std::nullopt;
  snapshot.generation = std::move(held->generation);
  snapshot.in_use = std::move(held->in_use);
  snapshot.identity = identity_of(snapshot.generation.in_use);
  for (const fs::path& database : {snapshot.generation.articles, snapshot.generation.quotes}) {
    if (!schema::is_there(database))
      throw damaged(snapshot.generation, "lacks " + database.filename().string());
    schema::require_tables(database);
  }
  snapshot.articles_file = FileStamp::of(schema::commit_file(snapshot.generation.articles));
  snapshot.articles = Xapian::Database(snapshot.generation.articles.string());
  snapshot.quotes = Xapian::Database(snapshot.generation.quotes.string());
  snapshot.records = schema::RecordDecoder(snapshot.articles);
  snapshot.format = schema::verify(snapshot.articles, false);
  (void)schema::verify(snapshot.quotes, false);
  align(snapshot);
  return snapshot;
}

}  // namespace

Snapshot open_snapshot(const fs::path& index) {
  return schema::at_boundary(index.string(), [&] {
    std::string failed;  // the commits that couldn't be opened
    for (int i = 0, unseen = 0; i < kMostOpenings; ++i) {
      try {
        if (auto snapshot = try_open(index)) return std::move(*snapshot);
      } catch (const Xapian::DatabaseModifiedError&) {
        // A writer was quicker, and the next opening sees its commit; or damage looks like it.
        std::string newest = newest_commits(index);
        if (newest == failed && ++unseen > kMostUnseen) throw;
        failed = std::move(newest);
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(std::min(1 << std::min(i / 2, 5), 25)));
    }
    throw Error(ErrorCode::index_locked, index.string() + " changes faster than it can be opened",
                "try again when the writer has less to do");
  });
}

void refresh(Snapshot& snapshot, const fs::path& index) {
  // Taken before anything is read: what changes after that is seen by the next search.
  const FileStamp switch_file = FileStamp::of(schema::switch_file(index));
  const FileStamp articles_file = FileStamp::of(schema::commit_file(snapshot.generation.articles));
  if (snapshot.switch_file.still(switch_file) && snapshot.articles_file.still(articles_file) &&
      !snapshot.quotes_ahead) {
    return;
  }
  const bool same_place = schema::current_generation(index).name == snapshot.generation.name &&
                          identity_of(snapshot.generation.in_use) == snapshot.identity;
  if (same_place) {
    snapshot.switch_file = switch_file;
    snapshot.articles_file = articles_file;
    try {
      // The articles are committed last: as long as they stand still, both databases are seen as they were.
      if (!snapshot.articles.reopen() && !snapshot.quotes_ahead) return;
      const std::uint64_t before = snapshot.revision;
      const bool were_ahead = snapshot.quotes_ahead;
      snapshot.quotes.reopen();
      read_revisions(snapshot);
      // A writer that died between its two commits is not waited for at every search.
      if (!snapshot.quotes_ahead || (were_ahead && snapshot.revision == before)) return;
    } catch (const Xapian::Error&) {
      // Opening anew tells what is wrong, if anything is.
    }
  }
  snapshot = open_snapshot(index);
}

}  // namespace news::searcher
