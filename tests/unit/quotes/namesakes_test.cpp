// Several people of one surname.
#include "unit/quotes/sample.h"

#include "support/catch.h"

using news::schema::Article;
using quotes_test::add_person;
using quotes_test::article_with;
using quotes_test::finder;
using quotes_test::persons;

namespace {

/// Somebody whose mentions are the full name, and not the surname alone.
void add_in_full(Article& article, const std::string& name) {
  news::schema::Person person;
  person.name = name;
  for (std::size_t at = 0; (at = article.body.find(name, at)) != std::string::npos; at += name.size())
    person.spans.push_back(
        {"body", static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + name.size()), 0});
  article.persons.push_back(person);
}

/// Two people named Doyle; `linked` is who the surname alone is taken for.
std::string doyle(const std::string& introduction, const std::string& speaker, bool second_is_linked) {
  Article article = article_with(introduction + "\n\n“It never was a bakery at all,” " + speaker + " said.");
  const std::size_t bare = article.body.rfind("Doyle");
  for (const std::string name : {"Karen Doyle", "Steve Doyle"}) {
    news::schema::Person person;
    person.name = name;
    const std::size_t at = article.body.find(name);
    person.spans.push_back(
        {"body", static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + name.size()), 0});
    if (second_is_linked == (name == "Steve Doyle"))
      person.spans.push_back(
          {"body", static_cast<std::uint32_t>(bare), static_cast<std::uint32_t>(bare + 5), 0});
    article.persons.push_back(person);
  }
  return persons(article);
}

}  // namespace

TEST_CASE("Mr. and Ms. tell bearers of a surname apart") {
  const std::string start = "Karen Doyle and her brother Steve Doyle run the bakery.";
  CHECK(doyle(start, "Ms. Doyle", true) == "Karen Doyle");
  CHECK(doyle(start, "Ms. Doyle", false) == "Karen Doyle");
  CHECK(doyle(start, "Mr. Doyle", false) == "Steve Doyle");
}

TEST_CASE("An office tells bearers of a surname apart") {
  const std::string start = "Governor Karen Doyle met Mayor Steve Doyle on Monday.";
  CHECK(doyle(start, "Governor Doyle", true) == "Karen Doyle");
  CHECK(doyle(start, "Gov. Doyle", true) == "Karen Doyle");
  CHECK(doyle(start, "Mayor Doyle", false) == "Steve Doyle");
}

TEST_CASE("A bare surname of two people is nobody's, unless only one is known yet") {
  CHECK(doyle("Karen Doyle and her brother Steve Doyle run the bakery.", "Doyle", true) == "-");
  CHECK(doyle("Karen Doyle and her brother Steve Doyle run the bakery.", "Doyle", false) == "-");
  Article article = article_with(
      "Karen Doyle runs the bakery.\n\n“It never was a bakery,” Doyle said.\n\nSteve Doyle left.");
  add_person(article, "Karen Doyle");
  add_in_full(article, "Steve Doyle");
  CHECK(persons(article) == "Karen Doyle");
}

TEST_CASE("A bare surname isn't the junior's") {
  Article article =
      article_with("Karl Doyle and Karl Doyle Jr. came.\n\n“It never was a bakery,” Doyle said.");
  add_person(article, "Karl Doyle Jr.");
  news::schema::Person senior;
  senior.name = "Karl Doyle";
  senior.spans.push_back({"body", 0, 10, 0});
  article.persons.push_back(senior);
  CHECK(persons(article) == "Karl Doyle");
}

TEST_CASE("Two bearers of a surname: whom the headline names, with less certainty") {
  Article article = article_with(
      "Karen Doyle runs the bakery. Steve Doyle is her brother.\n\n“It never was a bakery,” Doyle said.");
  article.headline = "Karen Doyle opens a bakery";
  add_person(article, "Karen Doyle");
  article.persons[0].spans.push_back({"headline", 0, 11, 0});
  add_in_full(article, "Steve Doyle");
  const auto quotes = finder().find(article);
  REQUIRE(quotes.size() == 1);
  CHECK(quotes[0].speaker == "Karen Doyle");
  CHECK(quotes[0].confidence < 0.9);
}

TEST_CASE("Two bearers of a surname: who was named in full far more often, with less certainty") {
  Article article = article_with(
      "Karen Doyle runs a bakery. Karen Doyle came in May. Karen Doyle has a brother, Steve Doyle.\n\n“It "
      "never was "
      "a bakery,” Doyle said.");
  add_in_full(article, "Karen Doyle");
  add_in_full(article, "Steve Doyle");
  const auto quotes = finder().find(article);
  REQUIRE(quotes.size() == 1);
  CHECK(quotes[0].speaker == "Karen Doyle");
  CHECK(quotes[0].confidence < 0.9);
}

TEST_CASE("Two surnames that a family shares are nobody's alone") {
  Article article = article_with(
      "El escritor Mario Berg Lund murió, informaron sus hijos Tomás y Ana Berg Lund. Berg Lund dijo: "
      "«Escribir es "
      "una manera de vivir».");
  article.language = "es";
  add_person(article, "Mario Berg Lund");
  add_person(article, "Ana Berg Lund");
  const std::size_t at = article.body.rfind("Berg Lund");
  article.persons[0].spans.resize(1);
  article.persons[1].spans = {article.persons[1].spans.front()};
  const std::size_t full = article.body.find("Ana Berg Lund");
  article.persons[1].spans = {
      {"body", static_cast<std::uint32_t>(full), static_cast<std::uint32_t>(full + 13), 0},
      {"body", static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 9), 0}};
  CHECK(persons(article) == "-");
}
