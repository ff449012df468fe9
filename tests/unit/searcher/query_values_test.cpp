#include "query_index.h"
#include "support/catch.h"

using namespace news;
using news::tests::brief;
using news::tests::QueryIndex;
using schema::ErrorCode;
using searcher::SearchRequest;
using searcher::Target;

namespace {

using Words = std::vector<std::string>;

void fill(tests::SmallIndex& index) {
  index.topic("t:1", "economy, business and finance");
  index.topic("t:2", "mining of metals", "t:1");
  index.topic("t:3", "sport");
  index.topic("t:4", "sport business", "t:3");
  index.topic("t:5", "copper trade");
  index.topic("t:6", "prices of copper");
  index.topic("t:9", "business law");
  index.topic("t:7", "the textile trade");
  index.topic("t:8", "the textile workers", "t:7");
  index.articles().add_synonym(schema::topic_label_key("Wirtschaft"), "t:1");

  schema::Article a = brief("a", "One.");
  a.persons = {{"Özgür Çelik", 1, 1, {}, {}}, {"Ada Okafor", 1, 1, {}, {}}};
  a.topics = {{"t:2", "", 1, {}}, {"t:6", "", 1, {}}, {"t:8", "", 1, {}}};
  a.source = "Harbour Gazette";
  a.authors = {"Ilse Varga"};
  a.section = "World business";
  a.keywords = {"Rare Metals", "copper"};
  a.published = "2024-05-03";
  a.modified = "2024-06-01";
  a.body = "He said “I want it back today” and left.";
  tests::note_quotes(a, "Ada Okafor");
  index.add(a);

  schema::Article b = brief("b", "Two.", "de");
  b.persons = {{"Ben Okafor", 1, 1, {}, {}}, {"Varga", 1, 1, {}, {}}};
  b.topics = {{"t:4", "", 1, {}}, {"t:5", "", 1, {}}};
  b.source = "Velmark Post";
  b.authors = {"Jörg Lindqvist"};
  b.published = "2024-12-31";
  index.add(b);

  schema::Article c = brief("c", "Three.");
  c.persons = {{"Lena Varga", 1, 1, {}, {}}, {"Özgür Çelik", 1, 1, {}, {}}};
  c.source = "Unknown";
  c.published = "2025-01-01";
  index.add(c);

  schema::Article d = brief("d", "Four.");
  index.add(d);
  index.articles().add_synonym(schema::person_name_key("the Hammer"), "Lena Varga");
  index.articles().add_synonym(schema::person_name_key("Gone"), "Nobody Gone");
  index.articles().add_synonym(schema::accent_key("jorg"), "jörg");
  index.articles().add_synonym("en:metal", "metals");
}

const QueryIndex& index() {
  static const QueryIndex small(fill);
  return small;
}

SearchRequest filtered(const std::string& field, Words values) {
  SearchRequest request;
  request.filters[field] = std::move(values);
  return request;
}

std::string refused(const std::string& query) {
  SearchRequest request;
  request.query = query;
  return index().failure(request, ErrorCode::bad_query);
}

std::string refused(const SearchRequest& request) {
  return index().failure(request, ErrorCode::bad_argument);
}

}  // namespace

TEST_CASE("persons by name, alias and surname, without case and accents") {
  CHECK(index().found("person:\"Özgür Çelik\"") == "a c");
  CHECK(index().found("person:\"OZGUR CELIK\"") == "a c");
  CHECK(index().found("person:celik") == "a c");
  CHECK(index().found("person:\"the hammer\"") == "c");
  CHECK(index().found("person:celik person:\"Ada Okafor\"") == "a");
  CHECK(index().found("person:(celik OR \"Ben Okafor\") -person:\"Lena Varga\"") == "a b");
  CHECK(index().found("speaker:okafor") == "a");
  CHECK(index().found("person:gone").empty());
}

TEST_CASE("a surname of several people is an error that lists them") {
  CHECK(refused("copper person:okafor") ==
        "\"okafor\" fits 2 values of `person`: Ada Okafor (1); Ben Okafor (1)\n"
        "  copper person:okafor\n"
        "         ^^^^^^^^^^^^^\n"
        "give one of them by its full name");
  CHECK(refused(filtered("person", {"Okafor"})) ==
        "\"Okafor\" fits 2 values of `person`: Ada Okafor (1); Ben Okafor (1)\ngive one of them by its full "
        "name");
}

