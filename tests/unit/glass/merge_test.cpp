#include <fstream>
#include <iterator>

#include <news/schema/error.h>

#include "documents.h"
#include "glass/merge.h"
#include "support/catch.h"
#include "support/temp_dir.h"

using namespace news;
using namespace news::tests;

namespace {

const std::vector<std::string> kNone;

void merge_into(const std::filesystem::path& out, std::vector<glass::Source> sources,
                bool prove_everything = true) {
  glass::Merger merger(std::move(sources), out, std::size_t{1} << 20);
  glass::Tasks tasks;
  merger.add_tasks(tasks);
  glass::run_all(tasks, 2);
  glass::prove(out, merger.complete(), prove_everything);
}

std::vector<Plain> joined(std::vector<Plain> a, const std::vector<Plain>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

/// Puts one string for another of the same length, at its first place in the file.
void overwrite(const std::filesystem::path& file, const std::string& old, const std::string& now) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  const auto at = bytes.find(old);
  REQUIRE(at != std::string::npos);
  stream.clear();
  stream.seekp(static_cast<std::streamoff>(at));
  stream << now;
}

}  // namespace

TEST_CASE("two databases become what one build of all documents is") {
  const TempDir dir;
  const auto first = random_documents(31, 500);
  const auto second = random_documents(32, 300);
  Extras extras;
  extras.synonyms = {{"k", "a"}, {"k", "b"}};
  extras.metadata = {{"kept", "1"}, {"changed", "old"}};
  write_with_xapian(dir.path() / "first", first, extras);
  extras.synonyms = {{"k", "c"}, {"k", "b"}, {"l", "d"}};
  extras.metadata = {{"changed", "new"}};
  write_with_loader(dir.path() / "second", second, 70, extras);
  merge_into(dir.path() / "merged", {{dir.path() / "first", {}, 0}, {dir.path() / "second", {}, 500}});
  extras.synonyms = {{"k", "a"}, {"k", "b"}, {"k", "c"}, {"l", "d"}};
  extras.metadata = {{"kept", "1"}, {"changed", "new"}};
  write_with_xapian(dir.path() / "expected", joined(first, second), extras);
  CHECK(different_tables(dir.path() / "merged", dir.path() / "expected") == kNone);
}

TEST_CASE("dropped documents leave nothing behind") {
  const TempDir dir;
  const auto first = random_documents(41, 400);
  const auto second = random_documents(42, 200);
  write_with_loader(dir.path() / "first", first, 90);
  write_with_loader(dir.path() / "second", second, 90);
  std::vector<bool> drop_first(401);
  std::vector<bool> drop_second(201);
  for (std::size_t i = 1; i <= 400; ++i) drop_first[i] = i % 3 == 0 || i > 390;
  for (std::size_t i = 1; i <= 200; ++i) drop_second[i] = i < 5 || i % 2 == 0;
  merge_into(dir.path() / "merged",
             {{dir.path() / "first", drop_first, 0}, {dir.path() / "second", drop_second, 400}});

  write_with_xapian(dir.path() / "expected", joined(first, second));
  {
    Xapian::WritableDatabase expected((dir.path() / "expected").string(), Xapian::DB_OPEN);
    for (Xapian::docid i = 1; i <= 400; ++i) {
      if (drop_first[i]) expected.delete_document(i);
    }
    for (Xapian::docid i = 1; i <= 200; ++i) {
      if (drop_second[i]) expected.delete_document(400 + i);
    }
    expected.commit();
  }
  check_same_content(Xapian::Database((dir.path() / "merged").string()),
                     Xapian::Database((dir.path() / "expected").string()));
}

