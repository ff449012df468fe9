#include <xapian.h>

#include <news/indexer/indexer.h>
#include <news/schema/fields.h>
#include <news/schema/internal/format.h>
#include <news/schema/internal/index_layout.h>
#include <news/schema/internal/position_chunks.h>
#include <news/schema/internal/terms.h>

#include "support/catch.h"
#include "support/small_input.h"
#include "support/temp_dir.h"

using namespace news;
using schema::field;

namespace {

schema::Article sample() {
  schema::Article a =
      tests::article("s", "Port opens", "The port of Velmar opened. “It is about time now,” said Ana Lima.");
  a.source = "Harbour Gazette";
  a.published = "2025-02-24T23:30:00-05:00";
  a.captions = {{"Cranes at dawn", "A red crane", "Jo Weld/NWA"}};
  a.related = {{"Lottery winner found", "", "A man from…", ""}};
  a.authors = {"Bo Writer"};
  a.topics = {{"medtop:20000344", "", 0.99, {}}};
  return a;
}

struct Indexed {
  tests::TempDir dir;
  schema::Generation generation;
  Xapian::Database articles, quotes;
  Indexed() {
    (void)indexer::add(dir.path() / "index", {tests::write_jsonl(dir.path() / "a.jsonl", {sample()})},
                       tests::settings(), {});
    generation = schema::current_generation(dir.path() / "index");
    articles = Xapian::Database(generation.articles.string());
    quotes = Xapian::Database(generation.quotes.string());
  }
  [[nodiscard]] Xapian::termcount wdf(const std::string& term) const {
    auto position = articles.termlist_begin(1);
    position.skip_to(term);
    return position != articles.termlist_end(1) && *position == term ? position.get_wdf() : 0;
  }
  [[nodiscard]] std::uint32_t first_place(const std::string& term) const {
    std::vector<std::uint32_t> places;
    schema::PositionFinder(articles, term).find(1, places);
    REQUIRE_FALSE(places.empty());
    return places.front();
  }
};

}  // namespace

TEST_CASE("words of the headline weigh more, and only words count for length") {
  const Indexed index;
  CHECK(index.wdf("opens") == field("headline").weight);
  CHECK(index.wdf("port") == field("headline").weight + field("body").weight);
  CHECK(index.wdf("crane") == field("caption").weight);
  CHECK(index.articles.term_exists("XHport"));
  CHECK(index.wdf("XHport") == 0);
  // 2 x 3 in the headline, 13 in the body, 3 + 3 in the caption.
  CHECK(index.articles.get_doclength(1) == 6 + 13 + 6);
}

TEST_CASE("related links and credits are no words of the article") {
  const Indexed index;
  CHECK_FALSE(index.articles.term_exists("lottery"));
  CHECK(index.articles.term_exists("XRlottery"));
  CHECK_FALSE(index.articles.term_exists("weld"));
  CHECK_FALSE(index.articles.term_exists("XCweld"));
}

TEST_CASE("phrases can't cross from one part into the next") {
  const Indexed index;
  const auto parts = schema::unpack_parts(
      index.articles.get_document(1).get_value(static_cast<Xapian::valueno>(field("body").slot)));
  CHECK(parts.headline.end + schema::kPartGap <= parts.body.begin);
  CHECK(parts.body.end + schema::kPartGap <= parts.captions.begin);
  CHECK(parts.headline.holds(index.first_place("opens")));
}

TEST_CASE("words inside quotation marks are known by their positions") {
  const Indexed index;
  const auto ranges = schema::unpack_ranges(
      index.articles.get_document(1).get_value(static_cast<Xapian::valueno>(field("quote").slot)));
  REQUIRE(ranges.size() == 1);
  CHECK(ranges[0].holds(index.first_place("about")));
  CHECK_FALSE(ranges[0].holds(index.first_place("velmar")));
  CHECK(ranges[0].end - ranges[0].begin == 5);
}

TEST_CASE("the day is the article's own, the instant everybody's") {
  const Indexed index;
  CHECK(index.articles.term_exists("D20250224"));
  CHECK(index.articles.term_exists("D202502"));
  CHECK(index.articles.term_exists("D2025"));
  CHECK_FALSE(index.articles.term_exists("D20250225"));
  CHECK(schema::unpack_instant(index.articles.get_document(1).get_value(schema::kInstantSlot)) == 1740457800);
}

TEST_CASE("choosing a topic includes what lies below it") {
  const Indexed index;
  CHECK(index.articles.term_exists("XTmedtop:20000344"));
  CHECK(index.articles.term_exists("XTmedtop:04000000"));
  CHECK_FALSE(index.articles.get_metadata(schema::topic_key("medtop:04000000")).empty());
}

TEST_CASE("quotes are documents with their speaker and their article's facets") {
  const Indexed index;
  REQUIRE(index.quotes.get_doccount() == 1);
  CHECK(index.quotes.term_exists("about"));
  CHECK(index.quotes.term_exists("Qs"));
  CHECK(index.quotes.term_exists("XSana lima"));
  CHECK(index.quotes.term_exists("XOharbour gazette"));
  CHECK(index.quotes.term_exists("D20250224"));
  CHECK_FALSE(index.quotes.term_exists("velmar"));
}

TEST_CASE("stock tools that are given the directory open the articles") {
  const Indexed index;
  const Xapian::Database stock((index.dir.path() / "index").string());
  CHECK(stock.get_doccount() == 1);
}
