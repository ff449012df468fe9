#include <algorithm>

#include "support/catch.h"

#include <news/schema/internal/article_json.h>

#include "read_support.h"

using news::reading::Format;
using news::schema::Caption;
using namespace news::reading::tests;

namespace {

news::reading::ReadArticle record(const std::string& bytes) {
  return one(bytes, Format::jsonl);
}

std::string why(const std::string& json, Format format = Format::jsonl) {
  const auto result = read_as(format, json);
  CHECK(result.articles.empty());
  return result.rejected.empty() ? "" : result.rejected[0].why;
}

}  // namespace

TEST_CASE("keys of other collections") {
  const auto a =
      record(
          R"j({"guid":"g1","Title":"A headline","maintext":"First.\nSecond.","date_publish":"2020-01-05 10:00:00",
    "date_modify":"2020-01-06","byline":"By Ann Lee and Bob Ray","source_domain":"e.example","lang":"en-GB","category":"World",
    "tags":"a, b,a","image_caption":"A boat. (Ann Lee/AFP)","description":"What it is about","link":"https://e.example/x","score":1.5})j")
          .article;
  CHECK(a.id == "g1");
  CHECK(a.headline == "A headline");
  CHECK(a.body == "First.\n\nSecond.");
  CHECK(a.published == "2020-01-05T10:00:00");
  CHECK(a.modified == "2020-01-06");
  CHECK(a.authors == Texts{"Ann Lee", "Bob Ray"});
  CHECK(a.source == "e.example");
  CHECK(a.language == "en");
  CHECK(a.section == "World");
  CHECK(a.keywords == Texts{"a", "b"});
  CHECK(a.captions == std::vector<Caption>{{"A boat.", "", "Ann Lee/AFP"}});
  CHECK(a.subheadline == "What it is about");
  CHECK(a.url == "https://e.example/x");
  CHECK(a.extra.at("score") == "1.5");

  const auto b =
      record(
          R"({"headline":"H","article":"Text.","authors":[{"name":"Ann Lee"},"Bob Ray"],"publisher":{"name":"The Ledger"},
    "topics":["politics",{"id":"medtop:11000000","name":"politics"}],"pub_date":1715709780,"captions":[{"text":"C","alt":"A","credit":"R"}]})")
          .article;
  CHECK(b.authors == Texts{"Ann Lee", "Bob Ray"});
  CHECK(b.source == "The Ledger");
  CHECK(b.keywords == Texts{"politics"});
  REQUIRE(b.topics.size() == 1);
  CHECK(b.topics[0].id == "medtop:11000000");
  CHECK(b.published == "2024-05-14T18:03:00Z");
  CHECK(b.captions == std::vector<Caption>{{"C", "A", "R"}});
}

TEST_CASE("a byline in the text tells the authors where no key does, and stays there") {
  const auto authors = [](const std::string& body, const std::string& more = "") {
    return record(R"({"title":"Port opens","text":")" + body + "\"" + more + "}").article.authors;
  };
  CHECK(authors("By Ann Lee and Bob Ray\\n\\nThe port opened.") == Texts{"Ann Lee", "Bob Ray"});
  CHECK(authors("By Ann Lee, Staff Writer\\nThe port opened.") == Texts{"Ann Lee"});
  CHECK(authors("By Ann Lee\\n\\nThe port opened.", R"(,"author":"Cy Orr")") == Texts{"Cy Orr"});
  CHECK(authors("By Monday the port had opened.\\n\\nPeople came.").empty());
  CHECK(authors("By Ann Lee").empty());
  const auto read = record(R"({"title":"Port opens","text":"By Ann Lee\n\nThe port opened."})");
  CHECK(read.article.body == "By Ann Lee\n\nThe port opened.");
}

TEST_CASE("authors as catalogues list them, the family name first") {
  const auto authors = [](const std::string& value) {
    return record(R"({"title":"T","text":"X.","authors":)" + value + "}").article.authors;
  };
  CHECK(authors(R"("Quist, Mara; Abel, Jon P.")") == Texts{"Mara Quist", "Jon P. Abel"});
  CHECK(authors(R"("Quist, Mara")") == Texts{"Mara Quist"});
  CHECK(authors(R"(["Quist, Mara","Abel, Jon"])") == Texts{"Mara Quist", "Jon Abel"});
  CHECK(authors(R"("Ann Lee, Bob Ray")") == Texts{"Ann Lee", "Bob Ray"});
  CHECK(authors(R"("Ann Lee; Bob Ray")") == Texts{"Ann Lee", "Bob Ray"});
}

