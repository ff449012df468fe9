// An index that changes while it is searched.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <random>
#include <set>
#include <string>

#include <news/schema/error.h>

#include "searched_index.h"
#include "support/catch.h"

namespace news::searcher {
namespace {

TEST_CASE("a search sees the newest commit and a new generation") {
  Index index;
  index.add("1", 1);
  Searcher searcher = index.open();
  SearchRequest request = asking("tin");
  request.facets = {{"published"}};
  CHECK(searcher.search(request).total == 1);
  index.add("2", 1, "2024-05-03");
  index.writer.commit();
  CHECK(searcher.search(request).total == 2);
  CHECK(searcher.search(request).facets[0].values.size() == 2);
  tests::SmallIndex next(index.path(), "g0002");
  next.commit();
  next.switch_here();
  CHECK(searcher.search(request).total == 0);
  std::filesystem::remove_all(index.path() / "g0001");
  CHECK(searcher.search(request).total == 0);
}

TEST_CASE("what every article has is found where one is gone") {
  Index index;
  constexpr std::size_t kArticles = 1300;  // more than a chunk of Xapian's list of all documents holds
  for (std::size_t i = 0; i < kArticles; ++i) {
    Article article;
    article.id = std::to_string(i);
    article.headline = "From the valley";
    article.body = "tin" + std::string(i % 7 == 0 ? " lead" : "");
    article.source = "Gazette";
    article.published = "2024-05-03";
    index.writer.add(article);
  }
  index.writer.remove("7");
  Searcher searcher = index.open();
  const std::size_t lead = (kArticles + 6) / 7 - 1;
  const std::vector<std::pair<std::string, std::size_t>> expected = {
      {"tin", kArticles - 1},
      {"tin OR lead", kArticles - 1},
      {"headline:valley", kArticles - 1},
      {"source:gazette", kArticles - 1},
      {"published:2024", kArticles - 1},
      {"val*", kArticles - 1},
      {"tin lead", lead},
      {"lead source:gazette", lead},
      {"lead headline:valley", lead},
      {"lead NOT tin", 0},
      {"source:gazette NOT lead", kArticles - 1 - lead},
      {"NOT (tin AND source:gazette)", 0}};
  for (const auto& [query, total] : expected) {
    SearchRequest request = asking(query);
    request.facets = {{"source"}};
    CAPTURE(query);
    CHECK(searcher.search(request).total == total);
    request.facets.clear();
    request.limit = 0;
    CHECK_NOTHROW(searcher.search(request));
    request.limit = 10;
    request.sort = Sort::newest;
    CHECK(searcher.search(request).total == total);
  }
}

/// Replaces articles and commits without a pause until told to stop; ends the process.
[[noreturn]] void write_and_exit(const std::filesystem::path& path, int stop) {
  tests::SmallIndex writer(path, "g0001",
                           Xapian::DB_NO_SYNC);  // the quicker the commits, the worse for readers
  std::mt19937 random(5);
  char buffer = 0;
  for (int commits = 0; ::read(stop, &buffer, 1) != 0; ++commits) {
    for (int i = 0; i < 5; ++i) {
      Article article = random_article(static_cast<int>(random() % 300), random);
      for (int words = 0; words < 300; ++words) article.body += " word" + std::to_string(random() % 5000);
      writer.add(article);
    }
    writer.commit();
  }
  ::_exit(0);
}

TEST_CASE("a writer that commits without a pause never makes a search fail") {
  Index index;
  std::mt19937 random(5);
  for (int i = 0; i < 300; ++i) index.writer.add(random_article(i, random));
  Searcher searcher = index.open();
  index.writer = tests::SmallIndex(index.path() / "elsewhere");  // lets go of the lock

  int ends[2];
  REQUIRE(::pipe2(ends, O_NONBLOCK) == 0);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::close(ends[1]);
    write_and_exit(index.path(), ends[0]);
  }
  ::close(ends[0]);
  std::set<std::uint64_t> revisions;
  std::size_t failures = 0;
  // On a busy machine the writer may need longer to have been at work.
  for (int i = 0; i < 500 || (revisions.size() <= 20 && i < 20'000); ++i) {
    SearchRequest request = asking(i % 3 == 0 ? "\"in the valley\"" : i % 3 == 1 ? "tin lead" : "");
    request.target = i % 5 == 4 ? Target::quotes : Target::articles;
    if (request.target == Target::quotes) request.query = "tin";
    request.limit = 50;
    request.facets = {{"person", 0}, {"topic", 0}, {"source", 0}, {"published", 0}};
    if (i % 2 == 0) request.filters["source"] = {"Valley Post"};
    try {
      const SearchResults results = searcher.search(request);
      revisions.insert(results.revision);
      if (results.hits.empty() && results.warnings.empty()) ++failures;
      if (request.target == Target::articles &&
          results.hits.size() != std::min<std::size_t>(results.total, 50))
        ++failures;
    } catch (const schema::Error& error) {
      UNSCOPED_INFO(error.what());
      ++failures;
    }
  }
  ::close(ends[1]);
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(failures == 0);
  CHECK(WIFEXITED(status));
  // The writer was at work meanwhile.
  CHECK(revisions.size() > 20);
}

TEST_CASE("quotes that are behind are told of") {
  Index index;
  index.add("1", 1);
  Searcher searcher = index.open();
  index.add("2", 1);
  index.writer.commit_quotes();
  SearchRequest request = asking("");
  request.target = Target::quotes;
  CHECK(searcher.search(request).warnings.empty());
  Searcher late(index.path());
  CHECK(late.search(request).warnings.size() == 1);
  CHECK(late.search(asking("tin")).warnings.empty());
}

TEST_CASE("an index is found again after the program went to another directory") {
  Index index;
  index.add("1", 1);
  (void)index.open();
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(index.path().parent_path());
  Searcher searcher(index.path().filename());
  std::filesystem::current_path("/");
  std::string failure;
  try {
    CHECK(searcher.search(asking("tin")).total == 1);
  } catch (const schema::Error& error) {
    failure = error.what();
  }
  std::filesystem::current_path(before);
  CHECK(failure.empty());
}

}  // namespace
}  // namespace news::searcher
