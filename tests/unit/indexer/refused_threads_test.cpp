#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include <news/indexer/indexer.h>
#include <news/indexer/store.h>

#include "support/catch.h"
#include "support/small_input.h"
#include "support/temp_dir.h"

using namespace news;
using tests::TempDir;

namespace {

namespace fs = std::filesystem;

constexpr int kUnreadable = 3;

/// Adds in a process whose user may have so many, threads included. How it ended.
int add_among(rlim_t processes, const fs::path& index, const std::string& file,
              const indexer::ReadSettings& settings, indexer::Loader loader) {
  const pid_t child = ::fork();
  if (child == 0) {
    const rlimit limit{processes, processes};
    constexpr uid_t kNobody = 65534;
    // No limit holds for root.
    const bool bound = ::setrlimit(RLIMIT_NPROC, &limit) == 0 && (::geteuid() != 0 || ::setuid(kNobody) == 0);
    if (!bound || ::access((settings.data / "people").c_str(), R_OK | X_OK) != 0) ::_exit(kUnreadable);
    try {
      indexer::WriteSettings write;
      write.loader = loader;
      (void)indexer::add(index, {file}, settings, {}, write);
    } catch (...) {
      ::_exit(2);
    }
    ::_exit(0);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE_FALSE(WIFSIGNALED(status));
  return WEXITSTATUS(status);
}

std::vector<schema::Article> ports(std::size_t count) {
  std::vector<schema::Article> articles;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string number = std::to_string(i);
    articles.push_back(
        tests::article(number, "Port " + number, "“We will open port " + number + ",” said Mayor Ana Lima."));
  }
  return articles;
}

/// What lies in the index's directory.
std::vector<std::string> names_in(const fs::path& index) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(index)) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

TEST_CASE("articles go in with however few threads the system gives") {
  const TempDir dir;
  fs::permissions(dir.path(), fs::perms::all);
  const std::string file = tests::write_jsonl(dir.path() / "a.jsonl", ports(400));
  auto settings = tests::settings();
  settings.jobs = 2;
  settings.annotate = "none";
  (void)indexer::add(dir.path() / "free", {file}, settings, {});
  settings.jobs = 16;
  for (const indexer::Loader loader : {indexer::Loader::bulk, indexer::Loader::api}) {
    for (const rlim_t processes : {1U, 4U}) {
      INFO(processes);
      const fs::path index =
          dir.path() / (loader == indexer::Loader::bulk ? "bulk" : "api") / std::to_string(processes);
      fs::create_directories(index);
      fs::permissions(index, fs::perms::all);
      const int ended = add_among(processes, index, file, settings, loader);
      if (ended == kUnreadable) {
        WARN("nobody may read the data here");
        return;
      }
      CHECK(ended == 0);
      CHECK(indexer::Store(index).stats().articles == 400);
      CHECK(names_in(index) == names_in(dir.path() / "free"));
    }
  }
}

TEST_CASE("annotators load one after the other where the system gives no threads") {
  const TempDir dir;
  fs::permissions(dir.path(), fs::perms::all);
  const std::string file = tests::write_jsonl(dir.path() / "a.jsonl", ports(2));
  const int ended = add_among(1, dir.path() / "index", file, tests::settings(), indexer::Loader::api);
  if (ended == kUnreadable) {
    WARN("nobody may read the data here");
    return;
  }
  CHECK(ended == 0);
  CHECK(indexer::Store(dir.path() / "index").stats().quotes_with_speaker == 2);
}
