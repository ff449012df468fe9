#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <thread>

#include <xapian.h>

#include <news/indexer/indexer.h>
#include <news/indexer/store.h>
#include <news/schema/error.h>
#include <news/schema/internal/article_json.h>
#include <news/schema/internal/index_layout.h>

#include "support/catch.h"
#include "support/small_input.h"
#include "support/temp_dir.h"

using namespace news;
using tests::article;
using tests::settings;
using tests::TempDir;
using tests::write_jsonl;

namespace {

namespace fs = std::filesystem;

indexer::WriteSettings with(indexer::Loader loader) {
  indexer::WriteSettings write;
  write.loader = loader;
  return write;
}
const indexer::WriteSettings kBulk = with(indexer::Loader::bulk);
const indexer::WriteSettings kApi = with(indexer::Loader::api);

/// Articles that have people, quotes, topics, and words in common.
std::vector<schema::Article> many(std::size_t count, const std::string& word, std::size_t from = 0) {
  static const char* const kNames[] = {"Ana Lima", "Viktor Renn", "Ingrid Dahl", "José Ferrándiz",
                                       "Marta Helvig"};
  std::vector<schema::Article> articles;
  for (std::size_t i = from; i < from + count; ++i) {
    const std::string name = kNames[i % 5];
    auto each =
        article("id-" + std::to_string(i), "Port " + std::to_string(i) + " opens " + word,
                "“We will open the harbour again " + word + " this year,” said Mayor " + name +
                    ".\n\nThe port of Velmar number " + std::to_string(i * 7919 % 1000) +
                    " was closed after the flood. “It was time,” " + name + " said about the refinery.");
    each.source = i % 3 == 0 ? "Harbour Gazette" : "Tarn Observer";
    each.published = "2025-0" + std::to_string(1 + i % 9) + "-11T10:00:00+02:00";
    each.language = i % 10 == 0 ? "de" : "en";
    each.keywords = {"ports", "k" + std::to_string(i % 17)};
    articles.push_back(each);
  }
  return articles;
}

std::vector<std::string> exported(const fs::path& index) {
  std::vector<std::string> lines;
  indexer::Store(index).for_each(
      [&](const schema::Article& each) { lines.push_back(schema::article_to_json(each)); });
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The tables of both indexes, compacted by Xapian, that differ.
std::vector<std::string> different_tables(const fs::path& a, const fs::path& b, const fs::path& scratch) {
  std::vector<std::string> different;
  const auto left = schema::current_generation(a);
  const auto right = schema::current_generation(b);
  for (const auto& [one, other] :
       {std::pair{left.articles, right.articles}, std::pair{left.quotes, right.quotes}}) {
    Xapian::Database(one.string()).compact((scratch / "left.compact").string());
    Xapian::Database(other.string()).compact((scratch / "right.compact").string());
    for (const char* table : {"postlist", "docdata", "termlist", "position", "synonym"}) {
      const std::string name = std::string(table) + ".glass";
      if (bytes_of(scratch / "left.compact" / name) != bytes_of(scratch / "right.compact" / name))
        different.push_back(one.filename().string() + "/" + name);
    }
    fs::remove_all(scratch / "left.compact");
    fs::remove_all(scratch / "right.compact");
  }
  return different;
}

std::size_t generations_in(const fs::path& index) {
  return static_cast<std::size_t>(
      std::count_if(fs::directory_iterator(index), fs::directory_iterator(), [](const auto& entry) {
        return entry.is_directory() && entry.path().filename().string().front() == 'g';
      }));
}

}  // namespace

TEST_CASE("both loaders write the same index") {
  const TempDir dir;
  // So few that the load makes no dictionary for the stored articles, which the other way never does.
  const std::string file = write_jsonl(dir.path() / "a.jsonl", many(190, "soon"));
  const auto api = indexer::add(dir.path() / "api", {file}, settings(), {}, kApi);
  const auto bulk = indexer::add(dir.path() / "bulk", {file}, settings(), {}, kBulk);
  CHECK_FALSE(api.bulk);
  CHECK(bulk.bulk);
  CHECK(bulk.added == api.added);
  CHECK(bulk.text_bytes == api.text_bytes);
  CHECK(exported(dir.path() / "bulk") == exported(dir.path() / "api"));
  CHECK(indexer::check(dir.path() / "bulk").empty());
  CHECK(indexer::Store(dir.path() / "bulk").stats().revision ==
        indexer::Store(dir.path() / "api").stats().revision);
  // Of the metadata, which lies in the postlist table, the API's writer notes its last batch among the
  // quotes.
  CHECK(different_tables(dir.path() / "api", dir.path() / "bulk", dir.path()) ==
        std::vector<std::string>{"quotes/postlist.glass"});
}

TEST_CASE("a person whose name is nothing gets no key, whichever way the article comes") {
  const TempDir dir;
  schema::Article odd = article("odd", "Port opens", "The port of Velmar opened.");
  for (const char* name : {"Ana Lima", "", "\u2014"}) {
    schema::Person person;
    person.name = name;
    person.salience = 1;
    odd.persons.push_back(person);
  }
  schema::Topic topic;
  topic.id = "house:1";
  topic.name = "\u2014";
  odd.topics.push_back(topic);
  const std::string file = write_jsonl(dir.path() / "a.jsonl", {odd});
  auto bare = settings();
  bare.annotate = "none";
  (void)indexer::add(dir.path() / "api", {file}, bare, {}, kApi);
  (void)indexer::add(dir.path() / "bulk", {file}, bare, {}, kBulk);
  CHECK(different_tables(dir.path() / "api", dir.path() / "bulk", dir.path()) ==
        std::vector<std::string>{"quotes/postlist.glass"});  // the last batch again
  for (const char* index : {"api", "bulk"}) {
    const Xapian::Database articles(schema::current_generation(dir.path() / index).articles.string());
    std::vector<std::string> keys;
    for (const char* kind : {"#", "@"})
      keys.insert(keys.end(), articles.synonym_keys_begin(kind), articles.synonym_keys_end(kind));
    INFO(index);
    CHECK(keys == std::vector<std::string>{"#ana lima", "#lima"});
  }
}

TEST_CASE("the number of threads doesn't change a byte") {
  const TempDir dir;
  const std::string file = write_jsonl(dir.path() / "a.jsonl", many(900, "soon"));
  auto one = settings();
  one.jobs = 1;
  auto four = settings();
  four.jobs = 4;
  auto write = kBulk;
  write.memory = std::size_t{260} << 20;  // small parcels
  (void)indexer::add(dir.path() / "one", {file}, one, {}, write);
  (void)indexer::add(dir.path() / "four", {file}, four, {}, write);
  CHECK(different_tables(dir.path() / "one", dir.path() / "four", dir.path()).empty());
}

TEST_CASE("a bulk load into an index: new, updated and unchanged articles") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  const auto first = many(400, "soon");
  (void)indexer::add(index, {write_jsonl(dir.path() / "a.jsonl", first)}, settings(), {}, kBulk);
  auto second = many(300, "soon", 200);  // 200 of them as they are there
  for (std::size_t i = 0; i < 50; ++i) second[i].body += " Rain is expected.";
  const auto report =
      indexer::add(index, {write_jsonl(dir.path() / "b.jsonl", second)}, settings(), {}, kBulk);
  CHECK(report.added == 100);
  CHECK(report.updated == 50);
  CHECK(report.unchanged == 150);
  CHECK(indexer::Store(index).stats().articles == 500);
  CHECK(indexer::Store(index).find("id-200")->body == second[0].body);
  CHECK(indexer::check(index) == std::vector<std::string>{});
  CHECK(generations_in(index) == 1);

