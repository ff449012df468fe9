#include "support/catch.h"

#include <algorithm>
#include <string>

#include "read_support.h"
#include "reading/sniff.h"

using news::reading::Format;
using news::reading::read;
using news::reading::ReadArticle;
using namespace news::reading::tests;

namespace {

ReadArticle read_html_text(std::string bytes) {
  auto result = read_as(Format::html, std::move(bytes));
  if (result.articles.size() != 1) throw std::runtime_error("not one article");
  return std::move(result.articles.front());
}

ReadArticle read_html_page(const std::string& name) {
  return read_html_text(file_content(std::string(NEWS_SOURCE_DIR) + "/tests/unit/reading/html/" + name));
}

bool has_trace(const ReadArticle& read, std::string_view field, std::string_view rule) {
  return std::any_of(read.trace.begin(), read.trace.end(),
                     [&](const auto& trace) { return trace.field == field && trace.rule == rule; });
}

/// All that an unfielded query looks at.
std::string searched(const ReadArticle& read) {
  std::string out = read.article.headline + "\n" + read.article.subheadline + "\n" + read.article.body;
  for (const auto& caption : read.article.captions) out += "\n" + caption.text + "\n" + caption.alt;
  return out;
}

}  // namespace

TEST_CASE("a news page gives its fields") {
  const ReadArticle read = read_html_page("ledger.html");
  const auto& article = read.article;
  CHECK(article.headline == "Ferry service to Odderholm resumes after three weeks");
  CHECK(article.subheadline == "Islanders had been cut off since the pier gave way");
  CHECK(article.authors == Texts{"Simone Archer", "Tobias Fenn"});
  CHECK(article.published == "2025-03-12T07:45:00+01:00");
  CHECK(article.modified == "2025-03-12T11:02:00+01:00");
  CHECK(article.url == "https://ledger.example/coast/2025/03/12/odderholm-ferry-resumes");
  CHECK(article.id == article.url);
  CHECK(article.source == "The Continental Ledger");
  CHECK(article.section == "Coast");
  CHECK(article.keywords == Texts{"ferries", "Odderholm", "harbour dues"});
  CHECK(article.language == "en");
  CHECK(has_trace(read, "headline", "headline.h1"));
  CHECK(has_trace(read, "published", "date.json-ld"));
  CHECK(has_trace(read, "body", "body.markup"));
}

TEST_CASE("the body of a page is its text and nothing else") {
  const ReadArticle read = read_html_page("ledger.html");
  const Texts body = paragraphs(read.article);
  REQUIRE(body.size() == 5);
  CHECK(body[0].starts_with("ODDERHOLM — The ferry Sula left"));
  CHECK(body[1].starts_with("“We ran out of flour"));
  CHECK(body[2].starts_with("The harbour board, chaired by Daniel Okonjo"));
  CHECK(body[3].starts_with("Nothing of the old pier"));
  CHECK(body[4].starts_with("A second crossing"));
}

TEST_CASE("names beside the article don't get into what is searched") {
  const std::string text = searched(read_html_page("ledger.html"));
  for (const char* name :
       {"Cornelia Haddock", "Barnaby Quill", "Waldemar Stroud", "Priscilla Vane", "Jo Wendell", "not text"})
    CHECK(text.find(name) == std::string::npos);
}

TEST_CASE("captions of a page have text, alternative text and credit") {
  const ReadArticle read = read_html_page("ledger.html");
  REQUIRE(read.article.captions.size() == 2);
  CHECK(read.article.captions[0].text == "The Sula at the repaired pier on Tuesday.");
  CHECK(read.article.captions[0].alt == "A white ferry beside a wooden pier");
  CHECK(read.article.captions[0].credit == "Jo Wendell/Orrin Pictures");
  CHECK(read.article.captions[1].alt == "Planks stacked on a quay");
}

