#include "support/catch.h"
#include "walk_support.h"
#include "warc_records.h"

using news::reading::Format;
using news::tests::TempDir;
using namespace news::reading::tests;

namespace {

std::string chunked(const std::string& body) {
  std::string out;
  for (std::size_t at = 0; at < body.size(); at += 20) {
    const std::string piece = body.substr(at, 20);
    char length[16];
    std::snprintf(length, sizeof length, "%zx;x=1\r\n", piece.size());
    out += length + piece + "\r\n";
  }
  return out + "0\r\n\r\n";
}

/// Brotli without compression: a block of plain bytes and an empty last one. For fewer than 65,536 bytes.
std::string brotli(const std::string& body) {
  const std::size_t head = ((body.size() - 1) << 4U) | (std::size_t{1} << 20U);
  std::string out;
  for (unsigned shift = 0; shift < 24; shift += 8) out += static_cast<char>((head >> shift) & 0xFFU);
  return out + body + "\x03";
}

}  // namespace

TEST_CASE("a WARC gives its pages with address, date and charset") {
  TempDir dir;
  const std::string info = record({"warcinfo"}, "software: a crawler\r\n");
  const std::string request = record({"request"}, "GET /late HTTP/1.1\r\nHost: ferry.example\r\n\r\n");
  const std::string bytes =
      info + request + page("<https://ferry.example/late>") +
      record({"resource", "https://ferry.example/b.json", "Content-Type: application/json\r\n"},
             "{\"title\":\"T\"}") +
      record({"conversion", "https://ferry.example/c", "Content-Type: text/plain\r\n"}, kPage) +
      record({"metadata"}, "fetchTimeMs: 12");
  const std::string path = write(dir.path() / "a.warc", bytes);
  const Walked got = walk({path});
  CHECK(got.rejected.empty());
  REQUIRE(got.documents.size() == 3);
  CHECK(got.documents[0].where == path + "@" + std::to_string(info.size() + request.size()));
  CHECK(got.documents[0].bytes == kPage);
  CHECK(got.documents[0].origin.url == "https://ferry.example/late");
  CHECK(got.documents[0].origin.charset == "utf-8");
  CHECK(got.documents[0].origin.media_type == "text/plain");
  CHECK(got.documents[0].origin.date == "2026-03-02T10:00:00Z");
  CHECK_FALSE(got.documents[0].whole_file);
  CHECK(got.documents[1].format == Format::json);
  CHECK(got.documents[2].bytes == kPage);

  const auto article = news::reading::read(got.documents[0], {}).articles.at(0).article;
  CHECK(article.url == "https://ferry.example/late");
  CHECK(article.id == "https://ferry.example/late");
}

TEST_CASE("a compressed WARC has a member for each record, and places are those of the file") {
  TempDir dir;
  for (std::string (*pack)(const std::string&) : {gzip, zstd}) {
    const std::string first = pack(page("https://ferry.example/1"));
    const std::string second = pack(page("https://ferry.example/2"));
    const std::string third = pack(page("https://ferry.example/3"));
    const std::string path = write(dir.path() / "a.warc.gz", first + second + third);
    const std::string at_second = path + "@" + std::to_string(first.size());
    const std::string at_third = path + "@" + std::to_string(first.size() + second.size());
    CHECK(walk({path}).wheres() == Texts{path + "@0", at_second, at_third});
    // A place names one record, with a dash behind it all from there on.
    CHECK(walk({at_second}).wheres() == Texts{at_second});
    CHECK(walk({at_second}).documents.at(0).origin.url == "https://ferry.example/2");
    CHECK(walk({at_second + "-"}).wheres() == Texts{at_second, at_third});
    // Where a record begins nobody has to know for that.
    CHECK(walk({path + "@7-"}).wheres() == Texts{at_second, at_third});
    CHECK(walk({path + "@7-"}).rejected.empty());
    CHECK(walk({path + "@7"}).refused("@7", ""));
    CHECK(walk({path + "@7"}).documents.empty());
    CHECK(walk({path + "@999999"}).rejected.size() == 1);
    CHECK(walk({path + "@999999-"}).rejected.size() == 1);
  }
  // Compressed as a whole: there is no way in but the beginning.
  const std::string path = write(dir.path() / "b.warc.gz",
                                 gzip(page("https://ferry.example/1") + page("https://ferry.example/2")));
  CHECK(walk({path}).wheres() == Texts{path + "@0", path + ", record 2"});
}

