#include "snapshot.h"

#include <sys/resource.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <thread>

#include <news/schema/error.h>

#include "support/as_nobody.h"
#include "support/catch.h"
#include "support/small_index.h"
#include "support/temp_dir.h"

namespace news::searcher {
namespace {

namespace fs = std::filesystem;
using schema::ErrorCode;

schema::Article article(const std::string& id) {
  schema::Article out;
  out.id = id;
  out.headline = "Tin " + id;
  out.body = "They said \u201Cthere is tin in the hills\u201D.";
  tests::note_quotes(out, "Ada Okafor");
  return out;
}

std::string refused(const std::function<void()>& f, ErrorCode code) {
  try {
    f();
  } catch (const schema::Error& error) {
    CHECK(error.code() == code);
    CHECK_FALSE(error.hint().empty());
    return error.what();
  }
  FAIL("nothing was thrown");
  return {};
}

std::string refused_opening(const fs::path& index, ErrorCode code) {
  return refused([&] { (void)open_snapshot(index); }, code);
}

/// An index with two articles.
struct Two {
  Two() : index(directory.path() / "index") {
    index.add(article("1"));
    index.add(article("2"));
    index.articles().add_synonym("en:hill", "hills");
    index.commit();
    index.switch_here();
  }
  [[nodiscard]] fs::path path() const { return directory.path() / "index"; }

