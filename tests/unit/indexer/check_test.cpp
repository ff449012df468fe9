// What a check finds in an index that lost or mistook something, and how changes of such an index end.
#include <xapian.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <news/indexer/indexer.h>
#include <news/indexer/store.h>
#include <news/schema/error.h>
#include <news/schema/internal/index_layout.h>
#include <news/searcher/searcher.h>

#include "support/catch.h"
#include "support/error_of.h"
#include "support/small_input.h"
#include "support/temp_dir.h"

using namespace news;
using tests::article;
using tests::settings;
using tests::TempDir;
using tests::write_jsonl;

namespace {

namespace fs = std::filesystem;
using Findings = std::vector<std::string>;

/// An index of two articles with a quote each.
struct Two {
  Two() {
    const char* const said = "“We are glad to open it again,” said Mayor Ana Lima.";
    (void)indexer::add(index,
                       {write_jsonl(dir.path() / "a.jsonl",
                                    {article("a", "Port opens", said), article("b", "Mine opens", said)})},
                       settings(), {});
    REQUIRE(indexer::check(index) == Findings{});
    REQUIRE(indexer::Store(index).stats().quotes == 2);
    generation = schema::current_generation(index);
  }
  /// Adds a third article.
  void add_more(indexer::Loader loader = indexer::Loader::automatic) const {
    indexer::WriteSettings write;
    write.loader = loader;
    (void)indexer::add(index,
                       {write_jsonl(dir.path() / "b.jsonl", {article("c", "Mill", "The mill is shut.")})},
                       settings(), {}, write);
  }

  TempDir dir;
  fs::path index = dir.path() / "index";
  schema::Generation generation;
};

template <class F>
bool is_corrupt(F&& f) {
  const auto error = tests::error_of(f);
  if (error) {
    INFO(error->what());
    CHECK(error->code() == schema::ErrorCode::index_corrupt);
  }
  return error.has_value();
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Makes a version file say that another document is the last: so many more than there are documents.
std::string with_last_docid(const std::string& version, std::uint64_t more) {
  std::size_t at = 14 + 2 + 16;  // magic, version, UUID
  const auto number = [&] {
    std::uint64_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
      const auto byte = static_cast<unsigned char>(version.at(at++));
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
  };
  (void)number();  // revision
  for (int table = 0; table < 6; ++table) {
    for (int i = 0; i < 5; ++i) (void)number();
    at += number();  // the list of free blocks
  }
  (void)number();  // documents
  const std::size_t begin = at;
  (void)number();
  std::string packed;
  for (; more >= 0x80; more >>= 7) packed += static_cast<char>((more & 0x7F) | 0x80);
  packed += static_cast<char>(more);
  return version.substr(0, begin) + packed + version.substr(at);
}

}  // namespace

TEST_CASE("check: an index that nothing opens is damaged, whichever of its tables is lost") {
  const Two two;
  std::size_t lost = 0;
  for (const fs::path& database : {two.generation.articles, two.generation.quotes}) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(database)) files.push_back(entry.path());
    for (const fs::path& file : files) {
      if (file.extension() != ".glass") continue;
      fs::rename(file, two.dir.path() / "kept");
      if (is_corrupt([&] { (void)indexer::Store(two.index).stats(); })) {
        ++lost;
        const Findings findings = indexer::check(two.index);
        INFO(file);
        REQUIRE(findings.size() == 1);
        CHECK(holds(findings[0], file.string()));
        CHECK(holds(findings[0], "restore it from a copy"));
      }
      fs::rename(two.dir.path() / "kept", file);
    }
  }
  CHECK(lost >= 7);
  CHECK(indexer::check(two.index) == Findings{});
}

TEST_CASE("check: a quote that names another article is found, and a search says that it is damage") {
  const Two two;
  {
    Xapian::WritableDatabase quotes(two.generation.quotes.string());
    Xapian::Document second = quotes.get_document(2);
    REQUIRE(second.get_data() == "0 b");
    second.set_data("0 x");
    quotes.replace_document(2, second);
    quotes.commit();
  }
  CHECK(indexer::check(two.index) == Findings{"article 2 (b) has quotes that name another article"});
  searcher::Searcher searcher(two.index);
  searcher::SearchRequest request;
  request.query = "glad";
  request.target = searcher::Target::quotes;
  const searcher::SearchResults results = searcher.search(request);
  CHECK(results.hits.size() == 1);
  REQUIRE(results.warnings.size() == 1);
  CHECK(holds(results.warnings[0], "newsindex check"));
}

TEST_CASE("a last document that no table can hold is damage, and nothing is written") {
  const Two two;
  for (const fs::path& database : {two.generation.articles, two.generation.quotes}) {
    const fs::path file = database / "iamglass";
    const std::string whole = bytes_of(file);
    for (const std::uint64_t more : {0xFFFFFFFFULL - 2, 0xF0000000ULL}) {
      INFO(database << " " << more);
      tests::write_file(file, with_last_docid(whole, more));
      REQUIRE(Xapian::Database(database.string()).get_lastdocid() == more + 2);
      CHECK(is_corrupt([&] { indexer::compact(two.index, settings()); }));
      CHECK(is_corrupt([&] { two.add_more(indexer::Loader::bulk); }));
      const Findings findings = indexer::check(two.index);
      CHECK_FALSE(findings.empty());
      CHECK(findings.size() < 4);
    }
    tests::write_file(file, whole);
  }
  CHECK(indexer::check(two.index) == Findings{});
}

TEST_CASE("check: a lost or damaged switch file is damage, and what to do about it helps") {
  const Two two;
  const fs::path file = schema::switch_file(two.index);
  const std::string whole = bytes_of(file);
  for (const char* text : {"", "nonsense\n", "auto g0007/articles\n# quotes g0007/quotes\n"}) {
    INFO(text);
    tests::write_file(file, text);
    const Findings findings = indexer::check(two.index);
    REQUIRE(findings.size() == 1);
    CHECK(holds(findings[0], "g0001"));
    CHECK_FALSE(holds(findings[0], "newsindex check"));
    // What it says to do.
    CHECK(holds(findings[0], "remove " + file.string() + ": the next `newsindex add` writes it anew"));
    fs::remove(file);
    CHECK(indexer::check(two.index).size() == 1);
    CHECK(holds(indexer::check(two.index).at(0), "the next `newsindex add` writes it anew"));
    two.add_more();
    CHECK(bytes_of(file) == whole);
    CHECK(indexer::check(two.index) == Findings{});
  }
  fs::remove_all(two.index / "g0001");
  CHECK(indexer::check(two.index).size() == 1);
  CHECK_THROWS_AS(indexer::check(two.dir.path() / "nowhere"), schema::Error);
}
