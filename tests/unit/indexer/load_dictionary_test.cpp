#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>

#include <xapian.h>

#include <news/indexer/indexer.h>
#include <news/indexer/store.h>
#include <news/schema/error.h>
#include <news/schema/internal/format.h>
#include <news/schema/internal/index_layout.h>
#include <news/schema/internal/record_dictionary.h>

#include "support/catch.h"
#include "support/small_input.h"
#include "support/temp_dir.h"

using namespace news;
using tests::settings;
using tests::TempDir;
using tests::write_jsonl;
namespace fs = std::filesystem;

namespace {

constexpr int kMany = 400;

/// Articles that are long enough, and alike enough, to make a dictionary of.
std::vector<schema::Article> many(int first = 0, int count = kMany) {
  std::vector<schema::Article> articles;
  for (int i = first; i < first + count; ++i) {
    const std::string number = std::to_string(i);
    schema::Article a = tests::article("n" + number, "Council meets " + number, "");
    a.source = "The Harbour Gazette";
    a.url = "https://news.example/2025/" + number;
    unsigned state = static_cast<unsigned>(i) * 2654435761U + 1;
    for (int word = 0; word < 250; ++word) {
      state = state * 1664525U + 1013904223U;
      a.body += "w" + std::to_string((state >> 12) % 3000) + (word % 50 == 49 ? ".\n\n" : " ");
    }
    a.body += "“The harbour will stay open through the winter,” said Mayor Ana Lima.";
    articles.push_back(std::move(a));
  }
  return articles;
}

indexer::WriteSettings with(indexer::Loader loader) {
  indexer::WriteSettings write;
  write.loader = loader;
  write.verify = true;
  return write;
}

indexer::Report add(const fs::path& index, const std::string& file, indexer::Loader loader,
                    unsigned jobs = 2) {
  auto read = settings();
  read.jobs = jobs;
  return indexer::add(index, {file}, read, {}, with(loader));
}

Xapian::Database articles_of(const fs::path& index) {
  return Xapian::Database(schema::current_generation(index).articles.string());
}

/// What the index exports, by id: the order of the documents is that of the loader.
std::vector<std::string> exported(const fs::path& index) {
  std::vector<std::string> lines;
  indexer::Store(index).for_each(
      [&](const schema::Article& a) { lines.push_back(schema::article_to_json(a)); });
  std::sort(lines.begin(), lines.end());
  return lines;
}

/// How many records have each encoding.
std::map<char, int> encodings(const fs::path& index) {
  std::map<char, int> out;
  const Xapian::Database articles = articles_of(index);
  for (auto document = articles.postlist_begin(""); document != articles.postlist_end(""); ++document) {
    const std::string data = articles.get_document(*document).get_data();
    // Annotations come first: their length in one or two bytes, numbers, four bytes of checksum.
    std::size_t at = 0;
    if (data[0] == 'a') {
      const auto low = static_cast<unsigned char>(data.at(1));
      const std::size_t length =
          (low & 0x7FU) + (low < 0x80 ? 0 : static_cast<unsigned char>(data.at(2)) << 7U);
      at = (low < 0x80 ? 2 : 3) + length + 4;
    }
    ++out[data.at(at)];
  }
  return out;
}

std::vector<std::string> dictionaries(const fs::path& index) {
  const Xapian::Database articles = articles_of(index);
  std::vector<std::string> keys;
  for (auto key = articles.metadata_keys_begin("z."); key != articles.metadata_keys_end("z."); ++key) {
    if (*key != "z.current") keys.push_back(*key);
  }
  return keys;
}

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// The names of a database's tables, in order.
std::vector<std::string> tables_of(const fs::path& database) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(database)) {
    if (entry.path().extension() == ".glass") names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

using Encodings = std::map<char, int>;
using indexer::Loader;

}  // namespace

TEST_CASE("a bulk load makes a dictionary, and exports what a load without one does") {
  const TempDir dir;
  const std::string file = write_jsonl(dir.path() / "a.jsonl", many());
  CHECK(add(dir.path() / "bulk", file, Loader::bulk).added == kMany);
  CHECK(add(dir.path() / "api", file, Loader::api).added == kMany);
  CHECK(encodings(dir.path() / "bulk") == Encodings{{'d', kMany}});
  CHECK(encodings(dir.path() / "api") == Encodings{{'z', kMany}});
  CHECK(exported(dir.path() / "bulk") == exported(dir.path() / "api"));
  CHECK(indexer::check(dir.path() / "bulk").empty());
  CHECK(indexer::Store(dir.path() / "bulk").find("n17")->headline == "Council meets 17");
}

TEST_CASE("later additions use the dictionary that is there, whichever way they come") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  (void)add(index, write_jsonl(dir.path() / "a.jsonl", many()), Loader::bulk);
  const auto first = dictionaries(index);
  REQUIRE(first.size() == 1);
  CHECK(add(index, write_jsonl(dir.path() / "b.jsonl", many(kMany, 10)), Loader::api).added == 10);
  CHECK(encodings(index) == Encodings{{'d', kMany + 10}});
  CHECK(add(index, write_jsonl(dir.path() / "c.jsonl", many(kMany + 10, kMany)), Loader::bulk).added ==
        kMany);
  CHECK(encodings(index) == Encodings{{'d', 2 * kMany + 10}});
  CHECK(dictionaries(index) == first);
  CHECK(indexer::check(index).empty());

  const auto plain = dir.path() / "plain";
  (void)add(plain, write_jsonl(dir.path() / "all.jsonl", many(0, 2 * kMany + 10)), Loader::api);
  CHECK(exported(index) == exported(plain));
}

