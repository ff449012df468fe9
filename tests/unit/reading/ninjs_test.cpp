#include <algorithm>

#include "support/catch.h"

#include "read_support.h"

using news::reading::Format;
using news::schema::Caption;
using namespace news::reading::tests;

TEST_CASE("ninjs of version 1, and items in envelopes") {
  const auto article =
      one(R"({"data":{"item":{"uri":"urn:x","version":"4","headline":"H","body_html":"<p>One.</p><p>Two &amp; three.</p>","byline":"By Ann Lee",
      "subject":[{"code":"20000543","scheme":"http://cv.iptc.org/newscodes/mediatopic/","name":"strike"},{"code":"99","scheme":"own","name":"boats"}],
      "person":[{"name":"Oda Lind"}],"associations":{"main":{"type":"picture","description_text":"A boat.","byline":"Bob Ray"},
      "more":{"type":"text","uri":"https://gazette.example/2","headline":"Another story"}}}}})")
          .article;
  CHECK(article.version == 4);
  CHECK(paragraphs(article) == Texts{"One.", "Two & three."});
  CHECK(article.topics[0].id == "medtop:20000543");
  CHECK(article.keywords == Texts{"Oda Lind", "boats"});
  CHECK(article.captions == std::vector<Caption>{{"A boat.", "", "Bob Ray"}});
  REQUIRE(article.related.size() == 1);
  CHECK(article.related[0].url == "https://gazette.example/2");
}

TEST_CASE("ninjs: several bylines, and texts under an agency's own key") {
  const auto article = [](const std::string& json) {
    return read_as(Format::json, json).articles.at(0).article;
  };
  CHECK(
      article(
          R"({"uri":"u","pubstatus":"usable","headline":"T","bylines":[{"by":"By ANN LEE"},{"by":"By Bob Ray"}]})")
          .authors == Texts{"Ann Lee", "Bob Ray"});
  const auto entry =
      article(R"({"entries":[{"urn":"urn:a:1","headline":"T","article_html":"<p>One.</p><p>Two.</p>"}]})");
  CHECK(entry.id == "urn:a:1");
  CHECK(entry.body == "One.\n\nTwo.");
}

TEST_CASE("ninjs: of several headlines and bodies the main ones, wherever they stand") {
  const auto article =
      one(R"({"uri":"urn:x","headlines":[{"role":"seo","value":"Ferry strike news"},{"role":"kicker","value":"Norvane"},
      {"role":"main","value":"Ferries sail again"}],"bodies":[{"role":"short","contenttype":"text/html","value":"<p>Ferries sail.</p>"},
      {"role":"main","contenttype":"text/plain","value":"The ferries to Skarn sail again."}],"byline":"By Ann Lee; Editing by Per Lie"})")
          .article;
  CHECK(article.headline == "Ferries sail again");
  CHECK(article.body == "The ferries to Skarn sail again.");
  CHECK(article.authors == Texts{"Ann Lee"});
  const auto other =
      one(R"j({"uri":"urn:x","headlines":[{"role":"seo","value":"Ferry strike news"}],"bodies":[{"role":"short","value":"Ferries sail."}],
      "byline":"By Ann Lee in Skarn (Reporting by Bob Ray; editing by Per Lie)"
})j")
          .article;
  CHECK(other.headline == "Ferry strike news");
  CHECK(other.body == "Ferries sail.");
  CHECK(std::count(other.authors.begin(), other.authors.end(), "Per Lie") == 0);
}
