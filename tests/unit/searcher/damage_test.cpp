// Searches of an index whose files were damaged.
#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include <news/schema/error.h>

#include "searched_index.h"
#include "support/catch.h"

namespace news::searcher {
namespace {

namespace fs = std::filesystem;
using schema::ErrorCode;

constexpr std::size_t kBlock = 8192;

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

/// An index that nobody writes to any more.
struct Quiet {
  Quiet() {
    std::mt19937 random(7);
    for (int i = 0; i < 400; ++i) index.writer.add(random_article(i, random));
    (void)index.open();
    index.writer = tests::SmallIndex(index.path() / "elsewhere");
    for (const char* database : {"articles", "quotes"}) {
      for (const auto& entry : fs::directory_iterator(index.path() / "g0001" / database)) {
        if (entry.path().extension() == ".glass" && entry.file_size() > 0) tables.push_back(entry.path());
      }
    }
    std::sort(tables.begin(), tables.end());
  }

  /// Asks for several things, each of which reads other tables; notes what errors say.
  void search_all() {
    for (int i = 0; i < 4; ++i) {
      try {
        Searcher searcher(index.path());
        SearchRequest request = asking(i == 1 ? "\"in the valley\"" : i == 2 ? "" : "tin lead");
        request.target = i == 3 ? Target::quotes : Target::articles;
        request.limit = 50;
        request.any = true;
        request.facets = {{"source", 0}, {"published", 0}};
        if (i == 3) request.filters["person"] = {"Ada Okafor"};
        (void)searcher.search(request);
      } catch (const schema::Error& error) {
        INFO(error.what());
        INFO(error.hint());
        CHECK(error.code() == ErrorCode::index_corrupt);
        CHECK(error.hint().find("`newsindex check`") != std::string::npos);
        ++refused;
      }
    }
  }

  Index index;
  std::vector<fs::path> tables;
  std::size_t refused = 0;
};

TEST_CASE("a table that is cut short is damage, and no full disk") {
  Quiet quiet;
  for (const fs::path& table : quiet.tables) {
    const std::string whole = bytes_of(table);
    for (const std::size_t size : {std::size_t{0}, whole.size() / 2, whole.size() - 1}) {
      INFO(table << " " << size);
      fs::resize_file(table, size);
      quiet.search_all();
      write(table, whole);
    }
  }
  CHECK(quiet.refused > 20);
}

TEST_CASE("zeros in a block are damage, whatever Xapian calls it") {
  Quiet quiet;
  for (const fs::path& table : quiet.tables) {
    if (table.stem() != "postlist") continue;
    const std::string whole = bytes_of(table);
    for (std::size_t at = kBlock / 2; at < whole.size(); at += kBlock) {
      INFO(table << " " << at);
      write(table, std::string(whole).replace(at, kBlock / 2, kBlock / 2, '\0'));
      quiet.search_all();
    }
    write(table, whole);
  }
  CHECK(quiet.refused > 10);
}

TEST_CASE("a block of a commit that never was is damage, and nobody waits for its writer") {
  Quiet quiet;
  const auto begin = std::chrono::steady_clock::now();
  for (const fs::path& table : quiet.tables) {
    const std::string whole = bytes_of(table);
    for (std::size_t block = 0; block < std::min<std::size_t>(whole.size() / kBlock, 3); ++block) {
      INFO(table << " " << block);
      write(table, std::string(whole).replace(block * kBlock, 4, "\x7F\xFF\xFF\xFF"));
      quiet.search_all();
    }
    write(table, whole);
  }
  CHECK(quiet.refused > 10);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}

TEST_CASE("an index without a name, or below a directory that is gone, is none") {
  const auto code_of = [](const fs::path& path) {
    try {
      Searcher searcher(path);
    } catch (const schema::Error& error) {
      CHECK_FALSE(error.hint().empty());
      return error.code();
    }
    return ErrorCode::internal;
  };
  CHECK(code_of("") == ErrorCode::index_missing);
  const fs::path before = fs::current_path();
  ErrorCode gone = ErrorCode::internal;
  {
    const tests::TempDir directory;
    fs::current_path(directory.path());
    fs::remove(directory.path());
    try {
      gone = code_of("index");
    } catch (...) {
      fs::current_path(before);
      throw;
    }
    fs::current_path(before);
  }
  CHECK(gone == ErrorCode::index_missing);
}

}  // namespace
}  // namespace news::searcher
