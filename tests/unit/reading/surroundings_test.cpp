#include "support/catch.h"

#include <string>

#include "reading/html/fragment.h"
#include "unit/reading/read_support.h"

using namespace news::reading;
using namespace news::reading::tests;

namespace {

const std::string kFirst =
    "The lock keepers of Odderholm opened the sluice before dawn, and the ferry sailed.";
const std::string kSecond = "By noon the water stood a metre lower, said Jo Wendell, who has kept the gauge.";
const std::string kText = kFirst + "\n\n" + kSecond;

/// A text as pages paste it into feeds, with what stands around it there.
const std::string kMarkup =
    "<p>" + kFirst +
    "</p><div class=\"related-posts\"><h3>Related</h3><ul><li>"
    "<a href=\"/mill\">Old mill of Varby finds a buyer</a></li></ul></div><p>" +
    kSecond +
    "</p>"
    "<p><b>Also read:</b> <a href=\"https://tidning.example/swan\">Swans return</a></p>"
    "<h3>You may also like</h3><ul><li><a href=\"https://tidning.example/boat\">Boat show opens in the "
    "rain</a>"
    "</li></ul><aside class=\"newsletter\"><p>Subscribe to our letter.</p></aside>"
    "<div class=\"comments\"><p>Ugo Fenn: They should have waited for the tide.</p></div>";

const Texts kTitles = {"Old mill of Varby finds a buyer", "Boat show opens in the rain", "Swans return"};

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '"') out += '\\';
    out += c;
  }
  return out + '"';
}

void check_markup(Format format, const std::string& bytes) {
  const ReadArticle read = one(bytes, format);
  CHECK(read.article.body == kText);
  CHECK(titles(read.article) == kTitles);
  bool told = false;
  for (const Trace& trace : read.trace) told = told || (trace.field == "dropped" && trace.rule == "comments");
  CHECK(told);
}

}  // namespace

TEST_CASE("what surrounds a text is taken out of markup in any format") {
  SECTION("RSS") {
    check_markup(Format::feed,
                 "<rss><channel><title>T</title><item><title>Sluice</title>"
                 "<link>https://tidning.example/a/sluice</link>"
                 "<content:encoded><![CDATA[" +
                     kMarkup + "]]></content:encoded></item></channel></rss>");
  }
  SECTION("XHTML in Atom") {
    check_markup(Format::feed,
                 "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>T</title><entry><title>Sluice</title>"
                 "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">" +
                     kMarkup + "</div></content></entry></feed>");
  }
  SECTION("JSON Feed") {
    check_markup(Format::json,
                 "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"T\",\"items\":[{"
                 "\"id\":\"1\",\"title\":\"Sluice\",\"content_html\":" +
                     quoted(kMarkup) + "}]}");
  }
  SECTION("ninjs") {
    check_markup(Format::json,
                 "{\"uri\":\"urn:x:1\",\"type\":\"text\",\"headline\":\"Sluice\",\"body_html\":" +
                     quoted(kMarkup) + "}");
  }
  SECTION("NewsML-G2") {
    check_markup(
        Format::newsml,
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"n\" version=\"1\"><contentMeta>"
        "<headline>Sluice</headline></contentMeta><contentSet><inlineXML><html "
        "xmlns=\"http://www.w3.org/1999/xhtml\"><body>" +
            kMarkup + "</body></html></inlineXML></contentSet></newsItem>");
  }
  SECTION("mail") {
    check_markup(Format::mail,
                 "From: a@tidning.example\nSubject: Sluice\nContent-Type: text/html\n\n" + kMarkup);
  }
}

TEST_CASE("links out of a text are whole where the article's address is known") {
  const ReadArticle read =
      one("<rss><channel><title>T</title><item><title>Sluice</title>"
          "<link>https://tidning.example/a/sluice</link><description><![CDATA[" +
              kMarkup + kMarkup + "]]></description></item></channel></rss>",
          Format::feed);
  REQUIRE_FALSE(read.article.related.empty());
  CHECK(read.article.related[0].url == "https://tidning.example/mill");
}

