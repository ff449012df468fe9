#include <filesystem>

#include <news/indexer/indexer.h>
#include <news/indexer/store.h>
#include <news/schema/error.h>

#include "support/catch.h"
#include "support/small_input.h"
#include "support/temp_dir.h"

using namespace news;
using tests::article;
using tests::TempDir;

namespace {

/// Invented reports on reefs and on weaving; `named`: the source says which.
std::vector<schema::Article> reports(int count, bool named) {
  std::vector<schema::Article> made;
  for (int i = 0; i < count; ++i) {
    const bool reef = i % 2 == 0;
    made.push_back(article((named ? "n" : "u") + std::to_string(i), "Report " + std::to_string(i),
                           reef ? "Divers counted parrotfish among the bleached polyps of the atoll."
                                : "Weavers dyed heddles and shuttles for the jacquard looms."));
    if (named) made.back().keywords = {reef ? "medtop:20000441" : "fashion"};
  }
  return made;
}

const schema::Topic* topic_of(const schema::Article& article, const std::string& id) {
  for (const schema::Topic& topic : article.topics) {
    if (topic.id == id) return &topic;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("what the sources name teaches the topics of articles whose sources name none") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  const auto settings = tests::settings();
  std::vector<schema::Article> all = reports(300, true);
  for (auto& unnamed : reports(4, false)) all.push_back(unnamed);
  (void)indexer::add(index, {tests::write_jsonl(dir.path() / "a.jsonl", all)}, settings, {});
  CHECK(topic_of(*indexer::Store(index).find("u0"), "medtop:20000441") == nullptr);

  const auto learned = indexer::train_topics(index, settings);
  REQUIRE(learned.size() >= 2);
  for (const auto& topic : learned) {
    INFO(topic.name);
    CHECK(topic.used);
    CHECK(topic.articles == 150);
    CHECK(topic.right == topic.shown);
  }
  (void)indexer::reannotate(index, settings, {});
  const auto found = indexer::Store(index).find("u0");
  const schema::Topic* nature = topic_of(*found, "medtop:20000441");
  REQUIRE(nature != nullptr);
  CHECK(nature->why.at(0).starts_with("model: "));
  CHECK(topic_of(*found, "medtop:20000011") == nullptr);

  // Later articles get theirs when they are added; an article that is there is annotated anew.
  auto later = reports(1, false);
  later[0].id = "later";
  (void)indexer::add(index, {tests::write_jsonl(dir.path() / "b.jsonl", later)}, settings, {});
  CHECK(topic_of(*indexer::Store(index).find("later"), "medtop:20000441") != nullptr);
}

TEST_CASE("too few articles with topics leave no model") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  const auto settings = tests::settings();
  (void)indexer::add(index, {tests::write_jsonl(dir.path() / "a.jsonl", reports(20, true))}, settings, {});
  CHECK(indexer::train_topics(index, settings).empty());
  CHECK_FALSE(std::filesystem::exists(index / "topics.model"));
  CHECK_THROWS_AS(indexer::train_topics(dir.path() / "none", settings), schema::Error);
}

TEST_CASE("codes among the keywords are the source's word, in all the ways they are written") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  tests::write_file(
      dir.path() / "a.jsonl",
      R"({"id":"a","headline":"Notes","body":"A walk.","keywords":["medtop:20000170"]})"
      "\n"
      R"({"id":"b","headline":"Notes","body":"A walk.","keywords":["subj:04000000"]})"
      "\n"
      R"({"id":"c","headline":"Notes","body":"A walk.","keywords":["15000000"]})"
      "\n"
      R"({"id":"d","headline":"Notes","body":"A walk.","keywords":["http://cv.iptc.org/newscodes/mediatopic/20000574"]})"
      "\n");
  (void)indexer::add(index, {(dir.path() / "a.jsonl").string()}, tests::settings(), {});
  indexer::Store store(index);
  const auto found = [&](const std::string& id, const std::string& topic) {
    INFO(id);
    const auto stored = store.find(id);
    const schema::Topic* there = topic_of(*stored, topic);
    REQUIRE(there != nullptr);
    CHECK(there->confidence >= 0.95);
  };
  found("a", "medtop:20000170");
  found("b", "medtop:04000000");
  found("c", "medtop:15000000");
  found("d", "medtop:20000574");
}
