#include <news/schema/internal/lexicon.h>

#include "support/catch.h"

using namespace news::schema;

TEST_CASE("forms of a word share a stem key") {
  StemKeys english("en");
  CHECK(english.stem_key("minerals") == "en:miner");
  CHECK(english.stem_key("mineral") == english.stem_key("minerals"));
  CHECK(english.stem_key("trump's") == english.stem_key("trump"));
  StemKeys french("fr");
  CHECK(french.stem_key("élections") == french.stem_key("elections"));
  CHECK(french.stem_key("l'élection") == french.stem_key("élection"));
}

TEST_CASE("languages without a stemmer and words without letters have no stem key") {
  CHECK(StemKeys("und").stem_key("minerals").empty());
  CHECK(StemKeys("").stem_key("minerals").empty());
  StemKeys english("en");
  CHECK(english.stem_key("2025").empty());
  CHECK(english.stem_key("北京").empty());
}

TEST_CASE("plain spellings") {
  CHECK(plain_spellings("öztürk") == std::vector<std::string>{"ozturk", "oeztuerk"});
  CHECK(plain_spellings("élysée") == std::vector<std::string>{"elysee"});
  CHECK(plain_spellings("plain").empty());
  CHECK(plain_spellings("київ").empty());
}

TEST_CASE("names are found without case and accents") {
  CHECK(person_name_key("Özgür Çelik") == person_name_key("OZGUR CELIK"));
  CHECK(topic_label_key("Économie") == topic_label_key("economie"));
  CHECK(person_name_key(std::string(5000, 'n')).size() < 245);
}

TEST_CASE("what stands behind an elision is found without its accents") {
  StemKeys french("fr");
  CHECK(french.keys("l'élysée") == std::vector<std::string>{french.stem_key("élysée"), "~elysee"});
  CHECK(french.keys("élysée") == std::vector<std::string>{french.stem_key("élysée")});
  CHECK(french.behind_elision("l'elysee") == "elysee");
  CHECK(french.behind_elision("elysee").empty());
  CHECK(StemKeys("en").behind_elision("o'brien").empty());
}
