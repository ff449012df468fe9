// Messages of ANPA 1312 and IPTC 7901, as agencies sent them before there was XML.
#include <string>

#include "read_support.h"
#include "support/catch.h"
#include "walk_support.h"

using news::reading::Format;
using news::tests::TempDir;
using namespace news::reading::tests;

namespace {

news::reading::ReadArticle record(const std::string& bytes) {
  return one(bytes, Format::wire);
}

std::string iptc(const std::string& text, const std::string& trailer = "\n141903 May 24\n") {
  return "\x01"
         "nwd0044 3 pl 87  nwa 0044\n\nFerries/Strikes/\n\x02" +
         text + "\x03" + trailer;
}

}  // namespace

TEST_CASE("a message of ANPA 1312 is read") {
  const auto read =
      read_as(Format::automatic, file_content(std::string(NEWS_SOURCE_DIR) + "/data/formats/message.anpa"))
          .articles.at(0);
  const auto& article = read.article;
  CHECK(article.headline == "Ferry strike in Port Ansgar ends after nine days");
  CHECK(article.subheadline == "Crews and harbour board agree on night pay.");
  CHECK(article.authors == Texts{"Ruth Ashdown"});
  CHECK(article.published == "2024-05-14T17:03Z");
  CHECK(article.source == "NWA");
  CHECK(article.language == "en");
  CHECK(article.extra.at("slugline") == "\"BC-Ferry Strike Ends\"");
  CHECK(article.extra.at("priority") == "\"r\"");
  CHECK(article.extra.at("category") == "\"i\"");
  CHECK(
      paragraphs(article) ==
      Texts{
          "PORT ANSGAR, Norvane (NWA) — The ferries to Skarn sail again on Wednesday, nine days after their "
          "crews walked out.",
          "“We asked for sleep, and we got it in writing,” said Oda Lind, who speaks for the deckhands.",
          "The harbour board will pay an extra fifth for each hour after midnight."});
  CHECK(read.warnings.empty());
}

TEST_CASE("a message of IPTC 7901 is read") {
  const auto read =
      read_as(Format::automatic, file_content(std::string(NEWS_SOURCE_DIR) + "/data/formats/message.iptc"))
          .articles.at(0);
  const auto& article = read.article;
  CHECK(article.headline == "Streik der Fähren in Port Ansgar nach neun Tagen beendet");
  CHECK(article.authors == Texts{"Ruth Ashdown"});
  CHECK(article.published == "2024-05-14T19:03");
  CHECK(article.source == "nwa");
  CHECK(article.language == "de");
  CHECK(article.keywords == Texts{"Fähren", "Streiks", "Norvane"});
  CHECK(article.extra.at("priority") == "\"3\"");
  CHECK(article.extra.at("category") == "\"wi\"");
  const Texts body = paragraphs(article);
  REQUIRE(body.size() == 3);
  CHECK(body[0].starts_with("Port Ansgar (nwa) - Die Fähren"));
  // Addresses and telephone numbers are for editors.
  CHECK(body[2] == "Die Hafenverwaltung zahlt für jede Stunde nach Mitternacht ein Fünftel mehr.");
  CHECK(read.warnings.empty());
}

TEST_CASE("what stands above the text ends with an empty line, an indented one or a sign") {
  for (const std::string above :
       {"Ferries sail again\n\n", "Ferries sail again =\n", "Ferries sail again\n   "}) {
    const auto article =
        record(iptc(above + "PORT ANSGAR 14/05 (NWA) = The crews are\nback.\n   Skarn has bread.\n")).article;
    INFO(above);
    CHECK(article.headline == "Ferries sail again");
    CHECK(paragraphs(article) == Texts{"PORT ANSGAR 14/05 (NWA) — The crews are back.", "Skarn has bread."});
  }
  // Broken at the width of the line, keywords inside the text.
  const auto article =
      record(
          "\x01"
          "abc001 4 GEN 0091 F NWA-0031\n\x02"
          "FERRIES/NORVANE/\nFerries sail again\nfrom Port Ansgar\n\nText.\n./.CVN\n310001 JUL 97\n\x03")
          .article;
  CHECK(article.headline == "Ferries sail again from Port Ansgar");
  CHECK(article.keywords == Texts{"FERRIES", "NORVANE"});
  CHECK(article.source == "NWA");
  CHECK(article.body == "Text.");
  CHECK(article.published == "1997-07-31T00:01");
}

TEST_CASE("signatures go, sentences stay") {
  CHECK(record(iptc("Ferries sail again\n\nSkarn has bread.\n\nnwa ash/lu yydd a3\n")).article.body ==
        "Skarn has bread.");
  CHECK(paragraphs(record(iptc("Ferries sail again\n\nSkarn has bread.\n\nnwa has no more.\n")).article)
            .size() == 2);
}

