#include "facets.h"

#include <numeric>
#include <random>
#include <string>
#include <vector>

#include <news/schema/error.h>

#include "support/catch.h"
#include "support/small_index.h"
#include "support/temp_dir.h"

namespace news::searcher {
namespace {

using schema::Article;

Documents all_of(const Xapian::Database& database) {
  return find_all(database, Xapian::Query(std::string()));
}

Values values_of(const Snapshot& snapshot, Target target) {
  return {snapshot, target, "", snapshot.forms->in(target, "", snapshot.database(target), snapshot.articles)};
}

/// "Ada 3, Bo 2*": values with their counts, the chosen ones with a star; topics indented by dots.
std::string drawn(const Facet& facet) {
  std::string out;
  for (const FacetValue& value : facet.values) {
    out += (out.empty() ? "" : ", ") + std::string(static_cast<std::size_t>(value.depth), '.') + value.label +
           " " + std::to_string(value.count) + (value.chosen ? "*" : "");
  }
  return out;
}

class Counting {
 public:
  Counting() : index(directory_.path()) {}

  void add(Article article) {
    article.id = std::to_string(++articles_);
    article.headline = "Tin";
    index.add(article);
  }

  Snapshot open() {
    index.commit();
    index.switch_here();
    return open_snapshot(directory_.path());
  }

  Facet count(const std::string& field, std::size_t limit = 10, const std::vector<std::string>& chosen = {},
              Period period = Period::month) {
    const Snapshot snapshot = open();
    Columns columns;
    return count_facet(snapshot, Target::articles, columns, values_of(snapshot, Target::articles),
                       {field, limit, period}, all_of(snapshot.articles), chosen);
  }

 private:
  tests::TempDir directory_;
  int articles_ = 0;