  const auto api = dir.path() / "api";
  (void)indexer::add(api, {(dir.path() / "a.jsonl").string()}, settings(), {}, kApi);
  (void)indexer::add(api, {(dir.path() / "b.jsonl").string()}, settings(), {}, kApi);
  CHECK(exported(index) == exported(api));
  CHECK(indexer::Store(index).stats().quotes == indexer::Store(api).stats().quotes);

  // What goes in afterwards takes the other way, and finds dictionaries and lexicon as they should be.
  (void)indexer::add(index, {write_jsonl(dir.path() / "c.jsonl", many(20, "later", 490))}, settings(), {},
                     kApi);
  CHECK(indexer::Store(index).stats().articles == 510);
  CHECK(indexer::check(index) == std::vector<std::string>{});
}

TEST_CASE("equal content makes no new generation") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  const std::string file = write_jsonl(dir.path() / "a.jsonl", many(30, "soon"));
  (void)indexer::add(index, {file}, settings(), {}, kBulk);
  const auto before = schema::current_generation(index).name;
  const auto report = indexer::add(index, {file}, settings(), {}, kBulk);
  CHECK(report.unchanged == 30);
  CHECK(schema::current_generation(index).name == before);
  CHECK(generations_in(index) == 1);
}

TEST_CASE("one id several times in a bulk load: the last version stays") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  const std::vector<schema::Article> versions = {article("a", "First", "“One is enough,” said Ana Lima."),
                                                 article("b", "Other", "A mine closed."),
                                                 article("a", "Second", "“Two is better,” said Ana Lima."),
                                                 article("a", "Second", "“Two is better,” said Ana Lima.")};
  auto report = indexer::add(index, {write_jsonl(dir.path() / "a.jsonl", versions)}, settings(), {}, kBulk);
  CHECK(report.added == 2);
  CHECK(report.updated == 1);
  CHECK(report.unchanged == 1);
  CHECK(indexer::Store(index).find("a")->headline == "Second");
  CHECK(indexer::Store(index).stats().articles == 2);
  CHECK(indexer::Store(index).stats().quotes == 1);
  CHECK(indexer::check(index) == std::vector<std::string>{});

  // Changed, then again as it is in the index.
  report = indexer::add(index,
                        {write_jsonl(dir.path() / "b.jsonl", {article("a", "Third", "Three."), versions[2],
                                                              article("c", "New", "News.")})},
                        settings(), {}, kBulk);
  CHECK(report.added == 1);
  CHECK(report.updated == 2);
  CHECK(indexer::Store(index).find("a")->headline == "Second");
  CHECK(indexer::Store(index).stats().quotes == 1);
  CHECK(indexer::check(index) == std::vector<std::string>{});
}

