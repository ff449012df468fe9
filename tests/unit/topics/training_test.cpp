#include "support/catch.h"

#include <algorithm>
#include <fstream>

#include <news/schema/error.h>

#include "support/temp_dir.h"
#include "topics/training.h"

using namespace news;

namespace {

constexpr std::size_t kLeast = 30;

/// Invented notes on reefs and on weaving, ever different in what surrounds the words that tell.
schema::Article note(std::size_t number, bool reef) {
  static constexpr const char* kPlaces[] = {"Kelby",     "Tarnby",  "Port Ansgar", "Marlow",
                                            "Saint-Loy", "Brunnau", "Ostrey"};
  static constexpr const char* kDays[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"};
  const std::string place = kPlaces[number % 7];
  schema::Article article;
  article.language = "en";
  article.headline = "Notes from " + place + " " + std::to_string(number);
  article.body = "On " + std::string(kDays[number % 5]) + " visitors came to " + place + ". ";
  article.body += reef ? "Divers counted parrotfish among the bleached polyps of the atoll."
                       : "Weavers dyed heddles and shuttles for the jacquard looms.";
  return article;
}

std::vector<topics::TrainingText> texts(std::size_t count, std::size_t every_reef) {
  std::vector<topics::TrainingText> made;
  for (std::size_t i = 0; i < count; ++i) {
    const bool reef = i % every_reef == 0;
    made.push_back({i / every_reef + i,
                    topics::text_features(note(i, reef)),
                    {reef ? "medtop:20000441" : "medtop:20000011"},
                    {}});
  }
  return made;
}

}  // namespace

TEST_CASE("a model finds the topic in texts that it never saw, and says by which words") {
  const topics::Training training = topics::train(texts(400, 2), kLeast);
  REQUIRE(training.model.rows().size() == 2);
  const auto found = training.model.find(note(1003, true));
  REQUIRE(found.size() == 1);
  CHECK(found[0].id == "medtop:20000441");
  CHECK(found[0].confidence >= topics::kLeastPrecision);
  CHECK(found[0].why.starts_with("model: "));
  CHECK(found[0].why.find("kelby") == std::string::npos);
  CHECK(training.model.find(note(1003, false)).at(0).id == "medtop:20000011");
  schema::Article other;
  other.headline = "Minister resigns";
  other.body = "The cabinet met twice and parted without a word to the press.";
  CHECK(training.model.find(other).empty());
}

TEST_CASE("the same texts teach the same model") {
  const auto first = topics::train(texts(300, 3), kLeast);
  const auto second = topics::train(texts(300, 3), kLeast);
  const tests::TempDir dir;
  first.model.save(dir.path() / "a");
  second.model.save(dir.path() / "b");
  const auto bytes = [](const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(in), {}};
  };
  CHECK(bytes(dir.path() / "a").size() > topics::kTextFeatures);
  CHECK(bytes(dir.path() / "a") == bytes(dir.path() / "b"));
}

TEST_CASE("of many texts the same few are kept, in whatever order they come") {
  const auto kept = [](bool backwards) {
    topics::TrainingTexts few(100);
    for (std::uint64_t i = 0; i < 5000; ++i) {
      const std::uint64_t number = backwards ? 4999 - i : i;
      topics::TrainingText text;
      text.hash = number * 0x9E3779B97F4A7C15U;
      few.add(std::move(text));
    }
    std::vector<std::uint64_t> hashes;
    for (const auto& text : few.texts()) hashes.push_back(text.hash);
    std::sort(hashes.begin(), hashes.end());
    return hashes;
  };
  CHECK(kept(false).size() <= 100);
  CHECK(kept(false).size() > 40);
  CHECK(kept(false) == kept(true));
}

TEST_CASE("a topic without enough texts isn't learned") {
  const auto training = topics::train(texts(400, 20), kLeast);  // twenty notes on reefs
  for (const auto& topic : training.learned) CHECK(topic.id != "medtop:20000441");
  CHECK(training.model.find(note(1003, true)).empty());
}

TEST_CASE("a topic above is learned only where sources name it themselves") {
  std::vector<topics::TrainingText> made = texts(400, 2);
  for (std::size_t i = 0; i < made.size(); ++i) {
    if (made[i].topics[0] != "medtop:20000441") continue;
    made[i].above = {"medtop:06000000"};
    if (i % 8 == 0) made[i].topics = {"medtop:06000000"};
  }
  const auto training = topics::train(made, kLeast);
  const auto environment = std::find_if(training.learned.begin(), training.learned.end(),
                                        [](const auto& topic) { return topic.id == "medtop:06000000"; });
  REQUIRE(environment != training.learned.end());
  CHECK(environment->texts == 200);
  for (auto& text : made) text.topics.resize(text.topics[0] == "medtop:06000000" ? 0 : 1);
  for (const auto& topic : topics::train(made, kLeast).learned) CHECK(topic.id != "medtop:06000000");
}

TEST_CASE("a topic that can't be told from others by its words isn't used") {
  std::vector<topics::TrainingText> mixed = texts(400, 1);
  for (std::size_t i = 0; i < mixed.size(); ++i) {
    mixed[i].topics = {i * 7919 % 13 < 6 ? "medtop:20000441" : "medtop:20000011"};
  }
  const auto training = topics::train(mixed, kLeast);
  REQUIRE(training.learned.size() == 2);
  for (const auto& topic : training.learned) CHECK_FALSE(topic.used);
  CHECK(training.model.rows().empty());
}

TEST_CASE("a saved model reads back, a damaged one is told by name, none is none") {
  const tests::TempDir dir;
  const auto file = dir.path() / "topics.model";
  const auto training = topics::train(texts(300, 3), kLeast);
  training.model.save(file);
  const auto read = topics::Model::load(file);
  CHECK(read.find(note(77, true)).at(0).why == training.model.find(note(77, true)).at(0).why);
  CHECK(read.rows().at(0).threshold == training.model.rows().at(0).threshold);
  CHECK(topics::Model::load(dir.path() / "none").rows().empty());
  for (const auto size : {std::uintmax_t{10}, std::filesystem::file_size(file) - 1}) {
    std::filesystem::resize_file(file, size);
    try {
      (void)topics::Model::load(file);
      FAIL("read half a model");
    } catch (const schema::Error& error) {
      CHECK(std::string(error.what()).find("topics.model") != std::string::npos);
      CHECK(error.hint().find("train-topics") != std::string::npos);
    }
  }
}
