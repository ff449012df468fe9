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

TEST_CASE("stock tools open the articles through the directory") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  (void)indexer::add(index, {write_jsonl(dir.path() / "a.jsonl", {article("a", "Port", "One.")})}, settings(),
                     {}, bulk());
  CHECK(Xapian::Database(index.string()).get_doccount() == 1);
}
