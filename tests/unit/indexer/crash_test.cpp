#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <thread>

#include <xapian.h>

#include <news/indexer/indexer.h>
#include <news/indexer/store.h>
#include <news/schema/error.h>
#include <news/schema/fields.h>
#include <news/schema/internal/format.h>
#include <news/schema/internal/index_layout.h>
#include <news/schema/internal/word_order.h>

#include "support/catch.h"
#include "support/small_input.h"
#include "support/temp_dir.h"

using namespace news;
using tests::article;
using tests::settings;
using tests::TempDir;
using tests::write_jsonl;

namespace {

std::vector<schema::Article> many(std::size_t count, const std::string& word) {
  std::vector<schema::Article> articles;
  for (std::size_t i = 0; i < count; ++i) {
    articles.push_back(
        article("id-" + std::to_string(i), "Port " + std::to_string(i) + " " + word,
                "“We will open it again " + word + ",” said Mayor Ana Lima.\n\nThe port of " + word + "."));
  }
  return articles;
}

void overwrite(const std::filesystem::path& file, std::size_t at, const std::string& bytes) {
  std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
  out.seekp(static_cast<std::streamoff>(at));
  out << bytes;
}

/// Where the bytes stand first in the file.
std::size_t place_of(const std::filesystem::path& file, const std::string& bytes) {
  std::ifstream in(file, std::ios::binary);
  const std::size_t at = std::string(std::istreambuf_iterator<char>(in), {}).find(bytes);
  REQUIRE(at != std::string::npos);
  return at;
}

bool says(const std::vector<std::string>& findings, const std::string& words) {
  return std::any_of(findings.begin(), findings.end(),
                     [&](const std::string& each) { return each.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("a killed writer leaves a whole index, and the next one goes on") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  const std::string first = write_jsonl(dir.path() / "first.jsonl", many(200, "soon"));
  const std::string second = write_jsonl(dir.path() / "second.jsonl", many(6000, "later"));
  (void)indexer::add(index, {first}, settings(), {});
  for (const int milliseconds : {30, 120, 400, 900}) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      try {
        (void)indexer::add(index, {second}, settings(), {});
      } catch (...) {
      }
      ::_exit(0);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    INFO("killed after " << milliseconds << " ms");
    // The quotes may be one batch ahead; opening for writing mends that.
    (void)indexer::add(index,
                       {write_jsonl(dir.path() / "one.jsonl",
                                    {article("one", "One", "More " + std::to_string(milliseconds))})},
                       settings(), {});
    CHECK(indexer::check(index) == std::vector<std::string>{});
  }
  (void)indexer::add(index, {second}, settings(), {});
  CHECK(indexer::Store(index).stats().articles == 6001);
  CHECK(indexer::check(index).empty());
}

TEST_CASE("a writer that finds the quotes ahead repairs them") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  (void)indexer::add(index, {write_jsonl(dir.path() / "a.jsonl", many(3, "soon"))}, settings(), {});
  {
    // What a writer leaves that dies between its two commits: quotes of an update, and of an article that
    // never came.
    const auto generation = schema::current_generation(index);
    Xapian::WritableDatabase quotes(generation.quotes.string());
    quotes.delete_document("Qid-1");
    Xapian::Document stray;
    stray.add_term("Qghost");
    stray.set_data("0 ghost");
    quotes.add_document(stray);
    quotes.set_metadata("news.touched", "4 id-15 ghost");
    schema::set_revision(quotes, schema::revision_of(quotes) + 1);
    quotes.commit();
  }
  CHECK_FALSE(indexer::check(index).empty());
  (void)indexer::add(index, {write_jsonl(dir.path() / "b.jsonl", {article("b", "Mine", "A mine.")})},
                     settings(), {});
  CHECK(indexer::check(index) == std::vector<std::string>{});
  CHECK(indexer::Store(index).stats().quotes == 3);
}

TEST_CASE("damage is found") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  (void)indexer::add(index, {write_jsonl(dir.path() / "a.jsonl", many(300, "soon"))}, settings(), {});
  REQUIRE(indexer::check(index).empty());
  const auto table = schema::current_generation(index).articles / "docdata.glass";
  overwrite(table, 8192 + 100, std::string(2000, '\x5A'));
  CHECK_FALSE(indexer::check(index).empty());
}

TEST_CASE("damage that annotating anew comes upon is an error that says so") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  (void)indexer::add(index, {write_jsonl(dir.path() / "a.jsonl", many(300, "soon"))}, settings(), {});
  const schema::Generation before = schema::current_generation(index);
  overwrite(before.articles / "docdata.glass", 8192, std::string(8192, '\x5A'));
  auto bare = settings();
  bare.annotate = "none";
  for (const unsigned jobs : {1U, 2U}) {
    bare.jobs = jobs;
    CHECK_THROWS_AS(indexer::reannotate(index, bare, {}), schema::Error);
  }
  CHECK(schema::current_generation(index).articles == before.articles);
}

