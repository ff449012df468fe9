#include <filesystem>
#include <string>

#include <xapian.h>

#include <news/indexer/indexer.h>
#include <news/indexer/store.h>
#include <news/schema/error.h>
#include <news/schema/fields.h>
#include <news/schema/internal/index_layout.h>
#include <news/searcher/searcher.h>

#include "support/catch.h"
#include "support/small_input.h"
#include "support/temp_dir.h"

using namespace news;
namespace fs = std::filesystem;

namespace {

/// A copy of a kept index, so that no test can change it.
struct Copy {
  tests::TempDir dir;
  fs::path index = dir.path() / "index";
  explicit Copy(const std::string& kept = "v1") {
    fs::copy(fs::path(NEWS_SOURCE_DIR) / "tests" / "format" / kept, index, fs::copy_options::recursive);
  }

  /// Writes one entry of the metadata of both databases.
  void set(const std::string& key, const std::string& value) const {
    const auto generation = schema::current_generation(index);
    for (const fs::path& path : {generation.articles, generation.quotes}) {
      Xapian::WritableDatabase database(path.string());
      database.set_metadata(key, value);
      database.commit();
    }
  }
};

searcher::SearchResults search(const fs::path& index, const std::string& query) {
  searcher::SearchRequest request;
  request.query = query;
  return searcher::Searcher(index).search(request);
}

schema::ErrorCode error_of(const fs::path& index) {
  try {
    (void)search(index, "bread");
  } catch (const schema::Error& error) {
    CHECK_FALSE(error.hint().empty());
    return error.code();
  }
  return schema::ErrorCode::internal;
}

}  // namespace

TEST_CASE("an index of format 1 answers for ever, with features and without") {
  const Copy copy(GENERATE("v1", "v1-quotes", "v1-run-ids", "v1-apart", "v1-chunks"));
  CHECK(search(copy.index, "bread").total == 2);
  CHECK(search(copy.index, "strassenbahn").total == 1);
  CHECK(search(copy.index, "related:timetable").total == 1);
  CHECK(search(copy.index, "person:\"Oda Lind\"").total == 1);
  CHECK(search(copy.index, "published:2025-02").total == 1);
  CHECK(search(copy.index, "quote:kettle speaker:lind").total == 1);
  searcher::SearchRequest quotes;
  quotes.query = "bread";
  quotes.target = searcher::Target::quotes;
  const auto said = searcher::Searcher(copy.index).search(quotes);
  REQUIRE(said.total == 1);
  REQUIRE(said.hits[0].quote);
  CHECK(said.hits[0].article.quotes[*said.hits[0].quote].speaker == "Oda Lind");
  quotes.query = "bread source:\"the island letter\"";
  CHECK(searcher::Searcher(copy.index).search(quotes).total == 0);
  quotes.query = "source:\"harbour gazette\"";
  CHECK(searcher::Searcher(copy.index).search(quotes).total == 3);
  quotes.query = "\"ein langer winter\" published:2025-03";
  CHECK(searcher::Searcher(copy.index).search(quotes).total == 1);
  quotes.query = "\"langer ein\"";
  CHECK(searcher::Searcher(copy.index).search(quotes).total == 0);
}

TEST_CASE("an index of format 1 can be added to, with features and without") {
  const Copy copy(GENERATE("v1", "v1-quotes", "v1-run-ids", "v1-apart", "v1-chunks"));
  const auto file = tests::write_jsonl(copy.dir.path() / "new.jsonl",
                                       {tests::article("new", "Bread again", "More bread.")});
  CHECK(indexer::add(copy.index, {file}, tests::settings(), {}).added == 1);
  CHECK(search(copy.index, "bread").total == 3);
  CHECK(indexer::check(copy.index) == std::vector<std::string>{});
}

