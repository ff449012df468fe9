#include <atomic>
#include <thread>

#include <news/indexer/indexer.h>
#include <news/indexer/store.h>
#include <news/schema/error.h>

#include "support/catch.h"
#include "support/small_input.h"
#include "support/temp_dir.h"

using namespace news;
using tests::article;
using tests::TempDir;

TEST_CASE("every article comes out once, as it went in") {
  const TempDir dir;
  std::vector<schema::Article> articles;
  for (int i = 0; i < 700; ++i)
    articles.push_back(article("id" + std::to_string(i), "Port " + std::to_string(i), "A port."));
  auto settings = tests::settings();
  settings.annotate = "none";
  (void)indexer::add(dir.path() / "index", {tests::write_jsonl(dir.path() / "a.jsonl", articles)}, settings,
                     {});
  std::vector<schema::Article> out;
  indexer::Store(dir.path() / "index").for_each([&](const schema::Article& a) { out.push_back(a); });
  CHECK(out == articles);
}

TEST_CASE("reading goes on while another writes") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  auto settings = tests::settings();
  settings.annotate = "none";
  const auto batch = [&](int round) {
    std::vector<schema::Article> articles;
    for (int i = 0; i < 50; ++i) {
      articles.push_back(article(std::to_string(i), "Port " + std::to_string(i),
                                 "Round " + std::to_string(round) + std::string(500, 'x')));
    }
    return tests::write_jsonl(dir.path() / ("r" + std::to_string(round)), articles);
  };
  (void)indexer::add(index, {batch(0)}, settings, {});
  std::atomic<bool> done = false;
  std::thread writer([&] {
    for (int round = 1; round < 12; ++round) (void)indexer::add(index, {batch(round)}, settings, {});
    done = true;
  });
  indexer::Store store(index);
  while (!done) {
    int count = 0;
    store.for_each([&](const schema::Article&) { ++count; });
    CHECK(count == 50);
    CHECK(store.stats().articles == 50);
  }
  writer.join();
}

TEST_CASE("no index is told as such") {
  const TempDir dir;
  try {
    indexer::Store store(dir.path() / "nowhere");
    FAIL("opened nothing");
  } catch (const schema::Error& error) {
    CHECK(error.code() == schema::ErrorCode::index_missing);
    CHECK(error.hint().find("newsindex add") != std::string::npos);
  }
}