TEST_CASE("a dictionary at the beginning of a .warc.zst is used, from any place on") {
  TempDir dir;
  const std::string dictionary =
      "ferry.example is where the ferry is late on Tuesday, an hour behind. " + kPage;
  const auto pack = [&](const std::string& bytes) {
    std::string out(ZSTD_compressBound(bytes.size()), '\0');
    ZSTD_CCtx* context = ZSTD_createCCtx();
    out.resize(ZSTD_compress_usingDict(context, out.data(), out.size(), bytes.data(), bytes.size(),
                                       dictionary.data(), dictionary.size(), 3));
    ZSTD_freeCCtx(context);
    return out;
  };
  const std::string first = pack(page("https://ferry.example/1"));
  for (const std::string& kept : {dictionary, zstd(dictionary)}) {
    std::string frame = "\x5D\x2A\x4D\x18";
    for (unsigned shift = 0; shift < 32; shift += 8)
      frame += static_cast<char>((kept.size() >> shift) & 0xFFU);
    frame += kept;
    const std::string path =
        write(dir.path() / "a.warc.zst", frame + first + pack(page("https://ferry.example/2")));
    CHECK(walk({path}).bodies() == Texts{kPage, kPage});
    const std::string second = path + "@" + std::to_string(frame.size() + first.size());
    CHECK(walk({second}).bodies() == Texts{kPage});
  }
}

TEST_CASE("chunks and compressions of a page are taken off where they are still on") {
  TempDir dir;
  const std::string chunks = "Transfer-Encoding: chunked\r\n";
  const std::string short_page = "A late ferry\n\nAn hour behind.";
  struct Case {
    std::string head;
    std::string body;
    std::string plain = kPage;
  };
  for (const Case& each : {Case{chunks, chunked(kPage)},
                           {chunks, kPage},
                           {"Content-Encoding: gzip\r\n", gzip(kPage)},
                           {"Content-Encoding: x-gzip\r\n", kPage},
                           {"", gzip(kPage)},
                           {"Content-Encoding: deflate\r\n", deflated(kPage, MAX_WBITS)},
                           {"Content-Encoding: deflate\r\n", deflated(kPage, -MAX_WBITS)},
                           {"Content-Encoding: deflate\r\n", kPage},
                           {"Content-Encoding: br\r\n", brotli(short_page), short_page},
                           {"Content-Encoding: br\r\n", kPage},
                           {"Content-Encoding: zstd\r\n", zstd(kPage)},
                           {chunks + "Content-Encoding: gzip\r\n", chunked(gzip(kPage))},
                           {"content-encoding: deflate, gzip\r\n", gzip(deflated(kPage, MAX_WBITS))}}) {
    INFO(each.head);
    const std::string path = write(dir.path() / "a.warc", record({}, answer(each.body, each.head)));
    const Walked got = walk({path});
    CHECK(got.bodies() == Texts{each.plain});
    CHECK(got.rejected.empty());
  }
}

TEST_CASE("broken chunks: what is there is read, with a warning") {
  TempDir dir;
  std::string body = chunked(kPage);
  body.replace(body.find("\r\n14;x") + 2, 2, "zz");
  const Walked got =
      walk({write(dir.path() / "a.warc", record({}, answer(body, "Transfer-Encoding: chunked\r\n")))});
  REQUIRE(got.documents.size() == 1);
  CHECK(got.documents[0].bytes == kPage.substr(0, 20));
  const auto read = news::reading::read(got.documents[0], {});
  CHECK(has_warning(read.articles.at(0), "chunks"));
}

TEST_CASE("each page comes once; what is no page is counted in one remark") {
  TempDir dir;
  const auto with_digest = [](const std::string& url, const std::string& type = "response") {
    return record({type, url, "WARC-Payload-Digest: sha1:ABCDEF\r\n"}, answer(kPage));
  };
  const std::string crawl =
      with_digest("https://ferry.example/1") + with_digest("https://ferry.example/2") +
      with_digest("https://ferry.example/1", "revisit") +
      record({"response", "https://ferry.example/old"}, answer("", "Location: /\r\n", "301 Moved")) +
      record({"response", "https://ferry.example/x"},
             "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG") +
      record({"resource", "metadata://crawler/log", "Content-Type: text/plain\r\n"}, "a log of the crawler");
  const std::string first = write(dir.path() / "a.warc", crawl);
  const std::string second = write(dir.path() / "b.warc", with_digest("https://ferry.example/3"));
  const Walked got = walk({first, second});
  CHECK(got.documents.size() == 1);
  REQUIRE(got.rejected.size() == 2);
  for (const auto& each : got.rejected) CHECK(each.on_purpose);
  CHECK(got.rejected[0].why ==
        "1 page read; left out: 2 as copies, 1 as redirects, errors or empty, 2 as pictures, scripts and the "
        "like");
  CHECK(walk({first + "@7-"}).documents.size() == 1);
  CHECK(walk({first + "@7"}).refused("@7", "no WARC record begins here"));
  // Asked for by its place, a record says why it isn't read.
  const std::size_t redirect = crawl.find("https://ferry.example/old");
  const std::string place = std::to_string(crawl.rfind("WARC/1.0", redirect));
  CHECK(walk({first + "@" + place}).refused("@" + place, "redirect"));
}