TEST_CASE("links to other articles are kept apart with whole addresses") {
  const ReadArticle read = read_html_page("ledger.html");
  const Texts found = titles(read.article);
  const auto at = std::find(found.begin(), found.end(), "Herring prices fall for the third month in a row");
  REQUIRE(at != found.end());
  CHECK(read.article.related[static_cast<std::size_t>(at - found.begin())].url ==
        "https://ledger.example/coast/2025/03/01/herring-prices");
  CHECK(std::find(found.begin(), found.end(), "Storm tears pier from its moorings") != found.end());
  CHECK(std::find(found.begin(), found.end(), "Waldemar Stroud wins vote on the bridge") != found.end());
}

TEST_CASE("a page says what was left out and why") {
  const ReadArticle read = read_html_page("ledger.html");
  CHECK(has_trace(read, "dropped", "comments"));
  CHECK(has_trace(read, "dropped", "related"));
  CHECK(has_trace(read, "dropped", "clutter"));
}

TEST_CASE("a page without metadata is read by what it shows") {
  const ReadArticle read = read_html_page("blog.html");
  const auto& article = read.article;
  CHECK(article.headline == "Hochwasser in Brünnau: Pegel sinkt langsam");
  CHECK(article.published == "2024-05-14");
  CHECK(article.authors == Texts{"Ilse Hagedorn"});
  CHECK(article.language == "de");
  const Texts body = paragraphs(article);
  REQUIRE(body.size() == 3);
  CHECK(body[0].starts_with("Der Pegel der Brünne"));
  CHECK(body[1].starts_with("Die Schule bleibt"));
  CHECK(body[2].starts_with("In der Turnhalle"));
  REQUIRE(article.captions.size() == 1);
  CHECK(article.captions[0].text == "Freiwillige stapeln Sandsäcke am Markt.");
  CHECK(article.captions[0].alt == "Sandsäcke vor einem Haus");
  CHECK(article.captions[0].credit == "Rolf Ammer");
  CHECK(searched(read).find("Hallenbad") == std::string::npos);
  CHECK(searched(read).find("Gustav Pohl") == std::string::npos);
}

TEST_CASE("an old page of tables in another encoding is read") {
  const ReadArticle read = read_html_page("table.html");
  CHECK(read.article.headline == "Council votes on café licences");
  CHECK(read.article.authors == Texts{"Ruth Ashdown"});
  CHECK(read.article.published == "2003-06-03");
  const Texts body = paragraphs(read.article);
  REQUIRE(body.size() == 3);
  CHECK(body[0].starts_with("The council of Orrin"));
  CHECK(body[2].ends_with("a single page."));
}

TEST_CASE("the encoding is a mark's, UTF-8, what the page names, or windows-1252") {
  const auto headline = [](std::string bytes) { return read_html_text(std::move(bytes)).article.headline; };
  CHECK(headline("\xEF\xBB\xBF<meta charset=iso-8859-1><h1>Caf\xC3\xA9 news</h1>") == "Café news");
  CHECK(headline("<meta charset=iso-8859-1><h1>Caf\xC3\xA9 news</h1>") == "Café news");
  CHECK(headline("<meta charset=\"windows-1251\"><h1>\xCD\xEE\xE2\xEE\xF1\xF2\xE8 \xE4\xED\xFF</h1>") ==
        "Новости дня");
  CHECK(headline("<meta charset=shift_jis><h1>\x93\xFA\x96{\x82\xCC</h1>") == "日本の");
  CHECK(headline("<h1>Caf\xE9 news</h1>") == "Café news");
  // An archive names its own before the page's.
  CHECK(headline("<script src=x charset=\"utf-8\"></script><meta charset=gb2312><h1>\xD0\xC2\xCE\xC5</h1>") ==
        "新闻");
  CHECK(headline("<meta charset=nonsense><h1>Caf\xE9 news</h1>") == "Café news");
  CHECK(headline(std::string("\xFF\xFE<\0h\0001\0>\0H\0i\0 \0y\0o\0u\0<\0/\0h\0001\0>\0", 32)) == "Hi you");
}

