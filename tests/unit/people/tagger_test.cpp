#include <filesystem>
#include <fstream>
#include <string>

#include <xxhash.h>

#include <news/schema/error.h>

#include "found.h"
#include "people/lists.h"
#include "people/tagger/weights.h"
#include "people/train/corpus.h"
#include "people/train/perceptron.h"
#include "support/catch.h"
#include "support/temp_dir.h"

using news::people::Finder;
using news::people::Weights;
using news::people::test::data_folder;
using news::people::test::Names;
using news::people::test::names;
using news::people::test::names_in;

namespace {

namespace fs = std::filesystem;

void write(const fs::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

/// A copy of the lists with other weights.
Finder finder_with(const news::tests::TempDir& folder, const std::string& weights) {
  for (const auto& entry : fs::directory_iterator(data_folder()))
    fs::copy_file(entry.path(), folder.path() / entry.path().filename());
  write(folder.path() / "name-weights.bin", weights);
  return Finder(folder.path());
}

Names names_by(const Finder& finder, const std::string& body, const std::string& language = "en") {
  news::schema::Article article;
  article.body = body;
  article.language = language;
  return names(finder.find(article));
}

/// Sentences made up for this test, in the two ways of labelling.
constexpr const char* kCorpus =
    "Yesterday\tO\nOrla\tB-PER\nQuennet\tI-PER\nsaid\tO\nthe\tO\nTarn\tB-LOC\nwas\tO\nhigh\tO\n.\tO\n\n"
    "The\tO\nHarwick\tB-ORG\nGuild\tI-ORG\npraised\tO\nBram\tB-PER\nOstley\tI-PER\n's\tO\nboat\tO\n.\tO\n\n"
    "Nobody\tO\nin\tO\nDunmere\tB-location\nsaw\tO\n@BramOstley\tB-person\nor\tO\nMs\tO\nVey\tB-person\n."
    "\tO\n\n"
    "When\tO\nIrsk\tI-PER\nLomm\tI-PER\nleft\tO\nDunmere\tI-LOC\n,\tO\nVey\tI-PER\nstayed\tO\n.\tO\n";

/// Lists as small as they can be: what is learned must not change with the lists that ship.
void write_small_lists(const fs::path& folder) {
  for (const char* file :
       {"given-names.txt", "surnames.txt", "surnames-rare.txt", "words.txt", "words.tsv", "places.txt",
        "organisations.txt", "nicknames.tsv", "aliases.tsv", "given-names-cyrillic.tsv", "titles.tsv"}) {
    write(folder / file, "");
  }
  write(folder / "given-names.txt", "bram\norla\n");
  write(folder / "words.tsv", "function\tthe in or when\nspeech\tsaid praised\nhonorific\tms\n");
}

constexpr const char* kLoneName = "The door opened and Tom came in, wet to the skin.";

}  // namespace

TEST_CASE("training gives the same weights everywhere, bit for bit") {
  const news::tests::TempDir folder;
  write_small_lists(folder.path());
  write(folder.path() / "corpus.conll", kCorpus);
  const news::people::Lists lists(folder.path());
  const auto examples =
      news::people::examples_of(news::people::read_corpus(folder.path() / "corpus.conll"), lists);
  CHECK(examples.size() == 10);
  const std::string bytes = encode(news::people::train(examples, 4, 3));
  CHECK(bytes == encode(news::people::train(examples, 4, 3)));
  CHECK(XXH3_64bits(bytes.data(), bytes.size()) == 0xF05C5CF091E28E8FULL);
}

TEST_CASE("a corpus with an unknown label is refused with file and line") {
  const news::tests::TempDir folder;
  write(folder.path() / "corpus.conll", "Orla\tB-PER\n\nsaid\tB-VERB\n");
  try {
    (void)news::people::read_corpus(folder.path() / "corpus.conll");
    FAIL("nothing was thrown");
  } catch (const news::schema::Error& error) {
    CHECK(std::string(error.what()).find("corpus.conll:3") != std::string::npos);
    CHECK(std::string(error.what()).find("B-VERB") != std::string::npos);
  }
}

TEST_CASE("a name of one word is known by what stands around them") {
  const news::tests::TempDir folder;
  const Finder rules = finder_with(folder, encode(Weights{}));
  const std::string body = kLoneName;
  CHECK(names_by(rules, body).empty());
  CHECK(names_in(body) == Names{"Tom"});
}

TEST_CASE("a town that looks like a person in one place is none when another place says so") {
  CHECK(names_in("The delegation left early. Tarnholm said no. In Tarnholm the ministers met for an hour.")
            .empty());
  CHECK(
      names_in(
          "Verenia and Sardan agree to a truce. The army of Sardan left the valley on Monday, and in Sardan "
          "people danced.")
          .empty());
}

TEST_CASE("the tagger is asked about English only") {
  const news::tests::TempDir folder;
  const Finder rules = finder_with(folder, encode(Weights{}));
  const std::string body = kLoneName;
  CHECK(names_by(news::people::test::finder(), body, "en-GB") == Names{"Tom"});
  CHECK(names_by(news::people::test::finder(), body, "sv") == names_by(rules, body, "sv"));
}

TEST_CASE("weights that are missing, cut off or changed are refused, and named") {
  for (const char* damage : {"missing", "cut", "changed"}) {
    const news::tests::TempDir folder;
    std::string bytes = encode(Weights{});
    if (damage == std::string("cut")) bytes.resize(bytes.size() / 2);
    if (damage == std::string("changed")) bytes[1000] = 7;
    if (damage == std::string("missing")) bytes.clear();
    try {
      (void)finder_with(folder, bytes);
      FAIL("nothing was thrown");
    } catch (const news::schema::Error& error) {
      CHECK(error.code() == news::schema::ErrorCode::data_missing);
      CHECK(std::string(error.what()).find("name-weights.bin") != std::string::npos);
    }
  }
}
