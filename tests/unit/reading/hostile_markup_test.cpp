// Markup that is made to harm, or damaged: a clear word, nothing loaded, nothing that runs away.
#include "support/catch.h"

#include "time_support.h"

using news::reading::Format;
using namespace news::reading::tests;

namespace {

std::string rss(const std::string& title) {
  return "<rss><channel><item><title>" + title + "</title></item></channel></rss>";
}

/// "a0 a1 a2", so many bytes of them.
std::string attributes(std::size_t bytes, const std::string& behind) {
  std::string out;
  for (int i = 0; out.size() < bytes; ++i) out += " a" + std::to_string(i) + behind;
  return out;
}

const std::string kText = "The ferry to Skarn was an hour late on Monday, and nobody knew why.";

}  // namespace

TEST_CASE("entities of a document type are never expanded, files never loaded") {
  std::string bomb = "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a0 'ha'>";
  for (int i = 1; i < 30; ++i) {
    const std::string before = "&a" + std::to_string(i - 1) + ";";
    bomb += "<!ENTITY a" + std::to_string(i) + " '" + repeated(before, 10 * before.size()) + "'>";
  }
  const auto result = read_as(Format::automatic, bomb + "]>" + rss("Boom &a29;"));
  REQUIRE(result.articles.size() == 1);
  CHECK(result.articles[0].article.headline == "Boom &a29;");

  const auto file = read_as(Format::automatic,
                            "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'><!ENTITY % p SYSTEM "
                            "'http://localhost:1/x.dtd'> %p;]>" +
                                rss("Secret: &x;"));
  REQUIRE(file.articles.size() == 1);
  CHECK(file.articles[0].article.headline == "Secret: &x;");
}

TEST_CASE("elements without end, attributes without end") {
  constexpr std::size_t kBytes = 500'000;
  check_time(Format::feed, "<rss><channel><item><title>Deep</title><description>" +
                               repeated("<div>", kBytes) + "x</description></item></channel></rss>");
  check_time(Format::nitf, "<nitf a=\"" + std::string(1 << 20, 'x'));
  check_time(Format::sgml, repeated("<REUTERS><TEXT><TITLE>x", kBytes));
  check_time(Format::markdown, repeated("[", 100'000) + repeated("*_`![", 100'000));
  check_time(Format::mail, "From: a\nSubject: b\nContent-Type: multipart/mixed; boundary=x\n\n" +
                               repeated("--x\nContent-Type: multipart/mixed; boundary=x\n\n", kBytes));
  for (const std::string part : {"\x01", "\x01\x02", "``", "\n", "(", "^\n", "a/", " _ "})
    check_time(Format::wire,
               "\x01"
               "a0001\x1F\n\x02" +
                   repeated(part, kBytes));
  const std::string open = "<newsMessage>" + repeated("<itemSet>", kBytes);
  check_time(Format::newsml, open);
  CHECK(read_as(Format::newsml, open).rejected.size() == 1);
}

TEST_CASE("a tag with attributes without end takes no longer for them, and its text is read") {
  constexpr std::size_t kBytes = 1'000'000;
  const auto check = [](Format format, const std::string& before, const std::string& each,
                        const std::string& behind) {
    const std::string bytes = before + attributes(kBytes, each) + behind;
    check_time(format, before + attributes(kBytes / 4, each) + behind, bytes);
    const auto result = read_as(format, bytes);
    REQUIRE(result.articles.size() == 1);
    CHECK(result.articles[0].article.body == kText);
  };
  const std::string text = ">" + kText + "</p>";
  SECTION("in a page") {
    for (const std::string each : {"", "=\">\"", "=x", " = '>'", "/", "\""})
      check(Format::html, "<article><p", each, text + "</article>");
    // What the parser reads as names of a hundred letters.
    const std::string name(90, 'x');
    check(Format::html, "<article><p ", name, text + "</article>");
    check(Format::html, "<!-- <script> --><article><p", "", text + "</article>");
    check(Format::html, "<script/><article><p", "", text + "</article>");
  }
  SECTION("in XML") {
    const std::string body = "<nitf><body><body.content><p";
    const std::string end = text + "</body.content></body></nitf>";
    for (const std::string each : {"=\">\"", " = '>'"}) check(Format::nitf, body, each, end);
    check(Format::nitf, "<nitf><!-- <a b='--><body><body.content><p", "=''", end);
    check_time(Format::nitf, body + " b=\"<p" + attributes(kBytes / 4, "=''") + end,
               body + " b=\"<p" + attributes(kBytes, "=''") + end);
    std::string spaces;
    for (int i = 0; spaces.size() < kBytes; ++i) spaces += " xmlns:n" + std::to_string(i) + "='u'";
    check_time(Format::nitf, body + spaces.substr(0, spaces.rfind(" ", kBytes / 4)) + end,
               body + spaces + end);
  }
  SECTION("in the text of a feed") {
    const std::string item = "<rss><channel><item><title>Late</title><description><![CDATA[<p";
    const std::string end = text + "]]></description></item></channel></rss>";
    check_time(Format::feed, item + attributes(kBytes / 4, "") + end, item + attributes(kBytes, "") + end);
  }
}

