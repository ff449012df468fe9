// What JSON-LD says, where scripts are many or damaged; and comments, which no markup names.
#include <string>

#include "read_support.h"
#include "support/catch.h"
#include "time_support.h"

using namespace news::reading;
using namespace news::reading::tests;

namespace {

const std::string kText =
    "<p>The ferry came back to the island on Tuesday, three weeks late, and with it the post, the papers, "
    "forty sheep and the priest.</p><p>Nobody had expected it before the end of the month, since the yard "
    "had found more rust than steel below the waterline.</p>";

news::schema::Article page(const std::string& script, const std::string& more = "") {
  return read_as(Format::html,
                 "<html><head><title>Ferry back | Holm</title><script type='application/ld+json'>" + script +
                     "</script></head><body><article><h1>Ferry back</h1>" + kText + more +
                     "</article></body></html>")
      .articles.at(0)
      .article;
}

}  // namespace

TEST_CASE("of several articles in JSON-LD the page's own is taken") {
  const std::string other =
      R"({"@type":"NewsArticle","headline":"Sheep","datePublished":"2020-01-02","author":{"name":"Ugo Fenn"}})";
  const std::string own =
      R"({"@type":"NewsArticle","headline":"Ferry back","datePublished":"2024-03-05","author":{"name":"Jo Wendell"}})";
  for (const std::string& list : {"[" + other + "," + own + "]", "[" + own + "," + other + "]"}) {
    CHECK(page(list).authors == Texts{"Jo Wendell"});
    CHECK(page(list).published.starts_with("2024-03-05"));
  }
}

TEST_CASE("CDATA marks around JSON-LD are none of it") {
  const std::string own =
      R"({"@type":"NewsArticle","headline":"Ferry back","author":"Jo Wendell","publisher":{"name":"Holm Post"}})";
  for (const std::string& script : {"/*<![CDATA[*/" + own + "/*]]>*/", "//<![CDATA[\n[" + own + "]\n//]]>"}) {
    CHECK(page(script).authors == Texts{"Jo Wendell"});
    CHECK(page(script).source == "Holm Post");
  }
}

TEST_CASE("a text behind the key is the author, not the next name") {
  const std::string damaged =
      R"({"@type":"NewsArticle","headline":"Ferry back","author":"Jo Wendell","publisher":{"name":"Holm Post"},,,"x":})";
  CHECK(page(damaged).authors == Texts{"Jo Wendell"});
}

TEST_CASE("a credit in JSON-LD goes to the picture with that caption") {
  const auto article = page(
      R"({"@type":"NewsArticle","headline":"Ferry back","image":{"caption":"The ferry at noon","creditText":"Ada Lind"}})",
      "<figure><img src='a.jpg'><figcaption>The ferry at noon</figcaption></figure>");
  REQUIRE(article.captions.size() == 1);
  CHECK(article.captions[0].credit == "Ada Lind");
}

TEST_CASE("what stands under a heading Comments is no text") {
  const std::string comment =
      "<div><b>Ugo Fenn</b><p>They should have waited for the tide, as my father always "
      "did when he had sheep on board.</p></div>";
  for (const std::string heading : {"<h2>Comments</h2>", "<h3>3 Comments</h3>", "<h3>Kommentare (12)</h3>"}) {
    CHECK(page("{}", heading + comment).body.find("tide") == std::string::npos);
    const auto behind = page("{}", heading + comment +
                                       "<h2>What comes next</h2><p>The ferry sails again on Friday, "
                                       "the yard has promised, if the wind allows it.</p>");
    CHECK(behind.body.find("on Friday") != std::string::npos);
  }
  CHECK(page("{}", "<h2>Comments of the yard</h2>" + comment).body.find("tide") != std::string::npos);
}

TEST_CASE("pictures without number take time as the page is long") {
  std::string figures;
  for (int i = 0; i < 100000; ++i)
    figures += "<figure><img src='a.jpg'><figcaption>Sheep " + std::to_string(i) + "</figcaption></figure>";
  check_time(Format::html, "<h1>Ferry back</h1>" + kText + figures);
}

TEST_CASE("an article of a list in JSON-LD is the page's own only where the page says so") {
  const auto list = [](const std::string& headline, const std::string& url) {
    return R"({"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":{"@type":"NewsArticle","headline":")" +
           headline + R"(","url":")" + url +
           R"(","datePublished":"2020-01-01","author":{"name":"Ugo Fenn"}}}]})";
  };
  const auto other = page(list("Tram late", "https://e.example/tram"));
  CHECK(other.url.empty());
  CHECK(other.published.empty());
  CHECK(other.authors.empty());
  CHECK(page(list("Ferry back", "https://e.example/ferry")).published == "2020-01-01");
  CHECK(
      page(
          R"({"@type":"WebPage","hasPart":{"@type":"NewsArticle","headline":"Tram late","author":"Ugo Fenn"}})")
          .authors.empty());
}

TEST_CASE("what asks for something, introduces somebody or was struck out is no text") {
  const std::string sentence =
      "<p>Ugo Fenn has told it all to everybody on the pier who wanted to hear it.</p>";
  for (const std::string& more : std::vector<std::string>{
           "<p><del>Ugo Fenn resigned.</del> <ins>Nobody did.</ins></p>",
           "<p>Since you’re here, we have a small favour to ask: Ugo Fenn wants your support.</p>",
           "<p>Zapisz się na newsletter: Ugo Fenn, każdego ranka.</p>",
           "<p>Подпишитесь на рассылку Ugo Fenn, каждое утро.</p>",
           "<div><h4>Get the Morning Briefing</h4><p>Start your day with Ugo Fenn.</p><form><input "
           "type='email'></form></div>",
           "<div><h4>About the author</h4><p>Ugo Fenn is a staff writer at The Ledger.</p></div>"})
    CHECK(page("{}", more).body.find("Ugo Fenn") == std::string::npos);
  for (const std::string& behind : std::vector<std::string>{
           "<div><h3>Join the conversation</h3><div><b>joe</b>" + sentence + "</div></div>",
           "<h2>You may also like</h2><div><h3>Cod is back</h3>" + sentence + "</div>",
           "<article><h1>Tram late</h1>" + sentence + sentence + "</article>"})
    CHECK(page("{}", kText + "</article>" + behind).body.find("Ugo Fenn") == std::string::npos);
  // Paragraphs right behind such a heading go on with the article.
  CHECK(page("{}", "<h3>Join the conversation</h3>" + sentence).body.find("Ugo Fenn") != std::string::npos);
}

TEST_CASE("what sells the text doesn't stand in for it") {
  const auto read =
      read_as(Format::html,
              "<article><h1>Ferry back</h1><p>The ferry came back to the island on Tuesday, three weeks "
              "late, and with it the post, the papers, forty sheep and the priest.</p><div "
              "class='paywall-prompt'><h2>Subscribe to keep reading</h2><p>Ugo Fenn and 20 "
              "other columnists. Already a subscriber? Log in here.</p></div></article>");
  CHECK(read.articles.at(0).article.body.ends_with("and the priest."));
}
