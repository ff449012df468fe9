#include <news/schema/internal/position_chunks.h>

#include "documents.h"
#include "glass/merge.h"
#include "support/temp_dir.h"

using namespace news;
using namespace news::tests;

namespace {

void write_in_chunks(const std::filesystem::path& path, const std::vector<Plain>& documents,
                     std::size_t batch_size) {
  Extras extras;
  extras.metadata = {{"a", "before"}, {"p", "just before"}, {"q", "behind"}};
  write_with_loader(path, documents, batch_size, extras, std::size_t{1} << 16, glass::Positions::chunks);
}

/// Terms of a document with their positions, ascending; those without positions are left out.
using Places = std::map<std::string, std::vector<std::uint32_t>>;

Places places_in_table(const Xapian::Database& database, Xapian::docid document) {
  Places places;
  for (auto term = database.termlist_begin(document); term != database.termlist_end(document); ++term) {
    std::vector<std::uint32_t> positions(database.positionlist_begin(document, *term),
                                         database.positionlist_end(document, *term));
    if (!positions.empty()) places[*term] = std::move(positions);
  }
  return places;
}

Places places_in_chunks(const Xapian::Database& database, Xapian::docid document) {
  Places places;
  for (auto term = database.termlist_begin(document); term != database.termlist_end(document); ++term) {
    std::vector<std::uint32_t> positions;
    schema::PositionFinder(database, *term).find(document, positions);
    if (!positions.empty()) places[*term] = std::move(positions);
  }
  return places;
}

}  // namespace

TEST_CASE("positions in chunks are those of the table, and all else is the same") {
  const TempDir dir;
  const auto documents = random_documents(51, 300);
  write_in_chunks(dir.path() / "chunks", documents, 40);
  write_with_loader(dir.path() / "table", documents, 40);
  CHECK_FALSE(std::filesystem::exists(dir.path() / "chunks" / "position.glass"));
  const Xapian::Database chunks((dir.path() / "chunks").string());
  const Xapian::Database table((dir.path() / "table").string());
  for (Xapian::docid i = 1; i <= table.get_lastdocid(); ++i) {
    INFO(i);
    REQUIRE(places_in_chunks(chunks, i) == places_in_table(table, i));
    REQUIRE(places_in_table(chunks, i).empty());
  }
  CHECK(chunks.get_metadata("a") == "before");
  CHECK(chunks.get_metadata("q") == "behind");
  CHECK(different_tables(dir.path() / "chunks", dir.path() / "table") ==
        std::vector<std::string>{"postlist.glass", "position.glass"});
}

TEST_CASE("chunks are merged under new docids, without the documents that are dropped") {
  const TempDir dir;
  const auto first = random_documents(52, 200);
  const auto second = random_documents(53, 150);
  write_in_chunks(dir.path() / "first", first, 30);
  write_in_chunks(dir.path() / "second", second, 200);
  std::vector<bool> dropped(201);
  for (std::size_t i = 1; i <= 200; ++i) dropped[i] = i % 4 == 1;
  glass::Merger merger({{dir.path() / "first", dropped, 0}, {dir.path() / "second", {}, 200}},
                       dir.path() / "merged", std::size_t{1} << 20, glass::Positions::chunks);
  glass::Tasks tasks;
  merger.add_tasks(tasks);
  glass::run_all(tasks, 2);
  glass::prove(dir.path() / "merged", merger.complete(), true);
  const Xapian::Database merged((dir.path() / "merged").string());
  const Xapian::Database old[] = {Xapian::Database((dir.path() / "first").string()),
                                  Xapian::Database((dir.path() / "second").string())};
  for (Xapian::docid i = 1; i <= 350; ++i) {
    INFO(i);
    if (i <= 200 && dropped[i]) continue;
    REQUIRE(places_in_chunks(merged, i) == places_in_chunks(old[i <= 200 ? 0 : 1], i <= 200 ? i : i - 200));
  }
  for (auto key = merged.metadata_keys_begin("p."); key != merged.metadata_keys_end("p."); ++key) {
    const std::string bytes = merged.get_metadata(*key);
    const std::string name = *key;
    schema::PositionChunk chunk(bytes,
                                schema::read_position_key(name) ? schema::read_position_key(name)->last : 0);
    while (chunk.next()) REQUIRE_FALSE((chunk.document() <= 200 && dropped[chunk.document()]));
  }
}
