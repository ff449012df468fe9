#include <news/schema/internal/position_chunks.h>

#include <map>
#include <random>

#include <news/schema/error.h>
#include <news/schema/internal/positions.h>

#include "support/catch.h"
#include "support/temp_dir.h"

using namespace news;
using Positions = std::vector<std::uint32_t>;
/// Of a term, by document.
using Lists = std::map<std::uint32_t, Positions>;

namespace {

std::string packed(const Positions& positions) {
  std::string out;
  schema::append_positions(out, positions);
  return out;
}

std::string entry_of(const Positions& positions) {
  std::string out;
  schema::append_entry(out, positions);
  return out;
}

Positions some_positions(std::mt19937& random, std::size_t count) {
  Positions positions;
  std::uint32_t at = 0;
  while (positions.size() < count) positions.push_back(at += 1 + static_cast<std::uint32_t>(random() % 90));
  return positions;
}

void write(Xapian::WritableDatabase& database, const std::map<std::string, Lists>& terms) {
  schema::PositionChunkWriter writer([&](std::string_view key, std::string_view chunk) {
    database.set_metadata(std::string(key), std::string(chunk));
  });
  for (const auto& [term, lists] : terms) {
    writer.begin(term);
    for (const auto& [document, positions] : lists) writer.add_entry(document, entry_of(positions));
  }
  writer.end();
  database.commit();
}

struct Stored {
  tests::TempDir dir;
  Xapian::WritableDatabase database{(dir.path() / "db").string(), Xapian::DB_CREATE};
};

Positions found(schema::PositionFinder& finder, std::uint32_t document) {
  Positions positions;
  finder.find(document, positions);
  return positions;
}

}  // namespace

TEST_CASE("positions come back as they were packed") {
  std::mt19937 random(5);
  for (const std::size_t count : {1U, 2U, 3U, 7U, 64U, 1000U}) {
    for (int round = 0; round < 50; ++round) {
      const Positions positions = some_positions(random, count);
      Positions read{7};  // what was there stays
      REQUIRE(schema::get_positions(packed(positions), read));
      read.erase(read.begin());
      REQUIRE(read == positions);
    }
  }
  // Words side by side take no bits at all.
  Positions row(300);
  for (std::uint32_t i = 0; i < 300; ++i) row[i] = i + 5;
  Positions read;
  REQUIRE(schema::get_positions(packed(row), read));
  CHECK(read == row);
}

TEST_CASE("cut positions are refused") {
  std::mt19937 random(6);
  const std::string whole = packed(some_positions(random, 40));
  // Two bytes are the last position, by themselves the only one.
  for (std::size_t size = 3; size < whole.size(); ++size) {
    Positions read;
    INFO(size);
    CHECK_FALSE(schema::get_positions(whole.substr(0, size), read));
  }
  Positions read;
  CHECK_FALSE(schema::get_positions("", read));
}

TEST_CASE("positions are found in chunks by term and document") {
  std::mt19937 random(7);
  std::map<std::string, Lists> terms;
  for (const char* term : {"a", "ab", "b", "XHab"}) {
    for (std::uint32_t document = 1; document < 3000;
         document += 1 + static_cast<std::uint32_t>(random() % 5))
      terms[term][document] = some_positions(random, 1 + random() % 4);
  }
  terms["rare"][1234567] = {8};
  Stored stored;
  write(stored.database, terms);
  std::size_t chunks = 0;
  for (auto key = stored.database.metadata_keys_begin("p."); key != stored.database.metadata_keys_end("p.");
       ++key)
    ++chunks;
  CHECK(chunks > 8);
  for (const auto& [term, lists] : terms) {
    INFO(term);
    for (const std::uint32_t step : {1U, 3U, 250U}) {
      schema::PositionFinder finder(stored.database, term);
      for (std::uint32_t document = 1; document < 3100; document += step) {
        const auto expected = lists.find(document);
        REQUIRE(found(finder, document) == (expected == lists.end() ? Positions() : expected->second));
      }
    }
  }
  schema::PositionFinder rare(stored.database, "rare");
  CHECK(found(rare, 1234566).empty());
  CHECK(found(rare, 1234567) == Positions{8});
  CHECK(found(rare, 1234568).empty());
  schema::PositionFinder absent(stored.database, "absent");
  CHECK(found(absent, 1).empty());
}

