#include "documents.h"
#include "support/catch.h"
#include "support/temp_dir.h"

using namespace news;
using namespace news::tests;

namespace {

const std::vector<std::string> kNone;

Extras some_extras() {
  Extras extras;
  for (int i = 0; i < 3000; ++i) {
    const std::string number = std::to_string(i % 701);
    extras.synonyms.emplace_back("en:" + number, "form" + std::to_string(i));
    extras.metadata["o.person." + number] = "Person " + std::to_string(i);
  }
  extras.metadata["long"] = std::string(30'000, 'm');
  return extras;
}

}  // namespace

TEST_CASE("random documents: the same bytes as Xapian's own path, after compaction") {
  const TempDir dir;
  for (const unsigned seed : {1U, 2U, 3U}) {
    const auto documents = random_documents(seed, 700);
    const auto name = std::to_string(seed);
    write_with_xapian(dir.path() / ("x" + name), documents, some_extras());
    for (const std::size_t batch : {std::size_t{1}, std::size_t{97}, documents.size()}) {
      INFO("seed " << seed << ", batches of " << batch);
      const auto ours = dir.path() / ("l" + name + "-" + std::to_string(batch));
      write_with_loader(ours, documents, batch, some_extras());
      CHECK(different_tables(dir.path() / ("x" + name), ours) == kNone);
    }
  }
}

TEST_CASE("so many batches that runs are joined first, and so little memory that everything is spilled") {
  const TempDir dir;
  const auto documents = random_documents(7, 300);
  write_with_xapian(dir.path() / "x", documents, some_extras());
  write_with_loader(dir.path() / "l", documents, 2, some_extras(), 64U << 10);
  CHECK(different_tables(dir.path() / "x", dir.path() / "l") == kNone);
}

TEST_CASE("posting lists, values and lengths of many chunks") {
  const TempDir dir;
  std::vector<Plain> documents(6000);
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    documents[i].occurrences = {{"all", 1, 1 + i % 300}, {"some" + std::to_string(i % 2), 2, 1}};
    documents[i].values[7] = std::string(i % 30, 'v') + std::to_string(i);
  }
  write_with_xapian(dir.path() / "x", documents);
  for (const std::size_t batch : {std::size_t{13}, std::size_t{900}, std::size_t{6000}}) {
    INFO("batches of " << batch);
    const auto ours = dir.path() / ("l" + std::to_string(batch));
    write_with_loader(ours, documents, batch);
    CHECK(different_tables(dir.path() / "x", ours) == kNone);
  }
}

TEST_CASE("no documents, and one") {
  const TempDir dir;
  for (const std::size_t count : {0U, 1U}) {
    INFO(count << " documents");
    const auto documents = random_documents(11, count);
    const auto name = std::to_string(count);
    write_with_xapian(dir.path() / ("x" + name), documents);
    write_with_loader(dir.path() / ("l" + name), documents, 10);
    CHECK(different_tables(dir.path() / ("x" + name), dir.path() / ("l" + name)) == kNone);
  }
}

TEST_CASE("Xapian goes on writing where the loader ended") {
  const TempDir dir;
  const auto first = random_documents(21, 400);
  const auto more = random_documents(22, 200);
  write_with_xapian(dir.path() / "x", first);
  write_with_loader(dir.path() / "l", first, 100);
  write_with_xapian(dir.path() / "x", more);
  write_with_xapian(dir.path() / "l", more);
  CHECK(Xapian::Database::check((dir.path() / "l").string()) == 0);
  CHECK(different_tables(dir.path() / "x", dir.path() / "l") == kNone);
}