TEST_CASE("what follows for editors is no text") {
  const std::string note = GENERATE(as<std::string>{}, "# Notebook", "## Note to editors", "# Notizblock",
                                    "## Redaktionelle Hinweise");
  const auto read = record(iptc("Ferries sail again\n\nSkarn has bread.\n\n" + note + "\n- Call 555.\n"));
  CHECK(read.article.body == "Skarn has bread.");
}

TEST_CASE("many messages in a file are many articles, a broken one is told") {
  const std::string first = iptc("First\n\nIt sails.\n");
  auto result = read_as(Format::wire, first + "\x04\x16\x16" + iptc("Second\n\nIt sails again.\n") + "\x04");
  REQUIRE(result.articles.size() == 2);
  CHECK(result.articles[0].where == "input, message 1");
  CHECK(result.articles[0].article.headline == "First");
  CHECK(result.articles[1].article.headline == "Second");

  result = read_as(Format::wire, first + first.substr(0, first.find('\x03')));
  REQUIRE(result.articles.size() == 2);
  CHECK(result.articles[0].warnings.empty());
  REQUIRE(result.articles[1].warnings.size() == 2);  // no date either
  CHECK(result.articles[1].warnings[0].find("ends early") != std::string::npos);
  CHECK(result.articles[1].article.body == "It sails.");

  CHECK(read_as(Format::wire, "no message").rejected.size() == 1);
  CHECK(read_as(Format::wire, "\x01heading only").rejected.size() == 1);
}

TEST_CASE("messages are known by their control characters, however short") {
  TempDir dir;
  write(dir.path() / "a",
        "\x16\x16\x01"
        "a0001\x1F"
        "int\nr i\x13\x11 BC-X 05-14 2\n\x02^BC-X<\n^Hi you<\n\x03\x04");
  write(dir.path() / "b.txt", iptc("First\n\nIt sails.\n"));
  write(dir.path() / "c.txt", "No message, though it has a \x01 and a \x02 in it.\n");
  const Walked got = walk({dir.path().string()});
  REQUIRE(got.documents.size() == 3);
  CHECK(got.documents[0].format == Format::wire);
  CHECK(got.documents[1].format == Format::wire);
  CHECK(got.documents[2].format == Format::text);
}

TEST_CASE("a date is the sender's, in either form") {
  const auto sent = [](const std::string& trailer) {
    return record(iptc("First\n\nIt sails.\n", trailer)).article.published;
  };
  CHECK(sent("\n010900 Jan 99\n") == "1999-01-01T09:00");
  CHECK(sent("\n010900 Jan 2024\n") == "2024-01-01T09:00");
  CHECK(sent("NWA-IN-12-31-98 2359GMT<") == "1998-12-31T23:59Z");
  CHECK(sent("NWA-IN-12-31-98 2359EST<") == "1998-12-31T23:59");
  // The zone stands in any of three places, the name of the month in any language.
  CHECK(sent("\n071341 GMT Okt 15\n") == "2015-10-07T13:41Z");
  CHECK(sent("\n071341 UTC OCT 15\n") == "2015-10-07T13:41Z");
  CHECK(sent("\n071341Z OCT 15\n") == "2015-10-07T13:41Z");
  CHECK(sent("\n141803 CET Mrz 2024\n") == "2024-03-14T18:03+01:00");
  CHECK(sent("\n141803 MAI 24 CEST\n") == "2024-05-14T18:03+02:00");
  CHECK(sent("\n141803 HAEC Mai 24\n") == "2024-05-14T18:03");
  CHECK(sent("\n142503 GMT Mai 24\n").empty());
  CHECK(sent("\n991200 Jan 24\n").empty());
  CHECK(sent("\n010900\n").empty());
}

TEST_CASE("flags are no part of a headline, lines with the sign of an end stand above the text") {
  const std::string flag = GENERATE(as<std::string>{}, "", "2ND LEAD\n", "Lead 2\n", "EXTRA ", "1ST LEAD ");
  const auto article =
      record(iptc(flag + "Harbor board rejects deal\nfor new piers =\n(Eds: Updates with quote) =\n"
                         "By Ruth Ashdown, Nordpress =\n\nThe board met.\n\n# nwa-Notebook\n\n"
                         "## Places\n"))
          .article;
  CHECK(article.headline == "Harbor board rejects deal for new piers");
  CHECK(article.authors == Texts{"Ruth Ashdown"});
  CHECK(article.body == "The board met.");
}

TEST_CASE("words of a headline that look like flags stay") {
  const std::string headline = GENERATE(as<std::string>{}, "EXTRA TIME WINS IT FOR ROVERS",
                                        "Lead poisons harbor", "Extra ferries sail");
  CHECK(record(iptc(headline + " =\n\nThe board met.\n")).article.headline == headline);
}
