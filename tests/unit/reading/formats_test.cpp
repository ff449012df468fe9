// One article through every format that can carry it: data/formats.
#include "support/catch.h"

#include <algorithm>
#include <iterator>

#include "read_support.h"

using news::reading::Format;
using news::schema::Caption;
using namespace news::reading::tests;

namespace {

news::reading::ReadResult read_sample(const std::string& name) {
  news::reading::Source source({std::string(NEWS_SOURCE_DIR) + "/data/formats/" + name}, Format::automatic);
  news::reading::ReadResult all;
  for (news::reading::RawDocument document; source.next(document);) {
    auto result = news::reading::read(document, {});
    std::move(result.articles.begin(), result.articles.end(), std::back_inserter(all.articles));
    std::move(result.rejected.begin(), result.rejected.end(), std::back_inserter(all.rejected));
  }
  return all;
}

std::string values(const news::schema::Article& article) {
  std::string out;
  for (const std::string& keyword : article.keywords) out += keyword + ";";
  return out;
}

const Texts kBody = {
    "PORT ANSGAR — The ferries to Skarn sail again on Wednesday, nine days after their crews walked out.",
    "“We asked for sleep, and we got it in writing,” said Oda Lind, who speaks for the deckhands.",
    "The harbour board will pay an extra fifth for each hour after midnight."};

}  // namespace

TEST_CASE("the same article in every format has the same fields") {
  const std::string name =
      GENERATE(as<std::string>{}, "rss.xml", "atom.xml", "feed.json", "newsml-g2.xml", "nitf.xml",
               "ninjs.json", "mail.eml", "article.md", "table.csv", "page.html", "crawl.warc.gz");
  INFO(name);
  const auto result = read_sample(name);
  REQUIRE(!result.articles.empty());
  CHECK(result.rejected.empty());
  const auto& article = result.articles[0].article;
  CHECK(article.headline == "Ferry strike in Port Ansgar ends after nine days");
  CHECK(paragraphs(article) == kBody);
  CHECK(article.authors == Texts{"Ruth Ashdown"});
  CHECK(article.published == "2024-05-14T18:03:00+01:00");
  CHECK(article.language == "en");
  CHECK(article.source == "The Halmer Courier");
  CHECK(values(article) == "ferries;strikes;");
  CHECK(!article.teaser);

  const bool mail = name == "mail.eml";
  if (!mail) {
    CHECK(article.subheadline == "Crews and harbour board agree on night pay.");
  }
  if (!mail && name != "table.csv") {
    CHECK(article.captions ==
          std::vector<Caption>{{"A ferry at the quay of Port Ansgar on Tuesday.", "", "Bram Kessler/NWA"}});
  }
  const bool has_address = !mail && name != "nitf.xml";
  if (has_address) CHECK(article.id == "https://courier.example/2024/05/14/ferry-strike");
  const bool tells_change = has_address && name != "rss.xml";
  if (tells_change) CHECK(article.modified == "2024-05-14T18:40:00+01:00");
  const bool counts = name == "nitf.xml" || name == "ninjs.json" || name == "newsml-g2.xml";
  CHECK(article.version == (counts ? 2 : 0));
  if (counts) {
    REQUIRE(article.topics.size() == 1);
    CHECK(article.topics[0].why == Texts{"metadata"});
    CHECK(article.topics[0].id == (name == "nitf.xml" ? "subj:09010000" : "medtop:20000543"));
  }
  // Each field that was taken says by which rule.
  Texts fields;
  for (const auto& trace : result.articles[0].trace) fields.push_back(trace.field);
  for (const char* field : {"published", "id", "language"}) {
    CHECK(std::find(fields.begin(), fields.end(), field) != fields.end());
  }
}

TEST_CASE("the collection of 1987 has many articles in a file") {
  const auto result = read_sample("reuters.sgm");
  REQUIRE(result.articles.size() == 2);
  const auto& article = result.articles[0].article;
  CHECK(article.id == "4711");
  CHECK(article.headline == "FERRY STRIKE IN PORT ANSGAR ENDS <NINE DAYS>");
  CHECK(article.published == "1987-05-14T18:03:00");
  CHECK(article.authors == Texts{"Ruth Ashdown"});
  CHECK(values(article) == "ship;norvane;lind;");
  CHECK(
      paragraphs(article) ==
      Texts{"PORT ANSGAR, May 14 - The ferries to Skarn sail again on Wednesday, nine days after their crews "
            "walked out.",
            "\"We asked for sleep, and we got it in writing,\" said Oda Lind, who speaks for the deckhands.",
            "The harbour board will pay an extra fifth for each hour after midnight."});
  CHECK(result.articles[1].article.headline == "HARBOUR BOARD SAYS NIGHT PAY TO RISE BY A FIFTH");
  CHECK(result.articles[1].article.body.empty());
}

