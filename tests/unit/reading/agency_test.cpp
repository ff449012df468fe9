#include "support/catch.h"

#include "wire_support.h"

using namespace news::reading::tests;

TEST_CASE("elements side by side are words of their own") {
  const auto article =
      one("<nitf><head><docdata><identified-content><person><name.given>Olga</name.given>"
          "<name.family>Brandt</name.family></person><location><city>Lindport</city><state>"
          "Maine</state></location></identified-content></docdata></head><body><body.head>"
          "<hedline><hl1>Rov<em>er</em>s win late<br/>at home</hl1></hedline><byline>By Anne "
          "Loup<br/>Gazette Staff</byline><byline>Nordpress Writer</byline></body.head>"
          "<body.content><p>They won.</p></body.content></body></nitf>")
          .article;
  CHECK(article.headline == "Rovers win late at home");
  CHECK(article.keywords == Texts{"Olga Brandt", "Lindport Maine"});
  CHECK(article.authors == Texts{"Anne Loup"});
}

namespace {

Texts nitf_text(const std::string& paragraphs_in_markup) {
  return paragraphs(one("<nitf><body><body.head><hedline><hl1>H</hl1></hedline></body.head><body.content>" +
                        paragraphs_in_markup + "</body.content></body></nitf>")
                        .article);
}

}  // namespace

TEST_CASE("what an agency signs a text with is no part of it") {
  const std::string last =
      GENERATE(as<std::string>{}, "hh/ph/ts/hd", "ends", "ENDS", "(END)", "-30-", "###", "AAP gfr",
               "dpa kre/su yysw a3", "((desk@nordpress.example; +47 1234 5678))",
               "Our Standards: The Nordpress Principles.", "Keywords: HARBOUR STRIKE/",
               "(Anne Loup et Tim Orr, édité par Paul Roux)", "(END) Dow Jones Newswires",
               "(END) Dow Jones Newswires</p><p>March 04, 2024 10:15 ET (15:15 GMT)");
  CHECK(nitf_text("<p>The piers were closed.</p><p>" + last + "</p>") == Texts{"The piers were closed."});
}

TEST_CASE("short last paragraphs that say something stay") {
  const std::string last =
      GENERATE(as<std::string>{}, "30", "The end.", "He said and/or she did.", "AAP won the vote.",
               "Rovers 3", "(The name was edited for length.)", "Keywords: none.");
  CHECK(nitf_text("<p>The piers were closed.</p><p>" + last + "</p>") ==
        Texts{"The piers were closed.", last});
}

namespace {

Texts authors_by(const std::string& people) {
  return one(g2("", "<headline>H</headline>" + people)).article.authors;
}

}  // namespace

TEST_CASE("G2: everybody who wrote is an author, who edited or photographed is none") {
  CHECK(authors_by("<creator><name>Ivo Kranz</name></creator><creator><name>Petra Lund</name></creator>") ==
        Texts{"Ivo Kranz", "Petra Lund"});
  CHECK(authors_by("<by>By Ivo Kranz</by><by>By Petra Lund</by>") == Texts{"Ivo Kranz", "Petra Lund"});
  CHECK(authors_by("<creator role='crol:editor'><name>Ed Quill</name></creator><contributor "
                   "role='crol:reporter'><name>Ivo Kranz</name></contributor>") == Texts{"Ivo Kranz"});
  CHECK(one(g2("<itemClass qcode='ninat:picture'/>",
               "<headline>H</headline><creator role='crol:photographer'><name>Ed Wills</name></creator>"))
            .article.authors == Texts{"Ed Wills"});
  CHECK(authors_by("<by>By PETRA LUND; IVO KRANZ contributed reporting for this article.</by>") ==
        Texts{"Petra Lund"});
  CHECK(authors_by("<by>Petra Lund (text), Ed Wills (photo)</by>") == Texts{"Petra Lund"});
}

TEST_CASE("G2: the main headline goes before short ones, and before translations") {
  const std::string other = GENERATE(as<std::string>{}, "role='hld:overline'", "role='hld:sms'",
                                     "role='hld:short'", "role='hldrole:kicker'", "xml:lang='fr'");
  const std::string role = GENERATE(as<std::string>{}, "", " role='hld:main'");
  CHECK(one(g2("", "<headline " + other + ">River</headline><headline" + role + ">A river rises</headline>"))
            .article.headline == "A river rises");
}

TEST_CASE("NITF under an embargo without an end is withheld") {
  CHECK(one(nitf("<date.issue norm='20210304'/>").insert(20, " management-status='embargoed'"))
            .article.embargoed == "withheld");
}

TEST_CASE("NewsML 1: the instruction to delete takes the article back") {
  const auto read =
      one("<NewsML><NewsItem><Identification><NewsIdentifier><NewsItemId>a</NewsItemId><ProviderId>nwa</"
          "ProviderId><DateId>20240514</DateId></NewsIdentifier></Identification><NewsManagement><Status "
          "FormalName='Usable'/><Instruction FormalName='Delete'/></NewsManagement><NewsComponent><NewsLines>"
          "<HeadLine>H</HeadLine></NewsLines></NewsComponent></NewsItem></NewsML>");
  CHECK(read.canceled);
}

