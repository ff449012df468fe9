#include <xapian.h>

#include <fstream>

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

namespace {

namespace fs = std::filesystem;

std::uint64_t bytes_of(const fs::path& index) {
  std::uint64_t sum = 0;
  for (const auto& [table, bytes] : indexer::Store(index).stats().table_bytes) sum += bytes;
  return sum;
}

/// Makes the list of terms of an article one that Xapian stores and can't read back.
void make_unreadable(const fs::path& index, const std::string& id_term) {
  Xapian::WritableDatabase database(schema::current_generation(index).articles.string());
  const Xapian::docid document = *database.postlist_begin(id_term);
  const Xapian::Document whole = database.get_document(document);
  // It takes a list that goes a little beyond 8192 bytes and is made of one repeat.
  for (std::size_t length = 100, more = 0; length < 235; more = (more + 1) % 6, length += more == 0 ? 1 : 0) {
    const std::size_t terms = 8192 / (length + 5) - 3 + more;
    Xapian::Document longer;
    longer.set_data(whole.get_data());
    longer.add_boolean_term(id_term);
    for (std::size_t i = 0; i < terms; ++i) {
      longer.add_boolean_term("zz" + std::to_string(100 + i) + std::string(length, 'x'));
    }
    database.replace_document(document, longer);
    try {
      for (auto term = database.termlist_begin(document); term != database.termlist_end(document);) ++term;
    } catch (const Xapian::DatabaseCorruptError&) {
      database.commit();
      return;
    }
  }
  FAIL("Xapian reads them all: is its bug mended?");
}

}  // namespace

TEST_CASE("compact: the same articles in less room") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  for (int round = 0; round < 4; ++round) {
    std::vector<schema::Article> articles;
    for (int i = 0; i < 40; ++i) {
      articles.push_back(article("id-" + std::to_string(i), "Port " + std::to_string(i),
                                 "“We open in round " + std::to_string(round) + " at last,” said Ana Lima."));
    }
    (void)indexer::add(index, {write_jsonl(dir.path() / "a.jsonl", articles)}, settings(), {});
  }
  const auto before = bytes_of(index);
  const auto revision = indexer::Store(index).stats().revision;
  indexer::compact(index, settings());
  CHECK(bytes_of(index) < before);
  CHECK(indexer::Store(index).stats().articles == 40);
  CHECK(indexer::Store(index).stats().quotes == 40);
  CHECK(indexer::Store(index).stats().revision > revision);
  CHECK(indexer::check(index) == std::vector<std::string>{});
  CHECK_THROWS_AS(indexer::compact(dir.path() / "nowhere", settings()), schema::Error);
}

TEST_CASE("reannotate: what was left out is found later, from the stored articles") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  const std::string file =
      write_jsonl(dir.path() / "a.jsonl",
                  {article("a", "Port opens", "“We are glad to open again,” said Mayor Ana Lima."),
                   article("b", "Mine closes", "The mine closed on Tuesday, Viktor Renn said.")});
  auto none = settings();
  none.annotate = "none";
  (void)indexer::add(index, {file}, none, {});
  REQUIRE(indexer::Store(index).stats().quotes == 0);
  fs::copy(file, dir.path() / "kept.jsonl");
  fs::remove(file);

  const auto report = indexer::reannotate(index, settings(), {});
  CHECK(report.updated == 2);
  CHECK(indexer::Store(index).stats().quotes == 1);
  CHECK(indexer::Store(index).find("a")->quotes.at(0).speaker == "Ana Lima");
  CHECK(indexer::check(index) == std::vector<std::string>{});
  // As if they had been added so: the same file again writes nothing.
  CHECK(indexer::add(index, {(dir.path() / "kept.jsonl").string()}, settings(), {}).unchanged == 2);
}

TEST_CASE("reannotate: a changed alias file takes effect, what isn't wanted stays") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  (void)indexer::add(
      index,
      {write_jsonl(dir.path() / "a.jsonl",
                   {article("a", "Port opens", "“We are glad to open again,” said Mayor Ana Lima.")})},
      settings(), {});
  REQUIRE(indexer::Store(index).find("a")->persons.at(0).name == "Ana Lima");
  auto changed = settings();
  changed.data = dir.path() / "data";
  fs::copy(settings().data, changed.data, fs::copy_options::recursive);
  std::ofstream(changed.data / "people" / "aliases.tsv", std::ios::app) << "Ana Maria Lima\tAna Lima\n";
  (void)indexer::reannotate(index, changed, {});
  CHECK(indexer::Store(index).find("a")->persons.at(0).name == "Ana Maria Lima");

  auto topics = settings();
  topics.annotate = "topics";
  (void)indexer::reannotate(index, topics, {});
  CHECK(indexer::Store(index).find("a")->persons.at(0).name == "Ana Maria Lima");
  CHECK(indexer::Store(index).stats().quotes == 1);
}