TEST_CASE("the encoding that a server named goes before the page's") {
  const auto headline = [](const std::string& charset, std::string bytes) {
    news::reading::RawDocument document{"input", "input", true, Format::html, std::move(bytes)};
    document.origin.charset = charset;
    return read(document, {}).articles.at(0).article.headline;
  };
  CHECK(headline("Windows-1251", "<h1>\xCD\xEE\xE2\xEE\xF1\xF2\xE8</h1>") == "Новости");
  CHECK(headline("windows-1251", "<meta charset=latin1><h1>\xCD\xEE\xE2\xEE\xF1\xF2\xE8</h1>") == "Новости");
  CHECK(headline("utf-8", "<meta charset=windows-1251><h1>\xCD\xEE\xE2\xEE\xF1\xF2\xE8</h1>") == "Новости");
  CHECK(headline("windows-1251", "<h1>Café</h1>") == "Café");
}

TEST_CASE("dates that news can't have are passed over with a note") {
  const ReadArticle read = read_html_text(
      "<meta property='article:published_time' content='0001-01-01T00:00:00Z'><h1>Ferry returns</h1>"
      "<time datetime='2024-02-03T10:00+02:00'>3 Feb</time><p>The ferry came back to the island today.</p>");
  CHECK(read.article.published == "2024-02-03T10:00+02:00");
  CHECK(has_warning(read, "0001-01-01"));
  CHECK(has_warning(read, "not a plausible date"));
}

TEST_CASE("JSON-LD that is no JSON still gives its texts") {
  const ReadArticle read = read_html_text(
      "<script type='application/ld+json'><!-- {\"@type\":\"NewsArticle\",\"headline\":\"Ferry \\u0026 "
      "quay\","
      "\"datePublished\":\"2024-02-03\",\"author\":{\"name\":\"Ann Lee\"}, oops } --></script>"
      "<h1>Ferry &amp; quay</h1><p>The ferry came back to the island today, and nobody was there to see "
      "it.</p>");
  CHECK(read.article.published == "2024-02-03");
  CHECK(read.article.authors == Texts{"Ann Lee"});
  CHECK(read.article.headline == "Ferry & quay");
}

TEST_CASE("a text that only JSON-LD carries is read from there") {
  std::string text;
  for (int i = 0; i < 20; ++i) text += "The ferry came back to the island on day " + std::to_string(i) + ". ";
  const ReadArticle read = read_html_text(
      "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"Ferry\","
      "\"articleBody\":\"<p>" +
      text + "</p>\"}</script><h1>Ferry</h1><p>Subscribe to read.</p>");
  CHECK(read.article.body.find("on day 19.") != std::string::npos);
  CHECK(has_trace(read, "body", "body.json-ld"));
}

TEST_CASE("one form around a whole page doesn't take it away") {
  std::string text;
  for (int i = 0; i < 20; ++i)
    text += "<p>The ferry came back to the island, as it had on day " + std::to_string(i) +
            ", and left again.</p>";
  CHECK(read_html_text("<form class='comments'><h1>Ferry</h1><div>" + text + "</div></form>")
            .article.body.find("on day 19") != std::string::npos);
}

TEST_CASE("pages are known by their content") {
  for (const char* page : {"<!DOCTYPE html><p>Some text here.", "  <html><p>Some text here.",
                           "<!-- saved --><html><p>Some text here.",
                           "<?xml version='1.0'?><!DOCTYPE html><html "
                           "xmlns='http://www.w3.org/1999/xhtml'><p>Some text here.</p></html>",
                           "\xEF\xBB\xBF<HTML><P>Some text here."}) {
    const auto result = read_as(Format::automatic, page);
    REQUIRE(result.articles.size() == 1);
    CHECK(result.articles[0].article.body == "Some text here.");
  }
  const auto result = read_as(Format::automatic, "A line with <b>tags</b> in it.\n\nAnd another.");
  REQUIRE(result.articles.size() == 1);
  CHECK(result.articles[0].article.headline + result.articles[0].article.body != "");
  CHECK_FALSE(has_trace(result.articles[0], "body", "body.score"));
  CHECK_FALSE(news::reading::is_html("<headlines><headline>Ferry late</headline></headlines>"));
}

