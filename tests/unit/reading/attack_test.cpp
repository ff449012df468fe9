#include "support/catch.h"

#include <sys/stat.h>
#include <unistd.h>

#include "support/as_nobody.h"
#include "walk_support.h"

using news::reading::Format;
using news::reading::RawDocument;
using news::reading::Source;
using news::tests::TempDir;
using namespace news::reading::tests;
namespace fs = std::filesystem;

namespace {

const std::string kPage = "The ferry is late\n\nIt was an hour behind.";

/// Small, and much larger when it is unpacked.
std::string bomb(std::string (*pack)(const std::string&), std::size_t megabytes) {
  const std::string packed = pack(std::string(std::size_t{1} << 20, '0'));
  std::string out;
  for (std::size_t i = 0; i < megabytes; ++i) out += packed;
  return out;
}

/// A good page stands behind whatever is tried, and must come out.
Walked walk_beside_good(TempDir& dir, const std::string& name, const std::string& bytes) {
  const std::string good = write(dir.path() / "good.txt", kPage);
  const Walked got = walk({write(dir.path() / name, bytes), good});
  REQUIRE_FALSE(got.documents.empty());
  CHECK(got.documents.back().where == good);
  return got;
}

}  // namespace

TEST_CASE("bombs are refused when they have shown what they are") {
  TempDir dir;
  SECTION("as one document") {
    CHECK(walk_beside_good(dir, "a.gz", bomb(gzip, 100)).refused("a.gz", "longer than 64 MiB"));
  }
  SECTION("as lines without end") {
    const Walked got = walk_beside_good(dir, "a.jsonl.gz", bomb(gzip, 1000));
    CHECK(got.refused("a.jsonl.gz:1", "longer than 64 MiB"));
    CHECK(got.refused("a.jsonl.gz:1", "times its size"));
  }
  SECTION("as zstd") {
    CHECK(walk_beside_good(dir, "a.jsonl", bomb(zstd, 1000)).refused("a.jsonl:1", "times its size"));
  }
  SECTION("inside an archive, and all that follows in it") {
    const std::string zeros = bomb(gzip, 200);
    const Walked got = walk_beside_good(
        dir, "a.zip",
        zip({{"a.jsonl.gz", zeros}, {"b.jsonl.gz", zeros}, {"c.jsonl.gz", zeros}, {"d.txt", kPage}}));
    CHECK(got.refused("a.zip/b.jsonl.gz:1", "times its size"));
  }
  SECTION("bombs within a bomb") {
    std::string bytes = gzip(std::string(std::size_t{10} << 20, '0'));
    for (int i = 0; i < 4; ++i) {
      std::vector<Entry> copies;
      for (int copy = 0; copy < 8; ++copy) copies.push_back({"copy" + std::to_string(copy) + ".zip", bytes});
      bytes = zip(copies);
    }
    const Walked got = walk_beside_good(dir, "a.zip", bytes);
    CHECK(got.rejected.size() < 100);
  }
}

TEST_CASE("archives nested without end are refused") {
  TempDir dir;
  std::string zips = kPage;
  std::string members = kPage;
  for (int i = 0; i < 20; ++i) {
    zips = zip({{"a", zips}});
    members = gzip(members);
  }
  const Walked got = walk_beside_good(dir, "a.zip", zips);
  CHECK(got.documents.size() == 1);
  CHECK(got.rejected.size() == 1);
  CHECK(got.rejected[0].why.find("within each other") != std::string::npos);
  CHECK(walk_beside_good(dir, "a.gz", members).refused("a.gz", "within each other"));
}

TEST_CASE("a sparse tar that says it holds gigabytes of nothing is stopped") {
  TempDir dir;
  std::string bytes = archived({{"a.jsonl", std::string(512, '0')}}, "gnutar");
  // An old GNU sparse entry: 512 bytes of data at the end of a hole of eight gigabytes.
  const auto put = [&](std::size_t at, const std::string& text) { bytes.replace(at, text.size(), text); };
  put(156, "S");
  put(386, "77777777000");
  put(398, "00000001000");
  put(483, "77777777777");
  put(148, "        ");
  unsigned sum = 0;
  for (std::size_t i = 0; i < 512; ++i) sum += static_cast<unsigned char>(bytes[i]);
  char digits[8];
  std::snprintf(digits, sizeof digits, "%06o", sum);
  put(148, std::string(digits, 7));
  CHECK(walk_beside_good(dir, "a.tar", bytes).refused("a.tar/a.jsonl", "binary data"));
  CHECK(walk({(dir.path() / "a.tar").string()}, Format::jsonl).refused("a.tar/a.jsonl:1", "times its size"));
}