TEST_CASE("of a page that was fetched several times the newest stays, in whatever order they lie there") {
  TempDir dir;
  const auto capture = [](const std::string& date, const std::string& body) {
    std::string bytes = page("https://ferry.example/late", body);
    return bytes.replace(bytes.find("2026-03-02"), 10, date);
  };
  const Walked got =
      walk({write(dir.path() / "a.warc", capture("2026-03-01", "First.") + capture("2026-03-03", "Third.") +
                                             capture("2026-03-02", "Second."))});
  CHECK(got.bodies() == Texts{"First.", "Third."});
  CHECK(got.refused("a.warc", "1 as older captures of a page"));
}

TEST_CASE("a page that changed and changed back is read as it is now") {
  TempDir dir;
  const auto capture = [](const std::string& date, const std::string& body) {
    std::string bytes =
        record({"response", "https://ferry.example/late", "WARC-Payload-Digest: sha1:" + body + "\r\n"},
               answer(body));
    return bytes.replace(bytes.find("2026-03-02"), 10, date);
  };
  const auto bodies = [&](const std::string& bytes) {
    return walk({write(dir.path() / "a.warc", bytes)}).bodies();
  };
  const std::string late = capture("2026-03-01", "Late");
  const std::string on_time = capture("2026-03-02", "On-time");
  const std::string late_again = capture("2026-03-03", "Late");
  CHECK(bodies(late + on_time + late_again) == Texts{"Late", "On-time", "Late"});
  CHECK(bodies(late + late_again + on_time) == Texts{"Late"});
}

TEST_CASE("an article knows when a crawler fetched it") {
  TempDir dir;
  std::string bytes = page("https://ferry.example/late");
  const auto fetched = [&] {
    const Walked got = walk({write(dir.path() / "a.warc", bytes)});
    return news::reading::read(got.documents.at(0), {}).articles.at(0).article.fetched;
  };
  CHECK(fetched() == "2026-03-02T10:00:00Z");
  bytes.replace(bytes.find("2026"), 4, "0001");
  CHECK(fetched().empty());
}

TEST_CASE("a WARC inside an archive is read, with numbers instead of places") {
  TempDir dir;
  const std::string path = write(
      dir.path() / "a.zip",
      zip({{"b.warc.gz", gzip(page("https://ferry.example/1")) + gzip(page("https://ferry.example/2"))}}));
  CHECK(walk({path}).wheres() == Texts{path + "/b.warc.gz, record 1", path + "/b.warc.gz, record 2"});
}

TEST_CASE("a file whose name ends as a place does is read as itself") {
  TempDir dir;
  const std::string path = write(dir.path() / "a@12", kPage);
  CHECK(walk({path}).wheres() == Texts{path});
  CHECK(walk({(dir.path() / "a").string() + "@13"}).refused("a@13", "no such file"));
}

TEST_CASE("ARC files are refused with what to do") {
  TempDir dir;
  CHECK(
      walk({write(dir.path() / "a.arc", "filedesc://a.arc 127.0.0.1 20260302 text/plain 76\n1 0 crawler\n")})
          .refused("a.arc", "convert it to WARC"));
}

TEST_CASE("the charset that a server named is used where the bytes are no UTF-8") {
  TempDir dir;
  const auto read_one = [&](const std::string& type, const std::string& body) {
    const std::string bytes = record({}, "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n\r\n" + body);
    const Walked got = walk({write(dir.path() / "a.warc", bytes)});
    REQUIRE(got.documents.size() == 1);
    return news::reading::read(got.documents[0], {}).articles.at(0).article;
  };
  const std::string koi8 = "\xF0\xC1\xD2\xCF\xCD \xCF\xD0\xCF\xDA\xC4\xC1\xCC";
  CHECK(read_one("text/plain; charset=KOI8-R", koi8 + "\n\n" + koi8 + ".\n").headline == "Паром опоздал");
  CHECK(read_one("text/plain; charset=koi8-r", "Паром опоздал\n\nОн опоздал.\n").headline == "Паром опоздал");
  const std::string page = "<html><head><title>" + koi8 + "</title></head><body><h1>" + koi8 + "</h1><p>" +
                           koi8 + " " + koi8 + " " + koi8 + ".</p></body></html>";
  CHECK(read_one("text/html; charset=koi8-r", page).headline == "Паром опоздал");
}

TEST_CASE("what a server calls a page is one, whatever element it begins with") {
  TempDir dir;
  const std::string bytes = record(
      {}, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<story><p>The ferry is late.</p></story>");
  CHECK(walk({write(dir.path() / "a.warc", bytes)}).documents.at(0).format == Format::html);
}

TEST_CASE("a WARC without a page says what it holds") {
  TempDir dir;
  const std::string bytes = record({"warcinfo"}, "software: a crawler\r\n") +
                            record({"request"}, "GET /late HTTP/1.1\r\n\r\n") +
                            record({"metadata"}, "fetchTimeMs: 12\r\n");
  const Walked got = walk({write(dir.path() / "meta.warc", bytes)});
  CHECK(got.documents.empty());
  REQUIRE(got.rejected.size() == 1);
  CHECK(got.rejected[0].on_purpose);
  CHECK(got.refused("meta.warc", "0 pages read; left out: 3 as requests, metadata and the like"));
}
