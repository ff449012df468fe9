#include "support/catch.h"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "walk_support.h"

using news::reading::Format;
using news::reading::RawDocument;
using news::reading::Source;
using news::tests::TempDir;
using namespace news::reading::tests;
namespace fs = std::filesystem;

TEST_CASE("directories are read in depth, by name, hidden files left out") {
  TempDir dir;
  write(dir.path() / "b.txt", "Headline b\n\nText.");
  write(dir.path() / "a/2.txt", "Headline 2\n\nText.");
  write(dir.path() / "a/10.txt", "Headline 10\n\nText.");
  write(dir.path() / ".hidden", "no");
  write(dir.path() / ".git/x.txt", "no");
  const std::string root = dir.path().string();
  const Walked got = walk({root});
  CHECK(got.wheres() == Texts{root + "/a/10.txt", root + "/a/2.txt", root + "/b.txt"});
  CHECK(got.rejected.empty());
  CHECK(got.documents[0].whole_file);
  CHECK(got.documents[0].path == root + "/a/10.txt");
}

TEST_CASE("an index below a directory is no news") {
  TempDir dir;
  write(dir.path() / "a.txt", "Headline a\n\nText.");
  write(dir.path() / "index/XAPIANDB", "auto g0001/articles\n");
  write(dir.path() / "index/g0001/notes.txt", "Headline b\n\nText.");
  write(dir.path() / "new/writer.lock", "");
  write(dir.path() / "new/g0001/notes.txt", "Headline c\n\nText.");
  const Walked got = walk({dir.path().string()});
  CHECK(got.documents.size() == 1);
  REQUIRE(got.rejected.size() == 2);
  for (const auto& left_out : got.rejected) {
    CHECK(left_out.on_purpose);
    CHECK(left_out.why.find("is an index") != std::string::npos);
  }
  const Walked named = walk({(dir.path() / "index").string()});
  REQUIRE(named.rejected.size() == 1);
  CHECK_FALSE(named.rejected[0].on_purpose);
}

TEST_CASE("loops, dead links, special files and missing files are told, the rest goes on") {
  TempDir dir;
  write(dir.path() / "a/x.txt", "Headline\n\nText.");
  fs::create_directory_symlink(dir.path(), dir.path() / "a/loop");
  fs::create_symlink("nowhere", dir.path() / "dead");
  fs::create_symlink("self", dir.path() / "self");
  REQUIRE(::mkfifo((dir.path() / "pipe").c_str(), 0600) == 0);
  const Walked got = walk({dir.path().string(), (dir.path() / "missing").string()});
  CHECK(got.documents.size() == 1);
  CHECK(got.rejected.size() == 5);
}

TEST_CASE("what lies beside articles in a directory is left out in one line, unless it is asked for") {
  TempDir dir;
  for (const char* name :
       {"site/css/style.css?ver=6.4", "site/js/gtm.js.download", "site/robots.txt", "site/ads.txt",
        "site/logo.svg", "crawl.cdxj", "mail/dovecot-uidlist", "mail/desktop.ini", "live.ics"})
    write(dir.path() / name, "a: b\nc: d\n");
  const std::string page = write(dir.path() / "site/page.txt", "The ferry is late\n\nIt was an hour behind.");
  const Walked got = walk({dir.path().string()});
  CHECK(got.wheres() == Texts{page});
  REQUIRE(got.rejected.size() == 1);
  CHECK(got.rejected[0].on_purpose);
  CHECK(got.rejected[0].where == dir.path().string());
  CHECK(got.rejected[0].why ==
        "left out: files of a site or crawler (3), calendars and contacts (1), files of a mail program or "
        "system (2), "
        "scripts and style sheets (2), pictures, fonts, sound and film (1)");
  CHECK(walk({(dir.path() / "site/robots.txt").string()}).documents.size() == 1);
}

TEST_CASE("binary files are refused with what they are") {
  TempDir dir;
  write(dir.path() / "a", "\x89PNG\r\n\x1a\n lots of pixels");
  write(dir.path() / "b.bin", std::string(2000, '\x02'));
  write(dir.path() / "d.txt", "");
  const Walked got = walk({dir.path().string()});
  CHECK(got.documents.empty());
  REQUIRE(got.rejected.size() == 3);
  CHECK(got.rejected[0].why.find("PNG") != std::string::npos);
  CHECK(got.rejected[1].why.find("binary") != std::string::npos);
  CHECK(got.rejected[2].why.find("empty") != std::string::npos);
}

TEST_CASE("a text in UTF-32 says what to do") {
  const TempDir dir;
  const auto wide = [](std::string_view text, bool big) {
    std::string out;
    for (const char c : text) out.append(big ? std::string(3, '\0') + c : c + std::string(3, '\0'));
    return out;
  };
  for (const bool big : {false, true}) {
    CHECK(walk({write(dir.path() / "a.xml", wide("<?xml version='1.0'?><rss/>", big))})
              .refused("a.xml", "UTF-32"));
  }
  CHECK(walk({write(dir.path() / "b.txt", std::string("\xFF\xFE\0\0", 4) + wide("A ferry", false))})
            .refused("b.txt", "UTF-32; save it as UTF-8"));
}

