#include <news/schema/error.h>

#include "documents.h"
#include "support/catch.h"
#include "support/temp_dir.h"

using namespace news;
using namespace news::tests;

namespace {

/// Both ways, and what differs.
std::vector<std::string> differences(const std::vector<Plain>& documents) {
  const TempDir dir;
  write_with_xapian(dir.path() / "x", documents);
  write_with_loader(dir.path() / "l", documents, 2);
  return different_tables(dir.path() / "x", dir.path() / "l");
}

const std::vector<std::string> kNone;

}  // namespace

TEST_CASE("terms with NUL sort and read as others do") {
  using namespace std::string_literals;
  std::vector<Plain> documents(3);
  for (Plain& plain : documents) {
    plain.occurrences = {{"a", 1, 1},       {"a\0"s, 2, 1},        {"a\0b"s, 3, 1},   {"a\0\0"s, 4, 1},
                         {"a\x01"s, 5, 1},  {"\0"s, 6, 1},         {"\0\xff"s, 7, 1}, {"\xff\xff"s, 8, 1},
                         {"\0\xc0"s, 9, 1}, {"a\0\xff\0z"s, 10, 1}};
  }
  // Xapian's own postlist iteration of such terms is what counts here: equal bytes.
  CHECK(differences(documents) == kNone);
}

TEST_CASE("the longest terms, and those beyond") {
  std::vector<Plain> documents(3);
  documents[0].occurrences = {{std::string(245, 'x'), 1, 1}, {std::string(245, 'y'), 70'000, 1}};
  documents[2].occurrences = {{std::string(122, '\0') + "z", 1, 1}};
  CHECK(differences(documents) == kNone);

  for (const std::string& term : {std::string(246, 'x'), std::string(123, '\0'), std::string()}) {
    glass::Batch batch;
    batch.begin_document();
    try {
      batch.add(term, 1, 1);
      FAIL("took a term of " << term.size() << " bytes");
    } catch (const schema::Error& error) {
      CHECK(error.code() == schema::ErrorCode::bad_argument);
    }
  }
}

TEST_CASE("a document of a million words") {
  std::vector<Plain> documents(2);
  for (std::uint32_t i = 1; i <= 1'000'000; ++i) {
    documents[1].occurrences.push_back({i % 5 == 0 ? "the" : "w" + std::to_string(i * 7919 % 60'000), i, 1});
  }
  CHECK(differences(documents) == kNone);
}

TEST_CASE("large wdf, far positions, data of several blocks") {
  std::vector<Plain> documents(2);
  documents[0].occurrences = {{"heavy", 0, 1'000'000}, {"heavy", 4'000'000'000U, 700}, {"heavy", 5, 300}};
  documents[1].occurrences = {{"heavy", 1, 1}};
  std::mt19937 random(5);
  for (int i = 0; i < 300'000; ++i) documents[0].data += static_cast<char>(random());
  documents[1].data = std::string(100'000, 'r');
  CHECK(differences(documents) == kNone);
}

TEST_CASE("positions out of order and twice") {
  std::vector<Plain> documents(1);
  documents[0].occurrences = {{"w", 9, 1}, {"w", 3, 1}, {"v", 4, 1}, {"w", 9, 1}, {"w", 0, 2}};
  CHECK(differences(documents) == kNone);
}

TEST_CASE("a document with a term list of more than 8 KB can be replaced and deleted through Xapian") {
  // Lists that repeat themselves just beyond 8 KB are what Xapian's own compression can't read back.
  const TempDir dir;
  std::vector<Plain> documents;
  for (std::uint32_t terms = 2040; terms < 2120; ++terms) {
    Plain plain;
    for (std::uint32_t i = 0; i < terms; ++i)
      plain.occurrences.push_back({"t" + std::to_string(1'000'000 + i), i + 1, 1});
    documents.push_back(plain);
  }
  write_with_loader(dir.path() / "l", documents, 20);
  Xapian::WritableDatabase database((dir.path() / "l").string(), Xapian::DB_OPEN);
  for (Xapian::docid i = 1; i <= documents.size(); ++i) {
    if (i % 2 == 0) {
      database.delete_document(i);
    } else {
      database.replace_document(i, Xapian::Document());
    }
  }
  database.commit();
  CHECK(database.get_doccount() == documents.size() / 2);
  CHECK(Xapian::Database::check((dir.path() / "l").string()) == 0);
}
