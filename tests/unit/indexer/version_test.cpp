// Versions, cancellations and embargoes, both ways of writing.
#include <news/indexer/indexer.h>
#include <news/indexer/store.h>
#include <news/schema/internal/article_json.h>
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
  CHECK(again.absent == 1);
  CHECK(indexer::check(index.path()).empty());
}

TEST_CASE("reading alone tells what a source takes back") {
  const TempDir dir;
  const auto file = write_file(dir.path() / "input.xml", item("3", "", kCanceled));
  std::vector<std::string> told;
  indexer::Events events;
  events.on_canceled = [&](const indexer::Remark& remark) { told.push_back(remark.what); };
  (void)indexer::explain({file}, settings(), events, [](const auto&, const auto&) {});
  (void)indexer::parse({file}, settings(), events, [](const auto&, const auto&) {});
  CHECK(told == std::vector<std::string>(2, "takes back urn:ferry up to version 3"));
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

TEST_CASE("what was taken back in an earlier run doesn't come back") {
  Index index(any_loader());
  (void)index.add(item("2", "Second"));
  CHECK(index.add(item("3", "", kCanceled)).removed == 1);

  // Late ones, and what is none of the source's versions.
  const std::string copy = R"({"id":"urn:ferry","headline":"Copy","body":"The ferry sails again."})";
  CHECK(index.add(item("1", "First")).outdated == 1);
  CHECK(index.add(item("3", "Third")).outdated == 1);
  CHECK(index.add(copy, "copy.json").outdated == 1);
  CHECK(index.headline("urn:ferry").empty());

  CHECK(index.add(item("4", "Fourth")).added == 1);
  CHECK(index.headline("urn:ferry") == "Fourth");
  CHECK(indexer::check(index.path()).empty());
}

TEST_CASE("a cancellation may come before its article") {
  Index index(any_loader());
  const auto report = index.add(item("3", "", kCanceled));
  CHECK(report.removed + report.added + report.outdated == 0);
  CHECK(report.absent == 1);
  CHECK(index.add(item("2", "Second")).outdated == 1);
  CHECK(index.add(message({item("1", "First"), item("4", "Fourth")})).added == 1);
  CHECK(index.headline("urn:ferry") == "Fourth");
}

TEST_CASE("a cancellation without a version is one of the version that is there") {
  Index index(any_loader());
  (void)index.add(item("2", "Second"));
  const std::string canceled = R"({"uri":"urn:ferry","pubstatus":"canceled"})";
  CHECK(index.add(canceled, "canceled.json").removed == 1);
  CHECK(index.add(item("1", "First")).outdated == 1);
  CHECK(index.add(item("3", "Third")).added == 1);

  // Where nobody counts, the order of the input does.
  const std::string plain = R"({"uri":"urn:plain","headline":"Plain","bodytext":"The ferry sails."})";
  const std::string plain_canceled = R"({"uri":"urn:plain","pubstatus":"canceled"})";
  CHECK(index.add(plain, "plain.json").added == 1);
  CHECK(index.add(plain_canceled, "plain.json").removed == 1);
  CHECK(index.add(plain, "plain.json").added == 1);
}

TEST_CASE("cancellations outlive other generations of the index") {
  Index index(any_loader());
  (void)index.add(R"({"id":"other","headline":"Other","body":"It rains."})", "other.json");
  (void)index.add(item("3", "", kCanceled));
  SECTION("compact") {
    indexer::compact(index.path(), settings(), index.write);
  }
  SECTION("reannotate") {
    (void)indexer::reannotate(index.path(), settings(), {}, index.write);
  }
  SECTION("a bulk load") {
    index.write.loader = indexer::Loader::bulk;
    (void)index.add(R"({"id":"more","headline":"More","body":"It pours."})", "more.json");
  }
  CHECK(index.add(item("2", "Second")).outdated == 1);
  CHECK(index.headline("other") == "Other");
}

TEST_CASE("whoever removes an article can add any version of it again") {
  Index index(any_loader());
  (void)index.add(item("2", "Second"));
  (void)index.add(item("3", "", kCanceled));
  CHECK(indexer::remove(index.path(), settings(), {"urn:ferry"}).size() == 1);
  CHECK(index.add(item("2", "Second")).added == 1);
}

TEST_CASE("a copy without a version never takes the place of a version, in whatever order they come") {
  Index index(any_loader());
  const std::string copy = R"({"id":"urn:ferry","headline":"Copy","body":"The ferry sails again."})";
  CHECK(index.add(copy, "copy.json").added == 1);
  CHECK(index.add(item("1", "First")).updated == 1);
  CHECK(index.add(copy, "copy.json").outdated == 1);
  CHECK(index.headline("urn:ferry") == "First");
}

TEST_CASE("of two captures of a page the later one stays, in whatever run it comes") {
  Index index(any_loader());
  const std::string id = "https://gazette.example/ferry";
  const auto capture = [&](const std::string& date, const std::string& headline) {
    const std::string page =
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + headline + "\n\nIt sails again, and on time.";
    return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + id + "\r\nWARC-Date: " + date +
           "T10:00:00Z\r\nContent-Length: " + std::to_string(page.size()) + "\r\n\r\n" + page + "\r\n\r\n";
  };
  CHECK(index.add(capture("2026-03-02", "Tuesday"), "b.warc").added == 1);
  CHECK(index.add(capture("2026-03-01", "Monday"), "a.warc").outdated == 1);
  CHECK(index.headline(id) == "Tuesday");
  CHECK(index.add(capture("2026-03-03", "Wednesday"), "c.warc").updated == 1);
  CHECK(index.headline(id) == "Wednesday");

  // Whoever saves the page by hand has it as it is today.
  const std::string saved = R"({"url":")" + id + R"(","headline":"Saved","body":"It sails."})";
  CHECK(index.add(saved, "saved.json").updated == 1);
  CHECK(index.headline(id) == "Saved");
  CHECK(index.add(capture("2026-03-02", "Tuesday"), "b.warc").updated == 1);

  // What was exported keeps its place.
  std::string exported;
  indexer::Store(index.path()).for_each([&](const schema::Article& article) {
    exported = schema::article_to_json(article);
  });
  CHECK(index.add(capture("2026-03-03", "Wednesday"), "c.warc").updated == 1);
  CHECK(index.add(exported, "export.jsonl").outdated == 1);
}

TEST_CASE("a text without a version takes the place of a teaser for good") {
  Index index(any_loader());
  const auto teaser = [](const std::string& headline) {
    return "<rss><channel><item><title>" + headline +
           "</title><link>https://gazette.example/1</link><description>Soon…</description></item></channel></"
           "rss>";
  };
  (void)index.add(teaser("Ferry"));
  const std::string text = R"({"url":"https://gazette.example/1","title":"Ferry","body":"All of it."})";
  // All in one input.
  std::filesystem::create_directories(index.dir.path() / "in");
  write_file(index.dir.path() / "in" / "1.json", text);
  write_file(index.dir.path() / "in" / "2.xml", teaser("Ferry again"));
  const auto report =
      indexer::add(index.path(), {(index.dir.path() / "in").string()}, settings(), {}, index.write);
  CHECK(report.updated == 1);
  CHECK(report.outdated == 1);
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

TEST_CASE("a cancellation in another file takes back what goes by its file") {
  const indexer::Loader loader = any_loader();
  const TempDir dir;
  auto by_path = settings();
  by_path.id_from_path = true;
  by_path.id_prefix = "nwa:";
  std::vector<std::string> warned;
  indexer::Events events;
  events.on_warning = [&](const indexer::Remark& remark) { warned.push_back(remark.what); };
  indexer::WriteSettings write;
  write.loader = loader;
  const auto add = [&](const std::string& name, const std::string& bytes) {
    return indexer::add(dir.path() / "index", {write_file(dir.path() / name, bytes)}, by_path, events, write);
  };
  const auto articles = [&] { return indexer::Store(dir.path() / "index").stats().articles; };
  CHECK(add("1.xml", item("1", "First")).added == 1);
  CHECK(add("2.xml", item("2", "Second")).added == 1);
  CHECK(add("4.xml", item("4", "Fourth")).added == 1);
  const auto report = add("3.xml", item("3", "", kCanceled));
  CHECK(report.removed == 2);
  CHECK(report.absent == 0);
  CHECK(warned.empty());
  // A later version stays.
  CHECK(articles() == 1);
  CHECK(indexer::check(dir.path() / "index").empty());

  std::string other = item("1", "", kCanceled);
  other.replace(other.find("urn:ferry"), 9, "urn:tram!");
  CHECK(add("5.xml", other).absent == 1);
  REQUIRE(warned.size() == 1);
  CHECK(warned[0].find("takes back \"urn:tram!\"") == 0);
  CHECK(articles() == 1);
}