TEST_CASE("damage isn't copied into a new generation that is verified") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  (void)indexer::add(index, {write_jsonl(dir.path() / "a.jsonl", many(300, "soon"))}, settings(), {});
  const schema::Generation before = schema::current_generation(index);
  // How much of a block is free: nothing but Xapian's check looks at it.
  overwrite(before.articles / "postlist.glass", 8192 + 7, std::string(2, '\x11'));
  indexer::WriteSettings write;
  write.verify = true;
  const auto refusal = [&](auto&& change) {
    try {
      change();
    } catch (const schema::Error& error) {
      return error.code() == schema::ErrorCode::index_corrupt;
    }
    return false;
  };
  CHECK(refusal([&] { indexer::compact(index, settings(), write); }));
  write.loader = indexer::Loader::bulk;
  const std::string more = write_jsonl(dir.path() / "b.jsonl", {article("b", "Mine", "A mine.")});
  CHECK(refusal([&] { (void)indexer::add(index, {more}, settings(), {}, write); }));
  CHECK(schema::current_generation(index).articles == before.articles);
  CHECK(indexer::Store(index).stats().articles == 300);
}

TEST_CASE("a check comes back from tables with any bit wrong") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  indexer::WriteSettings bulk;
  bulk.loader = indexer::Loader::bulk;
  (void)indexer::add(index, {write_jsonl(dir.path() / "a.jsonl", many(300, "soon"))}, settings(), {}, bulk);
  const auto table = schema::current_generation(index).articles / "termlist.glass";
  const auto size = static_cast<unsigned>(std::filesystem::file_size(table));
  std::mt19937 random(3);
  int found = 0;
  for (int i = 0; i < 60; ++i) {
    const auto flip = [&](unsigned at, unsigned bit) {
      std::fstream file(table, std::ios::in | std::ios::out | std::ios::binary);
      file.seekg(at);
      const int byte = file.get();
      file.seekp(at);
      file.put(static_cast<char>(byte ^ (1 << bit)));
    };
    const auto at = static_cast<unsigned>(random() % size);
    const auto bit = static_cast<unsigned>(random() % 8);
    flip(at, bit);
    if (!indexer::check(index).empty()) ++found;
    flip(at, bit);
  }
  CHECK(found > 10);
  CHECK(indexer::check(index).empty());
}

TEST_CASE("a check whose process dies says so") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  (void)indexer::add(index, {write_jsonl(dir.path() / "a.jsonl", many(300, "soon"))}, settings(), {});
  // Which damage kills depends on what else is in memory; so whatever this process begins is shot.
  std::atomic<bool> enough = false;
  std::thread killer([&enough, self = std::to_string(::getpid())] {
    while (!enough) {
      std::ifstream children("/proc/self/task/" + self + "/children");
      for (pid_t child = 0; children >> child;) ::kill(child, SIGKILL);
    }
  });
  bool died = false;
  for (int i = 0; i < 200 && !died; ++i) {
    const std::vector<std::string> findings = indexer::check(index);
    died = says(findings, "Xapian's check of them dies") && says(findings, "who reads it dies");
  }
  enough = true;
  killer.join();
  CHECK(died);
  CHECK(indexer::check(index).empty());
}

TEST_CASE("a check comes back from tables of which Xapian's own check throws what it doesn't name") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  (void)indexer::add(index, {write_jsonl(dir.path() / "a.jsonl", many(300, "soon"))}, settings(), {});
  const auto table = schema::current_generation(index).articles / "postlist.glass";
  // A key that says it is longer than its entry.
  overwrite(table, place_of(table, "\x07Qid-106"), "\x87");
  const pid_t self = ::getpid();
  std::vector<std::string> findings;
  try {
    findings = indexer::check(index);
  } catch (...) {
    if (::getpid() != self) ::_exit(0);  // the check's process, come back into the test
    throw;
  }
  CHECK(says(findings, "broke off"));
}

TEST_CASE("quotes that don't stand in a row are found") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  const std::string said =
      "“We will open it again,” said Mayor Ana Lima. “It is about time we did,” she said.";
  (void)indexer::add(index, {write_jsonl(dir.path() / "a.jsonl", {article("a", "Port opens", said)})},
                     settings(), {});
  REQUIRE(indexer::check(index).empty());
  {
    Xapian::WritableDatabase quotes(schema::current_generation(index).quotes.string());
    REQUIRE(quotes.get_lastdocid() == 2);
    quotes.replace_document(3, quotes.get_document(2));
    quotes.delete_document(2);
    quotes.commit();
  }
  CHECK(indexer::check(index) ==
        std::vector<std::string>{"article 1 (a) has quotes that don't stand in a row",
                                 "quote 3: a quote doesn't say its article"});
  {
    Xapian::WritableDatabase quotes(schema::current_generation(index).quotes.string());
    quotes.delete_document(1);
    quotes.commit();
  }
  CHECK(indexer::check(index) ==
        std::vector<std::string>{"article 1 (a) has 2 quotes, the quotes' database has 0",
                                 "the articles have 2 quotes, the quotes' database has 1",
                                 "quote 3: a quote doesn't say its article"});
}

TEST_CASE("quotes that store other words than their article's are found") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  (void)indexer::add(index, {write_jsonl(dir.path() / "a.jsonl", many(2, "soon"))}, settings(), {});
  REQUIRE(indexer::check(index).empty());
  {
    Xapian::WritableDatabase quotes(schema::current_generation(index).quotes.string());
    Xapian::Document second = quotes.get_document(2);
    second.add_value(schema::kWordOrderSlot, schema::pack_word_order({1, 2, 3}));
    quotes.replace_document(2, second);
    quotes.commit();
  }
  CHECK(indexer::check(index) ==
        std::vector<std::string>{"article 2 (id-1) has quotes that store other words"});
}
