#include "support/catch.h"

#include <set>

#include <news/schema/error.h>

#include "data.h"
#include "topics/vocabulary.h"

using news::topics::Vocabulary;
using topics_test::DataDirectory;
using topics_test::says;

namespace {

const Vocabulary& shipped() {
  static const Vocabulary vocabulary(topics_test::shipped_data());
  return vocabulary;
}

std::string label(std::string_view text, std::string_view language) {
  const auto topic = shipped().find_label(text, language);
  return topic == Vocabulary::kNone ? "-" : shipped().node(topic).name;
}

}  // namespace

TEST_CASE("the shipped vocabulary is one forest of 17 trees") {
  CHECK(shipped().size() == 1099);
  std::set<std::uint32_t> tops;
  for (std::uint32_t topic = 0; topic < shipped().size(); ++topic) tops.insert(shipped().top_of(topic));
  CHECK(tops.size() == 17);
  const auto soccer = shipped().find("medtop:20001065");
  CHECK(shipped().is_below(soccer, shipped().find("medtop:15000000")));
  CHECK_FALSE(shipped().is_below(soccer, soccer));
  CHECK_FALSE(shipped().is_below(shipped().find("medtop:15000000"), soccer));
}

TEST_CASE("labels are found without regard to case, accents and asides, the article's language first") {
  CHECK(label("SOCCER", "en") == "soccer");
  CHECK(label("politics and government", "en") == "politics");
  CHECK(label("labor", "en") == "labour");
  CHECK(label("investigation", "en") == "investigation (criminal)");
  CHECK(label("Kriminalitat", "de") == "crime");
  CHECK(label("inundación", "es") == label("inundacion", ""));
  CHECK(label("blorp", "en") == "-");
  CHECK(label("", "en") == "-");
}

TEST_CASE("a label of a topic and of one below it means the upper one") {
  CHECK(label("رياضة", "ar") == "sport");
  CHECK(label("رياضة", "en") == "sport");
  CHECK(label("Política", "es") == "politics");
}

TEST_CASE("a label that two topics share means neither") {
  const DataDirectory data;
  data.write("mediatopics.tsv",
             "id\tparent\ten\tde\tfr\tes\tpt\tar\tzh\talso\told\n"
             "medtop:01000000\t\tfishing\tFischerei\tpêche\t\t\t\t\t\t\n"
             "medtop:02000000\t\tangling\tAngeln\tpêche\t\t\t\t\t\t\n");
  data.write("aliases.tsv", "");
  const Vocabulary vocabulary(data.path());
  CHECK(vocabulary.find_label("pêche", "fr") == Vocabulary::kNone);
  CHECK(vocabulary.find_label("Angeln", "de") == 1);
}

TEST_CASE("damage in a table is an error with file and line") {
  const DataDirectory data;
  const auto error_of = [&](const char* file, std::string_view text) {
    const DataDirectory fresh;
    fresh.write(file, text);
    try {
      const Vocabulary vocabulary(fresh.path());
    } catch (const news::schema::Error& error) {
      CHECK(error.code() == news::schema::ErrorCode::data_missing);
      // Persons have a file of aliases, too.
      if (says(error.what(), {"tsv:"})) CHECK(says(error.what(), {(fresh.path() / file).string() + ":"}));
      return std::string(error.what());
    }
    return std::string("no error");
  };
  const std::string head = "id\tparent\ten\tde\tfr\tes\tpt\tar\tzh\talso\told\n";
  const std::string row = "medtop:01000000\t\tgardens\t\t\t\t\t\t\t\t\n";
  CHECK(error_of("aliases.tsv", "") == "no error");
  const char* topics = "mediatopics.tsv";
  const std::string orphan = "medtop:01000000\tmedtop:5\tgardens\t\t\t\t\t\t\t\t\n";
  const std::string loop = "medtop:01000000\tmedtop:01000000\tgardens\t\t\t\t\t\t\t\t\n";
  CHECK(says(error_of(topics, head + "medtop:01000000\tx\n"), {"mediatopics.tsv:2"}));
  CHECK(says(error_of(topics, head + row + row), {"mediatopics.tsv:3", "twice"}));
  CHECK(says(error_of(topics, head + "garden\t\tgardens\t\t\t\t\t\t\t\t\n"), {"mediatopics.tsv:2", "no id"}));
  CHECK(says(error_of(topics, head + orphan), {"parent"}));
  CHECK(says(error_of(topics, head + loop), {"below itself"}));
  CHECK(says(error_of(topics, head), {"no topics"}));
  CHECK(says(error_of("aliases.tsv", "hedges\tmedtop:7\n"), {"aliases.tsv:1"}));
  CHECK(says(error_of("aliases.tsv", "# x\n\nhedges\n"), {"aliases.tsv:3"}));
  CHECK(says(error_of("aliases.tsv", "hedges; Hedges\t-\n"), {"twice"}));
}