TEST_CASE("an article whose list of terms Xapian can't read back is replaced and removed all the same") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  const auto articles = [&](const std::string& body) {
    return write_jsonl(dir.path() / "a.jsonl", {article("a", "Port", body), article("b", "Mine", "A mine.")});
  };
  (void)indexer::add(index, {articles("“It opened on Monday morning,” said Ana Lima.")}, settings(), {});
  make_unreadable(index, "Qa");
  const auto report =
      indexer::add(index, {articles("“It closed on Tuesday evening,” said Ana Lima.")}, settings(), {});
  CHECK(report.updated == 1);
  CHECK(report.unchanged == 1);
  CHECK(indexer::Store(index).find("a")->body.find("closed") != std::string::npos);
  CHECK(indexer::Store(index).stats().articles == 2);
  CHECK(indexer::Store(index).stats().quotes == 1);
  CHECK(indexer::check(index) == std::vector<std::string>{});

  (void)indexer::add(index, {write_jsonl(dir.path() / "c.jsonl", {article("c", "Ship", "A ship.")})},
                     settings(), {});
  make_unreadable(index, "Qb");
  CHECK(indexer::remove(index, settings(), {"b", "c"}).empty());
  CHECK(indexer::Store(index).stats().articles == 1);
  CHECK(indexer::check(index) == std::vector<std::string>{});
}

TEST_CASE("suggested spellings, appended to the alias file, become one person by reannotate") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  const auto says = [](const std::string& name) {
    return "“We are glad to open the port again,” said " + name + ".";
  };
  (void)indexer::add(
      index,
      {write_jsonl(dir.path() / "a.jsonl", {article("a", "Port opens", says("Dmitri Zavolin")),
                                            article("b", "Port closes", says("Dmitri Zavolin")),
                                            article("c", "Port burns", says("Dmitrij Zawolin")),
                                            article("d", "Port is sold", says("Olga Zavolin"))})},
      settings(), {});
  fs::remove(dir.path() / "a.jsonl");
  const auto people = indexer::Store(index).people();
  REQUIRE(people.size() == 3);
  CHECK(people[0].name == "Dmitri Zavolin");
  CHECK(people[0].articles == 2);

  auto changed = settings();
  changed.data = dir.path() / "data";
  fs::copy(settings().data, changed.data, fs::copy_options::recursive);
  const auto suggestions = indexer::suggest_people(index, changed.data);
  REQUIRE(suggestions.size() == 1);
  CHECK(suggestions[0].canonical.name == "Dmitri Zavolin");
  CHECK(suggestions[0].variant.name == "Dmitrij Zawolin");
  std::ofstream(changed.data / "people" / "aliases.tsv", std::ios::app)
      << suggestions[0].canonical.name << '\t' << suggestions[0].variant.name << '\n';
  (void)indexer::reannotate(index, changed, {});

  const auto merged = indexer::Store(index).people();
  REQUIRE(merged.size() == 2);
  CHECK(merged[0].name == "Dmitri Zavolin");
  CHECK(merged[0].articles == 3);
  CHECK(indexer::Store(index).find("c")->quotes.at(0).speaker == "Dmitri Zavolin");
  CHECK(indexer::suggest_people(index, changed.data).empty());
}

TEST_CASE("names that differ in accents and case only are one person across articles") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  const auto says = [](const std::string& name) {
    return "“We are glad to open the port again,” said " + name + ".";
  };
  (void)indexer::add(
      index,
      {write_jsonl(dir.path() / "a.jsonl", {article("a", "Port opens", says("Jürgen Wiesenthäler")),
                                            article("b", "Port closes", says("Jurgen Wiesenthaler"))})},
      settings(), {});
  const auto people = indexer::Store(index).people();
  REQUIRE(people.size() == 1);
  CHECK(people[0].articles == 2);
}