TEST_CASE("damaged and hostile pages are read as far as they go") {
  const auto body = [](std::string bytes) { return read_html_text(std::move(bytes)).article.body; };
  CHECK(body("<h1>Ferry</h1><p>The ferry came back to the island today, and nobody saw i") ==
        "The ferry came back to the island today, and nobody saw i");
  const std::string declared = body(
      "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/hostname'><!ENTITY y '&z;&z;'>]><p>Here &x; and &y; "
      "stand in this text.");
  CHECK(declared == "Here &x; and &y; stand in this text.");
  CHECK(body(std::string("<p>A NUL \0 byte in the text of a page.", 38)) ==
        "A NUL byte in the text of a page.");
  const auto empty =
      read_as(Format::html, "<html><head><script>var x = 1;</script></head><body></body></html>");
  CHECK(empty.articles.empty());
  REQUIRE(empty.rejected.size() == 1);
  CHECK(empty.rejected[0].why.find("no text") != std::string::npos);
}

TEST_CASE("a standfirst is the subheadline, an unmarked first paragraph is text") {
  const std::string text =
      "<div class=article-body><p>The ferry came back to the island on Tuesday, three weeks late, and with "
      "it the post."
      "<p>Nobody had missed the bills, said the postman, who carried the sacks up the hill himself, twice, "
      "because the mule had been left behind on the mainland.</div>";
  const ReadArticle marked = read_html_text(
      "<article><h1>Ferry returns</h1><p class=standfirst>Islanders had waited since a storm tore the pier "
      "away in February, and had run out of flour.</p>" +
      text + "</article>");
  CHECK(marked.article.subheadline.starts_with("Islanders had waited"));
  CHECK(marked.article.body.find("Islanders") == std::string::npos);
  const ReadArticle bare = read_html_text(
      "<article><h1>Ferry returns</h1><p>Islanders had waited since a storm tore the pier away in February, "
      "and had run out of flour.</p>" +
      text + "</article>");
  CHECK(bare.article.subheadline.empty());
  CHECK(paragraphs(bare.article).size() == 3);
}

TEST_CASE("a flat page has its subheadline between headline and text") {
  const std::string text =
      "<p>The ferry came back to the island on Tuesday, three weeks late, and with it the post.</p><p>Nobody "
      "had "
      "missed the bills, said the postman, who carried the sacks up the hill himself, twice.</p>";
  const auto flat = [&](const std::string& between) {
    return read_html_text("<div class=article-body><h1>Ferry returns</h1>" + between + text + "</div>");
  };
  for (const std::string marked :
       {"<h2 class=subtitle>Islanders had run out of flour</h2>",
        "<p class=standfirst>Islanders had run out of flour</p>",
        "<h2 class=deck>Islanders had run out of flour</h2><p>By Uta Halmer</p>"}) {
    CAPTURE(marked);
    CHECK(flat(marked).article.subheadline == "Islanders had run out of flour");
    CHECK(paragraphs(flat(marked).article).size() == 2);
  }
  // Whole sentences open the text, a date is none, and a chapter's heading stands farther down.
  CHECK(paragraphs(flat("<p class=lead>Islanders had run out of flour.</p>").article).size() == 3);
  CHECK(flat("<p class=subtitle>Ledger of the islands, 3 May 2024</p>").article.subheadline.empty());
  CHECK(flat(text + "<h2 class=subhead>How the flour ran out</h2>").article.subheadline.empty());
}

TEST_CASE("a kicker in the headline is left out") {
  const auto headline = [](std::string bytes) { return read_html_text(std::move(bytes)).article.headline; };
  CHECK(headline("<title>Ferry back at the pier - Ledger</title><h1><span class=k>Odderholm</span> Ferry "
                 "back at the pier</h1>") == "Ferry back at the pier");
  CHECK(
      headline("<title>Old ferry back at the pier</title><h1><span>Old</span> ferry back at the pier</h1>") ==
      "Old ferry back at the pier");
  CHECK(
      headline(
          "<title>Ferry back at the pier</title><h1>Ferry back at the pier <small>3 May 2024</small></h1>") ==
      "Ferry back at the pier");
}

