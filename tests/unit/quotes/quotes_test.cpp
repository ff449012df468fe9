#include "unit/quotes/sample.h"

#include "support/catch.h"

using news::schema::QuoteKind;
using quotes_test::quotes_of;
using quotes_test::speakers;

TEST_CASE("Offsets lead to the words without their marks") {
  const std::string body = "Über alles: Lund said, « The harbour will open again. » Then “No,” said Moe.";
  for (const auto& quote : quotes_of(body))
    CHECK(body.substr(quote.begin, quote.end - quote.begin) == quote.text);
  const auto quotes = quotes_of(body);
  REQUIRE(quotes.size() == 2);
  CHECK(quotes[0].text == "The harbour will open again.");
  CHECK(quotes[1].text == "No,");
}

TEST_CASE("Four words make a quotation, fewer a fragment") {
  CHECK(quotes_of("Lund said it was “very good news indeed.”").at(0).kind == QuoteKind::quotation);
  CHECK(quotes_of("Lund said it was “very good news.”").at(0).kind == QuoteKind::fragment);
  CHECK(quotes_of("Lund said it was “well-meant, don't worry.”").at(0).kind == QuoteKind::fragment);
}

TEST_CASE("Fragments have speakers too") {
  CHECK(speakers("Lund said the deal was “very close.”") == "Lund");
}

TEST_CASE("Names and titles in quotation marks are said by nobody") {
  CHECK(quotes_of("She wrote a book titled “The Long Way to the Harbour.”").empty());
  CHECK(speakers("Lund drives a car dubbed “the Whale” by friends.") == "-");
  CHECK(speakers("Lund met the so-called “harbour kings” on Monday.") == "-");
  CHECK(quotes_of("Lund spoke on “Ostby This Morning” about it.").empty());
  CHECK(quotes_of("Lund wrote “The Long Way to the Harbour” and sold it.").empty());
  CHECK(speakers("Lund wrote: “The Long Way to the Harbour Is Over.”") == "Lund");
  CHECK(quotes_of("The film “A Winter at the Empty Harbour” opens in May.").empty());
}

TEST_CASE("Rule, cue and confidence tell where a speaker comes from") {
  const auto quotes = quotes_of("“The harbour will open again in May,” Lund told reporters.");
  REQUIRE(quotes.size() == 1);
  CHECK(quotes[0].cue == "told");
  CHECK(quotes[0].rule == "after");
  CHECK(quotes[0].confidence > 0.9);
  CHECK(quotes[0].confidence <= 1.0);
}

TEST_CASE("A quote without a speaker has neither rule nor confidence") {
  const auto quotes = quotes_of("The walls are full of “down with the whole council” these days.");
  REQUIRE(quotes.size() == 1);
  CHECK(quotes[0].speaker_text.empty());
  CHECK(quotes[0].speaker.empty());
  CHECK(quotes[0].rule.empty());
  CHECK(quotes[0].confidence == 0);
}

TEST_CASE("Utterances are numbered from one in the order of the text") {
  const auto quotes =
      quotes_of("“It opens again in May,” Lund said.\n\nMoe said it “will never open again.”");
  REQUIRE(quotes.size() == 2);
  CHECK(quotes[0].utterance == 1);
  CHECK(quotes[1].utterance == 2);
}

TEST_CASE("A body in which nobody speaks has no quotes") {
  CHECK(quotes_of("").empty());
  CHECK(quotes_of("The harbour opened again in May. It's the mayor's wish.").empty());
}

TEST_CASE("a nickname in a person's name is no quote") {
  news::schema::Article article;
  article.language = "en";
  article.body =
      "“It held all night,” she said. Edgar “Duke” Lund, the mayor, spoke, and called it “a wonder.”";
  const std::string_view body = article.body;
  const auto begin = static_cast<std::uint32_t>(body.find("Edgar"));
  const auto end = static_cast<std::uint32_t>(body.find(", the mayor"));
  article.persons.push_back({});
  article.persons.back().name = "Edgar Lund";
  article.persons.back().spans.push_back({"body", begin, end, 0});
  std::vector<std::string> texts;
  for (const auto& quote : quotes_test::finder().find(article, false)) texts.push_back(quote.text);
  CHECK(texts == std::vector<std::string>{"It held all night,", "a wonder."});
}
