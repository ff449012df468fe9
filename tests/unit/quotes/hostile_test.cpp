#include "unit/quotes/sample.h"

#include <ctime>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "support/catch.h"

using quotes_test::finder;
using quotes_test::quotes_of;

namespace {

std::string repeat(std::string_view text, std::size_t bytes) {
  std::string out;
  out.reserve(bytes + text.size());
  while (out.size() < bytes) out += text;
  return out;
}

/// Every quote must lie in the body and be what it says.
void check_sound(const news::schema::Article& article) {
  std::uint32_t last = 0;
  for (const auto& quote : finder().find(article)) {
    REQUIRE(quote.begin >= last);
    REQUIRE(quote.begin < quote.end);
    REQUIRE(quote.end <= article.body.size());
    REQUIRE(article.body.compare(quote.begin, quote.end - quote.begin, quote.text) == 0);
    REQUIRE(quote.utterance > 0);
    last = quote.end;
  }
}

double cpu_seconds_with(const std::string& pattern, std::size_t bytes, const std::string& language = "en") {
  news::schema::Article article;
  article.language = language;
  article.body = repeat(pattern, bytes) + "“we will be there soon,” Lund said.";
  quotes_test::add_person(article, "Ada Lund");
  const std::clock_t begin = std::clock();
  check_sound(article);
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

}  // namespace

TEST_CASE("A million marks take no more than linear time") {
  const std::vector<std::string> patterns = {
      "\"",
      "“",
      "”",
      "„",
      "'",
      "`",
      "«",
      "»",
      "‹",
      "「",
      "“”",
      "\"a",
      "“a” ",
      "“a,” said ",
      "said ",
      "Lund, ",
      "“x y z w,” adding ",
      "“x y z w” and he said ",
      "“We go.\n",
      "(",
      "“",
      "the ",
      "“Go.” Lund said that he said “we go now” ",
      "who said that ",
      "-",
  };
  for (const std::string& pattern : patterns) {
    INFO(pattern);
    // Four times the text may take four times as long and some; quadratic work would take sixteen times as
    // long.
    CHECK(cpu_seconds_with(pattern, 1000000) < 10 * cpu_seconds_with(pattern, 250000) + 1);
  }
}

TEST_CASE("Forms of other languages and of interviews take no more than linear time") {
  const std::vector<std::pair<std::string, std::string>> patterns = {
      {"en", "A: We go.\n"},
      {"en", "Q: We go?\n"},
      {"en", "Q: Go?\n\nA: We go.\n\nWe stay here for long.\n"},
      {"en", "LUND: Will we all go there?\n"},
      {"en", "said Ada Lund and "},
      {"de", "sagte Lund Ein "},
      {"de", "sagte ein Freund von "},
      {"fr", "— Nous, dit Lund, "},
      {"fr", "— Nous, dit Lund, nous\n"},
      {"fr", "« Nous, dit-il, nous » "},
      {"fr", "d'l'd'"},
      {"ru", "сказали Басову "},
      {"ru", "Басову"},
      {"ru", "«Мы, — сказал Лунд, — мы» "},
      {"ru", "— "},
  };
  for (const auto& [language, pattern] : patterns) {
    INFO(language + ": " + pattern);
    CHECK(cpu_seconds_with(pattern, 1000000, language) <
          10 * cpu_seconds_with(pattern, 250000, language) + 1);
  }
}

namespace {

/// A surname that many people have, over and over.
double cpu_seconds_with_bearers(std::size_t people) {
  news::schema::Article article;
  article.language = "en";
  for (std::size_t i = 0; i < people; ++i) {
    news::schema::Person person;
    person.name = "Ada" + std::to_string(i) + " Lund";
    const auto begin = static_cast<std::uint32_t>(article.body.size());
    article.body += person.name + " came. “We will all go there,” Governor Lund said.\n";
    person.spans.push_back({"body", begin, begin + static_cast<std::uint32_t>(person.name.size()), 0});
    article.persons.push_back(std::move(person));
  }
  const std::clock_t begin = std::clock();
  check_sound(article);
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

}  // namespace

TEST_CASE("A thousand people of one surname do no harm") {
  CHECK(cpu_seconds_with_bearers(1000) < 10);
}

TEST_CASE("Random bytes and cut characters do no harm") {
  std::mt19937 random(20);
  const std::vector<std::string> pieces = {"“",
                                           "”",
                                           "\"",
                                           "„",
                                           "«",
                                           "»",
                                           "said",
                                           " Lund ",
                                           ". ",
                                           ", ",
                                           "\n",
                                           "he ",
                                           "\xE2",
                                           "\x80",
                                           "\xC2",
                                           "\xFF",
                                           std::string(1, '\0'),
                                           "who ",
                                           "(",
                                           ")",
                                           ": ",
                                           "The ",
                                           "adding ",
                                           "with ",
                                           "and ",
                                           "’s",
                                           "-",
                                           "according to ",
                                           "by ",
                                           "was asked ",
                                           "U.S. ",
                                           "Sen. ",
                                           "dit-il ",
                                           "“",
                                           "A.B",
                                           "...",
                                           "—"};
  for (int round = 0; round < 3000; ++round) {
    news::schema::Article article;
    article.language = round % 3 == 0 ? "en" : round % 3 == 1 ? "" : "fr";
    const std::size_t length = random() % 60;
    for (std::size_t i = 0; i < length; ++i) article.body += pieces[random() % pieces.size()];
    quotes_test::add_person(article, "Ada Lund");
    check_sound(article);
  }
  for (int round = 0; round < 500; ++round) {
    news::schema::Article article;
    for (std::size_t i = 0; i < 200; ++i) article.body += static_cast<char>(random() % 256);
    check_sound(article);
  }
}

TEST_CASE("One finder serves several threads") {
  const std::string body = "“The harbour will open again in May,” Lund said. “We have waited long enough.”";
  const std::string expected = quotes_test::speakers(body);
  std::vector<std::string> results(4);
  std::vector<std::thread> threads;
  for (std::string& result : results) {
    threads.emplace_back([&] {
      for (int i = 0; i < 200; ++i) result = quotes_test::speakers(body);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& result : results) CHECK(result == expected);
}