TEST_CASE("lines that lead elsewhere are taken out of plain bodies") {
  const std::string text = kText +
                           "\n\nAlso read: Swans return to the lake\n\nAdvertisement\n\nYou may also like\n\n"
                           "Boat show opens in the rain\n\nOld mill of Varby finds a buyer\n";
  const Texts wanted = {"Swans return to the lake", "Boat show opens in the rain",
                        "Old mill of Varby finds a buyer"};
  SECTION("mail") {
    const ReadArticle read = one("From: a@tidning.example\nSubject: Sluice\n\n" + text, Format::mail);
    CHECK(read.article.body == kText);
    CHECK(titles(read.article) == wanted);
  }
  SECTION("Markdown") {
    const ReadArticle read = one("---\ntitle: Sluice\n---\n" + text, Format::markdown);
    CHECK(read.article.body == kText);
    CHECK(titles(read.article) == wanted);
  }
  SECTION("but a record's text stays as the collection has it") {
    const ReadArticle read = one("{\"title\":\"Sluice\",\"text\":" + quoted(text) + "}", Format::json);
    CHECK(read.article.body.ends_with("Old mill of Varby finds a buyer"));
    CHECK(read.article.related.empty());
  }
}

TEST_CASE("a plain body that only looks like links stays whole") {
  const std::string body =
      kText + "\n\nTHE OTHER BOATS STAY IN THE HARBOUR\n\n" + kFirst +
      "\n\nThe ferry Alva of the northern line\n\nThe ferry Brita of the southern line\n\n"
      "The ferry Carin of the western line\n\nThe ferry Dagny of the eastern line";
  CHECK(one("---\ntitle: Sluice\n---\n" + body, Format::markdown).article.body == body);
}

TEST_CASE("a fragment that is all links or all of one kind stays") {
  CHECK(html::read_fragment("<ul><li><a href='a'>One</a></li><li><a href='b'>Two</a></li></ul>").body ==
        "One\n\nTwo");
  CHECK(html::read_fragment("<div class='newsletter'><p>Dear readers, the ferry sails.</p></div>").body ==
        "Dear readers, the ferry sails.");
}

TEST_CASE("where an entry appeared first is no part of its text") {
  const auto item = [](const std::string& name, const std::string& text) {
    return "<rss><channel><title>T</title><item><title>Sluice</title><" + name + "><![CDATA[" + text +
           "]]></" + name + "></item></channel></rss>";
  };
  const std::string note =
      "<p>The post <a href='https://t.example/s'>Sluice</a> appeared first on <a "
      "href='https://t.example'>T</a>.</p>";
  const ReadArticle whole =
      one(item("content:encoded", "<p>" + kFirst + "</p><p>" + kSecond + "</p>" + note), Format::feed);
  CHECK(whole.article.body == kText);
  CHECK_FALSE(whole.article.teaser);
  const ReadArticle teaser = one(item("description", "<p>" + kFirst + " [&#8230;]</p>" + note), Format::feed);
  CHECK(teaser.article.teaser);
  CHECK(teaser.article.subheadline == kFirst + " […]");
}

TEST_CASE("an invitation to read on makes a teaser, also where it is taken out as a link") {
  const auto teaser = [](const std::string& end) {
    return one("<rss><channel><title>T</title><item><title>Sluice</title><content:encoded><![CDATA[<p>" +
                   kFirst + "</p><p>" + kSecond + "</p>" + end +
                   "]]></content:encoded></item></channel></rss>",
               Format::feed)
        .article.teaser;
  };
  CHECK(teaser("<p><a class='read-more' href='https://t.example/s'>Read more</a></p>"));
  CHECK(teaser("<div class='more-link'><a href='https://t.example/s'>Continue reading</a></div>"));
  CHECK_FALSE(teaser("<p>Nobody was hurt.</p>"));
}