TEST_CASE("a surname that is also a name by itself is one of those it fits") {
  CHECK(refused(filtered("person", {"varga"})) ==
        "\"varga\" fits 2 values of `person`: Lena Varga (1); Varga (1)\n"
        "give one of them by its full name, or as \"=varga\" the one of that name alone");
  CHECK(index().found(filtered("person", {"=varga"})) == "b");
  CHECK(index().found("person:\"=varga\"") == "b");
  CHECK(index().found("person:=varga") == "b");
  CHECK(index().build(filtered("person", {"=varga"})).chosen.at("person") == Words{"Varga"});
  CHECK(index().found("person:\"lena varga\"") == "c");
  CHECK(index().found(filtered("person", {"=celik"})).empty());
}

TEST_CASE("of a surname's people the one who has nearly all results is taken, and named") {
  const QueryIndex many([](tests::SmallIndex& small) {
    for (int i = 0; i < 42; ++i) {
      schema::Article article = brief(std::to_string(i), "One.");
      article.persons = {{i == 0 ? "Moen" : i == 1 ? "PORT OF HALMER Erik Moen" : "Erik Moen", 1, 1, {}, {}}};
      small.add(article);
    }
  });
  const auto built = many.build(filtered("person", {"moen"}));
  CHECK(built.chosen.at("person") == Words{"Erik Moen"});
  CHECK(built.notes ==
        Words{"\"moen\" is taken as Erik Moen (40), not as Moen (1); PORT OF HALMER Erik Moen (1)"});
  CHECK(many.ranked(filtered("person", {"moen"})).size() == 40);
  CHECK(many.build("person:moen").notes == built.notes);
  CHECK(many.found(filtered("person", {"=Moen"})) == "0");
}

TEST_CASE("filters are resolved to the index's own spelling") {
  const auto built = index().build(filtered("person", {"ozgur celik", "Çelik", "Ben Okafor"}));
  CHECK(built.chosen.at("person") == Words{"Özgür Çelik", "Ben Okafor"});
  CHECK(built.explanation.filters ==
        Words{"person is Özgür Çelik (given as ozgur celik) or Özgür Çelik (given as Çelik) or Ben Okafor"});
  CHECK(index().found(filtered("person", {"celik", "Ben Okafor"})) == "a b c");
  SearchRequest both = filtered("person", {"celik"});
  both.filters["source"] = {"harbour gazette"};
  CHECK(index().found(both) == "a");
  CHECK(index().build(both).chosen.at("source") == Words{"Harbour Gazette"});
  // A facet is counted without its own choice.
  Xapian::Enquire enquire(index().snapshot().articles);
  enquire.set_query(index().build(both).combined("source"));
  CHECK(enquire.get_mset(0, 10).size() == 2);
}

TEST_CASE("a name that the index doesn't have finds nothing and says so") {
  CHECK(index().found(filtered("person", {"Zoe Nobody"})).empty());
  CHECK(index().build(filtered("person", {"Zoe Nobody"})).explanation.filters ==
        Words{"person is \"Zoe Nobody\" (no person of that name in this index)"});
  CHECK(index().build("source:Nowhere").explanation.filters ==
        Words{"source:Nowhere is read as \"Nowhere\" (no source of that name in this index)"});
  CHECK(index().found("source:Nowhere").empty());
  CHECK(index().found("NOT source:Nowhere") == "a b c d");
}

TEST_CASE("topics by id, by label in any language, or by a part of the label that only one has") {
  CHECK(index().found("topic:t:1") == "a");
  CHECK(index().found("topic:\"Mining of Metals\"") == "a");
  CHECK(index().found("topic:wirtschaft") == "a");
  CHECK(index().found("topic:economy") == "a");
  CHECK(index().found("topic:metals") == "a");
  CHECK(index().found("topic:sport") == "b");
  CHECK(index().found("topic:copper") == "b");
  CHECK(index().found("topic:\"of copper\"") == "a");
  CHECK(index().found("topic:min").empty());
  // Fits a topic and one below it: that is the upper one.
  CHECK(index().build(filtered("topic", {"textile"})).chosen.at("topic") == Words{"t:7"});
  CHECK(index().build(filtered("topic", {"economy"})).chosen.at("topic") == Words{"t:1"});
  CHECK(index().build(filtered("topic", {"economy"})).explanation.filters ==
        Words{"topic is economy, business and finance (t:1, given as economy)"});
  CHECK(
      refused("topic:business") ==
      "\"business\" fits 2 values of `topic`: economy, business and finance t:1 (1); sport business t:4 (1)\n"
      "  topic:business\n"
      "  ^^^^^^^^^^^^^^\n"
      "give one of them by its id");
}

