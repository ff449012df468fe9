#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <map>
#include <stdexcept>

#include <xapian.h>

#include <news/indexer/indexer.h>
#include <news/indexer/store.h>
#include <news/schema/internal/format.h>
#include <news/schema/internal/index_layout.h>
#include <news/searcher/searcher.h>

#include "support/catch.h"
#include "support/small_input.h"
#include "support/temp_dir.h"

using namespace news;
using tests::TempDir;
using tests::write_jsonl;

namespace {

namespace fs = std::filesystem;

/// An article in which somebody says something so many times.
schema::Article spoken(const std::string& id, const std::string& speaker, const std::string& said,
                       std::size_t times = 1) {
  schema::Article article = tests::article(id, "Port " + id, "");
  for (std::size_t i = 0; i < times; ++i) {
    schema::Quote quote;
    quote.text = said + " " + std::to_string(i);
    quote.speaker = speaker;
    quote.confidence = 1;
    article.body += "“";
    quote.begin = static_cast<std::uint32_t>(article.body.size());
    article.body += quote.text;
    quote.end = static_cast<std::uint32_t>(article.body.size());
    article.body += "”, was said. ";
    article.quotes.push_back(quote);
  }
  return article;
}

std::vector<schema::Article> many(std::size_t count, const std::string& said, std::size_t quotes) {
  std::vector<schema::Article> articles;
  for (std::size_t i = 0; i < count; ++i)
    articles.push_back(spoken(std::to_string(i), "Ana Lima", said, quotes));
  return articles;
}

indexer::ReadSettings bare() {
  indexer::ReadSettings settings = tests::settings();
  settings.annotate = "none";
  settings.jobs = 1;
  return settings;
}

void add(const fs::path& index, const std::string& file, const indexer::Events& events = {}) {
  indexer::WriteSettings write;
  write.loader = indexer::Loader::api;
  (void)indexer::add(index, {file}, bare(), events, write);
}

/// Adds the file in a process that dies when so many documents are in, all of them in no whole batch.
void die_adding(const fs::path& index, const std::string& file, std::uint64_t documents,
                const char* flush_threshold) {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    if (flush_threshold != nullptr) ::setenv("XAPIAN_FLUSH_THRESHOLD", flush_threshold, 1);
    indexer::Events events;
    events.on_progress = [&](std::uint64_t done, std::uint64_t, std::uint64_t) {
      if (done >= documents) ::_exit(7);
    };
    try {
      add(index, file, events);
    } catch (...) {
    }
    ::_exit(0);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  REQUIRE(WEXITSTATUS(status) == 7);
}

std::map<std::string, std::uint64_t> quotes_by_speaker(const fs::path& index) {
  searcher::SearchRequest request;
  request.target = searcher::Target::quotes;
  request.facets = {{"speaker"}};
  searcher::Searcher searcher(index);
  std::map<std::string, std::uint64_t> counts;
  for (const auto& value : searcher.search(request).facets.front().values) counts[value.label] = value.count;
  return counts;
}

}  // namespace

TEST_CASE("a writer that dies in a batch leaves nothing of it, however much was changed") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  // Each article changes 18 documents of quotes: 10,000 are what Xapian commits by itself.
  add(index, write_jsonl(dir.path() / "old.jsonl", many(600, "old", 9)));
  const std::uint64_t before = indexer::Store(index).stats().revision;
  die_adding(index, write_jsonl(dir.path() / "new.jsonl", many(600, "new", 9)), 570, nullptr);
  CHECK(indexer::check(index) == std::vector<std::string>{});
  CHECK(indexer::Store(index).stats().revision - before <= 1);
}

TEST_CASE("what the environment says of Xapian's own commits divides no batch") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  add(index, write_jsonl(dir.path() / "old.jsonl", many(70, "old", 2)));
  die_adding(index, write_jsonl(dir.path() / "new.jsonl", many(70, "new", 2)), 64, "3");
  CHECK(indexer::check(index) == std::vector<std::string>{});
  CHECK(indexer::Store(index).find("1")->quotes.front().text == "old 0");
}

TEST_CASE("a writer that an error ends leaves nothing of its last batch") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  add(index, write_jsonl(dir.path() / "old.jsonl", {spoken("old", "Ana Lima", "We opened it")}));
  indexer::Events events;
  events.on_progress = [](std::uint64_t, std::uint64_t, std::uint64_t) {
    throw std::runtime_error("enough");
  };
  std::vector<schema::Article> fresh = many(70, "new", 1);
  for (schema::Article& article : fresh) article.quotes.front().speaker = "Tom Reed";
  CHECK_THROWS_AS(add(index, write_jsonl(dir.path() / "new.jsonl", fresh), events), std::runtime_error);
  CHECK(indexer::Store(index).stats().articles == 1);
  // Had its names been kept without their number, the next one would get theirs.
  add(index, write_jsonl(dir.path() / "next.jsonl", {spoken("next", "Eva Holm", "We closed it")}));
  CHECK(quotes_by_speaker(index) == std::map<std::string, std::uint64_t>{{"Ana Lima", 1}, {"Eva Holm", 1}});
  CHECK(indexer::check(index) == std::vector<std::string>{});
}

TEST_CASE("quotes that were made anew keep their speakers' names to themselves") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  add(index, write_jsonl(dir.path() / "a.jsonl", {spoken("a", "Ana Lima", "We opened it")}));
  const fs::path quotes = schema::current_generation(index).quotes;
  fs::copy(quotes, dir.path() / "older");
  add(index, write_jsonl(dir.path() / "b.jsonl", {spoken("b", "Tom Reed", "We shut it")}));
  // The quotes lose an article, and its speaker's number with it.
  fs::remove_all(quotes);
  fs::copy(dir.path() / "older", quotes);
  {
    Xapian::WritableDatabase database(quotes.string());
    database.set_metadata(schema::kTouchedKey, schema::touched_entry({"b"}));
    database.commit();
  }
  CHECK(indexer::remove(index, bare(), {"nobody's"}).size() == 1);  // opens it for writing: that repairs
  add(index, write_jsonl(dir.path() / "c.jsonl", {spoken("c", "Eva Holm", "We closed it")}));
  CHECK(quotes_by_speaker(index) ==
        std::map<std::string, std::uint64_t>{{"Ana Lima", 1}, {"Eva Holm", 1}, {"Tom Reed", 1}});
  CHECK(indexer::check(index) == std::vector<std::string>{});
}
