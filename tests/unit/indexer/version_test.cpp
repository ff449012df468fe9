// Versions, cancellations and embargoes, both ways of writing.
#include <news/indexer/indexer.h>
#include <news/indexer/store.h>
#include <news/searcher/searcher.h>

#include "support/catch.h"
#include "support/small_input.h"
#include "support/temp_dir.h"

using namespace news;
using tests::settings;
using tests::TempDir;
using tests::write_file;

namespace {

struct Index {
  explicit Index(indexer::Loader loader) { write.loader = loader; }

  indexer::Report add(const std::string& bytes, const std::string& name = "input.xml") {
    return indexer::add(path(), {write_file(dir.path() / name, bytes)}, settings(), {}, write);
  }
  [[nodiscard]] std::filesystem::path path() const { return dir.path() / "index"; }
  [[nodiscard]] std::string headline(const std::string& id) const {
    const auto found = indexer::Store(path()).find(id);
    return found ? found->headline : "";
  }
  [[nodiscard]] searcher::SearchResults search(const std::string& query, searcher::Target target) const {
    searcher::SearchRequest request;
    request.query = query;
    request.target = target;
    request.facets = {{"source", 10, searcher::Period::month}};
    return searcher::Searcher(path()).search(request);
  }

  TempDir dir;
  indexer::WriteSettings write;
};

std::string item(const std::string& version, const std::string& headline, const std::string& meta = "") {
  return "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='urn:ferry' version='" + version +
         "'><itemMeta><provider literal='NWA'/><versionCreated>2024-05-14T18:03:00Z</versionCreated>" + meta +
         "</itemMeta><contentMeta><headline>" + headline +
         "</headline></contentMeta><contentSet><inlineXML><html><body><p>The ferry sails again. “We asked "
         "for "
         "sleep and got it,” said Oda Lind.</p></body></html></inlineXML></contentSet></newsItem>";
}

std::string message(const std::vector<std::string>& items) {
  std::string out = "<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet>";
  for (const std::string& each : items) out += each;
  return out + "</itemSet></newsMessage>";
}

const std::string kCanceled = "<pubStatus qcode='stat:canceled'/>";

indexer::Loader any_loader() {
  return GENERATE(indexer::Loader::api, indexer::Loader::bulk);
}

}  // namespace

TEST_CASE("an earlier version that comes later doesn't replace a later one") {
  Index index(any_loader());
  CHECK(index.add(item("2", "Second")).added == 1);
  auto report = index.add(item("1", "First"));
  CHECK(report.outdated == 1);
  CHECK(report.updated == 0);
  CHECK(index.headline("urn:ferry") == "Second");
  CHECK(index.add(item("3", "Third")).updated == 1);
  CHECK(index.headline("urn:ferry") == "Third");

  report = index.add(message({item("5", "Fifth"), item("4", "Fourth")}));
  CHECK(report.updated == 1);
  CHECK(report.outdated == 1);
  CHECK(index.headline("urn:ferry") == "Fifth");
  CHECK(indexer::Store(index.path()).find("urn:ferry")->version == 5);
}

TEST_CASE("a cancellation removes the article with its quotes") {
  Index index(any_loader());
  (void)index.add(item("2", "Second"));
  CHECK(indexer::Store(index.path()).stats().quotes == 1);
  // One of an earlier version is late.
  CHECK(index.add(item("1", "", kCanceled)).outdated == 1);
  CHECK(index.headline("urn:ferry") == "Second");

  CHECK(index.add(item("3", "", kCanceled)).removed == 1);
  CHECK(index.headline("urn:ferry").empty());
  CHECK(indexer::Store(index.path()).stats().articles == 0);
  CHECK(indexer::Store(index.path()).stats().quotes == 0);

  const auto again = index.add(item("3", "", kCanceled));
  CHECK(again.removed + again.added + again.updated == 0);
  CHECK(indexer::check(index.path()).empty());
}

TEST_CASE("cancelled and sent anew within one input") {
  Index index(any_loader());
  (void)index.add(item("1", "First"));
  const auto report = index.add(message({item("2", "", kCanceled), item("3", "Third")}));
  CHECK(report.removed == 1);
  CHECK(report.added == 1);
  CHECK(index.headline("urn:ferry") == "Third");
  CHECK(indexer::Store(index.path()).stats().articles == 1);
}

TEST_CASE("a teaser never takes the place of the text") {
  Index index(any_loader());
  const std::string link = "<link>https://gazette.example/1</link>";
  const std::string teaser = "<rss><channel><item><title>Ferry</title>" + link +
                             "<description>Soon…</description></item></channel></rss>";
  CHECK(index.add(teaser).added == 1);
  CHECK(index.add(R"({"url":"https://gazette.example/1","title":"Ferry","body":"All of it."})", "a.json")
            .updated == 1);
  CHECK(index.add(teaser).outdated == 1);
  CHECK(indexer::Store(index.path()).find("https://gazette.example/1")->body == "All of it.");
}

TEST_CASE("under an embargo an article is kept and not found") {
  Index index(any_loader());
  (void)index.add(item("1", "Ferry", "<embargoed>2900-01-01T00:00:00Z</embargoed>"));
  (void)index.add(R"({"id":"free","headline":"Ferry","body":"The ferry sails.","source":"NWA"})", "a.json");
  for (const auto target : {searcher::Target::articles, searcher::Target::quotes}) {
    const auto found = index.search("ferry OR sleep", target);
    const std::size_t shown = target == searcher::Target::articles ? 1 : 0;
    CHECK(found.hits.size() == shown);
    CHECK(found.total == shown);
    CHECK(index.search("", target).total == shown);
    REQUIRE(found.facets.size() == 1);
    CHECK((found.facets[0].values.empty() ? 0 : found.facets[0].values[0].count) == shown);
  }
  CHECK(index.headline("urn:ferry") == "Ferry");

  // A later version lifts it; one whose end lies behind us holds nothing back.
  (void)index.add(item("2", "Ferry", "<embargoed>2024-05-15T00:00:00Z</embargoed>"));
  CHECK(index.search("ferry", searcher::Target::articles).total == 2);
  CHECK(index.search("sleep", searcher::Target::quotes).total == 1);

  (void)index.add(item("3", "Ferry", "<pubStatus qcode='stat:withheld'/>"));
  CHECK(index.search("ferry", searcher::Target::articles).total == 1);
}
