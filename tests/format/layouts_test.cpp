#include "layouts.h"

#include <news/indexer/store.h>
#include <news/schema/fields.h>
#include <news/schema/internal/quote_runs.h>

#include "author.h"
#include "support/catch.h"

using namespace news;
using searcher::SearchRequest;
using searcher::Target;
using tests::all_facets;
using tests::asking;
using tests::Author;
using tests::kPersons;
using tests::kTopics;
using tests::Layouts;

namespace {

/// Articles of every kind, some of them replaced and some removed since.
class Written : public Layouts {
 public:
  Written() {
    add({std::string(NEWS_SOURCE_DIR) + "/data/articles"}, "all");
    Author author(7);
    std::vector<schema::Article> articles;
    for (int i = 0; i < 160; ++i) articles.push_back(author.article("a" + std::to_string(i)));
    add(articles);
    std::vector<schema::Article> again;
    for (int i = 0; i < 160; i += 5) again.push_back(author.article("a" + std::to_string(i)));
    add(again);
    for (int i = 3; i < 160; i += 17) remove("a" + std::to_string(i));
  }
};

const Layouts& written() {
  static const Written layouts;
  return layouts;
}

class Both {
 public:
  /// True when it was a real question: one with an answer that isn't an error.
  void compare(const SearchRequest& request) {
    const std::string expected = tests::answer(base_, request);
    INFO(request.query << " " << request.since << " " << request.until);
    REQUIRE(tests::answer(newest_, request) == expected);
    if (expected.find("\n1 ") != std::string::npos) ++answered_;
  }
  void compare(const std::string& query) { compare(asking(query)); }

  [[nodiscard]] std::size_t answered() const { return answered_; }
  searcher::Searcher& newest() { return newest_; }

 private:
  searcher::Searcher base_{written().base()};
  searcher::Searcher newest_{written().newest()};
  std::size_t answered_ = 0;
};

}  // namespace

TEST_CASE("each layout says what it is") {
  const Layouts& layouts = written();
  const auto features = [](const std::filesystem::path& index) {
    return schema::verify(Xapian::Database((index / "g0001" / "quotes").string()), true).features.size();
  };
  CHECK(features(layouts.base()) == 0);
  CHECK(features(layouts.newest()) == schema::current_format().features.size());
  const auto names = [](const std::filesystem::path& index) {
    const Xapian::Database quotes((index / "g0001" / "quotes").string());
    return quotes.get_termfreq("XOharbour gazette");
  };
  // The first quote of an article has the terms for all of them.
  CHECK(names(layouts.newest()) < names(layouts.base()));
  CHECK(indexer::check(layouts.base()) == std::vector<std::string>{});
  CHECK(indexer::check(layouts.newest()) == std::vector<std::string>{});
}

TEST_CASE("values of fields find the same quotes in every layout") {
  Both both;
  for (const char* query : {"",
                            "person:\"Lena Varga\"",
                            "person:varga",
                            "person:okafor",
                            "person:celik",
                            "person:nobody",
                            "person:celik person:moen",
                            "person:(celik OR \"Ben Okafor\") -person:\"Lena Varga\"",
                            "NOT person:moen",
                            "-person:moen -person:celik",
                            "topic:economy",
                            "topic:medtop:04000000",
                            "topic:unknown",
                            "topic:\"trade\"",
                            "topic:medtop:20000344 OR source:\"velmark post\"",
                            "source:unknown",
                            "source:\"Harbour Gazette\" copper",
                            "source:nowhere",
                            "NOT source:nowhere",
                            "section:sport",
                            "section:business",
                            "section:unknown",
                            "language:de",
                            "language:de OR copper",
                            "published:2024",
                            "published:2024-05",
                            "published:2024-05-20",
                            "published:2024-05-21",
                            "published:2024-05..2024-12",
                            "published:unknown",
                            "NOT published:2024",
                            "2024-12..",
                            "published:2023",
                            "speaker:varga",
                            "speaker:varga person:celik",
                            "speaker:unknown source:unknown",
                            "copper person:celik",
                            "copper OR person:celik",
                            "(copper mine) -language:de",
                            "id:a5 person:celik",
                            "NOT (language:de OR copper)",
                            "(NOT language:de) (NOT published:2025) mine"}) {
    both.compare(query);
  }
  CHECK(both.answered() > 30);
}

