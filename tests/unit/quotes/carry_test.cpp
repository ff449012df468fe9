#include "unit/quotes/sample.h"

#include "support/catch.h"

using quotes_test::speakers;

namespace {

/// What a paragraph that may take over a speaker gets after one in which Mary Ross speaks.
std::string after_ross(const std::string& paragraph) {
  return speakers("“It was loud and everybody ran,” said Mary Ross.\n\n" + paragraph);
}

}  // namespace

TEST_CASE("A paragraph that is a quote only goes on with the speaker before") {
  CHECK(after_ross("“We are all very tired.”") == "Mary Ross / Mary Ross");
  CHECK(after_ross("“We are all very tired. We left at four.” The road was closed.") ==
        "Mary Ross / Mary Ross");
}

TEST_CASE("A sentence that goes on behind its quote takes no speaker from elsewhere") {
  CHECK(after_ross("“No more war in our name,” read a banner on the square.") == "Mary Ross / -");
  CHECK(after_ross("“We are all very tired,” a statement from the school read.") == "Mary Ross / -");
  CHECK(after_ross("“We are all very tired,” replied @harbour on a network.") == "Mary Ross / -");
  CHECK(after_ross("“We are all very tired”, was on every wall of the town.") == "Mary Ross / -");
  CHECK(after_ross("“Is that what they want?” ran the headline.") == "Mary Ross / -");
}

TEST_CASE("A quote that ends in a comma waits for its own speaker") {
  CHECK(after_ross("“We are all very tired,”") == "Mary Ross / -");
}

TEST_CASE("The same holds within a paragraph") {
  CHECK(speakers(
            "“It was loud and everybody ran,” said Mary Ross. “No more war in our name,” ran the banner.") ==
        "Mary Ross / -");
  CHECK(speakers("“It was loud and everybody ran,” said Mary Ross. “We left at four.”") ==
        "Mary Ross / Mary Ross");
}

TEST_CASE("What is told about a quote leaves it with the speaker before") {
  CHECK(speakers("“It was loud,” said Mary Ross. “We all left the house at four,” because of the smoke.") ==
        "Mary Ross / Mary Ross");
  CHECK(speakers(
            "“It was loud,” said Mary Ross.\n\n“We all left the house at four,” she was quoted as saying.") !=
        "Mary Ross / -");
}

TEST_CASE("Where the comma stands behind the closing mark it parts two speakers as well") {
  CHECK(speakers("„Wir sind bereit“, sagte Bo Moe. „Das ist doch Unsinn“, maulte Ada Lund.", "de") ==
        "Bo Moe / Ada Lund");
  CHECK(speakers("„Wir sind bereit“, sagte Bo Moe. „Das ist doch Unsinn“, hielt Ada Lund dagegen.", "de") ==
        "Bo Moe / Ada Lund");
  CHECK(speakers("« Nous sommes prêts », a dit Bo Moe. « C’est un mensonge », a maugréé Ada Lund.", "fr") ==
        "Bo Moe / Ada Lund");
  CHECK(speakers("« Nous sommes prêts », a dit Bo Moe. « Jamais ! » ronchonne la ministre Ada Lund.", "fr") ==
        "Bo Moe / la ministre Ada Lund");
  CHECK(speakers("«Vamos a abrir», dijo Bo Moe. «Eso es una mentira», le soltó Ada Lund.", "es") ==
        "Bo Moe / Ada Lund");
  CHECK(speakers("«Мы откроем порт», — сказал Иван Лунд. «Это полная чушь», — вспылил Олег Басов.", "ru") ==
        "Иван Лунд / Олег Басов");
  CHECK(speakers("«Ми відкриємо порт», — сказав Іван Лунд. «Це нісенітниця», — спалахнув Олег Басов.",
                 "uk") == "Іван Лунд / Олег Басов");
}

TEST_CASE("Behind that comma nobody named is nobody, never who spoke before") {
  CHECK(speakers("„Wir sind bereit“, sagte Bo Moe. „Kein Krieg in Ostby“, stand auf den Fahnen.", "de") ==
        "Bo Moe / -");
  CHECK(speakers("„Wir sind bereit“, sagte Bo Moe. „Der Hafen lebt noch“, lautet die Devise.", "de") ==
        "Bo Moe / -");
  CHECK(speakers("“We are all ready”, said Bo Moe. “No more war in Ostby”, ran the banner.") == "Bo Moe / -");
}

TEST_CASE("A verb without a subject leaves the quote with who spoke before") {
  CHECK(speakers("«Vamos a abrir el puerto», dijo Bo Moe. «No lo cerraremos nunca», añadió.", "es") ==
        "Bo Moe / Bo Moe");
}

TEST_CASE("In a dialogue nobody goes on by himself") {
  CHECK(
      speakers(
          "“Were you there?” asked Mary Ross.\n\n“I was there all the time,” said Bo Moe.\n\n“And you saw it "
          "happen?”\n\n“I saw it happen, yes.”") == "Mary Ross / Bo Moe / - / -");
  CHECK(speakers("“I was there all the time,” said Bo Moe.\n\n“And nobody saw it happen.”") ==
        "Bo Moe / Bo Moe");
}

TEST_CASE("A line below a quote may sign it") {
  CHECK(speakers(
            "“He was my hero as a child.”\n— Bo Moe\n\n“We will miss him very much.”\n— Mary Ross, golfer") ==
        "Bo Moe / Mary Ross");
  CHECK(speakers("“He was my hero,” said Mary Ross.\n— Bo Moe") == "Mary Ross");
}

TEST_CASE("A paragraph that is a quote only belongs to who speaks in the sentence before") {
  CHECK(speakers("Ada Lund said the bridge was safe.\n\n“We have looked at every bolt of it.”") ==
        "Ada Lund");
  CHECK(speakers("The bridge is safe, Ada Lund told the council.\n\n“We have looked at every bolt of it.”") ==
        "Ada Lund");
  CHECK(speakers("He said the bridge was safe.\n\n“We have looked at every bolt of it.”") == "-");
  CHECK(speakers("Ada Lund asked if the bridge was safe.\n\n“We have looked at every bolt of it.”") == "-");
  CHECK(speakers("Ada Lund said it was safe. The winter came.\n\n“We have looked at every bolt of it.”") ==
        "-");
  CHECK(
      speakers("Ada Lund said it was safe.\n\n“We have looked at every bolt of it.” The crowd was silent.") ==
      "-");
}