 public:
  tests::SmallIndex index;
};

Article by(const std::vector<std::string>& persons, const std::string& source = {},
           const std::string& published = {}) {
  Article article;
  for (const auto& name : persons) {
    article.persons.emplace_back();
    article.persons.back().name = name;
  }
  article.source = source;
  article.published = published;
  return article;
}

Article about(const std::vector<std::string>& topics) {
  Article article;
  for (const auto& id : topics) {
    article.topics.emplace_back();
    article.topics.back().id = id;
  }
  return article;
}

TEST_CASE("values come most frequent first, then by label, as many as asked for") {
  Counting counting;
  counting.add(by({"Cleo Brandt", "Bo Lind"}));
  counting.add(by({"Ada Okafor", "Bo Lind"}));
  counting.add(by({"Dan Weiss"}));
  counting.add(by({}));
  CHECK(drawn(counting.count("person")) == "Bo Lind 2, Ada Okafor 1, Cleo Brandt 1, Dan Weiss 1");
  CHECK(drawn(counting.count("person", 2)) == "Bo Lind 2, Ada Okafor 1");
  CHECK(counting.count("person", 2).distinct == 4);
  CHECK(drawn(counting.count("person", 0)) == "Bo Lind 2, Ada Okafor 1, Cleo Brandt 1, Dan Weiss 1");
  CHECK(counting.count("person", 1).values[0].value == "Bo Lind");
  CHECK(drawn(counting.count("keyword")).empty());
}

TEST_CASE("names that differ in case and accents are one value") {
  Counting counting;
  counting.add(by({"Zoë Öztürk"}));
  counting.add(by({"ZOE OZTURK"}));
  CHECK(drawn(counting.count("person")) == "Zoë Öztürk 2");
}

TEST_CASE("chosen values are listed whatever their number") {
  Counting counting;
  counting.add(by({"Bo Lind", "Ada Okafor"}));
  counting.add(by({"Bo Lind"}));
  CHECK(drawn(counting.count("person", 1, {"ada okafor"})) == "Bo Lind 2, Ada Okafor 1*");
  CHECK(drawn(counting.count("person", 1, {"Bo Lind", "Nobody Here"})) == "Bo Lind 2*, Nobody Here 0*");
  CHECK(drawn(counting.count("published", 1, {"2031-05", "unknown"})) == "2031-05 0*, unknown 2*");
}

TEST_CASE("articles without a value count as unknown, last") {
  Counting counting;
  counting.add(by({}, "Harbour Gazette", "2024-05-03"));
  counting.add(by({}));
  counting.add(by({}, "", "2024-05-04"));
  counting.add(by({}, "Unknown"));
  CHECK(drawn(counting.count("source")) == "Harbour Gazette 1, unknown 3");
  CHECK(drawn(counting.count("source", 10, {"unknown"})) == "Harbour Gazette 1, unknown 3*");
  CHECK(counting.count("source").distinct == 2);
  CHECK(drawn(counting.count("published")) == "2024-05 2, unknown 2");
  CHECK(drawn(counting.count("section")) == "unknown 4");
  CHECK(drawn(counting.count("author")).empty());
  CHECK(drawn(counting.count("author", 10, {"unknown"})) == "unknown 4*");
}

TEST_CASE("a value tells how it is chosen where its bare name means something else") {
  Counting counting;
  counting.add(by({"Ada Okafor", "Okafor", "Madrigal"}));
  counting.add(by({"Okafor"}));
  Article unnamed = by({});
  unnamed.authors = {"unknown"};
  counting.add(unnamed);
  const Facet people = counting.count("person");
  REQUIRE(people.values.size() == 3);
  CHECK(people.values[0].value == "=Okafor");
  CHECK(people.values[0].label == "Okafor");
  CHECK(people.values[1].value == "Ada Okafor");
  CHECK(people.values[2].value == "Madrigal");
  const Facet authors = counting.count("author");
  REQUIRE(authors.values.size() == 1);
  CHECK(authors.values[0].value == "=unknown");
  CHECK(authors.values[0].count == 1);
}

TEST_CASE("days come latest first, by day, month or year") {
  Counting counting;
  for (const char* day :
       {"2023-12-31", "2024-01-01T23:30:00-08:00", "2024-01-31", "2024-02-29", "0987-06-05"}) {
    counting.add(by({}, "", day));
  }
  CHECK(drawn(counting.count("published", 0, {}, Period::day)) ==
        "2024-02-29 1, 2024-01-31 1, 2024-01-01 1, 2023-12-31 1, 0987-06-05 1");
  CHECK(drawn(counting.count("published", 0, {}, Period::month)) ==
        "2024-02 1, 2024-01 2, 2023-12 1, 0987-06 1");
  CHECK(drawn(counting.count("published", 0, {}, Period::year)) == "2024 3, 2023 1, 0987 1");
  CHECK(drawn(counting.count("published", 1, {"2023"}, Period::year)) == "2024 3, 2023 1*");
  CHECK(counting.count("published", 1, {"2023"}, Period::year).distinct == 3);
  // A choice of another length is no value of this facet.
  CHECK(drawn(counting.count("published", 1, {"2023-12"}, Period::year)) == "2024 3");
}

TEST_CASE("topics are a tree with parents before children") {
  Counting counting;
  counting.index.topic("medtop:1", "economy");
  counting.index.topic("medtop:11", "mining", "medtop:1");
  counting.index.topic("medtop:12", "banking", "medtop:1");
  counting.index.topic("medtop:111", "tin mining", "medtop:11");
  counting.index.topic("medtop:2", "sport");
  counting.add(about({"medtop:111"}));
  counting.add(about({"medtop:111", "medtop:2"}));
  counting.add(about({"medtop:12"}));
  counting.add(about({"local:9"}));
  CHECK(drawn(counting.count("topic")) ==
        "economy 3, .mining 2, ..tin mining 2, .banking 1, local:9 1, sport 1");
  const Facet facet = counting.count("topic");
  CHECK(facet.values[2].value == "medtop:111");
  CHECK(facet.values[2].parent == "medtop:11");
  CHECK(facet.distinct == 6);
  CHECK(drawn(counting.count("topic", 1)) == "economy 3");
  CHECK(drawn(counting.count("topic", 1, {"medtop:111"})) == "economy 3, .mining 2, ..tin mining 2*");
}

TEST_CASE("a ring of topics is listed once") {
  Counting counting;
  counting.index.topic("a", "one");
  counting.add(about({"a"}));
  counting.index.topic("b", "two", "a");
  counting.add(about({"b"}));
  counting.index.topic("a", "one", "b");
  CHECK(drawn(counting.count("topic")) == "one 2, .two 1");
}

TEST_CASE("quotes have facets of their own") {
  tests::TempDir directory;
  tests::SmallIndex index(directory.path());
  Article article = by({"Ada Okafor"}, "Harbour Gazette", "2024-05-03");
  article.id = "1";
  article.body = "She said \u201Ctin is here to stay\u201D and \u201Cso are we all\u201D.";
  tests::note_quotes(article, "Ada Okafor");
  article.quotes[1].speaker.clear();
  article.authors = {"Bo Lind"};
  index.add(article);
  index.commit();
  index.switch_here();
  const Snapshot snapshot = open_snapshot(directory.path());
  Columns columns;
  const auto count = [&](const std::string& field) {
    return drawn(count_facet(snapshot, Target::quotes, columns, values_of(snapshot, Target::quotes), {field},
                             all_of(snapshot.quotes), {}));
  };
  CHECK(count("speaker") == "Ada Okafor 1");
  CHECK(count("person") == "Ada Okafor 2");
  CHECK(count("published") == "2024-05 2");
  CHECK_THROWS_AS(count("author"), schema::Error);
  CHECK_THROWS_AS(count("headline"), schema::Error);
  try {
    check_facet({"colour"}, Target::articles);
    FAIL("took a facet that there isn't");
  } catch (const schema::Error& error) {
    CHECK(error.code() == schema::ErrorCode::bad_argument);
    CHECK(error.hint().find("person") != std::string::npos);
  }
}

TEST_CASE("reading slots one by one and from memory gives the same counts") {
  Counting counting;
  std::mt19937 random(7);
  for (int i = 0; i < 400; ++i) {
    std::vector<std::string> persons;
    for (unsigned n = random() % 4; n > 0; --n) persons.push_back("Person " + std::to_string(random() % 30));
    counting.add(by(persons, random() % 3 == 0 ? "" : "Source " + std::to_string(random() % 5),
                    random() % 4 == 0 ? "" : "2024-0" + std::to_string(1 + random() % 9)));
  }
  for (int i = 0; i < 400; i += 3) counting.index.remove(std::to_string(i));
  const Snapshot snapshot = counting.open();
  const Documents all = all_of(snapshot.articles);
  for (const char* field : {"person", "source", "published"}) {
    const schema::Field& row = *schema::find_field(field);
    const Coding coding = row.kind == schema::Kind::date ? Coding::day : Coding::ordinals;
    for (const std::size_t step : {std::size_t{1}, std::size_t{9}, std::size_t{50}}) {
      Documents some;
      for (std::size_t i = 0; i < all.size(); i += step) some.push_back(all[i]);
      Columns whole;
      (void)whole.count(snapshot.articles, row.slot, coding, kDayEntries, all);  // from now on in memory
      const SlotCounts fast = whole.count(snapshot.articles, row.slot, coding, kDayEntries, some);
      std::vector<std::uint32_t> sums;
      std::uint64_t without = 0;
      for (const Xapian::docid document : some) {
        Columns single;
        const SlotCounts one = single.count(snapshot.articles, row.slot, coding, kDayEntries, {document});
        sums.resize(std::max(sums.size(), one.counts.size()));
        for (std::size_t i = 0; i < one.counts.size(); ++i) sums[i] += one.counts[i];
        without += one.without;
      }
      sums.resize(std::max(sums.size(), fast.counts.size()));
      auto counts = fast.counts;
      counts.resize(sums.size());
      CHECK((counts == sums));
      Columns stream;  // few documents: read one after the other
      const SlotCounts slow = stream.count(snapshot.articles, row.slot, coding, kDayEntries, some);
      CHECK(slow.first == fast.first);
      CHECK((slow.counts == fast.counts));
      CHECK(slow.without == fast.without);
      CHECK(fast.without == without);
    }
  }
}

TEST_CASE("an ordinal without a name is damage") {
  Counting counting;
  counting.add(by({"Ada Okafor"}));
  counting.index.articles().set_metadata(schema::ordinal_count_key("person"), "0");
  try {
    (void)counting.count("person");
    FAIL("counted a value that has no name");
  } catch (const schema::Error& error) {
    CHECK(error.code() == schema::ErrorCode::index_corrupt);
  }
}

}  // namespace
}  // namespace news::searcher
