#include "support/catch.h"
#include "walk_support.h"

using news::reading::Format;
using news::tests::TempDir;
using namespace news::reading::tests;

namespace {

const std::string kPage = "The ferry is late\n\nIt was an hour behind.";

}  // namespace

TEST_CASE("every usual compression is taken off by content") {
  TempDir dir;
  const std::string lines = "{\"title\":\"T\"}\n{\"title\":\"U\"}\n";
  for (const std::string& packed : {gzip(lines), zstd(lines), filtered(lines, "bzip2"), filtered(lines, "xz"),
                                    zstd(lines.substr(0, 14)) + zstd(lines.substr(14)), gzip(gzip(lines))}) {
    const std::string path = write(dir.path() / "news", packed);
    const Walked got = walk({path});
    CHECK(got.wheres() == Texts{path + ":1", path + ":2"});
    CHECK(got.rejected.empty());
  }
  const std::string page = write(dir.path() / "page.txt.zst", zstd(kPage));
  CHECK(walk({page}).bodies() == Texts{kPage});
  CHECK(walk({page}).documents[0].path == page);
}

TEST_CASE("names of JSON Lines count with every compression behind them") {
  TempDir dir;
  for (const char* ending : {".gz", ".zst", ".bz2", ".xz"}) {
    const std::string path = write(dir.path() / (std::string("a.jsonl") + ending), zstd("{\"title\":\"T\"}"));
    CHECK(walk({path}).wheres() == Texts{path + ":1"});
  }
}

TEST_CASE("ZIP and tar: each entry is read as a file of its own would be") {
  TempDir dir;
  const std::vector<Entry> entries = {
      {"dir", "", AE_IFDIR},
      {"dir/page.txt", kPage},
      {"dir/lines.jsonl", "{\"title\":\"T\"}\n{\"title\":\"U\"}\n"},
      {"packed.json.gz", gzip("{\"title\":\"V\"}")},
      {"style.css", "p { color: red }"},
      {"picture", "\x89PNG\r\n\x1a\n pixels"},
      {".hidden", "no"},
      {"__MACOSX/dir/page.txt", "no"},
      {"dir/.git/config", "no"},
  };
  for (const std::string& bytes :
       {zip(entries), tar(entries), archived(entries, "ustar"), gzip(tar(entries)), zstd(tar(entries)),
        archived(entries, "gnutar", "xz"), archived(entries, "v7tar"), gzip(zip(entries))}) {
    const std::string path = write(dir.path() / "news", bytes);
    const Walked got = walk({path});
    CHECK(got.wheres() == Texts{path + "/dir/page.txt", path + "/dir/lines.jsonl:1",
                                path + "/dir/lines.jsonl:2", path + "/packed.json.gz"});
    REQUIRE(got.documents.size() == 4);
    CHECK(got.documents[0].whole_file);
    CHECK(got.documents[0].path == path + "/dir/page.txt");
    CHECK(got.documents[0].bytes == kPage);
    CHECK_FALSE(got.documents[1].whole_file);
    CHECK(got.documents[3].format == Format::json);
    CHECK(got.rejected.size() == 2);
    CHECK(got.refused("/picture", "PNG"));
    CHECK(got.refused(path, "left out: scripts and style sheets (1)"));
  }
}

TEST_CASE("of a WACZ the pages are read, not its lists and indexes") {
  TempDir dir;
  const std::string page = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nA late ferry\n\nAn hour.";
  const std::string record =
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://ferry.example/late\r\n"
      "Content-Length: " +
      std::to_string(page.size()) + "\r\n\r\n" + page + "\r\n\r\n";
  const Walked got = walk({write(
      dir.path() / "a.wacz",
      zip({{"archive/data.warc.gz", gzip(record)},
           {"indexes/index.cdx.gz", gzip("example,ferry)/late 2026 {}")},
           {"indexes/index.idx", "!meta 0 {}"},
           {"pages/pages.jsonl",
            "{\"title\":\"All Pages\"}\n{\"title\":\"A late ferry\",\"text\":\"Menu A late ferry\"}\n"},
           {"pages/extraPages.jsonl", "{\"title\":\"Others\"}\n"},
           {"datapackage.json", "{\"title\":\"A crawl\"}"},
           {"datapackage-digest.json", "{}"}}))});
  CHECK(got.bodies() == Texts{"A late ferry\n\nAn hour."});
  CHECK(got.refused("a.wacz", "files of a site or crawler (6)"));
  CHECK(walk({write(dir.path() / "pages.jsonl", "{\"title\":\"T\"}\n")}).documents.size() == 1);
}

TEST_CASE("archives in archives are read") {
  TempDir dir;
  const std::string inner = gzip(tar({{"page.txt", kPage}}));
  const std::string path =
      write(dir.path() / "a.zip", zip({{"b.tgz", inner}, {"c.zip", zip({{"d.txt", kPage}})}}));
  CHECK(walk({path}).wheres() == Texts{path + "/b.tgz/page.txt", path + "/c.zip/d.txt"});
}

