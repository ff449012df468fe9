#include <news/schema/error.h>

#include "documents.h"
#include "support/catch.h"
#include "support/temp_dir.h"

using namespace news;
using namespace news::tests;

namespace {

glass::Contents build(const std::filesystem::path& path) {
  const auto documents = random_documents(81, 600);
  glass::Builder builder(path, std::size_t{1} << 20);
  glass::Batch batch;
  for (const Plain& plain : documents) {
    batch.begin_document();
    for (const auto& [term, position, wdf] : plain.occurrences) batch.add(term, position, wdf);
    batch.set_data(plain.data);
  }
  builder.append(batch.invert(), [&](std::size_t i, glass::Values& values) {
    for (const auto& [slot, value] : documents[i].values) values.add(slot, value);
  });
  builder.add_synonym("key", "form");
  builder.set_metadata("name", "value");
  glass::Tasks tasks;
  builder.add_tasks(tasks);
  glass::run_all(tasks, 1);
  return builder.complete();
}

std::string failure(const std::filesystem::path& path, const glass::Contents& contents, bool everything) {
  try {
    glass::prove(path, contents, everything);
  } catch (const schema::Error& error) {
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("the self-test holds with this library") {
  const TempDir dir;
  CHECK(glass::self_test(dir.path()).empty());
  CHECK(std::filesystem::is_empty(dir.path()));
  CHECK(glass::library_is_known());
}

TEST_CASE("a proof finds what reads otherwise than it was written") {
  const TempDir dir;
  const glass::Contents contents = build(dir.path() / "l");
  REQUIRE(failure(dir.path() / "l", contents, true).empty());

  const auto with = [&](auto change) {
    glass::Contents other = contents;
    change(other);
    return failure(dir.path() / "l", other, false);
  };
  CHECK(with([](glass::Contents& c) { ++c.statistics.documents; }).find("documents") != std::string::npos);
  CHECK(with([](glass::Contents& c) { ++c.statistics.total_length; }).find("total length") !=
        std::string::npos);
  CHECK(with([](glass::Contents& c) { c.tables[3].last_key += 'x'; }).find("last key") != std::string::npos);
  for (std::size_t table = 0; table < glass::kTables; ++table) {
    if (contents.tables[table].samples.empty()) continue;
    const std::string name = glass::name_of(static_cast<glass::Table>(table));
    INFO(name);
    CHECK(with([&](glass::Contents& c) { ++c.tables[table].entries; }).find(name) != std::string::npos);
    CHECK(with([&](glass::Contents& c) {
            c.tables[table].samples.back().tag += 'x';
          }).find("an entry of " + name) != std::string::npos);
  }
}

TEST_CASE("Xapian's whole check finds a flipped byte that no sample meets") {
  const TempDir dir;
  const glass::Contents contents = build(dir.path() / "l");
  const auto file = dir.path() / "l" / "termlist.glass";
  std::fstream table(file, std::ios::in | std::ios::out | std::ios::binary);
  table.seekp(8192 - 40);
  table.put('\x7f');
  table.close();
  CHECK_FALSE(failure(dir.path() / "l", contents, true).empty());
}