TEST_CASE("the name of the site is no headline") {
  const ReadArticle read = read_html_text(
      "<title>The Ledger » Archive » Ferry back at the pier</title><h1><a href='https://ledger.example/'>The "
      "Ledger</a></h1>"
      "<h2>Ferry back at the pier</h2><p>The ferry came back to the island on Tuesday, three weeks "
      "late.</p>");
  CHECK(read.article.headline == "Ferry back at the pier");
}

TEST_CASE("names and dates beside comments are theirs") {
  const ReadArticle read = read_html_text(
      "<h1>Ferry back at the pier</h1><p>The ferry came back to the island on Tuesday, three weeks late, and "
      "with it the post, "
      "the papers and the priest.</p><div class=comment><span class='comment-author vcard'>Barnaby "
      "Quill</span> <time "
      "datetime=2024-05-03>3 May</time><p>At last, I had nearly given up on it!</p></div>");
  CHECK(read.article.authors.empty());
  CHECK(read.article.published.empty());
}

TEST_CASE("a site named as the author gives way to a person's name") {
  const ReadArticle read = read_html_text(
      "<meta name=author content='Ledger'><meta property='og:site_name' content='Ledger'><h1>Ferry back at "
      "the pier</h1>"
      "<div class=byline>Posted on 3 May 2024 by <a href=/author/lee>Ann Lee</a></div>"
      "<p>The ferry came back to the island on Tuesday, three weeks late, and with it the post.</p>");
  CHECK(read.article.authors == Texts{"Ann Lee"});
  CHECK(read.article.published == "2024-05-03");
}

TEST_CASE("a heading that is a link stays where text follows it") {
  const ReadArticle read = read_html_text(
      "<h1>Five walks</h1><div class=entry-content><p>There are five walks around the harbour, all of them "
      "short, some of them steep.</p>"
      "<h3><a href=/mole>The old mole</a></h3><p>It begins at the bakery and ends, an hour later, at another "
      "bakery beside the lighthouse.</p>"
      "<h3><a href=/x>Ten more bakeries</a></h3></div>");
  CHECK(read.article.body.find("The old mole") != std::string::npos);
  CHECK(read.article.body.find("Ten more bakeries") == std::string::npos);
}

TEST_CASE("a page and a record of the same article give the same fields") {
  const ReadArticle page = read_html_page("ledger.html");
  const auto result = read_as(
      Format::json,
      R"({"title": "Ferry service to Odderholm resumes after three weeks", "date_publish": "2025-03-12T07:45:00+01:00",
          "date_modify": "2025-03-12T11:02:00+01:00", "authors": ["Simone Archer", "Tobias Fenn"], "section": "Coast",
          "url": "https://ledger.example/coast/2025/03/12/odderholm-ferry-resumes", "source": "The Continental Ledger",
          "lang": "en-GB", "tags": "ferries, Odderholm, harbour dues", "text": "The ferry left."})");
  REQUIRE(result.articles.size() == 1);
  const auto& record = result.articles[0].article;
  CHECK(page.article.id == record.id);
  CHECK(page.article.headline == record.headline);
  CHECK(page.article.authors == record.authors);
  CHECK(page.article.published == record.published);
  CHECK(page.article.modified == record.modified);
  CHECK(page.article.section == record.section);
  CHECK(page.article.source == record.source);
  CHECK(page.article.language == record.language);
  CHECK(page.article.keywords == record.keywords);
}

TEST_CASE("pictures of other articles are no captions") {
  const ReadArticle read = read_html_text(
      "<h1>Ferry back at the pier</h1><div class=entry-content><p>The ferry came back to the island on "
      "Tuesday, three weeks "
      "late, and with it the post.</p><figure><img alt='A white ferry at the pier'></figure><ul><li><a "
      "href=/x><figure><img "
      "alt='Cornelia Haddock opens the regatta'></figure>Cornelia Haddock opens the regatta</a></li></ul>"
      "<p>Nobody had missed the bills, said the postman, who carried the sacks up the hill "
      "himself.</p></div>");
  REQUIRE(read.article.captions.size() == 1);
  CHECK(read.article.captions[0].alt == "A white ferry at the pier");
  CHECK(searched(read).find("Haddock") == std::string::npos);
}