TEST_CASE("who worked on a text and who owns it is no part of it, in whatever format it comes") {
  const std::string text = "<p>The quay closes on Friday.</p><p>Freight follows.</p>";
  const std::string end =
      "<p>(Reporting by Mara Quist in Halmer; editing by Jon Abel)</p><p>© 2026 North Wire</p>";
  const std::string plain =
      "The quay closes on Friday.\n\nFreight follows.\n\n(Reporting by Mara Quist; editing by Jon Abel)\n";
  for (const auto& [format, bytes] : std::initializer_list<std::pair<Format, std::string>>{
           {Format::html, "<article><h1>Quay closes</h1>" + text + end + "</article>"},
           {Format::text, "Quay closes\n\n" + plain},
           {Format::mail, "From: North Wire <a@x.example>\nSubject: Quay closes\n\n" + plain},
           {Format::feed, "<rss><channel><item><title>Quay closes</title><fulltext><![CDATA[" + text + end +
                              "]]></fulltext></item></channel></rss>"},
           {Format::nitf,
            "<nitf><body><body.head><hedline><hl1>Quay closes</hl1></hedline></body.head><body.content>" +
                text + end + "</body.content></body></nitf>"},
           {Format::newsml,
            "<newsItem guid='u'><contentMeta><headline>Quay closes</headline></contentMeta><contentSet>"
            "<inlineXML><html><body>" +
                text + end + "</body></html></inlineXML></contentSet></newsItem>"},
           {Format::json, R"({"uri":"u","pubstatus":"usable","headline":"Quay closes","body_html":")" + text +
                              end + "\"}"}}) {
    INFO(news::reading::name_of(format));
    const auto result = read_as(format, bytes);
    REQUIRE(result.articles.size() == 1);
    const auto& article = result.articles[0].article;
    CHECK(article.body == "The quay closes on Friday.\n\nFreight follows.");
    CHECK(article.authors == Texts{format == Format::mail ? "North Wire" : "Mara Quist"});
  }
}

TEST_CASE("a line between two paragraphs that says who made what is no text, in whatever format it comes") {
  const Texts lines = {"Video by Mara Quist", "Words: Mara Quist", "Contact Mara Quist at mq@wire.example",
                       "Photo: Mara Quist, AFP"};
  const Texts text = {"The quay closes on Friday.", "Freight follows."};
  for (const std::string& line : lines) {
    INFO(line);
    const std::string marked = "<p>" + text[0] + "</p><p>" + line + "</p><p>" + text[1] + "</p>";
    const std::string plain = text[0] + "\n\n" + line + "\n\n" + text[1] + "\n";
    for (const std::string& bytes :
         {"<article><h1>Quay closes</h1>" + marked + "</article>", "Quay closes\n\n" + plain,
          "<rss><channel><item><title>Quay closes</title><fulltext><![CDATA[" + marked +
              "]]></fulltext></item></channel></rss>",
          "<nitf><body><body.head><hedline><hl1>Quay closes</hl1></hedline></body.head><body.content>" +
              marked + "</body.content></body></nitf>",
          R"({"uri":"u","pubstatus":"usable","headline":"Quay closes","body_html":")" + marked + "\"}"}) {
      CAPTURE(bytes);
      const auto article = one(bytes).article;
      CHECK(paragraphs(article) == text);
      CHECK(article.authors == (line.starts_with("Words") ? Texts{"Mara Quist"} : Texts{}));
    }
  }
}

TEST_CASE("a byline above the text of a feed or a wire is no text, and tells the author") {
  const auto feed_of = [](const std::string& text, const std::string& creator) {
    return one("<rss xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><item><title>Quay closes</title>" +
               creator + "<fulltext><![CDATA[" + text + "]]></fulltext></item></channel></rss>")
        .article;
  };
  const std::string text = "<p>The quay closes on Friday.</p><p>Freight follows.</p>";
  const std::string plain = "The quay closes on Friday.\n\nFreight follows.";
  for (const char* byline :
       {"<p>By Mara Quist</p>", "<p><strong>By Mara Quist</strong></p><p>March 5, 2024</p>",
        "<p>Von Mara Quist</p>"}) {
    const auto article = feed_of(byline + text, "");
    CHECK(article.body == plain);
    CHECK(article.authors == Texts{"Mara Quist"});
  }
  CHECK(feed_of("<p>By Mara Quist</p>" + text, "<dc:creator>Jon Abel</dc:creator>").authors ==
        Texts{"Jon Abel"});
  CHECK(feed_of("<p>By Friday it was closed.</p>" + text, "").body.starts_with("By Friday"));
  CHECK(feed_of("<p>By the harbour</p>" + text, "").body.starts_with("By the harbour"));
}

TEST_CASE("a teaser is marked and is no body") {
  const auto result = read_sample("rss.xml");
  REQUIRE(result.articles.size() == 2);
  const auto& article = result.articles[1].article;
  CHECK(article.teaser);
  CHECK(article.body.empty());
  CHECK(article.subheadline == "The baker rowed, the doctor waited, and the school learned to fish…");
  CHECK(has_warning(result.articles[1], "a teaser only"));
}