TEST_CASE("a truncated archive keeps what was read, and the rest is told") {
  TempDir dir;
  std::string long_page = "A headline\n\n";
  for (int i = 0; i < 20'000; ++i) long_page += "Line " + std::to_string(i * 7919) + " of the story. ";
  const std::vector<Entry> entries = {{"a.txt", kPage}, {"b.txt", long_page}, {"c.txt", kPage}};
  for (const std::string& bytes : {zip(entries), tar(entries), gzip(tar(entries)), zstd(tar(entries))}) {
    const Walked got = walk_beside_good(dir, "a", bytes.substr(0, bytes.size() / 2));
    REQUIRE(got.documents.size() == 2);
    CHECK(got.documents[0].where.ends_with("a/a.txt"));
    CHECK(got.refused("a/b.txt", ""));
  }
}

TEST_CASE("a wrong checksum in a ZIP costs its entry only") {
  TempDir dir;
  std::string bytes = archived({{"a.txt", kPage}, {"b.txt", kPage}}, "zip", "none", "zip:compression=store");
  bytes[bytes.find("hour")] = 'H';
  const Walked got = walk_beside_good(dir, "a.zip", bytes);
  CHECK(got.refused("a.zip/a.txt", "damaged"));
  CHECK(got.documents.front().where.ends_with("a.zip/b.txt"));
}

TEST_CASE("wrong checksums of gzip, zstd and xz are told") {
  TempDir dir;
  std::string packed = gzip(kPage);
  packed[packed.size() - 6] = static_cast<char>(packed[packed.size() - 6] ^ 1);
  CHECK(walk_beside_good(dir, "a.gz", packed).refused("a.gz", "damaged"));
  packed = filtered(kPage, "xz");
  packed[packed.size() / 2] = static_cast<char>(packed[packed.size() / 2] ^ 1);
  CHECK(walk_beside_good(dir, "a.xz", packed).rejected.size() == 1);
  packed = zstd(kPage);
  packed[packed.size() / 2] = static_cast<char>(packed[packed.size() / 2] ^ 0x55);
  const Walked got = walk_beside_good(dir, "a.zst", packed.substr(0, packed.size() - 1));
  CHECK(got.rejected.size() == 1);
}

TEST_CASE("archives with any byte wrong never stop the batch") {
  TempDir dir;
  const std::vector<Entry> entries = {{"a.txt", kPage},
                                      {"b.jsonl", "{\"title\":\"T\"}\n{\"title\":\"U\"}\n"}};
  for (const std::string& bytes : {zip(entries), tar(entries), gzip(tar(entries)), zstd(zip(entries))}) {
    for (std::size_t at = 0; at < bytes.size(); at += 1 + bytes.size() / 100) {
      std::string bent = bytes;
      bent[at] = static_cast<char>(bent[at] ^ 0xFF);
      const std::string path = write(dir.path() / "bent", bent);
      const Walked got = walk({path, path});
      REQUIRE(got.documents.size() + got.rejected.size() > 0);
      REQUIRE(got.documents.size() % 2 == 0);
    }
  }
}

TEST_CASE("a file that becomes shorter, changes or goes away while it is read is told") {
  TempDir dir;
  std::string lines;
  for (int i = 0; i < 100'000; ++i) lines += "{\"title\":\"Article " + std::to_string(i) + "\"}\n";
  const std::string first = write(dir.path() / "a.jsonl", lines);
  const std::string second = write(dir.path() / "b.jsonl", lines);
  const std::string third = write(dir.path() / "c.txt", kPage);
  const std::string fourth = write(dir.path() / "d.txt", kPage);
  Source source({dir.path().string()}, Format::automatic);
  RawDocument document;
  REQUIRE(source.next(document));
  fs::resize_file(first, 1'000'000);
  while (source.next(document) && document.path == first) {
  }
  std::ofstream(second, std::ios::app) << "{\"title\":\"One more\"}\n";
  fs::remove(third);
  std::size_t rest = 0;
  while (source.next(document)) ++rest;
  CHECK(document.where == fourth);
  CHECK(rest == 100'001);  // the line that was added too
  Walked got;
  got.rejected = source.take_rejected();
  CHECK(got.rejected.size() == 3);
  bool shorter = false;
  bool changed = false;
  for (const auto& each : got.rejected) {
    shorter =
        shorter || (each.where.starts_with(first) && each.why.find("became shorter") != std::string::npos);
    changed =
        changed || (each.where.starts_with(second) && each.why.find("changed while") != std::string::npos);
  }
  CHECK(shorter);
  CHECK(changed);
  CHECK(got.refused("c.txt", "taken away"));
}

TEST_CASE("files and directories that may not be read are told") {
  TempDir dir;
  write(dir.path() / "a.txt", kPage);
  write(dir.path() / "b/c.txt", kPage);
  write(dir.path() / "d.txt", kPage);
  fs::permissions(dir.path() / "a.txt", fs::perms::none);
  fs::permissions(dir.path() / "b", fs::perms::none);
  fs::permissions(dir.path(), fs::perms::all);
  const Walked got = [&] {
    const news::tests::AsNobody unprivileged;
    return walk({dir.path().string()});
  }();
  fs::permissions(dir.path() / "b", fs::perms::owner_all);
  CHECK(got.documents.size() == 1);
  CHECK(got.refused("a.txt", "cannot be opened: Permission denied"));
  CHECK(got.refused("/b", "cannot be read: Permission denied"));
}

TEST_CASE("devices without end are refused at once") {
  if (!fs::exists("/dev/zero") || !fs::exists("/dev/urandom")) return;
  TempDir dir;
  const Walked got = walk({"/dev/zero", "/dev/urandom", write(dir.path() / "a.txt", kPage)});
  CHECK(got.documents.size() == 1);
  CHECK(got.rejected.size() == 2);
}
