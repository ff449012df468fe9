#include "unit/quotes/sample.h"

#include "support/catch.h"

using news::schema::Article;
using quotes_test::add_person;
using quotes_test::finder;

namespace {

Article article_with(std::string body) {
  Article article;
  article.language = "en";
  article.body = std::move(body);
  return article;
}

std::string persons(const Article& article) {
  std::string joined;
  for (const auto& quote : finder().find(article)) {
    if (!joined.empty()) joined += " / ";
    joined += quote.speaker.empty() ? "-" : quote.speaker;
  }
  return joined;
}

}  // namespace

TEST_CASE("A surname leads to the person") {
  Article article = article_with("Ada Lund came.\n\n“It opens again in May,” Lund said.");
  add_person(article, "Ada Lund");
  CHECK(persons(article) == "Ada Lund");
}

TEST_CASE("He and she lead to persons of their gender") {
  Article article = article_with(
      "Mary Lund met Peter Moe on Monday. “It opens again in May,” she said. He said it “will "
      "never open again.”");
  add_person(article, "Mary Lund");
  add_person(article, "Peter Moe");
  CHECK(persons(article) == "Mary Lund / Peter Moe");
}

TEST_CASE("A title tells the gender when the name doesn't") {
  Article article = article_with("Mr. Qux met Ms. Zyx on Monday. “It opens again in May,” she said.");
  add_person(article, "Qux");
  add_person(article, "Zyx");
  CHECK(persons(article) == "Zyx");
}

TEST_CASE("He is who spoke last, before who was spoken to") {
  Article article = article_with(
      "“It opens again in May,” Peter Moe told Paul Dahl.\n\n“We have waited long enough,” he said.");
  add_person(article, "Peter Moe");
  add_person(article, "Paul Dahl");
  CHECK(persons(article) == "Peter Moe / Peter Moe");
}

TEST_CASE("He is the subject of the sentence before, not its last name") {
  Article article = article_with(
      "In the interview, Peter Moe said that both Mr. Paul Dahl and Mr. Hugo Vik should be heard. He said it "
      "“will "
      "never open again.”");
  add_person(article, "Peter Moe");
  add_person(article, "Paul Dahl");
  add_person(article, "Hugo Vik");
  CHECK(persons(article) == "Peter Moe");
}

TEST_CASE("He in a sentence that names somebody is that person") {
  Article article = article_with(
      "“It is close,” Peter Moe said.\n\nPaul Dahl's letter came after he wrote that he was in "
      "“serious talks with the town.”");
  add_person(article, "Peter Moe");
  add_person(article, "Paul Dahl");
  CHECK(persons(article) == "Peter Moe / Paul Dahl");
}

TEST_CASE("Nobody of that gender: the pronoun stays unresolved") {
  Article article = article_with("Peter Moe came. “It opens again in May,” she said.");
  add_person(article, "Peter Moe");
  const auto quotes = finder().find(article);
  REQUIRE(quotes.size() == 1);
  CHECK(quotes[0].speaker.empty());
  CHECK(quotes[0].speaker_text == "she");
}

TEST_CASE("They and we are nobody in particular") {
  Article article = article_with("Peter Moe met Mary Lund. “It opens again in May,” they said.");
  add_person(article, "Peter Moe");
  add_person(article, "Mary Lund");
  CHECK(persons(article) == "-");
}

TEST_CASE("An office leads to the one who holds it") {
  Article article = article_with(
      "Norland's President Peter Moe met Harbour Minister Mary Lund.\n\n“It opens again in May,” "
      "said the minister.\n\nThe president said it “will be a good year.”");
  add_person(article, "Peter Moe", {"President"});
  add_person(article, "Mary Lund", {"Harbour Minister"});
  CHECK(persons(article) == "Mary Lund / Peter Moe");
}

TEST_CASE("Of two presidents it is the one who spoke last, or nobody") {
  const std::string start = "President Peter Moe of Norland met President Paul Dahl of Sudland.\n\n";
  Article article =
      article_with(start + "“We will sign it,” Moe said.\n\n“They are close to a deal,” said the president.");
  add_person(article, "Peter Moe", {"President of Norland"});
  add_person(article, "Paul Dahl", {"President of Sudland"});
  CHECK(persons(article) == "Peter Moe / Peter Moe");
  Article unclear = article_with(start + "“They are close to a deal,” said the president.");
  add_person(unclear, "Peter Moe", {"President of Norland"});
  add_person(unclear, "Paul Dahl", {"President of Sudland"});
  CHECK(persons(unclear) == "-");
}

TEST_CASE("A spokesman for somebody is somebody else") {
  Article article = article_with(
      "“It opens again in May,” a spokesman for Peter Moe said. Moe's spokesman said it was “the "
      "best news in years.”");
  add_person(article, "Peter Moe", {"spokesman"});
  CHECK(persons(article).find("Peter") == std::string::npos);
}

TEST_CASE("Persons with spans beyond the body do no harm") {
  Article article = article_with("“It opens again in May,” Lund said.");
  add_person(article, "Ada Lund");
  article.persons[0].spans.push_back({"body", 4000000000U, 4000000001U, 0});
  article.persons[0].spans.push_back({"body", 9, 3, 0});
  article.persons[0].spans.push_back({"caption", 0, 3, 7});
  CHECK(persons(article) == "Ada Lund");
}