TEST_CASE("authors, sections and keywords also by their words") {
  CHECK(index().found("author:\"ilse varga\"") == "a");
  CHECK(index().found("author:varga") == "a");
  CHECK(index().found("author:jorg") == "b");
  CHECK(index().found("author:lindqvists").empty());
  CHECK(index().found("keyword:copper") == "a");
  CHECK(index().found("keyword:metal") == "a");
  CHECK(index().found("keyword:\"metals rare\"").empty());
  CHECK(index().found("section:business") == "a");
  CHECK(index().found("source:gazette").empty());
  CHECK(index().found("language:DE") == "b");
  CHECK(index().build(filtered("section", {"business"})).explanation.filters ==
        Words{"section is one with the word \"business\""});
}

TEST_CASE("unknown is the value of what has none") {
  CHECK(index().found("source:unknown") == "c d");
  CHECK(index().found("published:unknown") == "d");
  CHECK(index().found("topic:unknown") == "c d");
  CHECK(index().found(filtered("source", {"Unknown", "velmark post"})) == "b c d");
  CHECK(index().build(filtered("published", {"unknown"})).chosen.at("published") == Words{"unknown"});
  CHECK(index().found("modified:unknown") == "b c d");
}

TEST_CASE("days, months, years and ranges") {
  CHECK(index().found("published:2024") == "a b");
  CHECK(index().found("published:2024-05") == "a");
  CHECK(index().found("published:2024-05-04").empty());
  CHECK(index().found("published:2024-12..2025") == "b c");
  CHECK(index().found("published:..2024-05-03") == "a");
  CHECK(index().found("2024-12-31..") == "b c");
  CHECK(index().found("modified:2024") == "a");
  CHECK(index().found("NOT published:2024") == "c d");
  CHECK(index().build(filtered("published", {"2024-05", "2025"})).chosen.at("published") ==
        Words{"2024-05", "2025"});
  CHECK(index().found(filtered("published", {"2024-05", "2025"})) == "a c");
}

TEST_CASE("since and until are inclusive and fail what has no date") {
  SearchRequest request;
  request.since = "2024-05-03";
  CHECK(index().found(request) == "a b c");
  request.until = "2024-12-31";
  CHECK(index().found(request) == "a b");
  CHECK(index().build(request).explanation.filters == Words{"published from 2024-05-03 until 2024-12-31"});
  CHECK(index().build(request).filters.count("published") == 0);
  request.since = "2024-12";
  request.until = "2024";
  CHECK(index().found(request) == "b");
  request.since = "";
  request.until = "2024-05";
  CHECK(index().found(request) == "a");
  request.filters["published"] = {"2025"};
  CHECK(index().found(request).empty());
}

TEST_CASE("filters that can't be met are refused") {
  CHECK(refused(filtered("colour", {"red"})) ==
        "`colour` isn't a field to filter by\nuse one of: person, topic, source, speaker, author, section, "
        "keyword, "
        "language, published");
  CHECK(refused(filtered("headline", {"red"})).starts_with("`headline` isn't a field to filter by\n"));
  CHECK(refused(filtered("person", {""})) ==
        "`` is no value for `person`\nan example of one: \"Ingrid Dahl\"");
  CHECK(refused(filtered("published", {"2024-13"})) ==
        "`2024-13` isn't a date for `published`\n"
        "give a day, a month, a year or a range: 2024-05-03, 2024-05, 2024, 2024-05..2025");
  SearchRequest days;
  days.since = "2024..2025";
  CHECK(refused(days) ==
        "`2024..2025` isn't a date for `since`\ngive a day, a month or a year: 2024-05-03, 2024-05, 2024");
  days.since = "2025";
  days.until = "2024-05";
  CHECK(refused(days) == "since (2025-01-01) lies after until (2024-05-31)\nexchange the two");
  SearchRequest quotes = filtered("author", {"varga"});
  quotes.target = Target::quotes;
  CHECK(refused(quotes) ==
        "quotes have no field `author`\nsearch the articles for it, or use one of: person, topic, source, "
        "speaker, "
        "section, language, published");
  quotes = filtered("speaker", {"okafor"});
  quotes.target = Target::quotes;
  CHECK(index().found(quotes) == "a#0");
}
