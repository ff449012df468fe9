#include "glass/proof.h"

#include <xapian.h>

#include <sstream>

#include <news/schema/error.h>
#include <news/schema/internal/boundary.h>

#include "glass/proof_entries.h"
#include "glass/table_reader.h"

namespace news::glass {
namespace {

namespace fs = std::filesystem;

/// Oldest and newest version whose sources were compared: major, minor, revision.
constexpr int kOldest = 1'004'018;
constexpr int kNewest = 1'004'032;

[[noreturn]] void fail(const fs::path& database, const std::string& what) {
  throw schema::Error(schema::ErrorCode::internal,
                      database.string() + " doesn't read as it was written: " + what,
                      "the index is as it was before; --loader api takes another way. Please report this");
}

template <class A, class B>
void expect_equal(const fs::path& database, const char* what, const A& expected, const B& found) {
  if (expected == found) return;
  std::ostringstream text;
  text << what << " " << expected << " written, " << found << " read";
  fail(database, text.str());
}

void prove_counts(const fs::path& path, const Xapian::Database& database, const Statistics& expected) {
  expect_equal(path, "documents", expected.documents, database.get_doccount());
  expect_equal(path, "last document", expected.last_docid, database.get_lastdocid());
  expect_equal(path, "total length", expected.total_length, database.get_total_length());
  expect_equal(path, "shortest document", expected.shortest, database.get_doclength_lower_bound());
  expect_equal(path, "longest document", std::max(expected.longest, expected.largest_wdf),
               database.get_doclength_upper_bound());
}

void prove_table(const fs::path& path, const Xapian::Database& database, Table which, const RootInfo& root,
                 const TableInfo& expected) {
  const std::string name = name_of(which);
  expect_equal(path, name.c_str(), expected.entries, root.entries);
  if (expected.entries == 0) return;
  const TableKeys keys = read_keys(table_file(path, which), root);
  if (keys.entries != expected.entries)
    expect_equal(path, (name + " entries").c_str(), expected.entries, keys.entries);
  if (keys.first != expected.first_key || keys.last != expected.last_key)
    fail(path, name + ", its first or last key");
  for (const Entry& entry : expected.samples) {
    if (!reads_as_written(database, which, entry)) {
      std::ostringstream key;
      for (const char c : entry.key)
        key << std::hex << static_cast<unsigned>(static_cast<unsigned char>(c)) << ' ';
      fail(path, "an entry of " + name + ", key " + key.str());
    }
  }
}

void check_everything(const fs::path& path) {
  std::ostringstream output;
  if (Xapian::Database::check(path.string(), 0, &output) != 0) fail(path, output.str().substr(0, 400));
}

}  // namespace

void add_proofs(Tasks& tasks, const fs::path& path, const Contents& expected, bool everything) {
  if (everything)
    tasks.emplace_back([&path] { schema::at_boundary(path.string(), [&] { check_everything(path); }); });
  // The largest tables first.
  for (const Table which :
       {Table::position, Table::postlist, Table::termlist, Table::docdata, Table::synonym, Table::spelling}) {
    tasks.emplace_back([&path, &expected, which] {
      schema::at_boundary(path.string(), [&] {
        const Version version = read_version_file(path);
        const Xapian::Database database(path.string(), Xapian::DB_BACKEND_GLASS);
        if (which == Table::postlist) prove_counts(path, database, expected.statistics);
        prove_table(path, database, which, version.root(which),
                    expected.tables[static_cast<std::size_t>(which)]);
      });
    });
  }
}

void prove(const fs::path& path, const Contents& expected, bool everything) {
  Tasks tasks;
  add_proofs(tasks, path, expected, everything);
  run_all(tasks, 1);
}

bool library_is_known() {
  const int version =
      Xapian::major_version() * 1'000'000 + Xapian::minor_version() * 1'000 + Xapian::revision();
  return version >= kOldest && version <= kNewest;
}

}  // namespace news::glass