TEST_CASE("names of entries in any script, and ids taken from them") {
  TempDir dir;
  const std::string name = "новости/página.txt";
  for (const std::string& bytes :
       {zip({{name, kPage}}), tar({{name, kPage}}), archived({{name, kPage}}, "gnutar")}) {
    const std::string path = write(dir.path() / "a", bytes);
    const Walked got = walk({path});
    REQUIRE(got.wheres() == Texts{path + "/" + name});
    news::reading::ReadOptions options;
    options.id_from_path = true;
    CHECK(news::reading::read(got.documents[0], options).articles[0].article.id == path + "/" + name);
  }
}

TEST_CASE("a ZIP whose names are marked as UTF-8 keeps them, whatever the locale") {
  TempDir dir;
  std::string bytes = zip({{"статья.txt", kPage}, {"記事 é.txt", kPage}});
  for (const auto& [mark, flags] : {std::pair("PK\x03\x04", 7), {"PK\x01\x02", 9}}) {
    for (std::size_t at = bytes.find(mark); at != std::string::npos; at = bytes.find(mark, at + 1))
      bytes[at + flags] = static_cast<char>(bytes[at + flags] | 0x08);
  }
  const std::string path = write(dir.path() / "a.zip", bytes);
  CHECK(walk({path}).wheres() == Texts{path + "/статья.txt", path + "/記事 é.txt"});
}

TEST_CASE("a forced format is that of the entries, not of the archive") {
  TempDir dir;
  const std::string path = write(dir.path() / "a.zip", zip({{"a", "<?xml version=\"1.0\"?><x>text</x>"}}));
  CHECK(walk({path}, Format::text).documents.size() == 1);
}

TEST_CASE("an archive from standard input names its entries") {
  TempDir dir;
  const std::string path = write(dir.path() / "a", zip({{"b.txt", kPage}}));
  const int saved = ::dup(0);
  REQUIRE(std::freopen(path.c_str(), "r", stdin) != nullptr);
  const Walked got = walk({"-"});
  ::dup2(saved, 0);
  ::close(saved);
  CHECK(got.wheres() == Texts{"-/b.txt"});
  CHECK(got.documents[0].path == "b.txt");
}

TEST_CASE("what is a ZIP by its form only is refused by its name") {
  TempDir dir;
  const std::string office =
      write(dir.path() / "a.docx", zip({{"[Content_Types].xml", "<x/>"}, {"b.xml", "<x/>"}}));
  const std::string book =
      write(dir.path() / "a.epub", archived({{"mimetype", "application/epub+zip"}}, "zip"));
  const Walked got = walk({office, book});
  CHECK(got.documents.empty());
  CHECK(got.refused("a.docx", "office document"));
  CHECK(got.refused("a.epub", "e-book"));
}

TEST_CASE("names that lead out of an archive are refused, what lies beside them is read") {
  TempDir dir;
  const std::vector<Entry> entries = {{"../../etc/passwd", kPage}, {"/etc/passwd", kPage},
                                      {"a/../../b", kPage},        {"..\\c", kPage},
                                      {"C:\\d.txt", kPage},        {"./fine.txt", kPage}};
  for (const std::string& bytes : {zip(entries), tar(entries)}) {
    const std::string path = write(dir.path() / "a", bytes);
    const Walked got = walk({path});
    CHECK(got.wheres() == Texts{path + "/fine.txt"});
    CHECK(got.rejected.size() == 5);
    CHECK(got.refused("/etc/passwd", "leads out of the archive"));
  }
}

TEST_CASE("links in a tar are left to what they lead to, pipes are refused") {
  TempDir dir;
  const std::string path =
      write(dir.path() / "a.tar",
            tar({{"link", "/etc/passwd", AE_IFLNK}, {"pipe", "", AE_IFIFO}, {"page.txt", kPage}}));
  const Walked got = walk({path});
  CHECK(got.wheres() == Texts{path + "/page.txt"});
  CHECK(got.rejected.size() == 1);
  CHECK(got.refused("/pipe", "not a regular file"));
}

TEST_CASE("encrypted entries are refused with what to do") {
  TempDir dir;
  const std::string path =
      write(dir.path() / "a.zip", archived({{"a.txt", kPage}}, "zip", "none", "zip:encryption=aes256"));
  const Walked got = walk({path});
  CHECK(got.documents.empty());
  CHECK(got.refused("a.zip/a.txt", "encrypted"));
}

TEST_CASE("an empty archive is told") {
  TempDir dir;
  CHECK(walk({write(dir.path() / "a.zip", zip({}))}).refused("a.zip", "empty archive"));
}