TEST_CASE("what stands for nothing is no value, as in a table") {
  const std::string nothing =
      GENERATE(as<std::string>{}, "None", "nan", "NaN", "null", "NULL", "N/A", "n/a", "Unknown", "[]");
  std::string bytes = R"({"title":"T","body":"B.","site":"Dam Daily","byline":"By Ola Berg")";
  for (const std::string key : {"id", "author", "section", "url", "source"})
    bytes.append(",\"").append(key).append("\":\"").append(nothing).append("\"");
  const auto read = record(bytes + "}");
  CHECK(read.article.id.size() == 32);
  CHECK(read.article.url.empty());
  CHECK(read.article.section.empty());
  CHECK(read.article.source == "Dam Daily");
  CHECK(read.article.authors == Texts{"Ola Berg"});
  CHECK(read.article.extra.empty());
  CHECK(read.warnings == Texts{"no date"});
}

TEST_CASE("a headline may be a word that stands for nothing elsewhere") {
  CHECK(record(R"({"title":"Unknown","body":"B."})").article.headline == "Unknown");
  CHECK(record(R"({"title":"T","body":"B.","tags":["unknown soldiers","None"]})").article.keywords ==
        Texts{"unknown soldiers"});
}

TEST_CASE("a list that was written into a text is a list") {
  const auto article =
      record(R"({"title":"T","body":"['One.', 'Two.']","authors":"['Ola Berg', \"Ina O'Lunde\"]",)"
             R"("tags":"[\"dams\", \"water\"]","note":"['a']"})")
          .article;
  CHECK(article.authors == Texts{"Ola Berg", "Ina O'Lunde"});
  CHECK(article.keywords == Texts{"dams", "water"});
  CHECK(article.body == "One.\n\nTwo.");
  CHECK(article.extra.at("note") == R"("['a']")");
  CHECK(record(R"({"title":"[Update] Dam [closed]","body":"[sic]"})").article.headline ==
        "[Update] Dam [closed]");
}

