#if __has_include(<malloc.h>)
#include <malloc.h>
#endif

#include <cstdio>

#include <news/schema/error.h>

#include "documents.h"
#include "glass/entry_sorter.h"
#include "glass/run.h"
#include "support/error_of.h"
#include "support/temp_dir.h"

using namespace news;
using namespace news::tests;

namespace {

/// What is thrown where a temporary file doesn't hold what was written: it says what to do, and doesn't call
/// the index damaged.
bool is_about_temporary_files(const schema::Error& error) {
  return error.code() == schema::ErrorCode::io &&
         std::string(error.what()).find("temporary file") != std::string::npos &&
         error.hint().find("run the command again") != std::string::npos;
}

template <class F>
bool fails_of_temporary_files(F&& f) {
  const auto error = tests::error_of(f);
  if (error) {
    INFO(error->what());
    CHECK(is_about_temporary_files(*error));
  }
  return error.has_value();
}

/// Bytes that are in use on the heap; 0 where that can't be told.
std::size_t heap_bytes() {
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 33)
  const auto info = ::mallinfo2();
  return info.uordblks + info.hblkhd;
#else
  return 0;
#endif
}

glass::Inverted one_word(std::size_t documents) {
  glass::Batch batch;
  for (std::uint32_t i = 0; i < documents; ++i) {
    batch.begin_document();
    batch.add("word", 1, 1);
    batch.add("word", 3, 1);
  }
  return batch.invert();
}

void build(const glass::Inverted& batch, glass::Positions where) {
  const TempDir dir;
  glass::Builder builder(dir.path() / "l", std::size_t{1} << 20, where);
  builder.append(batch, [](std::size_t, glass::Values&) {});
  glass::Tasks tasks;
  builder.add_tasks(tasks);
  glass::run_all(tasks, 1);
  (void)builder.complete();
}

}  // namespace

TEST_CASE("a record that claims more than its run holds is an error") {
  const TempDir dir;
  for (const std::uint64_t claimed :
       {std::uint64_t{3}, std::uint64_t{100}, std::uint64_t{1} << 40, UINT64_MAX - 5, UINT64_MAX}) {
    INFO(claimed);
    std::string run;
    glass::append_string(run, "term");
    for (int i = 0; i < 5; ++i) glass::append_uint(run, 1);
    glass::append_uint(run, claimed);
    run += "xx";
    glass::SpillFile file(dir.path());
    file.append(run);
    CHECK(fails_of_temporary_files([&] { (void)glass::RunReader(file, {0, run.size(), 0}, 100).next(); }));
  }
}

TEST_CASE("a temporary file that ends early is the same error") {
  const TempDir dir;
  glass::SpillFile file(dir.path());
  file.append("four");
  char bytes[8];
  CHECK(fails_of_temporary_files([&] { file.read(0, bytes, sizeof bytes); }));
}

TEST_CASE("postings and positions that can't be read back end the build") {
  // So many that a list takes several chunks, which are cut where postings are read.
  const glass::Inverted whole = one_word(3000);
  for (const auto where : {glass::Positions::table, glass::Positions::chunks}) {
    build(whole, where);
    glass::Inverted damaged = whole;
    damaged.postings.back() = '\xFF';  // cut off
    CHECK(fails_of_temporary_files([&] { build(damaged, where); }));
    damaged = whole;
    damaged.positions[damaged.positions.size() - 3] = '\xFF';  // more positions than there are
    CHECK(fails_of_temporary_files([&] { build(damaged, where); }));
    damaged = whole;
    damaged.postings[damaged.postings.size() - 1001] ^= 4;  // another wdf
    CHECK(fails_of_temporary_files([&] { build(damaged, where); }));
    damaged = whole;
    damaged.postings[damaged.postings.size() - 1002] ^= 4;  // other documents
    CHECK(fails_of_temporary_files([&] { build(damaged, where); }));
  }
}

TEST_CASE("keys of entries come back whole, and those that no table takes are refused") {
  const TempDir dir;
  glass::EntrySorter sorter(dir.path(), 1);  // all goes to the file
  const std::string longest(255, 'k');
  sorter.add(longest, "tag");
  sorter.add("b", "t");
  try {
    sorter.add(longest + "k", "tag");
    FAIL("took a key of 256 bytes");
  } catch (const schema::Error& error) {
    CHECK(error.code() == schema::ErrorCode::bad_argument);
  }
  std::vector<std::pair<std::string, std::string>> entries;
  sorter.drain([&](std::string_view key, std::string_view tag) { entries.emplace_back(key, tag); });
  CHECK(entries == std::vector<std::pair<std::string, std::string>>{{"b", "t"}, {longest, "tag"}});
}

TEST_CASE("entries are sorted within the memory that was given, however many they are") {
  constexpr std::size_t kMemory = std::size_t{1} << 19;
  constexpr std::uint64_t kEntries = 20'000;
  const TempDir dir;
  const std::size_t before = heap_bytes();
  std::size_t most = before;
  glass::EntrySorter sorter(dir.path(), kMemory);
  std::string tag(2000, 't');
  char number[24];
  for (std::uint64_t i = 0; i < kEntries; ++i) {
    std::snprintf(number, sizeof number, "%016llx", static_cast<unsigned long long>(i * 0x9E3779B97F4A7C15));
    tag.replace(0, 16, number);
    sorter.add(i % 100 == 0 ? "same" : number, tag);
    if (i % 100 == 0) most = std::max(most, heap_bytes());
  }
  std::string last;
  std::string last_tag;
  std::uint64_t seen = 0;
  std::uint64_t same = 0;
  std::uint64_t wrong = 0;
  sorter.drain([&](std::string_view key, std::string_view entry) {
    if (key < last || entry.size() != 2000) ++wrong;
    // Those of one key come in the order in which they were added.
    if (key == "same") {
      std::snprintf(number, sizeof number, "%016llx",
                    static_cast<unsigned long long>(same++ * 100 * 0x9E3779B97F4A7C15));
      if (entry.substr(0, 16) != number) ++wrong;
    } else if (entry.substr(0, 16) != key) {
      ++wrong;
    }
    last = key;
    if (seen++ % 100 == 0) most = std::max(most, heap_bytes());
  });
  CHECK(seen == kEntries);
  CHECK(same == kEntries / 100);
  CHECK(wrong == 0);
  CHECK(most - before < 2 * kMemory);
}
