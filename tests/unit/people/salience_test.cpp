#include "found.h"
#include "support/catch.h"

using news::people::Finder;
using news::people::test::person;
using news::people::test::persons_of;

namespace {

std::string long_article() {
  std::string body = "Margaret Whitlock won the vote.\n\nWhitlock thanked everyone, and Whitlock smiled.\n\n";
  for (int paragraph = 0; paragraph < 12; ++paragraph)
    body += "The river rose again and the boats stayed.\n\n";
  return body + "Far away Thomas Pell fished.\n\nThe river fell, and Whitlock left with Whitlock's boat.";
}

}  // namespace

TEST_CASE("the main person is near 1, one named once in the middle below a quarter") {
  const auto persons = persons_of(long_article(), "Whitlock wins vote in the harbour town");
  CHECK(person(persons, "Margaret Whitlock").salience > 0.9);
  CHECK(person(persons, "Margaret Whitlock").salience <= 1.0);
  CHECK(person(persons, "Thomas Pell").salience > 0);
  CHECK(person(persons, "Thomas Pell").salience < 0.25);
  CHECK(persons.front().name == "Margaret Whitlock");
}

TEST_CASE("every mention adds, a headline most") {
  const double once =
      person(persons_of("The sea.\n\nThe sea.\n\nThen Thomas Pell came."), "Thomas Pell").salience;
  const double twice =
      person(persons_of("The sea.\n\nThe sea.\n\nThen Thomas Pell came. Pell sat."), "Thomas Pell").salience;
  const double lead = person(persons_of("Then Thomas Pell came."), "Thomas Pell").salience;
  const double headline =
      person(persons_of("The sea.", "Now Thomas Pell comes to the sea"), "Thomas Pell").salience;
  CHECK(once < twice);
  CHECK(once < lead);
  CHECK(lead < headline);
  CHECK(twice >= news::people::kFacetSalience);
  CHECK(once < news::people::kFacetSalience);
}

TEST_CASE("who speaks weighs more, each utterance once") {
  news::schema::Article article;
  article.body = long_article();
  article.persons = news::people::test::finder().find(article);
  const double before = person(article.persons, "Thomas Pell").salience;
  article.quotes.resize(2);
  for (auto& quote : article.quotes) {
    quote.speaker = "Thomas Pell";
    quote.utterance = 1;
  }
  Finder::weigh(article);
  const double one = person(article.persons, "Thomas Pell").salience;
  CHECK(one > before);
  article.quotes[1].utterance = 2;
  Finder::weigh(article);
  CHECK(person(article.persons, "Thomas Pell").salience > one);
}

TEST_CASE("weighing sorts by salience and keeps everything else") {
  news::schema::Article article;
  article.persons.push_back({"Thomas Pell", 1, 0, {"baker"}, {{"body", 300, 311, 0}}});
  article.persons.push_back({"Ann Corbett", 2, 0, {}, {{"headline", 0, 11, 0}, {"body", 0, 11, 0}}});
  article.body = std::string(400, 'x');
  Finder::weigh(article);
  CHECK(article.persons[0].name == "Ann Corbett");
  CHECK(article.persons[1].roles == std::vector<std::string>{"baker"});
}

TEST_CASE("weighing an article without persons does nothing") {
  news::schema::Article article;
  Finder::weigh(article);
  CHECK(article.persons.empty());
}