TEST_CASE("formats are told by content, a forced one wins") {
  TempDir dir;
  const auto format_of = [&](const std::string& name, const std::string& bytes) {
    write(dir.path() / name, bytes);
    const Walked got = walk({(dir.path() / name).string()});
    REQUIRE(!got.documents.empty());
    return got.documents[0].format;
  };
  CHECK(format_of("a", "A headline\n\nText") == Format::text);
  CHECK(format_of("b.txt", "{\"title\":\"T\"}\n{\"title\":\"U\"}\n") == Format::jsonl);
  CHECK(format_of("c.jsonl", "{broken\n{\"title\":\"U\"}\n") == Format::jsonl);
  CHECK(format_of("d", "{broken\n{\"title\":\"U\"}\n{\"title\":\"V\"}\n") == Format::jsonl);
  CHECK(format_of("e", "{\n  \"title\": \"T\"\n}\n") == Format::json);
  CHECK(format_of("f", "[{\"title\": \"T\"}]") == Format::json);
  CHECK(format_of("g", "[Photo: Ann Lee]\n\nText") == Format::text);
  CHECK(format_of("h.json", "plain text") == Format::text);
  CHECK(format_of("i.json", "{\"title\": oops") == Format::json);
  CHECK(format_of("j", "{\"title\":\"T\"}") == Format::json);
  CHECK(format_of("k", "{Brackets} are no JSON\n\nText") == Format::text);
  CHECK(format_of("l", "{\"title\":\"" + std::string(300'000, 'x') + "\"}\n{\"title\":\"U\"}\n") ==
        Format::jsonl);
  CHECK(walk({(dir.path() / "b.txt").string()}, Format::text).documents.size() == 1);
}

TEST_CASE("JSON Lines: places, empty lines, no line end at the end") {
  TempDir dir;
  write(dir.path() / "a.jsonl", "{\"title\":\"T\"}\r\n\n  \n{\"title\":\"U\"}");
  const std::string path = (dir.path() / "a.jsonl").string();
  const Walked got = walk({path});
  CHECK(got.wheres() == Texts{path + ":1", path + ":4"});
  CHECK_FALSE(got.documents[0].whole_file);
}

TEST_CASE("JSON Lines in UTF-16") {
  TempDir dir;
  std::string bytes = "\xFF\xFE";
  for (const char c : std::string("{\"title\":\"T\"}\n{\"title\":\"U\"}\n")) {
    bytes += c;
    bytes += '\0';
  }
  write(dir.path() / "a.jsonl", bytes);
  const Walked got = walk({dir.path().string()});
  REQUIRE(got.documents.size() == 2);
  CHECK(got.documents[1].bytes == "{\"title\":\"U\"}");
}

TEST_CASE("gzip is unpacked by content, also several members") {
  TempDir dir;
  write(dir.path() / "a.txt", gzip("Headline\n\n") + gzip("Text of the article."));
  write(dir.path() / "b.jsonl.gz", "{\"title\":\"T\"}\n");
  const Walked got = walk({dir.path().string()});
  REQUIRE(got.documents.size() == 2);
  CHECK(got.documents[0].bytes == "Headline\n\nText of the article.");
  CHECK(got.rejected.empty());
}

TEST_CASE("damaged gzip: whole lines are delivered, the damage is told with its place") {
  TempDir dir;
  std::string lines;
  for (int i = 0; i < 20'000; ++i) lines += "{\"title\":\"Article " + std::to_string(i * 7919) + "\"}\n";
  const std::string packed = gzip(lines);
  const std::string path = (dir.path() / "a.jsonl.gz").string();

  write(path, packed.substr(0, packed.size() / 2));
  const Walked cut = walk({path});
  CHECK(cut.documents.size() > 1000);
  CHECK(cut.documents.size() < 20'000);
  REQUIRE(cut.rejected.size() == 1);
  CHECK(cut.rejected[0].where.starts_with(path + ":"));
  CHECK(cut.rejected[0].why.find("ends early") != std::string::npos);
  for (const RawDocument& document : cut.documents) REQUIRE(document.bytes.ends_with("\"}"));

  std::string bent = packed;
  for (std::size_t i = bent.size() / 2; i < bent.size() / 2 + 40; ++i) bent[i] = '\x55';
  write(path, bent);
  CHECK(walk({path}).rejected.size() == 1);

  write(dir.path() / "b.txt.gz", gzip("A headline\n\nA text.").substr(0, 20));
  const Walked text = walk({(dir.path() / "b.txt.gz").string()});
  CHECK(text.documents.empty());
  CHECK(text.rejected.size() == 1);
}

TEST_CASE("documents over 64 MiB are refused, the lines behind them are read") {
  TempDir dir;
  const std::string path = (dir.path() / "a.jsonl").string();
  write(path, "{\"title\":\"T\"}\n{\"title\":\"" + std::string((std::size_t{64} << 20) + 10, 'x') +
                  "\"}\n{\"title\":\"U\"}\n");
  const Walked got = walk({path});
  CHECK(got.wheres() == Texts{path + ":1", path + ":3"});
  REQUIRE(got.rejected.size() == 1);
  CHECK(got.rejected[0].where == path + ":2");
  CHECK(walk({path}, Format::text).rejected.size() == 1);
}

TEST_CASE("progress counts bytes of files") {
  TempDir dir;
  write(dir.path() / "a.txt", "Headline\n\nText.");
  write(dir.path() / "b.txt", "Headline\n\nText.");
  Source source({dir.path().string()}, Format::automatic);
  CHECK(source.bytes_total() == 30);
  RawDocument document;
  while (source.next(document)) {
  }
  CHECK(source.bytes_read() == 30);
}

TEST_CASE("stdin is read once under the name -") {
  TempDir dir;
  write(dir.path() / "in", "{\"title\":\"T\"}\n{\"title\":\"U\"}\n");
  const int saved = ::dup(0);
  REQUIRE(std::freopen((dir.path() / "in").c_str(), "r", stdin) != nullptr);
  const Walked got = walk({"-"});
  ::dup2(saved, 0);
  ::close(saved);
  CHECK(got.wheres() == Texts{"-:1", "-:2"});
  CHECK(got.documents[0].path.empty());
}
