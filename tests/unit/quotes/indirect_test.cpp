#include "unit/quotes/sample.h"

#include "support/catch.h"

using news::schema::QuoteKind;
using quotes_test::quotes_of;

namespace {

/// "speaker: words" of all quotes, which must all be indirect.
std::string reported(const std::string& body, const std::string& language = "en") {
  std::string joined;
  for (const auto& quote : quotes_of(body, language, true)) {
    CHECK(quote.kind == QuoteKind::indirect);
    CHECK(quote.text == body.substr(quote.begin, quote.end - quote.begin));
    if (!joined.empty()) joined += " / ";
    joined += quote.speaker_text + ": " + quote.text;
  }
  return joined;
}

}  // namespace

TEST_CASE("Speech reported without quotation marks is a quote of its own kind") {
  CHECK(reported("Lund said that the harbour would open again in May.") ==
        "Lund: the harbour would open again in May");
  CHECK(reported("Lund said the harbour would open again in May.") ==
        "Lund: the harbour would open again in May");
  CHECK(reported("The harbour will open again in May, Lund said.") ==
        "Lund: The harbour will open again in May");
  CHECK(reported("The harbour will open again in May, said Mayor Ada Lund.") ==
        "Mayor Ada Lund: The harbour will open again in May");
  CHECK(reported("According to Bo Moe, the harbour will open again in May.") ==
        "Bo Moe: the harbour will open again in May");
  CHECK(reported("The harbour will open again in May, according to Bo Moe.") ==
        "Bo Moe: The harbour will open again in May");
}

TEST_CASE("The reported words begin behind that, and end where another clause begins") {
  CHECK(reported("Lund told reporters on Monday that the harbour would open again.") ==
        "Lund: the harbour would open again");
  CHECK(reported("Lund, a former pilot, said the harbour would open, but the council left the room.") ==
        "Lund: the harbour would open");
  CHECK(reported("Lund said the harbour was safe; nobody believed a word of it.") ==
        "Lund: the harbour was safe");
}

TEST_CASE("Indirect quotes are given where they are asked for only") {
  CHECK(quotes_of("Lund said that the harbour would open again in May.").empty());
}

TEST_CASE("What isn't reported speech stays out") {
  CHECK(reported("Lund added a new pier to the old harbour.").empty());
  CHECK(reported("It is too early to say that the harbour will open.").empty());
  CHECK(reported("Did Lund say that the harbour would open again?").empty());
  CHECK(reported("Lund declined to say whether the harbour would open.").empty());
  CHECK(reported("Lund announced a policy that could help the harbour.").empty());
  CHECK(reported("Lund said so.").empty());
}

TEST_CASE("A sentence with a quotation gives that and nothing besides") {
  const auto quotes = quotes_of("Lund said the harbour would be “open to all ships from May.”", "en", true);
  REQUIRE(quotes.size() == 1);
  CHECK(quotes[0].kind == QuoteKind::quotation);
}

TEST_CASE("Quotes of both kinds come in the order of the body, with rule, cue and confidence") {
  const auto quotes = quotes_of(
      "Lund said the harbour would open.\n\n“It will open again in May,” Lund said. The bridge will follow, "
      "Moe "
      "said.",
      "en", true);
  REQUIRE(quotes.size() == 3);
  CHECK(quotes[0].rule == "said_clause");
  CHECK(quotes[0].cue == "said");
  CHECK(quotes[0].confidence > 0.8);
  CHECK(quotes[1].kind == QuoteKind::quotation);
  CHECK(quotes[2].rule == "clause_said");
  CHECK(quotes[2].speaker_text == "Moe");
}

TEST_CASE("Indirect quotes of other languages") {
  CHECK(reported("Lund sagte, dass der Hafen im Mai wieder öffnet.", "de") ==
        "Lund: der Hafen im Mai wieder öffnet");
  CHECK(reported("Ada Lund a déclaré que le port va rouvrir au mois de mai.", "fr") ==
        "Ada Lund: le port va rouvrir au mois de mai");
  CHECK(reported("Lund dijo que el puerto va a abrir en mayo.", "es") ==
        "Lund: el puerto va a abrir en mayo");
  CHECK(reported("Лунд сказал, что порт снова откроется в мае.", "ru") == "Лунд: порт снова откроется в мае");
  CHECK(reported("Лунд сказав, що порт знову відкриється у травні.", "uk") ==
        "Лунд: порт знову відкриється у травні");
}

TEST_CASE("What somebody didn't say, or may say, is no quote") {
  CHECK(reported("Lund didn't say the bridge was safe for cars.").empty());
  CHECK(reported("Lund never claimed that the mayor had lied to him.").empty());
  CHECK(reported("Nobody said that the bridge was safe for cars.").empty());
  CHECK(reported("If Ada Lund says the bridge is safe, we will cross it.").empty());
  CHECK(reported("Lund sagte nicht, dass die Brücke sicher sei.", "de").empty());
  CHECK(reported("Niemand sagte, dass die Brücke sicher sei.", "de").empty());
  CHECK(reported("Lund n’a pas dit que le pont était sûr pour tous.", "fr").empty());
  CHECK(reported("Lund no dijo que el puente era seguro para todos.", "es").empty());
  CHECK(reported("Lund said the bridge was not safe for cars.") == "Lund: the bridge was not safe for cars");
  CHECK(reported("Lund, who never left Ostby, said the bridge was safe.") == "Lund: the bridge was safe");
}