TEST_CASE("quotes are added to an index of format 1 as its other quotes are") {
  const Copy copy;
  schema::Article said = tests::article(
      "new", "Port opens", "“It is about time now,” said Ana Lima. “We waited long for the port,” she said.");
  said.source = "Velmark Post";
  const auto file = tests::write_jsonl(copy.dir.path() / "new.jsonl", {said});
  CHECK(indexer::add(copy.index, {file}, tests::settings(), {}).added == 1);
  searcher::SearchRequest request;
  request.query = "source:\"velmark post\"";
  request.target = searcher::Target::quotes;
  CHECK(searcher::Searcher(copy.index).search(request).total == 2);
  // An older program would read it, too.
  const Xapian::Database quotes(schema::current_generation(copy.index).quotes.string());
  CHECK(quotes.get_metadata("news.features").empty());
  CHECK(quotes.get_termfreq("XOvelmark post") == 2);
  CHECK(quotes.get_value_freq(schema::kPlaceSlot) == 0);
  CHECK(quotes.get_value_freq(schema::kWordOrderSlot) == 0);
  CHECK(quotes.positionlist_begin(quotes.get_lastdocid(), "waited") !=
        quotes.positionlist_end(quotes.get_lastdocid(), "waited"));
  CHECK(indexer::check(copy.index) == std::vector<std::string>{});
}

TEST_CASE("articles that are stored with a dictionary are found and shown") {
  const tests::TempDir dir;
  std::vector<schema::Article> articles;
  for (int i = 0; i < 400; ++i) {
    std::string body = "The bakery in the harbour sold bread.";
    for (int word = 0; word < 200; ++word) body += " w" + std::to_string(i * 7919 % 1009 * word % 5003);
    articles.push_back(tests::article("n" + std::to_string(i), "Bread " + std::to_string(i), body));
  }
  const auto index = dir.path() / "index";
  indexer::WriteSettings write;
  write.loader = indexer::Loader::bulk;
  (void)indexer::add(index, {tests::write_jsonl(dir.path() / "a.jsonl", articles)}, tests::settings(), {},
                     write);
  const Xapian::Database database(schema::current_generation(index).articles.string());
  REQUIRE_FALSE(database.get_metadata("z.current").empty());
  const auto found = search(index, "bread 17");
  REQUIRE_FALSE(found.hits.empty());
  CHECK(found.hits[0].article.id == "n17");
  CHECK(found.hits[0].article.body == articles[17].body);
  CHECK_FALSE(found.hits[0].snippets.empty());
}

TEST_CASE("a later format is refused by name") {
  const Copy copy;
  copy.set("news.format", "9999");
  CHECK(error_of(copy.index) == schema::ErrorCode::format_newer);
  CHECK_THROWS_AS(indexer::Store(copy.index), schema::Error);
}

TEST_CASE("an earlier format is refused by name") {
  const Copy copy;
  copy.set("news.format", "0");
  CHECK(error_of(copy.index) == schema::ErrorCode::format_older);
}

TEST_CASE("a feature that readers must know is refused, one for writers is not") {
  const Copy reader;
  reader.set("news.features", "sentences\trw\n");
  CHECK(error_of(reader.index) == schema::ErrorCode::format_newer);

  const Copy writer;
  writer.set("news.features", "versions\tw\n");
  CHECK(search(writer.index, "bread").total == 2);
  const auto file =
      tests::write_jsonl(writer.dir.path() / "new.jsonl", {tests::article("new", "Bread", "Bread.")});
  try {
    (void)indexer::add(writer.index, {file}, tests::settings(), {});
    FAIL("wrote without knowing a feature");
  } catch (const schema::Error& error) {
    CHECK(error.code() == schema::ErrorCode::format_newer);
    CHECK(std::string(error.what()).find("versions") != std::string::npos);
  }
}

TEST_CASE("a database that isn't ours is told as such") {
  const Copy copy;
  copy.set("news.format", "");
  CHECK(error_of(copy.index) == schema::ErrorCode::index_corrupt);
}
