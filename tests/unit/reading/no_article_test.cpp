// Pages that a site shows in place of an article, and lists of articles.
#include <string>

#include "read_support.h"
#include "support/catch.h"

using news::reading::Format;
using news::reading::ReadResult;
using namespace news::reading::tests;

namespace {

const std::string kText =
    "<p>The ferry came back to the island on Tuesday, three weeks late, and with it the post, the papers, "
    "forty sheep and the priest.</p>";
const std::string kShort = "<p>The page that you asked for has moved, or was never there.</p>";

ReadResult page(const std::string& head, const std::string& body, const std::string& classes = "") {
  return read_as(Format::html,
                 "<html><head>" + head + "</head><body class=\"" + classes + "\">" + body + "</body>");
}

std::string titles_of_others() {
  std::string out;
  for (const std::string title :
       {"Swans return to the lake", "Old mill of Varby finds a buyer", "Boat show in the rain",
        "Harbour board votes on pier", "Herring price falls again"})
    out += "<article><h2><a href=/a/" + std::to_string(out.size()) + ">" + title + "</a></h2>" + kText +
           "</article>";
  return out;
}

}  // namespace

TEST_CASE("a page that says that there is none is left out, with what it says") {
  for (const std::string title :
       {"404 Not Found", "Page not found | Tarn Ledger", "Seite nicht gefunden - Tarner Bote",
        "Página no encontrada", "ページが見つかりません", "Just a moment...", "Access Denied"}) {
    CAPTURE(title);
    const ReadResult result = page("<title>" + title + "</title>", "<h1>Oh dear</h1>" + kShort);
    CHECK(result.articles.empty());
    REQUIRE(result.rejected.size() == 1);
    CHECK(result.rejected[0].on_purpose);
    CHECK(result.rejected[0].why.find(title) != std::string::npos);
  }
  CHECK(page("<title>Tarn Ledger</title>", "<h1>Oh dear</h1>" + kShort, "blog error404").articles.empty());
}

TEST_CASE("a wall of consent is left out, with the next step") {
  const ReadResult result =
      page("<title>Before you continue | Tarn Ledger</title>", "<h1>Your choice</h1>" + kShort);
  REQUIRE(result.rejected.size() == 1);
  CHECK(result.rejected[0].why.find("save it once more") != std::string::npos);
}

TEST_CASE("an article about pages not found is one") {
  const std::string article = "<h1>Page not found</h1>" + kText;
  CHECK(
      page("<title>Page not found</title><meta property=og:type content=article>", article).articles.size() ==
      1);
  CHECK(page("<title>Page not found: why libraries lose their links</title><h1>Page not found: why libraries "
             "lose their links</h1>",
             kText + kText)
            .articles.size() == 1);
  std::string longer = article;
  for (int i = 0; i < 15; ++i) longer += kText;
  CHECK(page("<title>Page not found</title>", longer).articles.size() == 1);
}

TEST_CASE("a front page and a list of articles are taken with a note") {
  const std::string front = "<title>Tarn Ledger</title><link rel=canonical href='https://ledger.example/'>";
  const ReadResult site = page(front, titles_of_others());
  REQUIRE(site.articles.size() == 1);
  CHECK(has_warning(site.articles[0], "front page"));
  const ReadResult list =
      page("<title>Harbour | Tarn Ledger</title>", titles_of_others(), "archive category");
  REQUIRE(list.articles.size() == 1);
  CHECK(has_warning(list.articles[0], "list of articles"));
  // The only article of a small site.
  const ReadResult article = page(front, "<h1>Ferry back at the pier</h1>" + kText + kText, "home page");
  REQUIRE(article.articles.size() == 1);
  CHECK_FALSE(has_warning(article.articles[0], "looks like"));
}
