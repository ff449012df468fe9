#include <news/searcher/searcher.h>

#include <random>
#include <set>
#include <string>
#include <vector>

#include <news/schema/error.h>

#include "searched_index.h"
#include "support/catch.h"

namespace news::searcher {
namespace {

TEST_CASE("results are ranked, paged and counted") {
  Index index;
  for (int i = 1; i <= 25; ++i) index.add("a" + std::to_string(i), i);
  index.add("without", 0);
  Searcher searcher = index.open();
  CHECK(searcher.info().articles == 26);
  CHECK(searcher.info().revision == 1);
  CHECK(searcher.info().format == schema::kFormat);

  SearchRequest request = asking("tin");
  const SearchResults first = searcher.search(request);
  CHECK(first.total == 25);
  CHECK(first.query == "tin");
  CHECK(first.revision == 1);
  REQUIRE(first.hits.size() == 10);
  CHECK(first.hits[0].article.id == "a25");
  CHECK(first.hits[0].rank == 1);
  CHECK(first.hits[0].score > first.hits[1].score);
  CHECK(first.hits[0].matched == Ids{"tin"});
  CHECK(first.hits[0].article.body.starts_with("tin tin"));

  request.offset = 20;
  const SearchResults last = searcher.search(request);
  CHECK(last.total == 25);
  CHECK(ids(last) == Ids{"a5", "a4", "a3", "a2", "a1"});
  CHECK(last.hits[0].rank == 21);
  for (const std::size_t beyond : {std::size_t{25}, std::size_t{26}, std::size_t{1} << 40}) {
    request.offset = beyond;
    CHECK(searcher.search(request).hits.empty());
    CHECK(searcher.search(request).total == 25);
  }
  request.offset = 0;
  request.limit = 0;
  CHECK(searcher.search(request).total == 25);
  CHECK(searcher.search(request).hits.empty());
  CHECK(searcher.search(asking("zinc")).total == 0);
  request.limit = 100000;
  CHECK(searcher.search(request).hits.size() == 25);
  request.limit = 100001;
  CHECK_THROWS_AS(searcher.search(request), schema::Error);
}

TEST_CASE("all matches are counted, those that can't reach the page too") {
  Index index;
  for (int i = 200; i >= 1; --i) index.add("a" + std::to_string(i), 1 + i / 8);
  Searcher searcher = index.open();
  for (const char* query : {"tin", "\"tin tin\"", "tin lead", "headline:valley"}) {
    SearchRequest request = asking(query);
    const std::uint64_t total = searcher.search(request).total;
    request.limit = 1000;
    CHECK(total == searcher.search(request).hits.size());
    request.facets = {{"published"}};
    request.limit = 3;
    CHECK(searcher.search(request).total == total);
    CHECK(searcher.search(request).facets[0].values[0].count == total);
  }
}

TEST_CASE("pages join without a gap or a repetition, ties included") {
  Index index;
  for (int i = 0; i < 60; ++i) index.add("a" + std::to_string(i), 1 + i % 3, i % 2 == 0 ? "2024-05-03" : "");
  Searcher searcher = index.open();
  for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
    SearchRequest request = asking("tin");
    request.sort = sort;
    request.limit = 100;
    const Ids whole = ids(searcher.search(request));
    CHECK(whole.size() == 60);
    Ids joined;
    request.limit = 7;
    for (request.offset = 0; request.offset < 60; request.offset += 7) {
      for (const std::string& id : ids(searcher.search(request))) joined.push_back(id);
    }
    CHECK(joined == whole);
  }
}

TEST_CASE("sorted by time, undated articles come last in both directions") {
  Index index;
  index.add("undated", 3);
  index.add("old", 2, "1953-03-05");
  index.add("noon", 1, "2024-05-03T12:00:00Z");
  index.add("zone", 1, "2024-05-03T12:30:00+02:00");
  index.add("new", 1, "2025-01-01");
  Searcher searcher = index.open();
  SearchRequest request = asking("tin");
  request.sort = Sort::newest;
  CHECK(ids(searcher.search(request)) == Ids{"new", "noon", "zone", "old", "undated"});
  CHECK(searcher.search(request).hits[0].score > 0);
  CHECK(searcher.search(request).total == 5);
  request.sort = Sort::oldest;
  CHECK(ids(searcher.search(request)) == Ids{"old", "zone", "noon", "new", "undated"});
  // Nothing to rank by: newest first.
  request = asking("");
  CHECK(ids(searcher.search(request)) == Ids{"new", "noon", "zone", "old", "undated"});
  CHECK(searcher.search(request).hits[0].score == 0);
  CHECK(searcher.search(request).total == 5);
  request.sort = Sort::oldest;
  CHECK(ids(searcher.search(request)).front() == "old");
}

TEST_CASE("without articles only ids and scores come back") {
  Index index;
  const std::string hashed(300, 'x');
  const std::string looks_hashed = "y#0123456789abcdef0123456789abcdef";
  for (const std::string& id : {std::string("short"), hashed, looks_hashed}) index.add(id, 1);
  Searcher searcher = index.open();
  SearchRequest request = asking("tin");
  request.with_articles = false;
  const SearchResults results = searcher.search(request);
  const Ids found = ids(results);
  CHECK(std::set<std::string>(found.begin(), found.end()) ==
        std::set<std::string>{"short", hashed, looks_hashed});
  for (const Hit& hit : results.hits) {
    CHECK(hit.article.body.empty());
    CHECK(hit.snippets.empty());
    CHECK(hit.score > 0);
  }
  request.count_all = false;
  request.facets = {{"source"}};
  CHECK(searcher.search(request).facets.empty());
}

TEST_CASE("quotes are results of their own") {
  Index index;
  Article article;
  article.id = "1";
  article.headline = "Talks";
  article.body =
      "He said \u201Cthere is tin in these hills\u201D and \u201Cthere is lead in these hills\u201D.";
  tests::note_quotes(article, "Jonas Verhoeven");
  index.writer.add(article);
  Searcher searcher = index.open();
  CHECK(searcher.info().quotes == 2);
  SearchRequest request = asking("lead");
  request.target = Target::quotes;
  request.facets = {{"speaker"}};
  SearchResults results = searcher.search(request);
  REQUIRE(results.hits.size() == 1);
  CHECK(results.hits[0].quote == 1U);
  CHECK(results.hits[0].article.headline == "Talks");
  REQUIRE(results.hits[0].snippets.size() == 1);
  CHECK(results.hits[0].snippets[0].in == "quote");
  CHECK(results.hits[0].snippets[0].text == "there is lead in these hills");
  CHECK(results.facets[0].values[0].value == "Jonas Verhoeven");
  request.with_articles = false;
  CHECK(searcher.search(request).hits[0].article.id == "1");
  CHECK(searcher.search(request).hits[0].quote == 1U);

  // Quotes without their article are left out, and the answer says so.
  index.writer.articles().delete_document(schema::id_term("Q", "1"));
  index.writer.commit_articles();
  request.with_articles = true;
  results = searcher.search(request);
  CHECK(results.hits.empty());
  CHECK(results.warnings.size() == 1);
}

/// The facets of the property test, with what a document may have of each.
const std::vector<std::pair<std::string, std::vector<std::string>>>& choices() {
  static const std::vector<std::pair<std::string, std::vector<std::string>>> all = {
      {"person", {"Ada Okafor", "Bo Lind", "Cleo Brandt", "Zoë Öztürk", "=Okafor", "unknown"}},
      {"topic", {"t1", "t11", "t12", "t2"}},
      {"source", {"Harbour Gazette", "Valley Post", "Unknown", "unknown"}},
      {"section", {"business", "sport", "unknown"}},
      {"language", {"en", "de", "unknown"}},
      {"author", {"Dan Weiss", "Eva Sand", "unknown", "=unknown"}},
      {"keyword", {"mining", "lead"}},
      {"published", {"2023", "2024", "2024-05", "2024-05-03", "unknown"}},
  };
  return all;
}

TEST_CASE("the number beside a facet value is the number of results when it is chosen") {
  std::mt19937 random(2024);
  Index index;
  index.writer.topic("t1", "economy");
  index.writer.topic("t11", "mining", "t1");
  index.writer.topic("t12", "banking", "t1");
  index.writer.topic("t2", "sport");
  for (int i = 0; i < 120; ++i) index.writer.add(random_article(i, random));
  for (int i = 0; i < 120; i += 7) index.writer.remove(std::to_string(i));
  Searcher searcher = index.open();

  for (int round = 0; round < 24; ++round) {
    SearchRequest request = asking(round % 3 == 0 ? "tin" : round % 3 == 1 ? "" : "\"in the valley\"");
    request.target = round % 4 == 3 ? Target::quotes : Target::articles;
    if (request.target == Target::quotes) request.query = round % 3 == 0 ? "tin" : "";
    if (round % 5 == 4) request.since = "2024-05-03";
    for (const auto& [field, values] : choices()) {
      const schema::Field& row = *schema::find_field(field);
      if (request.target == Target::quotes && !row.in_quotes) continue;
      const std::vector<Period> periods = row.kind == schema::Kind::date
                                              ? std::vector<Period>{Period::day, Period::month, Period::year}
                                              : std::vector<Period>{Period::month};
      for (const Period period : periods) request.facets.push_back({field, 0, period});
      for (const std::string& value : values) {
        if (round > 2 && random() % 12 == 0) request.filters[field].push_back(value);
      }
    }
    const SearchResults results = searcher.search(request);
    REQUIRE(results.facets.size() == request.facets.size());
    CHECK(results.hits.size() == std::min<std::size_t>(results.total, 10));
    for (const Facet& facet : results.facets) {
      for (const FacetValue& value : facet.values) {
        SearchRequest chosen = request;
        chosen.facets.clear();
        chosen.filters[facet.field] = {value.value};
        INFO("round " << round << ", " << facet.field << " is " << value.value);
        CHECK(searcher.search(chosen).total == value.count);
      }
    }
    // Chosen values are the ones that were asked for.
    for (const auto& [field, values] : request.filters) {
      for (const Facet& facet : results.facets) {
        if (facet.field != field || field == "published") continue;
        std::size_t chosen = 0;
        for (const FacetValue& value : facet.values) chosen += value.chosen ? 1 : 0;
        CHECK(chosen >= 1);
        CHECK(chosen <= values.size());
      }
    }
  }
}

TEST_CASE("hits that are given out one by one are those of a whole result") {
  Index index;
  for (int i = 1; i <= 25; ++i) index.add("a" + std::to_string(i), i);
  Searcher searcher = index.open();
  SearchRequest request = asking("tin");
  request.offset = 2;
  request.limit = 20;
  Ids given;
  const SearchResults results = searcher.search(request, [&](const SearchResults& so_far, Hit&& hit) {
    CHECK(so_far.total == 25);
    given.push_back(hit.article.id);
  });
  CHECK(results.hits.empty());
  CHECK(results.total == 25);
  CHECK(given == ids(searcher.search(request)));
}

TEST_CASE("an unsuitable facet is refused before anything is searched") {
  Index index;
  Searcher searcher = index.open();
  SearchRequest request;
  request.facets = {{"headline"}};
  try {
    (void)searcher.search(request);
    FAIL("counted a facet that there isn't");
  } catch (const schema::Error& error) {
    CHECK(error.code() == schema::ErrorCode::bad_argument);
  }
  CHECK(searcher.search(asking("tin")).total == 0);
}

}  // namespace
}  // namespace news::searcher
