#include "quotes/cues.h"

#include <filesystem>
#include <fstream>
#include <string>

#include <news/schema/error.h>

#include "quotes/quotes.h"
#include "support/catch.h"
#include "support/temp_dir.h"

using namespace news;

namespace {

/// A directory of data files that a test may damage.
class Data {
 public:
  Data() {
    write("cues.tsv", "# comment\n\nen\tstrong\tsaid says\n*\tparticle\tde\n");
    write("words.tsv", "en\the\the\nxx\tstrong\tzaid\n");
    write("given-names.tsv", "ada\tf\nbo\tm\n");
  }

  void write(const std::string& name, const std::string& content) const {
    std::ofstream(path() / name) << content;
  }
  [[nodiscard]] const std::filesystem::path& path() const { return directory_.path(); }

 private:
  news::tests::TempDir directory_;
};

std::string failure(const std::filesystem::path& data) {
  try {
    const quotes::Finder finder(data);
  } catch (const schema::Error& error) {
    CHECK(error.code() == schema::ErrorCode::data_missing);
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("Word lists are read by language") {
  const Data data;
  const quotes::Lexicons lexicons(data.path());
  CHECK(lexicons.of("en").classes("said") == quotes::word::strong);
  CHECK(lexicons.of("en").classes("zaid") == 0);
  CHECK(lexicons.of("xx").classes("zaid") == quotes::word::strong);
  CHECK(lexicons.of("xx").classes("de") == quotes::word::particle);
  CHECK(lexicons.of("yy").empty());
}

TEST_CASE("Given names tell the gender") {
  const Data data;
  const quotes::GivenNames names(data.path() / "given-names.tsv");
  CHECK(names.gender_of("ada") == quotes::Gender::female);
  CHECK(names.gender_of("bo") == quotes::Gender::male);
  CHECK(names.gender_of("kim") == quotes::Gender::unknown);
}

TEST_CASE("Missing or damaged data is said with file and line") {
  CHECK(failure("/nonexistent").find("cues.tsv") != std::string::npos);
  const Data data;
  CHECK(failure(data.path()).empty());
  data.write("words.tsv", "en\the\the\nen\tnonsense\tword\n");
  CHECK(failure(data.path()).find("words.tsv:2: unknown class") != std::string::npos);
  data.write("words.tsv", "en he\n");
  CHECK(failure(data.path()).find("words.tsv:1") != std::string::npos);
  data.write("words.tsv", "");
  data.write("given-names.tsv", "ada\tq\n");
  CHECK(failure(data.path()).find("given-names.tsv:1") != std::string::npos);
}