TEST_CASE("a database says whether it has chunks") {
  Stored stored;
  CHECK_FALSE(schema::has_position_chunks(stored.database));
  write(stored.database, {{"a", {{1, {1}}}}});
  CHECK(schema::has_position_chunks(stored.database));
}

TEST_CASE("a damaged chunk is an error that names the next step, and never more than that") {
  Stored stored;
  std::mt19937 random(8);
  Lists lists;
  for (std::uint32_t document = 5; document < 40; ++document)
    lists[document] = some_positions(random, 1 + document % 3);
  write(stored.database, {{"a", lists}});
  const std::string key = *stored.database.metadata_keys_begin("p.");
  const std::string chunk = stored.database.get_metadata(key);
  std::size_t refused = 0;
  for (std::size_t i = 0; i < chunk.size(); ++i) {
    for (const std::string& damaged : {chunk.substr(0, i), std::string(chunk).replace(i, 1, 1, '\xFF')}) {
      stored.database.set_metadata(key, damaged);
      schema::PositionFinder finder(stored.database, "a");
      try {
        for (std::uint32_t document = 1; document < 50; ++document) (void)found(finder, document);
      } catch (const schema::Error& error) {
        CHECK(error.code() == schema::ErrorCode::index_corrupt);
        CHECK_FALSE(error.hint().empty());
        ++refused;
      }
    }
  }
  CHECK(refused > chunk.size());
}

TEST_CASE("how chunks are made is part of the format") {
  std::vector<std::pair<std::string, std::string>> entries;
  schema::PositionChunkWriter writer(
      [&](std::string_view key, std::string_view chunk) { entries.emplace_back(key, chunk); });
  writer.begin("earth");
  writer.add_entry(3, entry_of({9}));
  writer.add_entry(300, entry_of({2, 9}));
  writer.end();
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].first == std::string("p.earth\0\0\0\x01\x2C", 12));
  CHECK(entries[0].second.substr(0, 6) == std::string("\xA9\x02\x12\xA9\x02\x05", 6));
  const auto key = schema::read_position_key(entries[0].first);
  REQUIRE(key);
  CHECK(key->term == "earth");
  CHECK(key->last == 300);
  CHECK_FALSE(schema::read_position_key("news.format"));
  CHECK_FALSE(schema::read_position_key("p."));
}

TEST_CASE("entries that are added together make the same chunks, and stand for the same tags") {
  std::mt19937 random(11);
  std::vector<std::pair<std::string, std::string>> one_by_one;
  std::vector<std::pair<std::string, std::string>> together;
  schema::PositionChunkWriter single([&](auto key, auto chunk) { one_by_one.emplace_back(key, chunk); });
  schema::PositionChunkWriter joined([&](auto key, auto chunk) { together.emplace_back(key, chunk); });
  std::string room;
  for (const std::string term : {"a", "b", "c"}) {
    single.begin(term);
    joined.begin(term);
    std::uint32_t document = 0;
    for (int run = 0; run < 20; ++run) {
      std::string entries;
      std::uint32_t first = 0;
      const std::size_t count = 1 + random() % 300;
      for (std::size_t i = 0; i < count; ++i) {
        const auto gap = 1 + static_cast<std::uint32_t>(random() % 200);
        document += gap;
        const Positions positions = some_positions(random, 1 + random() % (i % 40 == 0 ? 200 : 3));
        const std::string entry = entry_of(positions);
        CHECK(schema::tag_of_entry(entry, room) == packed(positions));
        single.add_entry(document, entry);
        if (first == 0) {
          first = document;
        } else if (gap < 128) {
          entries += static_cast<char>(gap);
        } else {
          entries.append(1, static_cast<char>(gap & 0x7F | 0x80)).append(1, static_cast<char>(gap >> 7));
        }
        entries += entry;
      }
      REQUIRE(joined.add_entries(first, document, entries));
    }
  }
  single.end();
  joined.end();
  CHECK(together == one_by_one);
  CHECK(together.size() > 20);
  joined.begin("d");
  CHECK_FALSE(joined.add_entries(1, 2, std::string(3000, '\xFF')));
}