TEST_CASE("what many attributes look like, and is none, stays") {
  const std::string words = repeated("one <b two three ", 6'000);
  const auto page = read_as(Format::html,
                            "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"headline\": "
                            "\"Ferry late\", \"keywords\": \"" +
                                words +
                                "\", \"datePublished\": \"2024-05-14\"}</script>"
                                "<article><h1>Ferry late</h1><p data-all=\"" +
                                words + "\" class=text>" + kText + "</p></article>");
  REQUIRE(page.articles.size() == 1);
  CHECK(page.articles[0].article.published == "2024-05-14");
  CHECK(page.articles[0].article.body == kText);

  const auto feed = read_as(Format::feed, "<rss><channel><item><title>Late</title><description><![CDATA[" +
                                              words + "> end]]></description></item></channel></rss>");
  REQUIRE(feed.articles.size() == 1);
  CHECK(feed.articles[0].article.headline == "Late");
}

TEST_CASE("elements and name spaces without end: read up to a bound, which is told") {
  std::string spaces;
  for (int depth = 0; depth < 20; ++depth) {
    spaces += "<a";
    for (int i = 0; i < 200; ++i) spaces += " xmlns:n" + std::to_string(depth * 1000 + i) + "='u'";
    spaces += ">";
  }
  const auto many = read_as(Format::feed, "<rss><channel><item><title>First</title></item>" + spaces);
  REQUIRE(many.articles.size() == 1);
  CHECK(has_warning(many.articles[0], "more than 2000 name spaces at once"));
  const auto none = read_as(Format::feed, "<rss><channel>" + spaces);
  REQUIRE(none.rejected.size() == 1);
  CHECK(none.rejected[0].why.find("more than 2000 name spaces at once") != std::string::npos);

  const auto large =
      read_as(Format::feed, "<rss><channel><item><title>First</title>" + repeated("<a/>", 8'100'000) +
                                "</item><item><title>Second</title></item></channel></rss>");
  REQUIRE(large.articles.size() == 1);
  CHECK(has_warning(large.articles[0], "more than 2000000 elements"));
}

TEST_CASE("signs of markup without end in a text") {
  check_time(Format::feed, rss(repeated("<![CDATA[", 3'600'000)).substr(0, 3'500'000));
}

TEST_CASE("encodings: declared, wrong, wide") {
  const auto latin = read_as(Format::automatic,
                             "<?xml version='1.0' encoding='iso-8859-1'?>" + rss("Caf\xE9 \x93quoted\x94"));
  REQUIRE(latin.articles.size() == 1);
  CHECK(latin.articles[0].article.headline == "Café “quoted”");

  const auto cyrillic =
      read_as(Format::automatic, "<?xml version='1.0' encoding='koi8-r'?>" + rss("\xED\xC9\xD2"));
  REQUIRE(cyrillic.articles.size() == 1);
  CHECK(cyrillic.articles[0].article.headline == "Мир");

  const auto wrong = read_as(Format::automatic, "<?xml version='1.0' encoding='utf-8'?>" + rss("Caf\xE9"));
  REQUIRE(wrong.articles.size() == 1);
  CHECK(wrong.articles[0].article.headline == "Café");
  CHECK(has_warning(wrong.articles[0], "windows-1252"));

  const auto unknown = read_as(Format::automatic, "<?xml version='1.0' encoding='klingon'?>" + rss("Plain"));
  REQUIRE(unknown.articles.size() == 1);
  CHECK(has_warning(unknown.articles[0], "unknown encoding \"klingon\""));

  std::string wide = "\xFF\xFE";
  for (const char c : "<?xml version='1.0' encoding='utf-16'?>" + rss("Wide"))
    wide.append(1, c).append(1, '\0');
  const auto sixteen = read_as(Format::feed, wide);
  REQUIRE(sixteen.articles.size() == 1);
  CHECK(sixteen.articles[0].article.headline == "Wide");
}

TEST_CASE("control characters in XML are no reason to lose the article") {
  const auto result =
      read_as(Format::automatic, rss(std::string("A\x01 b\x0B c\0 d", 10) + " &#0; &#x1F; e"));
  REQUIRE(result.articles.size() == 1);
  CHECK(result.articles[0].article.headline == "A b c d e");
}

TEST_CASE("what isn't what it was said to be says so") {
  for (const auto format : {Format::feed, Format::newsml, Format::nitf, Format::sgml, Format::wire}) {
    const auto result = read_as(format, "Just a text.");
    CHECK(result.articles.empty());
    REQUIRE(result.rejected.size() == 1);
    CHECK(!result.rejected[0].why.empty());
  }
}

TEST_CASE("an element without a name") {
  const auto result =
      read_as(Format::automatic,
              "<feed><entry><title>t</title><content type=\"xhtml\"><div><a:>x</a:> <b>y</b></div>"
              "</content></entry></feed>");
  REQUIRE(result.articles.size() == 1);
  CHECK(result.articles[0].article.body == "x y");
}
