#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <thread>

#include <xapian.h>

#include <news/indexer/indexer.h>
#include <news/indexer/store.h>
#include <news/schema/error.h>
#include <news/schema/internal/index_layout.h>
#include <news/searcher/searcher.h>

#include "support/as_nobody.h"
#include "support/catch.h"
#include "support/small_input.h"
#include "support/temp_dir.h"

using namespace news;
using tests::article;
using tests::settings;
using tests::TempDir;
using tests::write_jsonl;

namespace {

namespace fs = std::filesystem;

indexer::WriteSettings bulk() {
  indexer::WriteSettings write;
  write.loader = indexer::Loader::bulk;
  return write;
}

}  // namespace

TEST_CASE("readers that open while generations are switched and deleted always see a whole index") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  const auto version = [&](int number) {
    return write_jsonl(
        dir.path() / "a.jsonl",
        {article("a", "Harbour", "The rare earth harbour opened, version " + std::to_string(number) + "."),
         article("b", "Mine", "“We found rare earth in the mine,” said Ana Lima.")});
  };
  (void)indexer::add(index, {version(0)}, settings(), {}, bulk());
  std::atomic<bool> done = false;
  std::atomic<int> opened = 0;
  std::string failure;
  const auto read = [&] {
    try {
      while (!done) {
        searcher::Searcher searcher(index);
        searcher::SearchRequest request;
        request.query = "\"rare earth\"";
        const auto results = searcher.search(request);
        if (results.total != 2) throw std::runtime_error("found " + std::to_string(results.total));
        if (indexer::Store(index).find("a")->body.find("version") == std::string::npos)
          throw std::runtime_error("no text");
        ++opened;
      }
    } catch (const std::exception& error) {
      failure = error.what();
      done = true;
    }
  };
  std::thread reader(read);
  for (int number = 1; number <= 60 && !done; ++number) {
    (void)indexer::add(index, {version(number)}, settings(), {}, bulk());
  }
  done = true;
  reader.join();
  CHECK(failure.empty());
  CHECK(opened > 10);
}

TEST_CASE("a generation in which somebody reads stays until the next writer comes") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  (void)indexer::add(index, {write_jsonl(dir.path() / "a.jsonl", {article("a", "Port", "One.")})}, settings(),
                     {}, bulk());
  const auto first = schema::current_generation(index);
  {
    indexer::Store reader(index);
    (void)indexer::add(index, {write_jsonl(dir.path() / "b.jsonl", {article("b", "Port", "Two.")})},
                       settings(), {}, bulk());
    CHECK(schema::current_generation(index).name != first.name);
    CHECK(fs::exists(first.articles));
    CHECK(reader.find("a").has_value());
    CHECK(reader.stats().articles == 1);
  }
  (void)indexer::add(index, {write_jsonl(dir.path() / "c.jsonl", {article("c", "Port", "Three.")})},
                     settings(), {});
  CHECK_FALSE(fs::exists(first.articles));
  CHECK(indexer::Store(index).stats().articles == 3);
}

TEST_CASE("an index that lost its switch file is taken up again") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  (void)indexer::add(index, {write_jsonl(dir.path() / "a.jsonl", {article("a", "Port", "One.")})}, settings(),
                     {}, bulk());
  fs::remove(index / "XAPIANDB");
  try {
    indexer::Store reader(index);
    FAIL("opened an index without its switch file");
  } catch (const schema::Error& error) {
    CHECK(error.code() == schema::ErrorCode::index_corrupt);
    CHECK(std::string(error.what()).find("has lost its file") != std::string::npos);
  }
  std::string told;
  indexer::Events events;
  events.on_notice = [&](const indexer::Remark& remark) { told += remark.what; };
  (void)indexer::add(index, {write_jsonl(dir.path() / "b.jsonl", {article("b", "Port", "Two.")})}, settings(),
                     events);
  CHECK(told.find("g0001") != std::string::npos);
  CHECK(indexer::Store(index).stats().articles == 2);
  CHECK(indexer::check(index).empty());
}

TEST_CASE("what a first load left that was broken off is no index") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  const std::string file = write_jsonl(dir.path() / "a.jsonl", {article("a", "Port", "One.")});
  (void)indexer::add(index, {file}, settings(), {}, bulk());
  fs::remove(index / "XAPIANDB");
  fs::create_directory(index / "load.tmp");
  try {
    indexer::Store reader(index);
    FAIL("opened what isn't there yet");
  } catch (const schema::Error& error) {
    CHECK(error.code() == schema::ErrorCode::index_missing);
    CHECK(std::string(error.what()).find("first load") != std::string::npos);
  }
  (void)indexer::add(index, {write_jsonl(dir.path() / "b.jsonl", {article("b", "Port", "Two.")})}, settings(),
                     {});
  CHECK(indexer::Store(index).stats().articles == 1);
  CHECK_FALSE(fs::exists(index / "load.tmp"));
}

TEST_CASE("a directory of news doesn't become an index") {
  const TempDir dir;
  const auto news = dir.path() / "news";
  fs::create_directory(news);
  const std::string file = write_jsonl(news / "a.jsonl", {article("a", "Port", "One.")});
  try {
    (void)indexer::add(news, {news.string()}, settings(), {});
    FAIL("made an index where news lies");
  } catch (const schema::Error& error) {
    CHECK(error.code() == schema::ErrorCode::bad_argument);
    CHECK(error.hint().find("it may lie in this one") != std::string::npos);
  }
  CHECK_FALSE(fs::exists(news / "writer.lock"));
  for (int i = 0; i < 2; ++i) (void)indexer::add(news / "index", {news.string()}, settings(), {});
  CHECK(indexer::Store(news / "index").stats().articles == 1);
  // One file of it is no reason, nor is an index that is there.
  (void)indexer::add(news, {file}, settings(), {});
  (void)indexer::add(news, {news.string()}, settings(), {});
  CHECK(indexer::Store(news).stats().articles == 1);
}

TEST_CASE("no index is made inside another one") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  const std::string file = write_jsonl(dir.path() / "a.jsonl", {article("a", "Port", "One.")});
  (void)indexer::add(index, {file}, settings(), {});
  const std::string generation = schema::current_generation(index).name;
  for (const fs::path& inside : {index / generation, index / generation / "articles"}) {
    try {
      (void)indexer::add(inside, {file}, settings(), {});
      FAIL("made an index inside an index");
    } catch (const schema::Error& error) {
      CHECK(error.code() == schema::ErrorCode::bad_argument);
      CHECK(error.hint().find(index.string() + " with --db") != std::string::npos);
    }
  }
  CHECK_FALSE(fs::exists(index / generation / "writer.lock"));
}

TEST_CASE("who may not write can't check, and hears so") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  const std::string file = write_jsonl(dir.path() / "a.jsonl", {article("a", "Port", "One.")});
  (void)indexer::add(index, {file}, settings(), {});
  tests::open_to_readers(dir.path());
  const tests::AsNobody unprivileged;
  try {
    (void)indexer::check(index);
    FAIL("checked what it can't open");
  } catch (const schema::Error& error) {
    CHECK(error.code() == schema::ErrorCode::io);
  }
}

TEST_CASE("stock tools open the articles through the directory") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  (void)indexer::add(index, {write_jsonl(dir.path() / "a.jsonl", {article("a", "Port", "One.")})}, settings(),
                     {}, bulk());
  CHECK(Xapian::Database(index.string()).get_doccount() == 1);
}
