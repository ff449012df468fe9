#include "generations.h"

#include <algorithm>
#include <vector>

#include <xapian.h>

#include <news/schema/error.h>
#include <news/schema/internal/boundary.h>
#include <news/schema/internal/tables.h>

namespace news::indexer {
namespace {

namespace fs = std::filesystem;
using schema::FileLock;

void make_directory(const fs::path& directory) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (error) {
    throw schema::Error(schema::ErrorCode::io, "cannot create " + directory.string() + ": " + error.message(),
                        "choose another place with --db");
  }
}

std::unique_ptr<FileLock> lock_for_writing(const fs::path& index) {
  auto lock = FileLock::try_lock(schema::lock_file(index), FileLock::Mode::exclusive, true);
  if (!lock) {
    throw schema::Error(schema::ErrorCode::index_locked, "another process is writing to " + index.string(),
                        "wait until it has ended, then try again");
  }
  return lock;
}

/// 7 of "g0007"; 0 for what no writer would have made.
unsigned long number_of(const std::string& name) {
  return schema::is_generation_name(name) && name.size() < 12 ? std::stoul(name.substr(1)) : 0;
}

/// Whether both databases were written to their ends and hold something. What can't be told counts as
/// something.
bool holds_articles(const schema::Generation& generation) {
  if (!schema::is_there(schema::commit_file(generation.articles)) ||
      !schema::is_there(schema::commit_file(generation.quotes)))
    return false;
  try {
    return Xapian::Database(generation.articles.string()).get_doccount() > 0;
  } catch (const Xapian::Error&) {
    return true;
  }
}

/// The generation that was the current one of an index that has lost its switch file: the newest. Where a
/// load was broken off before it was proved, that is the one before. Empty: none has anything.
std::string stray_generation(const fs::path& index) {
  std::vector<std::string> names = schema::generations_in(index);
  if (!names.empty() && schema::is_there(schema::scratch_directory(index))) names.pop_back();
  const auto found = std::find_if(names.rbegin(), names.rend(), [&](const std::string& name) {
    return holds_articles(schema::generation_paths(index, name));
  });
  return found == names.rend() ? std::string() : *found;
}

void remove_generation(const schema::Generation& generation) {
  std::error_code error;
  if (!fs::exists(generation.in_use, error)) {
    // Readers lock this file before anything else: where it is missing nobody reads.
    fs::remove_all(generation.in_use.parent_path(), error);
    return;
  }
  // Readers hold a shared lock from before they open a table until after they closed the last. One that locks
  // the file from here on finds another generation in the switch file and lets go.
  const auto alone = FileLock::try_lock(generation.in_use, FileLock::Mode::exclusive, false);
  if (alone) fs::remove_all(generation.in_use.parent_path(), error);
}

}  // namespace

WriterLock::WriterLock(fs::path index) : index_(std::move(index)) {
  schema::require_whole_index(index_);
  make_directory(index_);
  lock_ = lock_for_writing(index_);
  if (!schema::has_index(index_)) adopt_stray();
  clean();
  if (const auto generation = current()) {
    // What can't be read would be lost without a word by what copies the generation.
    for (const fs::path& database : {generation->articles, generation->quotes}) {
      if (schema::is_there(database)) schema::require_tables(database);
    }
  }
}

/// Without the switch file every generation looks like something that nobody needs.
void WriterLock::adopt_stray() {
  adopted_ = stray_generation(index_);
  if (!adopted_.empty()) schema::switch_to(index_, schema::generation_paths(index_, adopted_));
}

std::optional<schema::Generation> WriterLock::current() const {
  if (!schema::has_index(index_)) return std::nullopt;
  return schema::current_generation(index_);
}

schema::Generation WriterLock::begin_generation() {
  unsigned long last = 0;
  for (const std::string& name : schema::generations_in(index_)) last = std::max(last, number_of(name));
  if (const auto named = current()) last = std::max(last, number_of(named->name));
  std::string digits = std::to_string(last + 1);
  digits.insert(0, digits.size() < 4 ? 4 - digits.size() : 0, '0');
  const schema::Generation generation = schema::generation_paths(index_, "g" + digits);
  make_directory(generation.in_use.parent_path());
  (void)FileLock::try_lock(generation.in_use, FileLock::Mode::shared, true);
  return generation;
}

void WriterLock::drop_generation(const schema::Generation& generation) noexcept {
  try {
    // A switch may have been made and yet have failed: where it couldn't be made durable.
    const auto named = current();
    if (!named || named->name != generation.name) fs::remove_all(generation.in_use.parent_path());
  } catch (const std::exception&) {
    return;  // the next writer takes it away
  }
}

fs::path WriterLock::begin_scratch() {
  end_scratch();
  const fs::path scratch = fs::absolute(schema::scratch_directory(index_));
  make_directory(scratch);
  return scratch;
}

void WriterLock::end_scratch() {
  std::error_code error;
  fs::remove_all(schema::scratch_directory(index_), error);
}

void WriterLock::switch_to(const schema::Generation& generation) {
  schema::switch_to(index_, generation);
  clean();
}

void WriterLock::clean() {
  end_scratch();
  std::string current_name;
  try {
    if (const auto generation = current()) current_name = generation->name;
  } catch (const schema::Error&) {
    return;  // the switch file is damaged: nothing may go away
  }
  for (const std::string& name : schema::generations_in(index_)) {
    if (number_of(name) != 0 && name != current_name)
      remove_generation(schema::generation_paths(index_, name));
  }
}

void create_empty_index(WriterLock& lock, const schema::Format& format) {
  const schema::Generation generation = lock.begin_generation();
  for (const fs::path& path : {generation.quotes, generation.articles}) {
    schema::at_boundary(path.string(), [&] {
      Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
      schema::stamp(database, format);
      schema::set_revision(database, 1);
      database.commit();
    });
  }
  lock.switch_to(generation);
}

}  // namespace news::indexer
