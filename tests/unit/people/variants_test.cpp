#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "found.h"
#include "people/lists.h"
#include "people/variants.h"
#include "support/catch.h"
#include "support/temp_dir.h"

using news::people::CountedName;
using news::people::Lists;
using news::people::similarity;

namespace {

const Lists& lists() {
  static const Lists kLists(news::people::test::data_folder());
  return kLists;
}

/// "canonical = variant" of each suggestion.
std::vector<std::string> suggested(const std::vector<CountedName>& names, const Lists& from = lists()) {
  std::vector<std::string> out;
  for (const auto& pair : news::people::suggest(names, from))
    out.push_back(pair.canonical.name + " = " + pair.variant.name);
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("spellings of one name in several languages and scripts are alike") {
  const std::vector<std::vector<std::string>> kNames = {
      {"Lavrov", "Lawrow", "Лавров", "Lavrof"},
      {"Öztürk", "Ozturk", "Oeztuerk"},
      {"Khodorkovsky", "Chodorkowski", "Khodorkovskiy"},
      {"Mohammed", "Muhammad", "Mohamed", "Muhammed"},
      {"Tsipras", "Τσίπρας"},
  };
  for (const auto& forms : kNames) {
    for (const std::string& form : forms) {
      INFO(forms.front() << " " << form);
      CHECK(similarity(forms.front(), form) >= 0.5);
    }
  }
  CHECK(similarity("Hansen", "Larsen") == 0);
  CHECK(similarity("", "Larsen") == 0);
}

TEST_CASE("given name and surname must both be alike to be suggested") {
  CHECK(suggested({{"Dmitri Zavolin", 9}, {"Dmitry Zawolin", 2}}) ==
        Lines{"Dmitri Zavolin = Dmitry Zawolin"});
  CHECK(suggested({{"Дмитрий Заволин", 1}, {"Dmitri Zavolin", 9}}) ==
        Lines{"Dmitri Zavolin = Дмитрий Заволин"});
  CHECK(suggested({{"Dmitri Zavolin", 9}, {"Olga Zavolin", 9}}).empty());
  CHECK(suggested({{"Karen Hansen", 3}, {"Karen Larsen", 3}}).empty());
  CHECK(suggested({{"Zavolin", 9}, {"Zawolin", 2}, {"D. Zavolin", 2}}).empty());
}

TEST_CASE("short forms of a given name are suggested with the same surname") {
  CHECK(suggested({{"Michael Ostley", 4}, {"Mike Ostley", 7}}) == Lines{"Mike Ostley = Michael Ostley"});
}

TEST_CASE("middle names tell persons apart, unless one name has none") {
  CHECK(suggested({{"Bram A. Ostley", 4}, {"Bram K. Ostley", 2}}).empty());
  CHECK(suggested({{"Bram A. Ostley", 4}, {"Bram Ostley", 2}}) == Lines{"Bram A. Ostley = Bram Ostley"});
}

TEST_CASE("father and son aren't one person, whatever tells them apart") {
  CHECK(suggested({{"Bram Ostley", 4}, {"Bram Ostley Jr.", 2}}).empty());
  CHECK(suggested({{"Bram Ostley Sr", 4}, {"Bram Ostley Jr", 2}}).empty());
  CHECK(suggested({{"Bram Ostley III", 4}, {"Bram Ostley II", 2}, {"Bram Ostley", 1}}).empty());
  CHECK(suggested({{"Michael Ostley", 4}, {"Mike Ostley Junior", 2}}).empty());
  CHECK(suggested({{"Dmitri Zavolin Jr.", 9}, {"Dmitry Zawolin, Jr", 2}}) ==
        Lines{"Dmitri Zavolin Jr. = Dmitry Zawolin, Jr"});
  // A degree says nothing of that.
  CHECK(suggested({{"Dmitri Zavolin", 9}, {"Dmitry Zawolin PhD", 2}}) ==
        Lines{"Dmitri Zavolin = Dmitry Zawolin PhD"});
}

TEST_CASE("what an index has as one name already isn't suggested") {
  CHECK(suggested({{"Ayşe Öztürk", 4}, {"Ayse Ozturk", 2}}).empty());
}

TEST_CASE("a name of the alias file is the canonical one; what the file decides isn't asked again") {
  const news::tests::TempDir folder;
  for (const auto& entry : std::filesystem::directory_iterator(news::people::test::data_folder()))
    std::filesystem::copy_file(entry.path(), folder.path() / entry.path().filename());
  std::ofstream(folder.path() / "aliases.tsv", std::ios::app)
      << "Dmitri Zavolin\tDmitri Zavolin\nDmitri Zavolin\tDmitry Zawolin\nEric Ostley\t!Erica Ostley\n";
  const Lists edited(folder.path());
  CHECK(suggested({{"Dmitri Zavolin", 1}, {"Dmitrij Zavolin", 5}, {"Dmitry Zawolin", 7}}, edited) ==
        Lines{"Dmitri Zavolin = Dmitrij Zavolin"});
  CHECK(suggested({{"Eric Ostley", 3}, {"Erica Ostley", 5}}) == Lines{"Erica Ostley = Eric Ostley"});
  CHECK(suggested({{"Eric Ostley", 3}, {"Erica Ostley", 5}}, edited).empty());
}