TEST_CASE("the way is chosen by the size of the input and of the index") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  CHECK_FALSE(
      indexer::add(index, {write_jsonl(dir.path() / "a.jsonl", many(20, "soon"))}, settings(), {}).bulk);
  CHECK(indexer::add(index, {write_jsonl(dir.path() / "b.jsonl", many(600, "soon"))}, settings(), {}).bulk);
  CHECK_FALSE(
      indexer::add(index, {write_jsonl(dir.path() / "c.jsonl", many(20, "later"))}, settings(), {}).bulk);
  CHECK(indexer::check(index) == std::vector<std::string>{});
}

TEST_CASE("too little memory is refused with what is needed") {
  const TempDir dir;
  auto write = kBulk;
  write.memory = std::size_t{10} << 20;
  try {
    (void)indexer::add(dir.path() / "index", {write_jsonl(dir.path() / "a.jsonl", many(2, "soon"))},
                       settings(), {}, write);
    FAIL("took ten megabytes for enough");
  } catch (const schema::Error& error) {
    CHECK(error.code() == schema::ErrorCode::bad_argument);
    CHECK_FALSE(error.hint().empty());
  }
}

TEST_CASE(
    "a bulk load that is killed leaves the old index whole, and nothing that the next one wouldn't clean") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  (void)indexer::add(index, {write_jsonl(dir.path() / "first.jsonl", many(300, "soon"))}, settings(), {},
                     kBulk);
  const auto before = exported(index);
  const std::string second = write_jsonl(dir.path() / "second.jsonl", many(4000, "later", 100));
  for (const int milliseconds : {20, 150, 400, 700, 1000, 1300}) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      try {
        (void)indexer::add(index, {second}, settings(), {}, kBulk);
      } catch (...) {
      }
      ::_exit(0);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    INFO("killed after " << milliseconds << " ms");
    const auto articles = indexer::Store(index).stats().articles;
    REQUIRE((articles == 300 || articles == 4100));
    if (articles == 300) CHECK(exported(index) == before);
    CHECK(indexer::check(index) == std::vector<std::string>{});
  }
  (void)indexer::add(index, {second}, settings(), {}, kBulk);
  CHECK(indexer::Store(index).stats().articles == 4100);
  CHECK(generations_in(index) == 1);
  CHECK_FALSE(fs::exists(index / "load.tmp"));
  CHECK(indexer::check(index) == std::vector<std::string>{});
}

TEST_CASE("a full disk is called so, and the index stays as it was") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  (void)indexer::add(index, {write_jsonl(dir.path() / "first.jsonl", many(50, "soon"))}, settings(), {},
                     kBulk);
  const auto before = exported(index);
  const std::string second = write_jsonl(dir.path() / "second.jsonl", many(3000, "later"));
  // A limit on the size of files stands for a disk without room: both fail in write().
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{300'000, 300'000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    int status = 1;
    try {
      (void)indexer::add(index, {second}, settings(), {}, kBulk);
    } catch (const schema::Error& error) {
      const bool clear = error.code() == schema::ErrorCode::io &&
                         std::string(error.what()).find("cannot write") != std::string::npos &&
                         error.hint().find("the index is as it was before") != std::string::npos;
      status = clear ? 0 : 2;
    }
    ::_exit(status);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(WEXITSTATUS(status) == 0);
  CHECK(exported(index) == before);
  CHECK(generations_in(index) == 1);
  CHECK_FALSE(fs::exists(index / "load.tmp"));
}
