#include <news/schema/internal/article_json.h>

#include <news/schema/error.h>

#include "support/catch.h"

using namespace news::schema;

namespace {

Article full() {
  Article a;
  a.id = "harbour-1";
  a.url = "https://harbour.example/1";
  a.source = "Harbour Gazette";
  a.language = "en";
  a.published = "2025-02-24T18:03:00+01:00";
  a.authors = {"Ana Lima"};
  a.keywords = {"mining", "ports"};
  a.headline = "Port opens \"again\"";
  a.body = "First.\n\nSecond “quoted”.";
  a.captions = {{"The port.", "Cranes", "Jo Weld/NWA"}};
  a.quotes = {{"quoted", QuoteKind::fragment, "Ana Lima", "she", "said", "after", 0.9, 1, 19, 25}};
  a.related = {{"More", "", "And…", "https://harbour.example/2"}};
  a.persons = {{"Ana Lima", 2, 0.5, {"mayor"}, {{"body", 0, 5, 0}, {"caption", 1, 2, 1}}}};
  a.topics = {{"medtop:04000000", "economy", 0.95, {"metadata"}}};
  a.extra["x_tracking"] = R"({"a":[1,2]})";
  return a;
}

ErrorCode code_of(std::string_view json) {
  try {
    (void)article_from_json(json);
  } catch (const Error& error) {
    return error.code();
  }
  return ErrorCode::internal;
}

}  // namespace

TEST_CASE("what goes in is what comes out") {
  CHECK(article_from_json(article_to_json(full())) == full());
}

TEST_CASE("every key is there, unknown values are null") {
  const std::string json = article_to_json({});
  CHECK(
      json ==
      R"({"v":1,"id":null,"url":null,"source":null,"language":null,"published":null,"modified":null,"authors":[],)"
      R"("section":null,"keywords":[],"headline":null,"subheadline":null,"body":null,"captions":[],"quotes":[],)"
      R"("related":[],"persons":[],"topics":[]})");
}

TEST_CASE("shares beyond 0 to 1 are the nearer end") {
  const Article read = article_from_json(
      R"({"v":1,"persons":[{"name":"Ana Lima","salience":-1}],"topics":[{"id":"medtop:04000000","confidence":1e300}]})");
  CHECK(read.persons[0].salience == 0);
  CHECK(read.topics[0].confidence == 1);
  CHECK(article_from_json(article_to_json(read)) == read);
}

TEST_CASE("damaged text never makes damaged JSON") {
  Article a;
  a.headline = "bad \xFF byte";
  CHECK(article_from_json(article_to_json(a)).headline == "bad \uFFFD byte");
}

TEST_CASE("what is no article is refused") {
  for (const char* json :
       {"", "[]", "1", "{", R"({"headline":1})", R"({"authors":"x"})", R"({"captions":[1]})",
        R"({"v":2,"headline":"later"})", R"({"quotes":[{"kind":"song"}]})", R"({"quotes":[{"begin":-1}]})"}) {
    INFO(json);
    CHECK(code_of(json) == ErrorCode::bad_argument);
  }
}

TEST_CASE("deep nesting is refused, not followed") {
  const std::string deep = R"({"x":)" + std::string(100'000, '[') + std::string(100'000, ']') + "}";
  CHECK(code_of(deep) == ErrorCode::bad_argument);
  CHECK(code_of(R"({"x":)" + std::string(1'000'000, '[')) == ErrorCode::bad_argument);
}

TEST_CASE(
    "version, embargo and teaser are told where they are there, and kept where others mean something else") {
  CHECK(article_to_json(full()).find("embargoed") == std::string::npos);
  Article held = full();
  held.version = 20'240'514'180'300;
  held.embargoed = "2024-05-15T06:00:00Z";
  held.teaser = true;
  CHECK(article_from_json(article_to_json(held)) == held);

  const std::string others = R"({"headline":"H","version":"2.1","teaser":"A line","embargoed":false})";
  const Article read = article_from_json(others);
  CHECK(read.version == 0);
  CHECK(!read.teaser);
  CHECK(read.extra.at("version") == "\"2.1\"");
  CHECK(read.extra.at("teaser") == "\"A line\"");
  CHECK(read.extra.at("embargoed") == "false");
}
