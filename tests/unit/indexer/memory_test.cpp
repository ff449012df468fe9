#include <malloc.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <random>

#include <news/indexer/indexer.h>
#include <news/indexer/store.h>

#include "support/catch.h"
#include "support/small_input.h"
#include "support/temp_dir.h"

using namespace news;
using tests::settings;
using tests::TempDir;

namespace {

/// Articles of random words, many of which are rare, as JSON Lines; about as many megabytes.
std::string write_much(const std::filesystem::path& file, std::size_t megabytes,
                       std::size_t body_bytes = 6000) {
  std::mt19937 random(1);
  std::ofstream out(file, std::ios::binary);
  std::size_t written = 0;
  for (int id = 0; written < megabytes << 20; ++id) {
    std::string body;
    while (body.size() < body_bytes) {
      const auto kind = random() % 4;
      body += "word" + std::to_string(random() % (kind == 0 ? 2'000'000 : 3000 * kind)) +
              (random() % 80 == 0 ? ".\\n\\n" : " ");
    }
    const std::string line = "{\"id\":\"" + std::to_string(id) +
                             "\",\"language\":\"en\",\"headline\":\"Number " + std::to_string(id) +
                             "\",\"body\":\"" + body + "\"}\n";
    out << line;
    written += line.size();
  }
  return file.string();
}

/// Articles without blanks, in which nearly each two letters are a word that no other article has.
std::string write_dense(const std::filesystem::path& file, std::size_t articles, std::size_t letters) {
  std::mt19937 random(1);
  std::ofstream out(file, std::ios::binary);
  for (std::size_t id = 0; id < articles; ++id) {
    std::string body;
    for (std::size_t i = 0; i < letters; ++i) {
      const auto letter = static_cast<unsigned>(0x4E00 + random() % 0x5000);
      body += static_cast<char>(0xE0 | letter >> 12);
      body += static_cast<char>(0x80 | (letter >> 6 & 0x3F));
      body += static_cast<char>(0x80 | (letter & 0x3F));
    }
    out << R"({"id":")" << id << R"(","language":"zh","headline":"Number )" << id << R"(","body":")" << body
        << "\"}\n";
  }
  return file.string();
}

/// The largest resident set, in megabytes, of a process that does it.
template <class F>
long peak_of(F&& f) {
  const pid_t child = ::fork();
  if (child == 0) {
    try {
      f();
    } catch (...) {
      ::_exit(1);
    }
    ::_exit(0);
  }
  int status = 0;
  rusage usage{};
  ::wait4(child, &status, 0, &usage);
  REQUIRE(status == 0);
  return usage.ru_maxrss / 1024;
}

/// The same of a bulk load without annotators.
long peak_of_load(const std::filesystem::path& index, const std::string& file, long megabytes,
                  unsigned jobs) {
  return peak_of([&] {
    (void)::mallopt(M_MMAP_THRESHOLD, 4 << 20);  // as newsindex does
    auto read = settings();
    read.annotate = "none";
    read.jobs = jobs;
    indexer::WriteSettings write;
    write.loader = indexer::Loader::bulk;
    write.memory = static_cast<std::size_t>(megabytes) << 20;
    (void)indexer::add(index, {file}, read, {}, write);
  });
}

}  // namespace

TEST_CASE("a bulk load stays below its ceiling of memory, however long the input and however many threads") {
  const TempDir dir;
  const std::string file = write_much(dir.path() / "a.jsonl", 40);
  for (const unsigned jobs : {1U, 4U}) {
    CAPTURE(jobs);
    const auto index = dir.path() / ("index" + std::to_string(jobs));
    CHECK(peak_of_load(index, file, 110, jobs) <= 110);
    CHECK(indexer::Store(index).stats().articles > 6000);
  }
}

TEST_CASE("writing without blanks stays below the ceiling, in many articles and in long ones") {
  const TempDir dir;
  const std::string many = write_dense(dir.path() / "many.jsonl", 600, 5000);
  CHECK(peak_of_load(dir.path() / "many", many, 140, 4) <= 140);
  CHECK(indexer::Store(dir.path() / "many").stats().articles == 600);
  const std::string books = write_dense(dir.path() / "long.jsonl", 4, 400'000);
  CHECK(peak_of_load(dir.path() / "long", books, 240, 4) <= 240);
  CHECK(indexer::Store(dir.path() / "long").stats().articles == 4);
}

TEST_CASE("so do very many articles of a few words, and very many threads") {
  const TempDir dir;
  const auto path = dir.path() / "tiny.jsonl";
  {
    std::ofstream out(path, std::ios::binary);
    for (int id = 0; id < 60'000; ++id)
      out << R"({"id":")" << id << R"(","language":"en","headline":"Tin","body":"and lead )" << id % 99
          << "\"}\n";
  }
  CHECK(peak_of_load(dir.path() / "index", path.string(), 110, 16) <= 110);
  CHECK(indexer::Store(dir.path() / "index").stats().articles == 60'000);
}

TEST_CASE(
    "articles that are as long as books aren't loaded side by side where that would break the ceiling") {
  const TempDir dir;
  const std::string file = write_much(dir.path() / "a.jsonl", 36, std::size_t{3} << 20);
  CHECK(peak_of_load(dir.path() / "index", file, 200, 4) <= 200);
  CHECK(indexer::Store(dir.path() / "index").stats().articles == 12);
}
