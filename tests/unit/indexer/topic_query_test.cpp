#include <string>
#include <vector>

#include <news/indexer/indexer.h>
#include <news/indexer/store.h>
#include <news/schema/internal/format.h>
#include <news/searcher/searcher.h>

#include "support/catch.h"
#include "support/small_input.h"
#include "support/temp_dir.h"

using namespace news;

TEST_CASE(
    "a topic is asked for by id or by label in any of its languages, and answers with what lies below it") {
  const tests::TempDir dir;
  const auto index = dir.path() / "index";
  auto vote = tests::article("vote", "Notes", "A walk along the shore.");
  vote.keywords = {"medtop:20000583"};  // primary elections
  auto strike = tests::article("strike", "Notes", "A walk along the shore.");
  strike.keywords = {"subj:09000000"};
  (void)indexer::add(index, {tests::write_jsonl(dir.path() / "a.jsonl", {vote, strike})}, tests::settings(),
                     {});
  searcher::Searcher searcher(index);
  const auto found = [&](const std::string& query) {
    searcher::SearchRequest request;
    request.query = query;
    std::string ids;
    for (const auto& hit : searcher.search(request).hits) ids += hit.article.id + " ";
    return ids;
  };
  for (const char* label : {"medtop:20000574", "election", "Wahl", "Élections", "elections", "Elecciones",
                            "eleições", "انتخابات", "选举", "politics", "medtop:11000000"}) {
    INFO(label);
    CHECK(found("topic:" + std::string(label)) == "vote ");
  }
  for (const char* label : {"medtop:09000000", "labour", "labor", "Arbeit"}) {
    INFO(label);
    CHECK(found("topic:" + std::string(label)) == "strike ");
  }
}

namespace {

/// An article about nothing, with a section and a keyword.
schema::Article labelled(const char* id, const char* language, const char* section, const char* keyword) {
  schema::Article made = tests::article(id, "Notes", "A walk along the shore.");
  made.language = language;
  made.section = section;
  if (*keyword != 0) made.keywords = {keyword};
  return made;
}

/// The ids of what is found, or the error.
std::string answer(const std::filesystem::path& index, const std::string& topic,
                   const std::string& language = "") {
  searcher::Searcher searcher(index);
  searcher::SearchRequest request;
  request.filters["topic"] = {topic};
  request.language = language;
  request.sort = searcher::Sort::newest;
  std::string ids;
  for (const auto& hit : searcher.search(request).hits) ids += hit.article.id + " ";
  return ids;
}

}  // namespace

TEST_CASE("a topic's name keeps its meaning, whatever else the index comes to hold") {
  const tests::TempDir dir;
  const auto index = dir.path() / "index";
  const auto add = [&](const char* file, const std::vector<schema::Article>& articles) {
    (void)indexer::add(index, {tests::write_jsonl(dir.path() / file, articles)}, tests::settings(), {});
  };
  add("a.jsonl", {labelled("a", "en", "Economy", ""), labelled("b", "en", "Society", "")});
  CHECK(answer(index, "economy") == "a ");
  CHECK(answer(index, "society") == "b ");
  // The label of one topic is what sections call the one above it; and a label in German.
  add("b.jsonl", {labelled("c", "en", "", "medtop:20000344"), labelled("d", "en", "", "royalty")});
  CHECK(answer(index, "economy") == "a c ");
  CHECK(answer(index, "society") == "b ");
  CHECK(answer(index, "business") == "a c ");
}

TEST_CASE("a query knows the names and codes that sources use") {
  const tests::TempDir dir;
  const auto index = dir.path() / "index";
  (void)indexer::add(
      index,
      {tests::write_jsonl(
          dir.path() / "a.jsonl",
          {labelled("business", "en", "Business", ""), labelled("soccer", "en", "", "medtop:20001065"),
           labelled("school", "de", "Bildung", ""), labelled("health", "ru", "Здоровье", ""),
           labelled("guns", "en", "", "gun control"), labelled("weather", "es", "Clima", "")})},
      tests::settings(), {});
  for (const char* name : {"04000000", "subj:04000000", "http://cv.iptc.org/newscodes/mediatopic/04000000",
                           "http://cv.iptc.org/newscodes/subjectcode/04000000", "Экономика", "finance"}) {
    INFO(name);
    CHECK(answer(index, name) == "business ");
  }
  CHECK(answer(index, "sports") == "soccer ");
  CHECK(answer(index, "subj:15054000") == "soccer ");
  CHECK(answer(index, "Fußball") == "soccer ");
  CHECK(answer(index, "Bildung") == "school ");
  CHECK(answer(index, "Здоровье") == "health ");
  CHECK(answer(index, "guns") == "guns ");
  // What a word means in the query's language goes first.
  CHECK(answer(index, "clima", "es") == "weather ");
}

TEST_CASE("a topic's id may be longer than a key") {
  for (const auto loader : {indexer::Loader::api, indexer::Loader::bulk}) {
    for (const std::size_t length : {251U, 252U, 600U}) {
      INFO(length);
      const tests::TempDir dir;
      const auto index = dir.path() / "index";
      schema::Article ours = tests::article("a", "Notes", "A walk along the shore.");
      schema::Article theirs = ours;
      theirs.id = "b";
      ours.topics = {{std::string(length - 1, 'x') + "1", "Kites", 0.9, {}}};
      theirs.topics = {{std::string(length - 1, 'x') + "2", "Boats", 0.9, {}}};
      // Those that fit are the keys that indexes have already.
      CHECK((schema::topic_key(ours.topics[0].id) == "t." + ours.topics[0].id) == (length < 252));
      indexer::WriteSettings write;
      write.loader = loader;
      auto read = tests::settings();
      read.annotate = "none";
      CHECK(indexer::add(index, {tests::write_jsonl(dir.path() / "a.jsonl", {ours, theirs})}, read, {}, write)
                .added == 2);
      CHECK(indexer::check(index) == std::vector<std::string>{});
      searcher::Searcher searcher(index);
      for (const schema::Article& each : {ours, theirs}) {
        for (const std::string& topic : {each.topics[0].id, each.topics[0].name}) {
          searcher::SearchRequest request;
          request.filters["topic"] = {topic};
          request.facets = {{"topic"}};
          const searcher::SearchResults results = searcher.search(request);
          REQUIRE(results.hits.size() == 1);
          CHECK(results.hits[0].article.id == each.id);
          for (const searcher::FacetValue& value : results.facets.at(0).values)
            CHECK((value.label == each.topics[0].name) == value.chosen);
        }
      }
    }
  }
}
