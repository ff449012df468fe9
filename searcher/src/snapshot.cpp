#include "snapshot.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <iterator>
#include <optional>
#include <string_view>
#include <thread>

#include <news/schema/error.h>
#include <news/schema/internal/boundary.h>

namespace news::searcher {
namespace {

namespace fs = std::filesystem;
using schema::Error;
using schema::ErrorCode;

/// How often an index that changes under us is opened again before we give up.
constexpr int kMostOpenings = 40;
/// How often both databases are read again until they show one revision. The pauses double from 1 ms, 255 ms
/// in all: longer than a writer usually needs between its two commits.
constexpr int kMostAlignments = 8;

/// What tells one directory from another at the same place.
std::string identity_of(const fs::path& file) {
  struct stat info {};
  if (::stat(file.c_str(), &info) != 0) return {};
  return std::to_string(info.st_dev) + ":" + std::to_string(info.st_ino);
}

bool take_number(std::string_view& in, std::uint64_t& value) {
  value = 0;
  for (unsigned shift = 0; shift < 63 && !in.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(in.front());
    in.remove_prefix(1);
    value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

/// Xapian opens most tables only when they are needed and takes a missing one as empty: phrases would become
/// AND, and articles would lose their text, without a word. The version file says which tables have entries.
void require_tables(const fs::path& database) {
  std::ifstream file(schema::commit_file(database), std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  constexpr std::size_t kHead = 14 + 2 + 16;  // magic, version, UUID
  if (text.size() < kHead) return;            // Xapian itself says what is wrong
  std::string_view rest = std::string_view(text).substr(kHead);
  std::uint64_t revision = 0;
  if (!take_number(rest, revision)) return;
  for (const char* table : {"postlist", "docdata", "termlist", "position", "spelling", "synonym"}) {
    std::array<std::uint64_t, 6>
        root{};  // root block, flags, entries, block size, compression, length of the freelist
    for (std::uint64_t& number : root) {
      if (!take_number(rest, number)) return;
    }
    if (root[5] > rest.size()) return;
    rest.remove_prefix(static_cast<std::size_t>(root[5]));
    std::error_code ignored;
    if (root[2] > 0 && !fs::exists(database / (std::string(table) + ".glass"), ignored)) {
      throw Error(ErrorCode::index_corrupt,
                  "the index lacks the file " + (database / (std::string(table) + ".glass")).string(),
                  "restore it from a copy, or build the index anew with `newsindex add`");
    }
  }
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
    std::error_code ignored;
    if (!fs::exists(database, ignored))
      throw damaged(snapshot.generation, "lacks " + database.filename().string());
    require_tables(database);
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
    for (int i = 0; i < kMostOpenings; ++i) {
      try {
        if (auto snapshot = try_open(index)) return std::move(*snapshot);
      } catch (const Xapian::DatabaseModifiedError&) {
        // A writer was quicker; the next opening sees its commit.
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
