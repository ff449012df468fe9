// Which address a page or an item has, and what its links are relative to.
#include <string>

#include "read_support.h"
#include "reading/sniff.h"
#include "support/catch.h"
#include "time_support.h"

using namespace news::reading;
using namespace news::reading::tests;

namespace {

const std::string kText =
    "<h1>Ferry back at the pier</h1><p>The ferry came back to the island on Tuesday, three weeks late, and "
    "with "
    "it the post, the papers, forty sheep and the priest.</p><p>Nobody had expected it before the end of the "
    "month, since the yard had found more rust than steel below the waterline.</p>";

ReadArticle page(const std::string& head, const std::string& fetched = "", const std::string& end = "") {
  RawDocument document{
      "input", "input", true, Format::html,
      "<html><head>" + head + "</head><body><article>" + kText + end + "</article></body></html>"};
  document.origin.url = fetched;
  ReadResult result = read(document, {});
  REQUIRE(result.articles.size() == 1);
  return std::move(result.articles.front());
}

std::string url(const std::string& head, const std::string& fetched = "") {
  return page(head, fetched).article.url;
}

const std::string kFront = "<link rel='canonical' href='https://holm.example/'>";
const std::string kRelated =
    "<div class='related'><ul><li><a href='../sheep'>Forty sheep look for a meadow</a></li></ul></div>";

std::string related_url(const std::string& head, const std::string& fetched) {
  const ReadArticle read = page(head, fetched, kRelated);
  return read.article.related.empty() ? "none" : read.article.related.front().url;
}

}  // namespace

TEST_CASE("the front page is no article's address where another is known") {
  CHECK(url(kFront, "https://holm.example/ferry") == "https://holm.example/ferry");
  CHECK(url(kFront + "<meta property='og:url' content='https://holm.example/a'>") ==
        "https://holm.example/a");
  CHECK(url("<link rel='canonical' href='https://holm.example/b'>", "https://holm.example/b?x=1") ==
        "https://holm.example/b");
  // Who fetches the front page gets it.
  CHECK(url(kFront, "https://holm.example/") == "https://holm.example/");
  // Two files of one site aren't one article.
  const ReadArticle local = page(kFront);
  CHECK(local.article.url.empty());
  CHECK(local.article.source == "holm.example");
  bool told = false;
  for (const Trace& trace : local.trace) told = told || trace.rule == "url.canonical is the home page";
  CHECK(told);
}

TEST_CASE("a browser tells where it saved a page from") {
  const auto saved = [](const std::string& mark) {
    return read_as(Format::html,
                   "<!DOCTYPE html>\n" + mark + "\n<html><head></head><body>" + kText + "</body></html>")
        .articles.at(0)
        .article.url;
  };
  CHECK(saved("<!-- saved from url=(0027)https://holm.example/ferry -->") == "https://holm.example/ferry");
  CHECK(saved("<!--\n Page saved with SingleFile \n url: https://holm.example/f \n saved date: Wed\n-->") ==
        "https://holm.example/f");
  CHECK(saved("<!-- saved from url=(0014)about:internet -->").empty());
  CHECK(saved("<!-- saved from url=( -->").empty());
}

TEST_CASE("links are relative to the base, else to where the page was fetched") {
  CHECK(related_url("", "https://holm.example/news/today/ferry") == "https://holm.example/news/sheep");
  CHECK(related_url("<base href='https://cdn.example/x/y/'>", "https://holm.example/a/b") ==
        "https://cdn.example/x/sheep");
  CHECK(related_url("<base href=\"/n/e/\">", "https://holm.example/a/b") == "https://holm.example/n/sheep");
}

TEST_CASE("links of a feed are relative to its site") {
  const ReadResult result =
      read_as(Format::feed,
              "<rss><channel><title>Holm</title><link>https://holm.example/</link><item>"
              "<title>Ferry</title><link>/2024/ferry</link></item></channel></rss>");
  CHECK(result.articles.at(0).article.url == "https://holm.example/2024/ferry");
}

TEST_CASE("a page saved as a message is read as a page") {
  const std::string head =
      "From: <Saved by Blink>\nSnapshot-Content-Location: https://holm.example/ferry\nSubject: Saved\n"
      "Date: Wed, 6 Mar 2024 10:00:00 +0100\nMIME-Version: 1.0\nContent-Type: multipart/related; "
      "type=\"text/html\"; boundary=\"cut\"\n\n";
  const std::string part =
      "--cut\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\nContent-Location: "
      "https://holm.example/ferry\n\n<html><head><meta name=3D\"author\" content=3D\"Jo "
      "Wendell\"></head><body>" +
      kText + "</body></html>\n--cut--\n";
  const ReadResult result = read_as(Format::mail, head + part);
  REQUIRE(result.articles.size() == 1);
  CHECK(result.articles[0].article.headline == "Ferry back at the pier");
  CHECK(result.articles[0].article.url == "https://holm.example/ferry");
  CHECK(result.articles[0].article.authors == Texts{"Jo Wendell"});
  // Nothing in it is nothing, not a letter.
  CHECK_NOTHROW(read_as(Format::mail, head));
  // A letter with its pictures is of the same kind.
  const ReadResult letter =
      read_as(Format::mail,
              "From: Jo Wendell <jo@holm.example>\nTo: all@holm.example\nSubject: The sheep\n"
              "Content-Type: multipart/related; type=\"text/html\"; boundary=\"cut\"\n\n" +
                  part);
  CHECK(letter.articles.at(0).article.headline == "The sheep");
}

TEST_CASE("an entry of Atom by itself is a feed of one") {
  const std::string entry =
      "<entry xmlns=\"http://www.w3.org/2005/Atom\"><title>Ferry back</title><id>tag:holm,1</id>"
      "<link href=\"https://holm.example/ferry\"/><content type=\"html\">&lt;p&gt;It "
      "sails.&lt;/p&gt;</content></entry>";
  CHECK(guess_format("a.xml", entry, true) == Format::feed);
  CHECK(guess_format("a.xml", "<entry><word>ferry</word></entry>", true) == Format::xml);
  const ReadResult result = read_as(Format::feed, entry);
  REQUIRE(result.articles.size() == 1);
  CHECK(result.articles[0].article.headline == "Ferry back");
  CHECK(result.articles[0].article.source == "holm.example");
}

TEST_CASE("the beginning of a long XML without declaration is known") {
  const std::string records =
      "<list><record><title>Ferry</title><text>It sails.</text></record><record><title>Sh";
  CHECK(guess_format("a.xml", records, false) == Format::xml);
  CHECK(guess_format("a.xml", records, true) == Format::text);
  CHECK(guess_format("a", "<b>Ferry</i> back<br>and", false) == Format::text);
}

TEST_CASE("JSON Feed: a number is an id, a page elsewhere an address") {
  const ReadResult result = read_as(
      Format::json,
      R"({"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":4711,"title":"Ferry",)"
      R"("external_url":"https://holm.example/ferry","content_text":"It sails."}]})");
  REQUIRE(result.articles.size() == 1);
  CHECK(result.articles[0].article.id == "4711");
  CHECK(result.articles[0].article.url == "https://holm.example/ferry");
}

TEST_CASE("feeds of many items and items of many words take time as their length") {
  check_time(Format::feed,
             "<rss><channel><title>T</title>" +
                 repeated("<item><title>T</title><link>https://h.example/1</link></item>", 1200000));
  std::string words = "<rss><channel><title>T</title><item><title>T</title>";
  for (int i = 0; i < 40000; ++i) words += "<category>c" + std::to_string(i) + "</category>";
  check_time(Format::feed, words);
}