TEST_CASE("filters find the same quotes in every layout") {
  Both both;
  std::size_t filtered = 0;
  Author author(11);
  for (int i = 0; i < 300; ++i) {
    SearchRequest request = asking(author.chance(2) ? author.words(author.below(3)) : "");
    if (author.chance(2)) request.filters["person"] = {author.pick(kPersons)};
    if (author.chance(4)) request.filters["person"].push_back(author.pick(kPersons));
    if (author.chance(3)) request.filters["topic"] = {author.pick(kTopics)};
    if (author.chance(3)) request.filters["source"] = {author.chance(2) ? "unknown" : "Velmark Post"};
    if (author.chance(4)) request.filters["section"] = {author.chance(2) ? "unknown" : "sport"};
    if (author.chance(4)) request.filters["language"] = {"de"};
    if (author.chance(4)) request.filters["speaker"] = {author.pick(kPersons)};
    if (author.chance(4)) request.filters["published"] = {author.chance(2) ? "2024-05" : "2025", "unknown"};
    if (author.chance(4)) request.since = author.chance(2) ? "2024-05-20" : "2025";
    if (author.chance(4)) request.until = author.chance(2) ? "2024-12-30" : "2025";
    request.any = author.chance(3);
    request.sort = author.chance(3)   ? searcher::Sort::newest
                   : author.chance(3) ? searcher::Sort::oldest
                                      : searcher::Sort::relevance;
    request.offset = author.chance(5) ? 3 : 0;
    request.count_all = !author.chance(5);
    both.compare(request);
    if (!request.filters.empty()) ++filtered;
  }
  CHECK(filtered > 200);
  CHECK(both.answered() > 100);
}

TEST_CASE("the number beside a value of quotes is the number of results when it is chosen") {
  Both both;
  std::size_t values = 0;
  const auto all = both.newest().search(asking("copper OR mine OR NOT rare"));
  for (const auto& facet : all.facets) {
    for (const auto& value : facet.values) {
      SearchRequest chosen = asking("copper OR mine OR NOT rare");
      chosen.filters[facet.field] = {value.value};
      INFO(facet.field << " " << value.value);
      CHECK(both.newest().search(chosen).total == value.count);
      ++values;
    }
  }
  CHECK(values > 40);
}

TEST_CASE("phrases find the same quotes in every layout") {
  Both both;
  for (const char* query : {"\"rare earth\"",
                            "\"earth rare\"",
                            "rare-earth",
                            "rare earth",
                            "\"the mine\"",
                            "exact:\"the mines\"",
                            "\"the open mine\"",
                            "\"muller trade\"",
                            "exact:\"muller trade\"",
                            "exact:\"Müller trade\"",
                            "\"copper copper\"",
                            "\"mine 1.5\"",
                            "\"copper min*\"",
                            "\"rare ear*\" -\"of the\"",
                            "quote:\"rare earth\"",
                            "quote:(copper mine)",
                            "\"of the\" OR \"said is\"",
                            "NOT \"of the\"",
                            "copper -\"copper mine\"",
                            "\"copper mine\" person:celik",
                            "copper mine person:celik",
                            "(copper mine) OR (rare earth)",
                            "\"no such phrase\"",
                            "copper mine the rare earth said harbour is of",
                            "mine mine mine",
                            "\"rare earth\" \"earth said\"",
                            "speaker:\"Viktor Renn\" \"I told her\"",
                            "\"jar of rare earth\"",
                            "\"ship full of gold\""}) {
    both.compare(query);
  }
  CHECK(both.answered() > 22);
}

TEST_CASE("phrases at random find the same quotes in every layout") {
  Both both;
  Author author(13);
  for (int i = 0; i < 400; ++i) {
    std::string query = "\"" + author.words(2 + author.below(3)) + "\"";
    if (author.chance(2)) query += (author.chance(3) ? " OR \"" : " -\"") + author.words(2) + "\"";
    if (author.chance(3)) query += " " + author.words(3);
    if (author.chance(4)) query = "(" + query + ") AND NOT person:celik";
    SearchRequest request = asking(query);
    if (author.chance(4)) request.filters["topic"] = {author.pick(kTopics)};
    if (author.chance(4)) request.since = "2024-06";
    request.exact = author.chance(3);
    request.any = author.chance(4);
    // Among alternatives, Xapian 1.4 now and then adds the weight of an OP_PHRASE to a document that doesn't
    // hold it (of two quotes "is", one scores higher). The base layout asks it for that, so what is found is
    // compared there, not its order.
    if (request.any) request.limit = 0;
    request.count_all = !author.chance(4);
    request.sort = author.chance(4) ? searcher::Sort::oldest : searcher::Sort::relevance;
    both.compare(request);
  }
  CHECK(both.answered() > 80);
}

