#include "unit/quotes/sample.h"

#include "support/catch.h"

using news::schema::Article;
using quotes_test::add_person;
using quotes_test::finder;
using quotes_test::quotes_of;
using quotes_test::speakers;
using quotes_test::texts;

namespace {

Article interview(std::string body, const std::vector<std::string>& names, std::string language = "en") {
  Article article;
  article.language = std::move(language);
  article.body = std::move(body);
  for (const std::string& name : names) add_person(article, name);
  return article;
}

/// "speaker: text" of every quote, after checking that it is a stretch of the body.
std::string said(const Article& article) {
  std::string joined;
  for (const auto& quote : finder().find(article)) {
    CHECK(article.body.substr(quote.begin, quote.end - quote.begin) == quote.text);
    joined += (joined.empty() ? "" : " / ") + quote.speaker + ": " + quote.text;
  }
  return joined;
}

}  // namespace

TEST_CASE("Answers of an interview are quotes of who is interviewed") {
  CHECK(said(interview("Ada Lund runs the harbour.\n\nQ: Will it open again?\n\nA: It opens in May.\n\n"
                       "Q: Is that sure?\n\nA: Yes.\n\nThe interview was cut.",
                       {"Ada Lund"})) == "Ada Lund: It opens in May. / Ada Lund: Yes.");
}

TEST_CASE("The reporter is not who is interviewed, nor is one of two") {
  const std::string questions = "\n\nQ: Will it open again?\n\nA: It opens in May.";
  Article article =
      interview("Ada Lund runs the harbour, Bo Moe met her." + questions, {"Ada Lund", "Bo Moe"});
  CHECK(said(article) == ": It opens in May.");
  article.authors = {"Bo Moe"};
  CHECK(said(article) == "Ada Lund: It opens in May.");
}

TEST_CASE("An answer may have several paragraphs") {
  CHECK(said(interview(
            "Ada Lund runs the harbour.\n\nQ: Will it open?\n\nA: It opens in May.\n\nWe have worked all "
            "winter for it.\n\nQ: Is that sure?\n\nA: It is quite sure.\n\nThis talk was cut a little.",
            {"Ada Lund"})) ==
        "Ada Lund: It opens in May. / Ada Lund: We have worked all winter for it. / Ada Lund: It is quite "
        "sure.");
}

TEST_CASE("Interviews in other languages") {
  CHECK(said(interview(
            "Ada Lund leitet den Hafen.\n\nFrage: Wann öffnet er?\n\nAntwort: Er öffnet im Mai wieder.",
            {"Ada Lund"}, "de")) == "Ada Lund: Er öffnet im Mai wieder.");
  CHECK(said(interview("Ada Lund dirige el puerto.\n\nP. ¿Cuándo abre?\n\nR. Abre en el mes de mayo.",
                       {"Ada Lund"}, "es")) == "Ada Lund: Abre en el mes de mayo.");
}

TEST_CASE("Names with a colon begin the turns of a conversation") {
  CHECK(said(interview(
            "Ada Lund met Bo Moe.\n\nBo Moe: Will the harbour open again?\n\nAda Lund: It opens in May.",
            {"Ada Lund", "Bo Moe"})) == "Bo Moe: Will the harbour open again? / Ada Lund: It opens in May.");
  CHECK(said(interview(
            "Ada Lund met Bo Moe.\n\nMOE: Will the harbour open again?\n\nSEN. ADA LUND (R), OSTBY: It "
            "opens in May.\n\nLUND: It is quite sure.",
            {"Ada Lund", "Bo Moe"})) ==
        "Bo Moe: Will the harbour open again? / Ada Lund: It opens in May. / Ada Lund: It is quite sure.");
}

TEST_CASE("A list of people is no conversation") {
  CHECK(
      said(interview("On the board are:\n\nAda Lund: mayor of Ostby since 2010\n\nBo Moe: owner of the yard",
                     {"Ada Lund", "Bo Moe"})) == "");
  CHECK(
      said(interview("Ada Lund: She leads the harbour and the yard.\n\nBo Moe: He owns most of the old yard.",
                     {"Ada Lund", "Bo Moe"})) == "");
}

TEST_CASE("Headings with a name are no turns") {
  CHECK(said(interview(
            "Ada Lund met Bo Moe.\n\nADA LUND LEAVES OSTBY: The mayor goes after ten years.\n\nBO MOE: "
            "MAYOR'S YARD HAS TO CLOSE?\n\nLUND AND MOE: Why did they fall out again?",
            {"Ada Lund", "Bo Moe"})) == "");
}

TEST_CASE("A letter with a colon alone makes no interview") {
  CHECK(quotes_of("A: The first of two lists is long.\n\nB: The second one is short.").empty());
}

TEST_CASE("A conversation with quotation marks is read by them") {
  CHECK(speakers("LUND: “It opens in May.”\n\nMOE: “That is very good news.”") == "LUND / MOE");
}

TEST_CASE("A transcript has its speakers in capitals, known or not") {
  CHECK(speakers("ADA LUND, HARBOUR RADIO: Welcome back to the show tonight.\n\nREP. BO MOE (D-NL): Thank "
                 "you, it is "
                 "good to be here.\n\nLUND: So what happened there?\n\nMOE: Well, we lost the vote.") ==
        "ADA LUND, HARBOUR RADIO / REP. BO MOE (D-NL) / LUND / MOE");
  CHECK(speakers("THE PRESIDENT: We will see what happens.\n\nMS. BERG-LUND: Thank you, everybody.\n\nMR. "
                 "MOE: I think "
                 "that was clear.\n\nMS. BERG-LUND: And now we have to go.") ==
        "THE PRESIDENT / MS. BERG-LUND / MR. MOE / MS. BERG-LUND");
}

TEST_CASE("Headings in capitals are no transcript") {
  CHECK(
      quotes_of(
          "THE CLAIM: The harbour is closed for good.\n\nTHE FACTS: It opens again in May.\n\nTHE CLAIM: The "
          "mayor has left the town.\n\nTHE FACTS: She is in her office.")
          .empty());
}

TEST_CASE("What is said under a name may have several paragraphs, a commentary doesn't belong to it") {
  const std::string talk =
      "Ada Lund met Bo Moe.\n\nBo Moe: Will it open?\n\nAda Lund: It opens in May.\n\nWe have worked all "
      "winter for "
      "it.\n\nBo Moe: Is that quite sure?\n\n";
  CHECK(said(interview(talk + "Ada Lund: Yes, it is quite sure.", {"Ada Lund", "Bo Moe"})) ==
        "Bo Moe: Will it open? / Ada Lund: It opens in May. / Ada Lund: We have worked all winter for it. / "
        "Bo Moe: Is "
        "that quite sure? / Ada Lund: Yes, it is quite sure.");
  CHECK(said(interview(talk + "Lund has led the harbour for ten years.\n\nAda Lund: Yes, it is quite sure.",
                       {"Ada Lund", "Bo Moe"}))
            .find("ten years") == std::string::npos);
}