TEST_CASE("an agency's page: its head and what is for desks is no text, the place in front of it is") {
  const auto article =
      one(g2("", "<headline>Brücke gesperrt</headline>")
              .replace(
                  g2("", "<headline>Brücke gesperrt</headline>").find("</newsItem>"), 11,
                  "<contentSet><inlineXML><html><body><header><ul class='slugline'><li>Unfall</li></ul><p "
                  "class='genre'>Meldung</p><h1>Brücke gesperrt</h1><h2>Umleitung über Nordau</h2></header>"
                  "<section class='main'><p><span class='dateline'>Talheim <span class='credit'>(np)</span> "
                  "- </span>Die Brücke ist gesperrt.</p></section><section class='notepad'><h2>Notizblock"
                  "</h2></section></body></html></inlineXML></contentSet></newsItem>"))
          .article;
  CHECK(article.subheadline == "Umleitung über Nordau");
  CHECK(paragraphs(article) == Texts{"Talheim (np) - Die Brücke ist gesperrt."});
}

TEST_CASE("NITF of an archive that holds beginnings twice, names twice, and corrections") {
  const auto article =
      one("<nitf><head><meta content='Metropolitan Desk' name='dsk'/><meta content='Region; Front Page' "
          "name='online_sections'/><pubdata "
          "ex-ref='http://gazette.example/1'/></head><body><body.head><hedline>"
          "<hl1>Deal Falls Apart</hl1></hedline><byline class='print_byline'>By ANNE LOUP and TIM "
          "ORR</byline>"
          "<byline class='normalized_byline'>Loup, Anne; Orr, Tim</byline></body.head><body.content><block "
          "class='lead_paragraph'><p>They met.</p></block><block class='full_text'><p>They met.</p><p>They "
          "left."
          "</p></block><block class='correction_text'><p>They came "
          "late.</p></block></body.content></body></nitf>")
          .article;
  CHECK(paragraphs(article) == Texts{"They met.", "They left."});
  CHECK(article.authors == Texts{"Anne Loup", "Tim Orr"});
  CHECK(article.url == "http://gazette.example/1");
  CHECK(article.section == "Region");
}

TEST_CASE("NITF: catalogued names where there are no others, a beginning where there is no more") {
  const auto article =
      one("<nitf><body><body.head><hedline><hl1>H</hl1></hedline><byline "
          "class='normalized_byline'>Loup, Anne; Orr, Tim</byline></body.head><body.content>"
          "<block class='lead_paragraph'><p>They met.</p></block></body.content></body></nitf>")
          .article;
  CHECK(article.authors == Texts{"Anne Loup", "Tim Orr"});
  CHECK(article.body == "They met.");
}

TEST_CASE("notes to editors are no text, wherever they stand") {
  CHECK(nitf_text("<p>Eds: Adds quote.</p><p>They met.</p><note noteclass='editorsnote'><p>Photo follows.</p>"
                  "</note><p>*** NOTE TO EDITORS: photo follows ***</p><p>They left.</p>") ==
        Texts{"They met.", "They left."});
  CHECK(nitf_text("<p>Editors of two papers met.</p><p>*** She told editors so.</p>").size() == 2);
}

TEST_CASE("a row of a table is a paragraph") {
  const std::string table =
      "<table><tr><th>Pier</th><th>Cost</th></tr><tr><td>North</td><td><b>9</b> million</td></tr></table>";
  CHECK(nitf_text("<p>They met.</p>" + table) == Texts{"They met.", "Pier, Cost", "North, 9 million"});
  CHECK(paragraphs(one("<newsItem guid='u'><contentMeta><headline>Ferry</headline></contentMeta><contentSet>"
                       "<inlineXML><html><body><p>They met.</p>" +
                       table + "</body></html></inlineXML></contentSet></newsItem>")
                       .article) == Texts{"They met.", "Pier, Cost", "North, 9 million"});
}

TEST_CASE("Reuters-21578: briefs have a headline alone, what nobody took apart begins with one") {
  const auto brief =
      one("<REUTERS NEWID=\"2\"><DATE>1-MAR-1987 05:01:01.79</DATE><TEXT TYPE=\"BRIEF\">\n******"
          "<TITLE>BRANDT INC DIVIDEND SET\n</TITLE>Blah blah blah.\n</TEXT></REUTERS>")
          .article;
  CHECK(brief.headline == "BRANDT INC DIVIDEND SET");
  CHECK(brief.body.empty());
  const auto raw =
      one("<REUTERS NEWID=\"3\"><DATE>1-MAR-1987 05:02:01.79</DATE><TEXT TYPE=\"UNPROC\">\nBRANDT INC "
          "&lt;BRD> 4TH QTR NET\n    Shr 10 cts vs 9 cts\n    Net 1.2 mln\n Reuter\n</TEXT></REUTERS>")
          .article;
  CHECK(raw.headline == "BRANDT INC <BRD> 4TH QTR NET");
  CHECK(paragraphs(raw).at(0) == "Shr 10 cts vs 9 cts");
}