  tests::TempDir directory;
  tests::SmallIndex index;
};

TEST_CASE("a snapshot shows both databases at one revision and moves on") {
  Two two;
  Snapshot snapshot = open_snapshot(two.path());
  CHECK(snapshot.articles.get_doccount() == 2);
  CHECK(snapshot.quotes.get_doccount() == 2);
  CHECK(snapshot.revision == 1);
  CHECK_FALSE(snapshot.quotes_ahead);
  CHECK(&snapshot.database(Target::quotes) == &snapshot.quotes);

  two.index.add(article("3"));
  refresh(snapshot, two.path());
  CHECK(snapshot.articles.get_doccount() == 2);
  two.index.commit();
  CHECK(snapshot.articles.get_doccount() == 2);
  refresh(snapshot, two.path());
  CHECK(snapshot.articles.get_doccount() == 3);
  CHECK(snapshot.quotes.get_doccount() == 3);
  CHECK(snapshot.revision == 2);
}

TEST_CASE("what stood still for a while is seen to move all the same") {
  Two committed;
  Two switched;
  Two taken;
  // Long enough for the files to count as settled: from then on nothing is read to see that they are the
  // same.
  std::this_thread::sleep_for(std::chrono::milliseconds(2100));
  Snapshot snapshot = open_snapshot(committed.path());
  Snapshot of_generation = open_snapshot(switched.path());
  Snapshot of_place = open_snapshot(taken.path());
  const auto known = snapshot.forms;
  refresh(snapshot, committed.path());
  CHECK(snapshot.forms == known);

  committed.index.add(article("3"));
  committed.index.commit();
  refresh(snapshot, committed.path());
  CHECK(snapshot.articles.get_doccount() == 3);
  CHECK(snapshot.quotes.get_doccount() == 3);
  CHECK(snapshot.forms != known);

  tests::SmallIndex next(switched.path(), "g0002");
  next.add(article("9"));
  next.commit();
  refresh(of_generation, switched.path());
  CHECK(of_generation.articles.get_doccount() == 2);
  next.switch_here();
  refresh(of_generation, switched.path());
  CHECK(of_generation.articles.get_doccount() == 1);

  fs::rename(taken.path(), taken.directory.path() / "away");
  refused([&] { refresh(of_place, taken.path()); }, ErrorCode::index_missing);
}

TEST_CASE("between its two commits a writer goes unnoticed") {
  Two two;
  Snapshot before = open_snapshot(two.path());
  two.index.add(article("3"));
  two.index.commit_quotes();
  refresh(before, two.path());
  CHECK_FALSE(before.quotes_ahead);
  CHECK(before.quotes.get_doccount() == 2);
  CHECK(before.revision == 1);

  // Who opens now waits a little, then says so, and doesn't wait again.
  const auto opening = std::chrono::steady_clock::now();
  Snapshot late = open_snapshot(two.path());
  const auto waited = std::chrono::steady_clock::now() - opening;
  CHECK(late.quotes_ahead);
  CHECK(late.articles.get_doccount() == 2);
  const auto begin = std::chrono::steady_clock::now();
  refresh(late, two.path());
  CHECK(std::chrono::steady_clock::now() - begin < waited / 2);
  CHECK(late.quotes_ahead);

  two.index.commit_articles();
  for (Snapshot* snapshot : {&before, &late}) {
    refresh(*snapshot, two.path());
    CHECK_FALSE(snapshot->quotes_ahead);
    CHECK(snapshot->articles.get_doccount() == 3);
    CHECK(snapshot->quotes.get_doccount() == 3);
  }
}

TEST_CASE("a new generation is opened anew, and the old one is let go") {
  Two two;
  Snapshot snapshot = open_snapshot(two.path());
  using schema::FileLock;
  CHECK(FileLock::try_lock(two.index.generation().in_use, FileLock::Mode::exclusive, false) == nullptr);

  tests::SmallIndex next(two.path(), "g0002");
  next.add(article("9"));
  next.commit();
  refresh(snapshot, two.path());
  CHECK(snapshot.generation.name == "g0001");
  next.switch_here();
  refresh(snapshot, two.path());
  CHECK(snapshot.generation.name == "g0002");
  CHECK(snapshot.articles.get_doccount() == 1);
  CHECK(FileLock::try_lock(two.index.generation().in_use, FileLock::Mode::exclusive, false) != nullptr);
}

TEST_CASE("another index under the same name is noticed") {
  Two two;
  Snapshot snapshot = open_snapshot(two.path());
  fs::rename(two.path(), two.directory.path() / "away");
  tests::SmallIndex other(two.path());
  other.add(article("9"));
  other.commit();
  other.switch_here();
  refresh(snapshot, two.path());
  CHECK(snapshot.articles.get_doccount() == 1);
  using schema::FileLock;
  CHECK(FileLock::try_lock(other.generation().in_use, FileLock::Mode::exclusive, false) == nullptr);
}

TEST_CASE("a generation that is being deleted is waited for, not opened") {
  Two two;
  const auto held =
      schema::FileLock::try_lock(two.index.generation().in_use, schema::FileLock::Mode::exclusive, false);
  REQUIRE(held != nullptr);
  CHECK(refused_opening(two.path(), ErrorCode::index_locked).find("faster") != std::string::npos);
}

TEST_CASE("what is missing or damaged is said clearly") {
  Two two;
  const fs::path generation = two.path() / "g0001";
  CHECK(refused_opening(two.path() / "nowhere", ErrorCode::index_missing).find("nowhere") !=
        std::string::npos);
  CHECK(refused_opening(generation, ErrorCode::index_missing).find("is a part of an index") !=
        std::string::npos);
  CHECK(refused_opening(two.directory.path(), ErrorCode::index_missing).find("holds no index") !=
        std::string::npos);

  for (const char* table : {"position", "docdata", "termlist", "postlist"}) {
    for (const char* database : {"articles", "quotes"}) {
      const fs::path file = generation / database / (std::string(table) + ".glass");
      if (file.stem() == "position" && !fs::exists(file)) continue;  // of quotes: nothing is in it
      fs::rename(file, two.directory.path() / "kept");
      CHECK(refused_opening(two.path(), ErrorCode::index_corrupt).find(table) != std::string::npos);
      fs::rename(two.directory.path() / "kept", file);
    }
  }
  fs::rename(generation / "quotes", generation / "away");
  CHECK(refused_opening(two.path(), ErrorCode::index_corrupt).find("quotes") != std::string::npos);
  fs::rename(generation / "away", generation / "quotes");
  fs::remove(generation / "in_use");
  CHECK(open_snapshot(two.path()).revision == 1);
  CHECK(fs::exists(generation / "in_use"));

  fs::rename(generation, two.path() / "away");
  CHECK(refused_opening(two.path(), ErrorCode::index_corrupt).find("isn't there") != std::string::npos);
  fs::rename(two.path() / "away", generation);
  std::ofstream(two.path() / "XAPIANDB") << "nonsense\n";
  (void)refused_opening(two.path(), ErrorCode::index_corrupt);
  fs::remove(two.path() / "XAPIANDB");
  CHECK(refused_opening(two.path(), ErrorCode::index_corrupt).find("g0001 is there") != std::string::npos);
}

TEST_CASE("what may not be read is no missing index and no empty table") {
  Two two;
  tests::open_to_readers(two.directory.path());
  const fs::path generation = two.path() / "g0001";
  const auto closed = [&](const fs::path& path) {
    const fs::perms before = fs::status(path).permissions();
    fs::permissions(path, fs::perms::none);
    std::string what;
    {
      const tests::AsNobody unprivileged;
      what = refused_opening(two.path(), ErrorCode::io);
    }
    fs::permissions(path, before);
    return what.find("Permission denied") != std::string::npos;
  };
  for (const char* table : {"position", "docdata", "termlist", "postlist", "synonym"}) {
    INFO(table);
    const fs::path file = generation / "articles" / (std::string(table) + ".glass");
    if (fs::exists(file)) CHECK(closed(file));
  }
  CHECK(closed(generation / "articles" / "iamglass"));
  CHECK(closed(generation / "in_use"));
  CHECK(closed(generation));
  CHECK(closed(two.path() / "XAPIANDB"));
  CHECK(closed(two.path()));
  const tests::AsNobody unprivileged;
  CHECK(open_snapshot(two.path()).revision == 1);
}

TEST_CASE("too many open files are no missing index") {
  Two two;
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_NOFILE, &before) == 0);
  std::string why;
  int opened = 0;
  const auto in_use = std::distance(fs::directory_iterator("/proc/self/fd"), fs::directory_iterator());
  for (int more = 0; more < 40; ++more) {
    const rlimit few{static_cast<rlim_t>(in_use + more), before.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_NOFILE, &few) == 0);
    try {
      (void)open_snapshot(two.path());
      ++opened;
    } catch (const schema::Error& error) {
      if (error.code() != ErrorCode::io) why = std::to_string(more) + ": " + error.what();
    }
  }
  REQUIRE(::setrlimit(RLIMIT_NOFILE, &before) == 0);
  CHECK(why.empty());
  CHECK(opened > 0);
}

TEST_CASE("a format that this program can't read is refused") {
  Two two;
  two.index.quotes().set_metadata("news.format", "99");
  two.index.commit();
  (void)refused_opening(two.path(), ErrorCode::format_newer);
}

TEST_CASE("an empty index can be opened") {
  tests::TempDir directory;
  tests::SmallIndex index(directory.path());
  index.commit();
  index.switch_here();
  CHECK(open_snapshot(directory.path()).articles.get_doccount() == 0);
}

}  // namespace
}  // namespace news::searcher
