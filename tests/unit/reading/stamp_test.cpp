#include "support/catch.h"

#include "read_support.h"
#include "reading/stamps.h"

using news::reading::Format;
using news::reading::ReadOptions;
using namespace news::reading::tests;

namespace {

std::string id_of(const std::string& json, const ReadOptions& options = {}) {
  return read_as(Format::json, json, options).articles.at(0).article.id;
}

}  // namespace

TEST_CASE("ids: the source's own, else the address, else the content") {
  CHECK(id_of(R"({"id":" x 1 ","url":"https://e.example/a","title":"T"})") == " x 1 ");
  CHECK(id_of(R"({"_id":17,"title":"T"})") == "17");
  CHECK(id_of(R"({"url":"HTTPS://WWW.E.example:443/A?utm_source=x&p=1#top","title":"T"})") ==
        "https://www.e.example/A?p=1");
  const std::string a = id_of(R"({"title":"T","body":"One."})");
  CHECK(a.size() == 32);
  CHECK(a == id_of(R"({"body":"One.","title":"T"})"));
  CHECK(a != id_of(R"({"title":"T","body":"Two."})"));
  CHECK(a != id_of(R"({"title":"TOne.","body":""})"));
}

TEST_CASE("ids from paths and prefixes") {
  ReadOptions options;
  options.id_from_path = true;
  options.id_prefix = "x:";
  CHECK(id_of(R"({"id":"own","title":"T"})", options) == "x:input");
  // Two articles in a file can't both have its name.
  const auto two = read_as(Format::json, R"([{"id":"a","title":"T"},{"id":"b","title":"U"}])", options);
  REQUIRE(two.articles.size() == 2);
  CHECK(two.articles[0].article.id == "x:a");
  CHECK(two.articles[0].path.empty());
}

TEST_CASE("dates are made plain or taken out with a warning") {
  const auto absurd =
      read_as(Format::json, R"({"title":"T","body":"B.","date":"0001-11-30"})").articles.at(0);
  CHECK(absurd.article.published.empty());
  CHECK(has_warning(absurd, "plausible"));
  const auto words =
      read_as(Format::json, R"({"title":"T","body":"B.","date":"last Tuesday"})").articles.at(0);
  CHECK(words.article.published.empty());
  CHECK(has_warning(words, "last Tuesday"));
  const auto both = read_as(Format::json, R"({"title":"T","body":"B.","date":"03/04/2024"})").articles.at(0);
  CHECK(both.article.published.empty());
  CHECK(has_warning(both, "two ways"));
  const auto none = read_as(Format::json, R"({"title":"T","body":"B."})").articles.at(0);
  CHECK(has_warning(none, "no date"));
  const auto address =
      read_as(Format::json, R"({"title":"T","body":"B.","url":"https://e.example/2019/03/07/x"})")
          .articles.at(0);
  CHECK(address.article.published == "2019-03-07");
  CHECK(address.warnings.empty());
}

TEST_CASE("a feed's date that is none gives way to the next") {
  const auto result =
      read_as(Format::feed,
              "<rss version='2.0' "
              "xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>X</title><item><title>A</title>"
              "<link>https://e.example/a</link><pubDate>Mon, 01 Jan 0001 00:00:00 +0000</pubDate>"
              "<dc:date>2024-03-05T06:15:00+01:00</dc:date></item></channel></rss>");
  CHECK(result.articles.at(0).article.published == "2024-03-05T06:15:00+01:00");
  CHECK_FALSE(has_warning(result.articles.at(0), "plausible"));
}

TEST_CASE("the language: what the record says, else what the caller says, else what the text shows") {
  ReadOptions options;
  const std::string text =
      R"("title":"T","body":"The ferry was late because the captain had lost his hat in the storm.")";
  CHECK(read_as(Format::json, "{" + text + "}").articles.at(0).article.language == "en");
  CHECK(read_as(Format::json, "{" + text + R"(,"lang":"de-AT"})").articles.at(0).article.language == "de");
  options.language = "fr";
  CHECK(read_as(Format::json, "{" + text + "}", options).articles.at(0).article.language == "fr");
  CHECK(read_as(Format::json, "{" + text + R"(,"language":"Deutsch"})", options)
            .articles.at(0)
            .article.language == "de");
}
