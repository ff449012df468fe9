#include "support/catch.h"

#include "read_support.h"

using news::reading::Format;
using news::schema::Caption;
using namespace news::reading::tests;

namespace {

news::reading::ReadArticle one(const std::string& bytes) {
  auto result = read_as(Format::automatic, bytes);
  REQUIRE(result.articles.size() == 1);
  return std::move(result.articles[0]);
}

}  // namespace

TEST_CASE("header lines, encoded words, several parts") {
  const auto article = one("From: =?iso-8859-1?Q?J=FCrgen_M=FCller?= <jm@gazette.example>\r\n"
                           "Subject: =?utf-8?B?Q2Fmw6k=?= =?utf-8?Q?_reopens?=\r\n"
                           "\ton Monday\r\n"
                           "Date: Tue, 14 May 2024 18:03:00 -0700 (PDT)\r\n"
                           "Content-Type: multipart/alternative; boundary=\"b1\"\r\n\r\n"
                           "preamble\r\n--b1\r\nContent-Type: text/plain; "
                           "charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                           "The caf=E9 is op=\r\nen.\r\n\r\nCome.\r\n--b1\r\nContent-Type: "
                           "text/html\r\n\r\n<p>HTML</p>\r\n--b1--\r\n")
                           .article;
  CHECK(article.headline == "Café reopens on Monday");
  CHECK(article.authors == Texts{"Jürgen Müller"});
  CHECK(article.published == "2024-05-14T18:03:00-07:00");
  CHECK(paragraphs(article) == Texts{"The café is open.", "Come."});
}

TEST_CASE("a mailbox holds many") {
  const auto result =
      read_as(Format::automatic,
              "From a Tue May 14\nFrom: a@x.example\nSubject: One\n\nText one.\n\nFrom b Tue May 14\n"
              "From: b@x.example\nSubject: Two\n\nText two.\nFrom here on it goes well.\n");
  REQUIRE(result.articles.size() == 2);
  CHECK(result.articles[1].article.headline == "Two");
  CHECK(result.articles[1].where == "input, message 2");
}

TEST_CASE("a page with a colon in its first lines is no mail") {
  const auto article = one("Minister: no deal\n\nThe minister said no.\n\nNote: it may change.").article;
  CHECK(article.headline == "Minister: no deal");
}

TEST_CASE("a message that ends early keeps what is there") {
  const auto article =
      one("From: a@x.example\nSubject: Cut\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nFirst part")
          .article;
  CHECK(article.body == "First part");
}

TEST_CASE("Markdown: signs go, words stay") {
  const auto article = one("---\ntitle: 'It''s done'\nauthors:\n  - Ann Lee\n  - name: Bob Ray\ntags:\n- "
                           "a\n- b\nsummary: >\n  Two\n  "
                           "lines\ndraft: false\n---\n# It's done\n\nA *bold* **move** with `code`, a "
                           "[link](https://x.example/(y)) and "
                           "snake_case_name.\n\n## Why\n\n- first\n- second\n\n> quoted\n> on\n\n![A "
                           "boat](b.jpg 'On the beach.')\n\n---\n\n3 * 4 "
                           "\\* 5 &amp; <https://x.example>\n")
                           .article;
  CHECK(article.headline == "It's done");
  CHECK(article.authors == Texts{"Ann Lee", "Bob Ray"});
  CHECK(article.keywords == Texts{"a", "b"});
  CHECK(article.subheadline == "Two lines");
  CHECK(paragraphs(article) == Texts{"A bold move with code, a link and snake_case_name.", "Why", "first",
                                     "second", "quoted on", "3 * 4 * 5 & https://x.example"});
  CHECK(article.captions == std::vector<Caption>{{"On the beach.", "A boat", ""}});
}

TEST_CASE("whether it is published is no date") {
  const auto read = one("---\ntitle: T\npublished: true\ndate: 2024-05-14\n---\nText.\n");
  CHECK(read.article.published == "2024-05-14");
  CHECK(read.warnings.empty());
}

TEST_CASE("front matter of TOML, and a headline that only the text has") {
  const auto article = one("+++\ndate = 2024-05-14T18:03:00Z\ntags = [\"a\", \"b, c\"]\n[extra]\ntitle = "
                           "\"no\"\n+++\nHeading\n=======\n\nText.\n")
                           .article;
  CHECK(article.headline == "Heading");
  CHECK(article.published == "2024-05-14T18:03:00Z");
  CHECK(article.keywords == Texts{"a", "b, c"});
  CHECK(article.body == "Text.");
}
