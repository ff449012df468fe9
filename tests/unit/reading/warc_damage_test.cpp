#include "support/catch.h"
#include "walk_support.h"
#include "warc_records.h"

using news::tests::TempDir;
using namespace news::reading::tests;

TEST_CASE("damaged records are named by their place, and those behind them are read") {
  TempDir dir;
  const std::string good = page("https://ferry.example/good");
  const auto read_with = [&](const std::string& bytes) {
    return walk({write(dir.path() / "a.warc", bytes)});
  };
  std::string bad = page("https://ferry.example/bad");
  SECTION("a length too large") {
    bad.replace(bad.find("Content-Length: ") + 16, 1, "9");
    const Walked got = read_with(good + bad + good + good + good + good);
    CHECK(got.documents.size() == 5);
    CHECK(got.refused("@" + std::to_string(good.size()), "Content-Length is wrong"));
  }
  SECTION("a length larger than the file") {
    for (const char* length : {"900000", "90000000000", "18446744073709551615", "99999999999999999999999"}) {
      std::string bent = bad;
      bent.replace(bent.find("Content-Length: ") + 16, 3, length);
      const Walked got = read_with(good + bent + good);
      CHECK(got.documents.size() == 2);
      CHECK(got.refused("@" + std::to_string(good.size()), "Content-Length"));
    }
  }
  SECTION("a length that ends in the header of the next record") {
    const std::string next = page("https://ferry.example/next");
    for (const std::size_t more : {14, 60, 200}) {
      const std::size_t length =
          bad.size() - bad.find("\r\n\r\n") - 8 + std::min(more, next.find("\r\n\r\n") + 4);
      std::string bent = bad;
      bent.replace(bent.find("Content-Length: ") + 16, 3, std::to_string(length).substr(0, 3));
      const Walked got = read_with(good + bent + next + good);
      CHECK(got.documents.size() == 3);
      CHECK(got.refused("@" + std::to_string(good.size()), "Content-Length is wrong"));
    }
  }
  SECTION("a length too small") {
    bad.replace(bad.find("Content-Length: ") + 16, 1, "0");
    const Walked got = read_with(good + bad + good);
    CHECK(got.documents.size() == 2);
    CHECK(got.rejected.size() == 1);
  }
  SECTION("a length that is no number") {
    bad.replace(bad.find("Content-Length: ") + 16, 1, "x");
    CHECK(read_with(good + bad + good).documents.size() == 2);
  }
  SECTION("a record that is missing its end") {
    const Walked got = read_with(good + bad.substr(0, bad.size() - 30) + good);
    CHECK(got.documents.size() == 2);
    CHECK(got.rejected.size() == 1);
  }
  SECTION("garbage between records") {
    const Walked got = read_with(good + "garbage WARC/ and more\r\n\r\n" + good);
    CHECK(got.documents.size() == 2);
    CHECK(got.refused("@" + std::to_string(good.size()), "no WARC record begins"));
  }
  SECTION("a header without end") {
    const Walked got = read_with(good + "WARC/1.0\r\nX: " + std::string(3 << 20, 'x') + "\r\n" + good);
    CHECK(got.documents.size() == 2);
    CHECK(got.rejected.size() == 1);
  }
  SECTION("cut off at the end of the file") {
    const Walked got = read_with(good + bad.substr(0, bad.size() - 20));
    CHECK(got.documents.size() == 1);
    CHECK(got.refused("@" + std::to_string(good.size()), "cut off"));
  }
  SECTION("a page of more than 64 MiB, and a film") {
    const std::string bytes(66 << 20, 'x');
    const std::string film = "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n" + bytes;
    const Walked got = read_with(good + page("https://ferry.example/x", bytes) + record({}, film) + good);
    CHECK(got.documents.size() == 2);
    CHECK(got.rejected.size() == 2);  // the page, and the remark that counts the film
    CHECK(got.refused("@" + std::to_string(good.size()), "longer than 64 MiB"));
  }
  SECTION("a page that is a bomb") {
    std::string zeros = gzip(std::string(1 << 20, '0'));
    std::string bomb;
    for (int i = 0; i < 70; ++i) bomb += zeros;
    const Walked got = read_with(good + record({}, answer(bomb, "Content-Encoding: gzip\r\n")) +
                                 record({}, answer(bomb)) + good);
    CHECK(got.documents.size() == 2);
    CHECK(got.rejected.size() == 2);
  }
}

TEST_CASE("damaged members of a compressed WARC are named, and those behind them are read") {
  TempDir dir;
  for (std::string (*pack)(const std::string&) : {gzip, zstd}) {
    const std::string good = pack(page("https://ferry.example/good"));
    const std::string bad =
        pack(page("https://ferry.example/bad", kPage + " " + kPage + " and a little more"));
    const std::string place = "@" + std::to_string(good.size());
    SECTION(pack == gzip ? "gzip: cut off" : "zstd: cut off") {
      const std::string path =
          write(dir.path() / "a.warc.gz", good + bad.substr(0, bad.size() / 2) + good + good);
      const Walked got = walk({path});
      CHECK(got.documents.size() >= 2);
      REQUIRE(got.rejected.size() == 1);
      CHECK(got.rejected[0].where == path + place);
    }
    SECTION(pack == gzip ? "gzip: bent" : "zstd: bent") {
      std::string bent = bad;
      for (std::size_t i = bent.size() / 2; i < bent.size() / 2 + 30; ++i) bent[i] = '\x55';
      const std::string path = write(dir.path() / "a.warc.gz", good + bent + good);
      const Walked got = walk({path});
      CHECK(got.documents.size() == 2);
      REQUIRE(got.rejected.size() == 1);
      CHECK(got.rejected[0].where == path + place);
    }
    SECTION(pack == gzip ? "gzip: a length beyond all" : "zstd: a length beyond all") {
      std::string bent = page("https://ferry.example/bad");
      bent.replace(bent.find("Content-Length: ") + 16, 3, "99999999");
      const std::string path = write(dir.path() / "a.warc.gz", good + pack(bent) + good + good);
      const Walked got = walk({path});
      CHECK(got.documents.size() == 3);
      REQUIRE(got.rejected.size() == 1);
      CHECK(got.rejected[0].where == path + place);
    }
    SECTION(pack == gzip ? "gzip: garbage behind" : "zstd: garbage behind") {
      const Walked got = walk({write(dir.path() / "a.warc.gz", good + "garbage" + good)});
      CHECK(got.documents.size() == 2);
      CHECK(got.rejected.size() == 1);
    }
  }
}