TEST_CASE("docids past 2^22") {
  const TempDir dir;
  const auto documents = random_documents(51, 300);
  write_with_loader(dir.path() / "l", documents, 100);
  for (const glass::DocId offset : {(1U << 22) - 150, (1U << 29) - 150, 4'294'966'000U}) {
    INFO("offset " << offset);
    const auto name = std::to_string(offset);
    // Xapian's check holds an array of all docids up to the last.
    merge_into(dir.path() / name, {{dir.path() / "l", {}, offset}}, offset < (1U << 23));
    const Xapian::Database database((dir.path() / name).string());
    CHECK(database.get_lastdocid() == offset + 300);
    CHECK(database.get_document(offset + 7).get_data() == documents[6].data);
  }
}

TEST_CASE("a database that Xapian changed again and again, with freed blocks") {
  const TempDir dir;
  const auto documents = random_documents(61, 300);
  write_with_xapian(dir.path() / "x", documents);
  for (unsigned round = 0; round < 5; ++round) {
    Xapian::WritableDatabase database((dir.path() / "x").string(), Xapian::DB_OPEN);
    for (Xapian::docid i = 1 + round; i <= 300; i += 7) {
      Xapian::Document document;
      document.add_posting("round" + std::to_string(round), i);
      document.set_data(std::string(3000 * (i % 3), 'r'));
      database.replace_document(i, document);
    }
    database.commit();
  }
  merge_into(dir.path() / "merged", {{dir.path() / "x", {}, 0}});
  // Xapian doesn't cut the posting lists anew when it changes them.
  CHECK(different_tables(dir.path() / "x", dir.path() / "merged") ==
        std::vector<std::string>{"postlist.glass"});
  check_same_content(Xapian::Database((dir.path() / "merged").string()),
                     Xapian::Database((dir.path() / "x").string()));
}

TEST_CASE("a database that Xapian emptied") {
  const TempDir dir;
  Extras extras;
  extras.synonyms = {{"k", "a"}};
  extras.metadata = {{"kept", "1"}};
  write_with_xapian(dir.path() / "x", random_documents(62, 200), extras);
  {
    Xapian::WritableDatabase database((dir.path() / "x").string(), Xapian::DB_OPEN);
    for (Xapian::docid i = 1; i <= 200; ++i) database.delete_document(i);
    database.clear_synonyms("k");
    database.commit();
  }
  merge_into(dir.path() / "merged", {{dir.path() / "x", {}, 0}});
  const Xapian::Database merged((dir.path() / "merged").string());
  CHECK(merged.get_doccount() == 0);
  CHECK(merged.get_metadata("kept") == "1");
}

TEST_CASE("a damaged source is an error that names the file") {
  const TempDir dir;
  write_with_loader(dir.path() / "l", random_documents(71, 400), 100);
  const auto file = dir.path() / "l" / "position.glass";
  std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2 / 8192 * 8192);
  try {
    merge_into(dir.path() / "merged", {{dir.path() / "l", {}, 0}});
    FAIL("merged half a table");
  } catch (const schema::Error& error) {
    CHECK(error.code() == schema::ErrorCode::index_corrupt);
    CHECK(std::string(error.what()).find("position.glass") != std::string::npos);
  }
  CHECK_FALSE(std::filesystem::exists(dir.path() / "merged" / "iamglass"));
}

TEST_CASE("damage that still reads as entries isn't merged") {
  const TempDir dir;
  std::vector<Plain> documents(100);
  std::uint32_t other = 20;
  for (Plain& document : documents) document.occurrences = {{"other", 0, other++}, {"word", 0, 7}};
  Extras extras;
  extras.metadata = {{"alpha", "1"}, {"beta", "2"}, {"gamma", "3"}};
  const auto refuses = [&](const std::string& old, const std::string& now) {
    const TempDir copy;
    write_with_loader(copy.path() / "l", documents, 100, extras);
    overwrite(copy.path() / "l" / "postlist.glass", old, now);
    try {
      merge_into(copy.path() / "merged", {{copy.path() / "l", {}, 0}});
    } catch (const schema::Error& error) {
      return error.code() == schema::ErrorCode::index_corrupt;
    }
    return false;
  };
  const std::string body("\7\0\7\0\7\0\7", 7);
  CHECK(refuses(body, std::string("\7\0\7\0\6\0\7", 7)));                                  // another wdf
  CHECK(refuses(body, std::string("\7\0\7\1\7\0\7", 7)));                                  // another document
  CHECK(refuses(std::string("\x1B\0\x1C\0\x1D", 5), std::string("\x1B\0\x1C\0\x1E", 5)));  // another length
  CHECK(refuses("beta", "zeta"));
}
