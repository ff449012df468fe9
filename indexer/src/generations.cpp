#include "generations.h"

#include <algorithm>
#include <cstdio>
#include <vector>

#include <xapian.h>

#include <news/schema/error.h>
#include <news/schema/internal/boundary.h>

namespace news::indexer {
namespace {

namespace fs = std::filesystem;
using schema::FileLock;

constexpr const char* kScratch = "load.tmp";

void make_directory(const fs::path& directory) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (error) {
    throw schema::Error(schema::ErrorCode::io, "cannot create " + directory.string() + ": " + error.message(),
                        "choose another place with --db");
  }
}

std::unique_ptr<FileLock> lock_for_writing(const fs::path& index) {
  auto lock = FileLock::try_lock(index / "writer.lock", FileLock::Mode::exclusive, true);
  if (!lock) {
    throw schema::Error(schema::ErrorCode::index_locked, "another process is writing to " + index.string(),
                        "wait until it has ended, then try again");
  }
  return lock;
}

/// 7 of "g0007"; 0 for what is no generation.
unsigned long number_of(const std::string& name) {
  const bool plain = name.size() > 1 && name.size() < 12 && name.front() == 'g' &&
                     name.find_first_not_of("0123456789", 1) == std::string::npos;
  return plain ? std::stoul(name.substr(1)) : 0;
}

std::vector<std::string> generations_in(const fs::path& index) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(index, error)) {
    std::string name = entry.path().filename().string();
    if (number_of(name) != 0 && entry.is_directory(error)) names.push_back(std::move(name));
  }
  return names;
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
  make_directory(index_);
  lock_ = lock_for_writing(index_);
  clean();
}

std::optional<schema::Generation> WriterLock::current() const {
  if (!schema::has_index(index_)) return std::nullopt;
  return schema::current_generation(index_);
}

schema::Generation WriterLock::begin_generation() {
  unsigned long last = 0;
  for (const std::string& name : generations_in(index_)) last = std::max(last, number_of(name));
  if (const auto named = current()) last = std::max(last, number_of(named->name));
  std::string digits = std::to_string(last + 1);
  digits.insert(0, digits.size() < 4 ? 4 - digits.size() : 0, '0');
  const schema::Generation generation = schema::generation_paths(index_, "g" + digits);
  make_directory(generation.in_use.parent_path());
  (void)FileLock::try_lock(generation.in_use, FileLock::Mode::shared, true);
  return generation;
}

fs::path WriterLock::begin_scratch() {
  const fs::path scratch = fs::absolute(index_) / kScratch;
  std::error_code error;
  fs::remove_all(scratch, error);
  make_directory(scratch);
  return scratch;
}

void WriterLock::switch_to(const schema::Generation& generation) {
  schema::switch_to(index_, generation);
  clean();
}

void WriterLock::clean() {
  std::error_code error;
  fs::remove_all(index_ / kScratch, error);
  std::string current_name;
  try {
    if (const auto generation = current()) current_name = generation->name;
  } catch (const schema::Error&) {
    return;  // the switch file is damaged: nothing may go away
  }
  for (const std::string& name : generations_in(index_)) {
    if (name != current_name) remove_generation(schema::generation_paths(index_, name));
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