TEST_CASE("a phrase of quotes ends where the quote ends, however long the quote is") {
  Layouts layouts;
  std::string endless = "“";
  for (int i = 0; i < 3000; ++i) endless += "w" + std::to_string(i) + " ";
  schema::Article article = tests::article(
      "a", "Port", "“We will open” he said “the old port” and “” “of the north” " + endless + "”");
  tests::note_quotes(article, "");
  layouts.add({article});
  searcher::Searcher base(layouts.base());
  searcher::Searcher newest(layouts.newest());
  const auto found = [&](const std::string& query) {
    SearchRequest request = asking(query);
    CHECK(tests::answer(newest, request) == tests::answer(base, request));
    return newest.search(request).total;
  };
  CHECK(found("\"will open\"") == 1);
  CHECK(found("\"old port\"") == 1);
  CHECK(found("\"of the north\"") == 1);
  CHECK(found("\"open the\"") == 0);
  CHECK(found("\"open he\"") == 0);
  CHECK(found("\"port of\"") == 0);
  CHECK(found("\"w17 w18\"") == 1);
  CHECK(found("\"w18 w17\"") == 0);
  // Words have positions in the endless quote only, which has too many different ones.
  const Xapian::Database quotes((layouts.newest() / "g0001" / "quotes").string());
  CHECK(quotes.get_value_freq(schema::kWordOrderSlot) == 3);
  CHECK(quotes.positionlist_begin(1, "open") == quotes.positionlist_end(1, "open"));
  CHECK(quotes.positionlist_begin(5, "w17") != quotes.positionlist_end(5, "w17"));
}

TEST_CASE("a searcher that stays open filters the quotes of each commit") {
  Layouts layouts;
  Author author(17);
  std::vector<schema::Article> articles;
  for (int i = 0; i < 30; ++i) articles.push_back(author.article("a" + std::to_string(i)));
  layouts.add(articles);
  searcher::Searcher base(layouts.base());
  searcher::Searcher newest(layouts.newest());
  const auto compare = [&] {
    for (const std::string& name : kPersons) {
      for (const char* query : {"", "the", "NOT mine"}) {
        SearchRequest request = asking(query);
        request.filters["person"] = {name};
        CHECK(tests::answer(newest, request) == tests::answer(base, request));
      }
    }
  };
  compare();
  layouts.remove("a2");
  compare();
  for (int i = 0; i < 4; ++i) {
    layouts.add({author.article("a" + std::to_string(7 * i)), author.article("b" + std::to_string(i))});
    compare();
  }
}

TEST_CASE("the quotes of an article are found by its id in every layout") {
  Both both;
  for (int i = 0; i < 160; i += 3) both.compare("id:a" + std::to_string(i));
  both.compare("copper OR id:a1 -id:a2");
  CHECK(both.answered() > 30);
}

TEST_CASE("articles are found as before") {
  Both both;
  for (const char* query :
       {"copper mine", "\"copper mine\"", "quote:\"rare earth\"", "person:celik quote:copper"}) {
    SearchRequest request = asking(query);
    request.target = Target::articles;
    request.facets = all_facets(Target::articles);
    both.compare(request);
  }
  CHECK(both.answered() == 4);
}

TEST_CASE("phrases of headlines, subheadlines and captions find the same articles in every layout") {
  Both both;
  Author author(23);
  for (int i = 0; i < 200; ++i) {
    const std::string phrase = "\"" + author.words(2 + author.below(2)) + "\"";
    SearchRequest request =
        asking((author.chance(4) ? "NOT " : "") + author.pick({"headline:", "subheadline:", "caption:"}) +
               phrase + (author.chance(3) ? " " + author.words(1) : ""));
    request.target = Target::articles;
    request.facets.clear();
    both.compare(request);
  }
  CHECK(both.answered() > 80);
  const auto total = [&](const std::string& query) {
    SearchRequest request;
    request.query = query;
    return both.newest().search(request).total;
  };
  // A phrase of the headline is none of the body, nor of two captions.
  CHECK(total("headline:\"rare earth\"") < total("\"rare earth\""));
}