TEST_CASE("authors with their addresses, in a list, and in objects of several forms") {
  const auto authors = [](const std::string& value) {
    const auto read = record(R"({"title":"T","text":"X.","date":"2024-05-14","author":)" + value + "}");
    CHECK(read.warnings.empty());
    return read.article.authors;
  };
  for (const char* value :
       {R"("Ola Berg <ola@d.example>")", R"j("ola@d.example (Ola Berg)")j",
        R"j(["ola@d.example (Ola Berg)"])j", R"({"first_name":"Ola","last_name":"Berg","id":"7"})",
        R"([{"firstName":"Ola","lastName":"Berg"}])", R"({"display_name":"Ola Berg","name":""})",
        R"([{"full_name":"Ola Berg","url":"https://d.example/ola"}])", R"(["OLA BERG","Ola Berg"])"}) {
    INFO(value);
    CHECK(authors(value) == Texts{"Ola Berg"});
  }
  for (const char* value :
       {R"(["Ola Berg, Ina Lunde"])", R"(["Ola Berg; Ina Lunde"])", R"({"name":["Ola Berg","Ina Lunde"]})"}) {
    INFO(value);
    CHECK(authors(value) == Texts{"Ola Berg", "Ina Lunde"});
  }
  CHECK(authors(R"("ola@d.example")").empty());
  CHECK(authors(R"("https://social.example/@dam")").empty());
}

TEST_CASE("of two keys with one meaning the better one counts, the other is kept") {
  const auto a =
      record(R"({"title":"Lesser","headline":"Better","content":"Short…","text":"The whole text."})").article;
  CHECK(a.headline == "Better");
  CHECK(a.body == "The whole text.");
  CHECK(a.extra.at("title") == "\"Lesser\"");
  CHECK(a.extra.at("content") == "\"Short…\"");
}

TEST_CASE("of several dates the first that is one counts") {
  const std::string bad = GENERATE(as<std::string>{}, R"("0001-01-01")", R"("n/a")", "true", R"("true")",
                                   "[]", R"({"zone":"UTC"})", R"("03/04/2024")");
  const auto read =
      record(R"({"title":"T","body":"B.","published":)" + bad +
             R"(,"publish_date":"2024-03-05","modified":)" + bad + R"(,"updated":"2024-03-06"})");
  CHECK(read.article.published == "2024-03-05");
  CHECK(read.article.modified == "2024-03-06");
  CHECK(read.warnings.empty());
  CHECK((bad == "[]" || read.article.extra.contains("original_published")));
  CHECK_FALSE(read.article.extra.contains("publish_date"));
}

TEST_CASE("dates as databases write them out") {
  for (const char* date : {R"({"$date":1709619300000})", R"({"$date":{"$numberLong":"1709619300000"}})",
                           R"({"$date":"2024-03-05T06:15:00Z"})"}) {
    CHECK(record(R"({"title":"T","body":"B.","date":)" + std::string(date) + "}").article.published ==
          "2024-03-05T06:15:00Z");
  }
}

TEST_CASE("when a crawler fetched it is known by several names, and is no date of the article") {
  const auto read =
      record(R"({"title":"T","text":"X.","date_download":"2024-05-14 18:03:00","date_publish":null})");
  CHECK(read.article.fetched == "2024-05-14T18:03:00");
  CHECK(read.article.published.empty());
  const auto other = record(R"({"title":"T","text":"X.","crawled":true})").article;
  CHECK(other.fetched.empty());
  CHECK(other.extra.at("crawled") == "true");
}

TEST_CASE("that a record was published is no date") {
  const std::string yes = GENERATE(as<std::string>{}, "true", R"("true")", R"("Yes")");
  const auto read =
      record(R"({"title":"T","body":"B.","url":"https://e.example/2019/03/07/x","published":)" + yes + "}");
  CHECK(read.article.published == "2019-03-07");
  CHECK(read.warnings.empty());
  CHECK(read.article.extra.contains("original_published"));
}

TEST_CASE("an embargo under any name is kept") {
  const std::string key = GENERATE(as<std::string>{}, "embargoed", "embargo", "embargoed_until",
                                   "embargoUntil", "embargo-date", "embargo_end");
  const auto with = [&](const std::string& value) {
    return record(R"({"title":"T","body":"B.","date":"2024-05-14",")" + key + R"(":)" + value + "}")
        .article.embargoed;
  };
  CHECK(with(R"("2099-05-15T06:00:00+02:00")") == "2099-05-15T06:00:00+02:00");
  CHECK(with("4082500800") == "2099-05-15T04:00:00Z");
  CHECK(with(R"({"until":"2099-05-15T06:00:00Z"})") == "2099-05-15T06:00:00Z");
  CHECK(with(R"("2024-05-13")").empty());
  CHECK(with("true") == "withheld");
  for (const char* none : {"false", "null", R"("")", R"("none")", R"("No")", "0"}) CHECK(with(none).empty());
  const auto unread =
      record(R"({"title":"T","body":"B.","date":"2024-05-14",")" + key + R"(":"after the session"})");
  CHECK(unread.article.embargoed == "withheld");
  CHECK(has_warning(unread, "after the session"));
  CHECK(with(R"({"by":"the desk"})") == "withheld");
  CHECK(with(R"("03/04/2099")") == "withheld");
}

TEST_CASE("of two embargoes the one with an end counts") {
  const auto article =
      record(R"({"title":"T","body":"B.","embargo":true,"embargo_until":"2099-05-15"})").article;
  CHECK(article.embargoed == "2099-05-15");
}

TEST_CASE("foreign keys never clash with our own when written out") {
  const auto a = record(R"({"title":"T","text":"B.","persons":["x"],"quotes":3})").article;
  const auto again = news::schema::article_from_json(news::schema::article_to_json(a));
  CHECK(again == a);
  CHECK(a.persons.empty());
  CHECK(a.extra.at("original_persons") == R"(["x"])");
}

TEST_CASE("our own form comes back as it was") {
  news::schema::Article article;
  article.id = "a1";
  article.language = "en";
  article.published = "2024-05-14T18:03:00+01:00";
  article.headline = "H";
  article.body = "“Yes,” she said.\n\nSecond  paragraph with two blanks.";
  article.quotes = {{"Yes,", news::schema::QuoteKind::fragment, "Ann Lee", "she", "said", "r", 0.9, 1, 3, 7}};
  article.related = {{"T", "A", "S", "u"}};
  article.extra["custom"] = R"({"a":[1,2]})";
  CHECK(record(news::schema::article_to_json(article)).article == article);
}

TEST_CASE("annotations outside the text are dropped with a warning") {
  news::schema::Article article;
  article.id = "a1";
  article.body = "Größe.";
  article.quotes = {{"x", news::schema::QuoteKind::fragment, "", "", "", "", 0, 1, 2, 400},
                    {"x", news::schema::QuoteKind::fragment, "", "", "", "", 0, 1, 0, 3}};
  const auto read = record(news::schema::article_to_json(article));
  CHECK(read.article.quotes.empty());
  CHECK(has_warning(read, "outside the text"));
}

TEST_CASE("mentions in alternative texts of pictures stay") {
  news::schema::Article article;
  article.id = "a1";
  article.body = "Oda Lind.";
  article.captions = {{"A boat.", "", ""}, {"", "Oda Lind waves", ""}};
  article.persons = {
      {"Oda Lind",
       2,
       1,
       {},
       {{"body", 0, 8, 0}, {"caption.alt", 0, 8, 1}, {"caption.alt", 0, 8, 0}, {"caption.alt", 0, 8, 2}}}};
  const auto read = record(news::schema::article_to_json(article));
  REQUIRE(read.article.persons.size() == 1);
  CHECK(read.article.persons[0].spans ==
        std::vector<news::schema::Span>{{"body", 0, 8, 0}, {"caption.alt", 0, 8, 1}});
  CHECK(has_warning(read, "dropped 2"));
}

TEST_CASE("paragraphs of bodies") {
  CHECK(record(R"({"text":"One.\r\n\r\n\r\nTwo.\u00a0\n"})").article.body == "One.\n\nTwo.");
  const std::string sentence =
      "This paragraph is longer than any line that somebody would wrap at a fixed width, since it goes on "
      "and on.";
  CHECK(record(R"({"text":")" + sentence + R"(\n)" + sentence + R"("})").article.body ==
        sentence + "\n\n" + sentence);
  CHECK(record(R"({"text":["One.","Two."]})").article.body == "One.\n\nTwo.");
}

TEST_CASE("one object, a list, a list in a wrapper") {
  CHECK(read_as(Format::json, R"({"title":"T"})").articles.size() == 1);
  CHECK(read_as(Format::json, R"({"title":"T"})").articles[0].path == "input");
  const auto list = read_as(Format::json, R"([{"title":"T"},{"title":"U"},7])");
  REQUIRE(list.articles.size() == 2);
  CHECK(list.articles[1].where == "input, article 2");
  REQUIRE(list.rejected.size() == 1);
  CHECK(list.rejected[0].where == "input, article 3");
  CHECK(
      read_as(Format::json, R"({"status":"ok","articles":[{"title":"T"},{"title":"U"}]})").articles.size() ==
      2);
}

TEST_CASE("errors name the place") {
  CHECK(why("{\"title\": \"T\", oops}").starts_with("not valid JSON at column 16: "));
  CHECK(why("{\"title\":\n \"T\" \"U\"}", Format::json).starts_with("not valid JSON at line 2, column "));
  CHECK(why("{\"title\": \"T\"").find("unexpected end of input") != std::string::npos);
  CHECK(why("[1]").find("must be a JSON object, this is a number") != std::string::npos);
  CHECK(why(R"({"id":"1","note":"x"})").find("\"note\"") != std::string::npos);
  CHECK(why(R"({"id":"1","body":{"a":1}})") == "\"body\" must be a text, this is an object");
  CHECK(why(R"({"id":"1","title":"","body":" \u00a0\u200b "})").find("no text") != std::string::npos);
  CHECK(why(R"({"v":99,"headline":"H"})").find("99") != std::string::npos);
}

TEST_CASE("what careless programs write is repaired with a warning") {
  const auto nan = record(R"({"title":"T","text":"B.","date":NaN,"x":[1,2,],})");
  CHECK(nan.article.headline == "T");
  CHECK(has_warning(nan, "NaN"));
  const auto half = record(R"({"title":"Half \ud83d here","text":"Whole \ud83d\ude00."})");
  CHECK(half.article.headline == "Half \uFFFD here");
  CHECK(half.article.body == "Whole 😀.");
  const auto raw = record("{\"title\":\"T\",\"text\":\"One.\tTwo.\"}");
  CHECK(raw.article.body == "One. Two.");
  const auto latin = record("{\"title\":\"Caf\xE9\"}");
  CHECK(latin.article.headline == "Café");
  CHECK(has_warning(latin, "windows-1252"));
}

TEST_CASE("a record is read alike by the quick parser and by the slow one") {
  // A zero byte behind the text means nothing to the slow one, and the quick one doesn't take it.
  for (
      const std::string json :
      {R"({"title":"First","title":"Second","body":"One.\n\nTwo."})",
       R"({"Title":"T","title":"U","TITLE":"V","body":"B."})",
       R"({"body":"B.","headline":"H","x":{"b":1,"a":[1,2.50,-0,-0.0,1e5,18446744073709551615]},"y":null,"z":""})",
       R"({"text":"caf\u00e9 \ud83d\ude00 \u0000\u200b.","title":7,"date":1740420180,"id":17})",
       R"({"articles":[{"title":"T"},{"title":"U","text":["a","b"]},3]})",
       R"([{"title":"T","keywords":"a, b"},{"v":1,"headline":"H","authors":["A"]}])", R"({"v":1,"body":3})",
       "[]", "{}"}) {
    INFO(json);
    const auto quick = read_as(Format::json, json);
    const auto slow = read_as(Format::json, json + '\0');
    REQUIRE(quick.articles.size() == slow.articles.size());
    for (std::size_t i = 0; i < quick.articles.size(); ++i) {
      CHECK(quick.articles[i].article == slow.articles[i].article);
      CHECK(quick.articles[i].warnings == slow.articles[i].warnings);
    }
    REQUIRE(quick.rejected.size() == slow.rejected.size());
    for (std::size_t i = 0; i < quick.rejected.size(); ++i)
      CHECK(quick.rejected[i].why == slow.rejected[i].why);
  }
}

TEST_CASE("of keys that come twice the last counts") {
  CHECK(record(R"({"title":"First","title":"Second","x":1,"x":2})").article.headline == "Second");
  CHECK(record(R"({"title":"First","title":"Second","x":1,"x":2})").article.extra.at("x") == "2");
}

TEST_CASE("blanks of a long paragraph are single ones wherever they stand") {
  for (std::size_t at = 1; at < 150; ++at) {
    const std::string left(at, 'x');
    const std::string right(150 - at, 'y');
    const std::string even = left + " " + right;
    CHECK(record("{\"body\":\"" + left + "  " + right + "\"}").article.body == even);
    CHECK(record("{\"body\":\"" + left + " \\t " + right + "\"}").article.body == even);
    CHECK(record("{\"body\":\"" + even + "\"}").article.body == even);
  }
}

TEST_CASE("a document that isn't traced gives the same article and no reasons for its fields") {
  news::reading::RawDocument document{
      "input", "input", true, Format::json,
      R"({"id":"a","title":"Ferry","text":"It sails again.","byline":"Oda Lind"})"};
  const auto traced = news::reading::read(document, {}).articles.at(0);
  document.traced = false;
  const auto untraced = news::reading::read(document, {}).articles.at(0);
  CHECK(untraced.article == traced.article);
  const auto of_headline = [](const auto& read) {
    return std::count_if(read.trace.begin(), read.trace.end(),
                         [](const auto& trace) { return trace.field == "headline"; });
  };
  CHECK(of_headline(traced) == 1);
  CHECK(of_headline(untraced) == 0);
}
