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

namespace {

/// The lists as they ship, in a folder of their own.
class Copy {
 public:
  Copy() {
    for (const auto& entry : std::filesystem::directory_iterator(data_folder()))
      std::filesystem::copy_file(entry.path(), folder_.path() / entry.path().filename());
  }
  /// Writes lines as the whole alias file; says what reading them throws.
  [[nodiscard]] std::string complaint(const std::string& aliases) const {
    std::ofstream(folder_.path() / "aliases.tsv") << aliases;
    try {
      const Finder finder(folder_.path());
      return {};
    } catch (const news::schema::Error& error) {
      return error.what() + ("; " + error.hint());
    }
  }
  [[nodiscard]] std::filesystem::path path() const { return folder_.path(); }

 private:
  news::tests::TempDir folder_;
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("an unknown class is named with its line") {
  const Copy copy;
  std::ofstream(copy.path() / "words.tsv") << "# classes\nnonsense\tone two\n";
  const std::string text = copy.complaint("");
  CHECK(has(text, "words.tsv, line 2: unknown class 'nonsense'"));
  CHECK(has(text, "Mend or delete that line"));
}

TEST_CASE("nicknames without a tab are no line") {
  const Copy copy;
  std::ofstream(copy.path() / "nicknames.tsv") << "robert\tbob\nwilliam bill\n";
  CHECK(has(copy.complaint(""), "nicknames.tsv, line 2: a name, a tab and its short forms"));
}

TEST_CASE("a line of the alias file that can't work is named") {
  const Copy copy;
  CHECK(has(copy.complaint("Ann Lind\tA. Lind\n\nSomebody Alone\n"), "aliases.tsv, line 3: a name, a tab"));
  CHECK(has(copy.complaint("Ann Lind\tA. Lind\nBea Moe\tA. Lind\n"),
            "line 2: \"A. Lind\" is a variant of Ann Lind"));
  CHECK(has(copy.complaint("Ann Lind\tAnnie\nAnnie\tNan\n"), "line 2: \"Annie\" is a variant of Ann Lind"));
  CHECK(has(copy.complaint("Ann Lind\tAnnie\nAnn Lind\t!Annie\n"), "line 2: these are one person's"));
  CHECK(has(copy.complaint("Ann Lind\t!Annie\nAnn Lind\tAnnie\n"), "line 2: these names are kept apart"));
}

TEST_CASE("a byte order mark and blanks at the ends of fields do no harm") {
  const Copy copy;
  CHECK(copy.complaint("\xEF\xBB\xBF"
                       "Ann Lind \tAnnie \tQ1\r\nann lind\tNan\n")
            .empty());
  const Finder finder(copy.path());
  CHECK(finder.aliases_of("Ann Lind") == news::people::test::Names{"Annie", "Nan"});
  CHECK(finder.wikidata_of("Annie") == "Q1");
}

TEST_CASE("a hyphen of a variant may be a blank in the text") {
  CHECK(finder().aliases_of("Chiang Kai Shek") == finder().aliases_of("Chiang Kai-shek"));
  CHECK_FALSE(finder().aliases_of("Chiang Kai Shek").empty());
}
