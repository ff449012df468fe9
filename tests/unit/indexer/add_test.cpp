#include <news/indexer/indexer.h>
#include <news/indexer/store.h>
#include <news/schema/error.h>
#include <news/schema/internal/index_layout.h>

#include "support/catch.h"
#include "support/small_input.h"
#include "support/temp_dir.h"

using namespace news;
using tests::article;
using tests::settings;
using tests::TempDir;
using tests::write_jsonl;

TEST_CASE("new, unchanged, updated") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  const auto file = dir.path() / "a.jsonl";
  const std::vector<schema::Article> two = {article("a", "Port opens", "The port opened on Monday."),
                                            article("b", "Mine closes", "The mine closed on Tuesday.")};
  auto report = indexer::add(index, {write_jsonl(file, two)}, settings(), {});
  CHECK(report.added == 2);
  CHECK(report.updated + report.unchanged + report.rejected == 0);

  report = indexer::add(index, {file.string()}, settings(), {});
  CHECK(report.unchanged == 2);
  CHECK(report.added + report.updated == 0);

  auto changed = two;
  changed[1].body = "The mine closed on Tuesday. It may open again.";
  report = indexer::add(index, {write_jsonl(file, changed)}, settings(), {});
  CHECK(report.updated == 1);
  CHECK(report.unchanged == 1);
  CHECK(indexer::Store(index).find("b")->body == changed[1].body);
  CHECK(indexer::Store(index).stats().articles == 2);
}

TEST_CASE("equal content writes nothing") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  const std::string file = write_jsonl(dir.path() / "a.jsonl", {article("a", "Port opens", "It opened.")});
  (void)indexer::add(index, {file}, settings(), {});
  const auto before = indexer::Store(index).stats().revision;
  (void)indexer::add(index, {file}, settings(), {});
  CHECK(indexer::Store(index).stats().revision == before);
}

TEST_CASE("other annotations are other content") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  const std::string file = write_jsonl(
      dir.path() / "a.jsonl", {article("a", "Port opens", "“We are glad to open,” said Mayor Ana Lima.")});
  auto plain = settings();
  plain.annotate = "none";
  (void)indexer::add(index, {file}, plain, {});
  CHECK(indexer::Store(index).stats().quotes == 0);
  CHECK(indexer::add(index, {file}, settings(), {}).updated == 1);
  CHECK(indexer::Store(index).stats().quotes == 1);
}

TEST_CASE("the last of two articles with one id stays") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  const auto report = indexer::add(
      index,
      {write_jsonl(dir.path() / "a.jsonl", {article("a", "First", "One."), article("a", "Second", "Two.")})},
      settings(), {});
  CHECK(report.added == 1);
  CHECK(report.updated == 1);
  CHECK(indexer::Store(index).find("a")->headline == "Second");
  CHECK(indexer::Store(index).stats().articles == 1);
}

TEST_CASE("a broken line is reported with its place, and the rest goes on") {
  const TempDir dir;
  std::string lines = schema::article_to_json(article("a", "First", "One.")) + "\n{\"headline\": \"Tor\n" +
                      schema::article_to_json(article("c", "Third", "Three.")) + "\n";
  const std::string file = tests::write_file(dir.path() / "a.jsonl", lines);
  std::vector<indexer::Remark> rejected;
  indexer::Events events;
  events.on_rejected = [&](const indexer::Remark& remark) { rejected.push_back(remark); };
  const auto report = indexer::add(dir.path() / "index", {file}, settings(), events);
  CHECK(report.added == 2);
  CHECK(report.rejected == 1);
  REQUIRE(rejected.size() == 1);
  CHECK(rejected[0].where == file + ":2");
  CHECK(rejected[0].what.find("JSON") != std::string::npos);
}

TEST_CASE("ids from paths and with a prefix") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  const std::string page = tests::write_file(
      dir.path() / "page.txt", "Port opens again\n\nThe port opened on Monday, the mayor said.\n");
  auto by_path = settings();
  by_path.id_from_path = true;
  (void)indexer::add(index, {page}, by_path, {});
  CHECK(indexer::Store(index).find(page).has_value());

  auto prefixed = settings();
  prefixed.id_prefix = "gazette:";
  (void)indexer::add(index, {write_jsonl(dir.path() / "a.jsonl", {article("1", "Mine", "A mine.")})},
                     prefixed, {});
  CHECK(indexer::Store(index).find("gazette:1").has_value());
  CHECK_FALSE(indexer::Store(index).find("1").has_value());
}

TEST_CASE("ids come back as given, however long") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  const std::string longest = std::string(1000, 'x') + "é";
  (void)indexer::add(index,
                     {write_jsonl(dir.path() / "a.jsonl", {article(longest, "Port", "A port."),
                                                           article("new\nline", "Mine", "A mine.")})},
                     settings(), {});
  REQUIRE(indexer::Store(index).find(longest));
  CHECK(indexer::Store(index).find(longest)->id == longest);
  CHECK(indexer::Store(index).find("new\nline").has_value());
}

TEST_CASE("two writers: the second hears that it must wait") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  const std::string file = write_jsonl(dir.path() / "a.jsonl", {article("a", "Port", "A port.")});
  (void)indexer::add(index, {file}, settings(), {});
  const auto other =
      schema::FileLock::try_lock(index / "writer.lock", schema::FileLock::Mode::exclusive, true);
  REQUIRE(other);
  try {
    (void)indexer::add(index, {file}, settings(), {});
    FAIL("wrote beside another writer");
  } catch (const schema::Error& error) {
    CHECK(error.code() == schema::ErrorCode::index_locked);
    CHECK_FALSE(error.hint().empty());
  }
}

TEST_CASE("removing tells what wasn't there") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  (void)indexer::add(
      index,
      {write_jsonl(dir.path() / "a.jsonl", {article("a", "Port", "“It is open at last,” said Ana Lima."),
                                            article("b", "Mine", "A mine.")})},
      settings(), {});
  CHECK(indexer::remove(index, settings(), {"a", "z"}) == std::vector<std::string>{"z"});
  CHECK_FALSE(indexer::Store(index).find("a").has_value());
  CHECK(indexer::Store(index).stats().articles == 1);
  CHECK(indexer::Store(index).stats().quotes == 0);
  CHECK(indexer::check(index).empty());
  CHECK_THROWS_AS(indexer::remove(dir.path() / "nowhere", settings(), {"a"}), schema::Error);
  CHECK_FALSE(std::filesystem::exists(dir.path() / "nowhere"));
}

TEST_CASE("indirect quotes are found by their words, after the others, and make nobody a speaker") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  auto with_indirect = settings();
  with_indirect.annotate = "all,indirect";
  (void)indexer::add(
      index,
      {write_jsonl(dir.path() / "a.jsonl",
                   {article("a", "Port opens", "Mayor Ana Lima said that the port would open in May.")})},
      with_indirect, {});
  const auto stats = indexer::Store(index).stats();
  CHECK(stats.quotes == 0);
  CHECK(stats.indirect_quotes == 1);
  CHECK(stats.quotes_with_speaker == 0);
  const auto stored = indexer::Store(index).find("a");
  REQUIRE(stored->quotes.size() == 1);
  CHECK(stored->quotes[0].kind == schema::QuoteKind::indirect);
  CHECK(stored->quotes[0].speaker == "Ana Lima");
  CHECK(stored->quotes[0].text == "the port would open in May");
  CHECK(indexer::check(index) == std::vector<std::string>{});
}
