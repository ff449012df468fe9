#include "read_support.h"
#include "support/catch.h"

using news::reading::Format;
using namespace news::reading::tests;

namespace {

const Texts kBody = {
    "The ferry stayed in port on Sunday because of the wind, the company that runs it said in a note.",
    "\"We were told nothing,\" said Ann Daly, who waited."};
const std::string kWrapped =
    "The ferry stayed in port on Sunday because of the wind, the company\nthat runs it said in a "
    "note.\n\n\"We were told "
    "nothing,\" said Ann Daly, who waited.\n\n";
const std::string kPlain = kBody[0] + "\n\n" + kBody[1] + "\n\n";

}  // namespace

TEST_CASE("records of a reference manager are articles with their fields") {
  const auto result = read_as(
      Format::automatic,
      "\xEF\xBB\xBFTY  - NEWS\r\nT1  - Ferry stays in port\r\nA1  - Keane, Maura\r\nA1  - Hale, Tom\r\n"
      "T2  - The Harbour Post\r\nY1  - 2024/02/11/\r\nLA  - English\r\nKW  - Ferries\r\nKW  - Ports\r\n"
      "UR  - https://post.example/ferry\r\nN2  - The ferry stayed in port on Sunday\r\nbecause of the "
      "wind.\r\n"
      "ER  - \r\n\r\nTY  - NEWS\r\nTI  - Mayor resigns\r\nAN  - 4711\r\nAB  - " +
          std::string(700, 'x') + "\r\nER  -\r\n");
  REQUIRE(result.articles.size() == 2);
  const auto& first = result.articles[0].article;
  CHECK(first.headline == "Ferry stays in port");
  CHECK(first.authors == Texts{"Maura Keane", "Tom Hale"});
  CHECK(first.source == "The Harbour Post");
  CHECK(first.published == "2024-02-11");
  CHECK(first.language == "en");
  CHECK(first.keywords == Texts{"Ferries", "Ports"});
  CHECK(first.id == "https://post.example/ferry");
  CHECK(first.subheadline == "The ferry stayed in port on Sunday because of the wind.");
  CHECK(first.teaser);
  CHECK(result.articles[1].article.id == "4711");
  CHECK(result.articles[1].article.body.size() == 700);
}

TEST_CASE("an export without an article is not passed over in silence") {
  for (const char* bytes : {"1 of 2 DOCUMENTS\n", "TY  - \nER  - \n", "TY  - "}) {
    const auto result = read_as(Format::text, bytes);
    CHECK(result.articles.size() + result.rejected.size() == 1);
  }
}

TEST_CASE("a file of a full-text database in another encoding says so") {
  const auto result = read_as(Format::automatic, "TY  - NEWS\nTI  - Caf\xE9\nER  - \n");
  CHECK(has_warning(result.articles.at(0), "windows-1252"));
}

TEST_CASE("a file of a full-text database holds its articles one by one, with their fields") {
  const auto result = read_as(
      Format::automatic,
      "\n                               1 of 2 DOCUMENTS\n\n\n                          The Harbour Post "
      "(Lund)\n\n"
      "                     February 11, 2024 Sunday 7:30 AM GMT\n\nFerry stays in port;\nNobody was told\n\n"
      "BYLINE: Maura Keane in Lund and Tom Hale\n\nSECTION: BUSINESS; Pg. 12\n\nLENGTH: 312 words\n\n" +
          kWrapped +
          "LOAD-DATE: February 12, 2024\n\nLANGUAGE: ENGLISH\n\n               Copyright 2024 Post Media\n"
          "                              All Rights Reserved\n\n\n                               2 of 2 "
          "DOCUMENTS\n\n\n"
          "                               Lund Weekly\n\n                            March 4, 2024 Monday\n\n"
          "Mayor resigns\n\nBYLINE: Hanna Berg\n\nLENGTH: 150 words\n\nDATELINE: LUND\n\nBODY:\nThe mayor "
          "resigned.\n\n"
          "LOAD-DATE: March 5, 2024\n");
  REQUIRE(result.articles.size() == 2);
  const auto& first = result.articles[0].article;
  CHECK(first.headline == "Ferry stays in port");
  CHECK(first.subheadline == "Nobody was told");
  CHECK(first.source == "The Harbour Post (Lund)");
  CHECK(first.published == "2024-02-11");
  CHECK(first.authors == Texts{"Maura Keane", "Tom Hale"});
  CHECK(first.section == "BUSINESS");
  CHECK(first.language == "en");
  CHECK(paragraphs(first) == kBody);
  CHECK(result.articles[1].where == "input, article 2");
  CHECK(result.articles[1].article.headline == "Mayor resigns");
  CHECK(result.articles[1].article.body == "The mayor resigned.");
}

TEST_CASE("articles that a line ends, that are numbered above, or that have codes") {
  const std::string other =
      "Ferry stays in port\nThe Harbour Post (Lund)\nFebruary 11, 2024 Sunday 7:30 AM GMT\n\nCopyright 2024 "
      "Post Media "
      "All Rights Reserved\n\nSection: BUSINESS; Version:1\nLength: 312 words\nByline: Maura "
      "Keane\nBody\n\n" +
      kPlain +
      "Classification\n\nLanguage: ENGLISH\nSubject: FERRIES (90%); WIND (80%)\nLoad-Date: February 12, "
      "2024\n\n"
      "End of Document\n";
  const std::string numbered =
      "____________________\n\nDocument 1 of 1\n\nFerry stays in port: [FINAL Edition]\n\nAuthor: Keane, "
      "Maura\n\nFull text: " +
      kPlain +
      "Subject: FERRIES; WIND\n\nPublication title: The Harbour Post (Lund); Lund\n\nPublication date: Feb "
      "11, 2024\n\n"
      "Language of publication: English\n\n____________________\n";
  const std::string coded =
      "HD  Ferry stays in port\nBY  By Maura Keane\nWC  312 words\nPD  11 February 2024\nSN  The Harbour "
      "Post (Lund)\nLA  English\n"
      "\nLP\n" +
      kBody[0] + "\n\nTD\n" + kBody[1] + "\n\nRE  ire : Ireland\nAN  Document POST000020240211\n";
  for (const std::string& text : {other, numbered, coded}) {
    const auto result = read_as(Format::automatic, text);
    REQUIRE(result.articles.size() == 1);
    const auto& article = result.articles[0].article;
    CHECK(article.headline == "Ferry stays in port");
    CHECK(article.source == "The Harbour Post (Lund)");
    CHECK(article.published == "2024-02-11");
    CHECK(article.authors == Texts{"Maura Keane"});
    CHECK(paragraphs(article) == kBody);
  }
  CHECK(read_as(Format::automatic, coded + "\n" + coded).articles.size() == 2);
  CHECK(read_as(Format::automatic, other).articles[0].article.keywords == Texts{"FERRIES", "WIND"});
}

TEST_CASE("a page that speaks of documents is one article") {
  CHECK(read_page_text("The archive\n\nIt found 2 of 17 DOCUMENTS in the cellar.\n\nEnd of Document\n")
            .article.headline == "The archive");
}