TEST_CASE("a small index gets its dictionary from the first large load") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  (void)add(index, write_jsonl(dir.path() / "a.jsonl", many(0, 5)), Loader::api);
  (void)add(index, write_jsonl(dir.path() / "b.jsonl", many(5, 50)), Loader::bulk);
  CHECK(encodings(index) == Encodings{{'z', 55}});
  (void)add(index, write_jsonl(dir.path() / "c.jsonl", many(55)), Loader::bulk);
  CHECK(encodings(index) == Encodings{{'d', kMany}, {'z', 55}});
  CHECK(exported(index).size() == kMany + 55);
  CHECK(indexer::check(index).empty());
}

TEST_CASE("the same input makes the same bytes with one thread and with two") {
  const TempDir dir;
  const std::string file = write_jsonl(dir.path() / "a.jsonl", many(0, 2 * kMany));
  (void)add(dir.path() / "one", file, Loader::bulk, 1);
  (void)add(dir.path() / "two", file, Loader::bulk, 2);
  const auto one = schema::current_generation(dir.path() / "one");
  const auto two = schema::current_generation(dir.path() / "two");
  CHECK(tables_of(one.quotes) ==
        std::vector<std::string>{"docdata.glass", "postlist.glass", "termlist.glass"});
  // The lexicon is the articles'; positions are in chunks.
  CHECK(tables_of(one.articles) ==
        std::vector<std::string>{"docdata.glass", "postlist.glass", "synonym.glass", "termlist.glass"});
  for (const auto& [left, right] :
       {std::pair{one.articles, two.articles}, std::pair{one.quotes, two.quotes}}) {
    CHECK(tables_of(left) == tables_of(right));
    for (const std::string& table : tables_of(left)) {
      INFO(left << " " << table);
      CHECK_FALSE(bytes_of(left / table).empty());
      CHECK((bytes_of(left / table) == bytes_of(right / table)));
    }
  }
}

TEST_CASE("an index that doesn't declare dictionaries gets none") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  fs::copy(fs::path(NEWS_SOURCE_DIR) / "tests" / "format" / "v1", index, fs::copy_options::recursive);
  const int before = static_cast<int>(articles_of(index).get_doccount());
  (void)add(index, write_jsonl(dir.path() / "a.jsonl", many()), Loader::bulk);
  CHECK(encodings(index) == Encodings{{'z', before + kMany}});
  CHECK(articles_of(index).get_metadata("news.features").empty());
  CHECK(indexer::check(index).empty());
}

TEST_CASE("quotes that fell behind are made anew from articles with a dictionary") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  (void)add(index, write_jsonl(dir.path() / "a.jsonl", many()), Loader::bulk);
  REQUIRE(indexer::Store(index).stats().quotes >= kMany);
  {
    Xapian::WritableDatabase quotes(schema::current_generation(index).quotes.string());
    quotes.set_metadata("news.touched", "2 n3");
    schema::set_revision(quotes, schema::revision_of(quotes) + 1);
    quotes.commit();
  }
  CHECK_FALSE(indexer::check(index).empty());
  (void)add(index, write_jsonl(dir.path() / "b.jsonl", many(kMany, 1)), Loader::api);
  CHECK(indexer::check(index).empty());
}

TEST_CASE("a lost dictionary is found by the check and told by the store") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  (void)add(index, write_jsonl(dir.path() / "a.jsonl", many()), Loader::bulk);
  const auto keys = dictionaries(index);
  REQUIRE(keys.size() == 1);
  {
    Xapian::WritableDatabase articles(schema::current_generation(index).articles.string());
    articles.set_metadata(keys[0], "");
    articles.commit();
  }
  CHECK(indexer::check(index).size() >= kMany);
  CHECK_THROWS_AS(indexer::Store(index).find("n1"), schema::Error);
  CHECK_THROWS_AS(add(index, write_jsonl(dir.path() / "b.jsonl", many(kMany, 1)), Loader::api),
                  schema::Error);
}

TEST_CASE("articles that are annotated anew keep their dictionary") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  auto plain = settings();
  plain.annotate = "none";
  (void)indexer::add(index, {write_jsonl(dir.path() / "a.jsonl", many())}, plain, {}, with(Loader::bulk));
  const auto keys = dictionaries(index);
  REQUIRE(keys.size() == 1);
  CHECK(indexer::reannotate(index, settings(), {}).updated == kMany);
  CHECK(dictionaries(index) == keys);
  CHECK(encodings(index) == Encodings{{'d', kMany}});
  CHECK(indexer::check(index).empty());
  const auto fresh = dir.path() / "fresh";
  (void)add(fresh, (dir.path() / "a.jsonl").string(), Loader::api);
  CHECK(exported(index) == exported(fresh));
}

TEST_CASE("an index is made compact with its dictionary") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  (void)add(index, write_jsonl(dir.path() / "a.jsonl", many()), Loader::bulk);
  const auto before = exported(index);
  const auto keys = dictionaries(index);
  indexer::compact(index, settings(), {});
  CHECK(dictionaries(index) == keys);
  CHECK(exported(index) == before);
}
