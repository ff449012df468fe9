#include <fstream>
#include <string>

#include <news/schema/error.h>

#include "found.h"
#include "support/catch.h"
#include "support/temp_dir.h"

using news::people::Finder;
using news::people::test::data_folder;
using news::people::test::finder;

TEST_CASE("a missing folder is an error that says so") {
  try {
    const Finder none("/nowhere/people");
    FAIL("no error");
  } catch (const news::schema::Error& error) {
    CHECK(error.code() == news::schema::ErrorCode::data_missing);
    CHECK(std::string(error.what()).find("given-names.txt") != std::string::npos);
  }
}

TEST_CASE("the other names of a person") {
  const auto aliases = finder().aliases_of("Volodymyr Zelenskyy");
  CHECK(std::find(aliases.begin(), aliases.end(), "Selenskyj") != aliases.end());
  CHECK(finder().aliases_of("wolodymyr selenskyj") == aliases);
  CHECK(finder().aliases_of("Thomas Pell").empty());
  CHECK(finder().aliases_of("").empty());
  CHECK(finder().wikidata_of("Nelson Mandela") == "Q8023");
  CHECK(finder().wikidata_of("Thomas Pell").empty());
}

TEST_CASE("every line of the alias file is found again under its canonical name") {
  std::ifstream in(data_folder() / "aliases.tsv");
  REQUIRE(in);
  std::string line;
  int lines = 0;
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == '#') continue;
    const std::string name = line.substr(0, line.find('\t'));
    std::string variant = line.substr(line.find('\t') + 1);
    variant = variant.substr(0, variant.find('\t'));
    INFO(line);
    CHECK(finder().aliases_of(variant) == finder().aliases_of(name));
    lines += 1;
  }
  CHECK(lines > 500);
}

TEST_CASE("the plain lists are sorted, lower case and without doubles") {
  for (const char* file : {"given-names.txt", "surnames.txt", "surnames-rare.txt", "words.txt", "places.txt",
                           "organisations.txt"}) {
    std::ifstream in(data_folder() / file);
    REQUIRE(in);
    std::string before;
    std::string line;
    while (std::getline(in, line)) {
      if (line.empty() || line[0] == '#') continue;
      INFO(file << ": " << line);
      REQUIRE(before < line);
      REQUIRE(std::none_of(line.begin(), line.end(), [](char c) { return c >= 'A' && c <= 'Z'; }));
      before = line;
    }
    CHECK_FALSE(before.empty());
  }
}

TEST_CASE("an unknown class and a line without a variant are named") {
  const news::tests::TempDir folder;
  for (const auto& entry : std::filesystem::directory_iterator(data_folder())) {
    std::filesystem::copy_file(entry.path(), folder.path() / entry.path().filename());
  }
  {
    std::ofstream out(folder.path() / "words.tsv", std::ios::app);
    out << "nonsense\tone two\n";
  }
  CHECK_THROWS_AS(Finder(folder.path()), news::schema::Error);
  std::filesystem::copy_file(data_folder() / "words.tsv", folder.path() / "words.tsv",
                             std::filesystem::copy_options::overwrite_existing);
  CHECK_NOTHROW(Finder(folder.path()));
  {
    std::ofstream out(folder.path() / "aliases.tsv", std::ios::app);
    out << "Somebody Alone\n";
  }
  CHECK_THROWS_AS(Finder(folder.path()), news::schema::Error);
}
