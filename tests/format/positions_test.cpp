#include <string>

#include <xapian.h>

#include <news/indexer/indexer.h>
#include <news/indexer/store.h>
#include <news/schema/internal/format.h>
#include <news/schema/internal/index_layout.h>
#include <news/schema/internal/position_chunks.h>
#include <news/searcher/searcher.h>

#include "support/catch.h"
#include "support/small_input.h"
#include "support/temp_dir.h"

using namespace news;
using tests::article;

namespace {

class Index {
 public:
  void add(const std::vector<schema::Article>& articles, indexer::Loader loader = indexer::Loader::api) {
    indexer::WriteSettings write;
    write.loader = loader;
    (void)indexer::add(path_, {tests::write_jsonl(dir_.path() / "a.jsonl", articles)}, tests::settings(), {}, write);
  }

  [[nodiscard]] std::uint64_t hits(const std::string& query) const {
    searcher::SearchRequest request;
    request.query = query;
    return searcher::Searcher(path_).search(request).total;
  }

  [[nodiscard]] std::string articles() const { return schema::current_generation(path_).articles.string(); }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  /// Entries of chunks, of all words and documents.
  [[nodiscard]] std::size_t entries() const {
    const Xapian::Database database(articles());
    std::size_t count = 0;
    for (auto key = database.metadata_keys_begin("p."); key != database.metadata_keys_end("p."); ++key) {
      const std::string name = *key;
      const std::string bytes = database.get_metadata(name);
      schema::PositionChunk chunk(bytes, schema::read_position_key(name)->last);
      while (chunk.next()) ++count;
    }
    return count;
  }

 private:
  tests::TempDir dir_;
  std::filesystem::path path_ = dir_.path() / "index";
};

}  // namespace

TEST_CASE("an article that is replaced in place is found by its new words in a row only") {
  Index index;
  index.add({article("a", "One", "The old harbour wall fell."), article("b", "Two", "The wall of the harbour.")});
  index.add({article("a", "One", "The harbour has an old wall.")});
  CHECK(index.hits("\"old harbour wall\"") == 0);
  CHECK(index.hits("\"old wall\"") == 1);
  CHECK(index.hits("\"wall of the harbour\"") == 1);
  index.add({article("c", "Three", "An old wall.")});
  CHECK(index.hits("\"old wall\"") == 2);
  CHECK(indexer::check(index.path()) == std::vector<std::string>{});
}

TEST_CASE("what stays of articles that are gone goes when the index is rewritten") {
  Index index;
  index.add({article("a", "One", "The old harbour wall fell."), article("b", "Two", "The wall of the harbour.")});
  const std::size_t before = index.entries();
  index.add({article("a", "One", "The old harbour wall fell again.")});
  (void)indexer::remove(index.path(), tests::settings(), {"b"});
  CHECK(index.entries() > before);
  indexer::compact(index.path(), tests::settings());
  CHECK(index.entries() == 7);
  CHECK(index.hits("\"harbour wall fell again\"") == 1);
  CHECK(indexer::check(index.path()) == std::vector<std::string>{});
}

TEST_CASE("a bulk load keeps the positions of what was there") {
  Index index;
  index.add({article("a", "One", "The old harbour wall fell."), article("b", "Two", "The wall of the harbour.")});
  index.add({article("b", "Two", "No wall any more."), article("c", "Three", "The old harbour wall stands.")},
            indexer::Loader::bulk);
  CHECK(index.hits("\"old harbour wall\"") == 2);
  CHECK(index.hits("\"wall of the harbour\"") == 0);
  CHECK(index.hits("\"wall any more\"") == 1);
  CHECK(indexer::check(index.path()) == std::vector<std::string>{});
}

TEST_CASE("words of names stand side by side, and no phrase goes from one text to the next") {
  Index index;
  schema::Article one = article("a", "Port opens", "In May ships came.");
  one.authors = {"Ana Lima", "Bo Writer"};
  one.related = {{"Lottery winner", "Found dead", "", ""}};
  index.add({one}, GENERATE(indexer::Loader::api, indexer::Loader::bulk));
  CHECK(index.hits("author:\"ana lima\"") == 1);
  CHECK(index.hits("author:\"lima bo\"") == 0);
  CHECK(index.hits("related:\"lottery winner\"") == 1);
  CHECK(index.hits("related:\"winner found\"") == 0);
  CHECK(index.hits("headline:\"port opens\"") == 1);
  CHECK(index.hits("\"opens in\"") == 0);
  CHECK(index.hits("body:\"port opens\"") == 0);
}

TEST_CASE("a check finds positions that aren't those of the text, and chunks that can't be read") {
  Index index;
  index.add({article("a", "One", "The old harbour wall fell."), article("b", "Two", "A wall, old and long.")});
  REQUIRE(indexer::check(index.path()).empty());
  const std::string key = std::string("p.old\0\0\0\0\x02", 10);
  std::string chunk;
  const auto set = [&](const std::string& bytes) {
    Xapian::WritableDatabase database(index.articles());
    chunk = database.get_metadata(key);
    database.set_metadata(key, bytes);
    database.commit();
  };
  set("");
  REQUIRE(chunk.size() > 2);
  CHECK_FALSE(indexer::check(index.path()).empty());
  const std::string whole = chunk;
  std::string moved = whole;
  moved.back() = static_cast<char>(moved.back() + 2);
  set(moved);
  CHECK_FALSE(indexer::check(index.path()).empty());
  set(whole.substr(0, whole.size() - 1));
  CHECK_FALSE(indexer::check(index.path()).empty());
  set(whole);
  CHECK(indexer::check(index.path()).empty());
}
