#include "support/catch.h"

#include "read_support.h"

using news::reading::Format;
using news::schema::Caption;
using namespace news::reading::tests;

namespace {

news::schema::Article markdown(const std::string& bytes) {
  return one(bytes, Format::markdown).article;
}

}  // namespace

TEST_CASE("Markdown: a picture's file in the front matter is no caption") {
  CHECK(markdown("---\ntitle: Harbor vote\nimage: /img/pier.jpg\n---\nThey met.\n").captions.empty());
}

TEST_CASE("Markdown: where links lead is no text, a remark in brackets is") {
  CHECK(paragraphs(markdown(
            "# Vote\n\nThey met on [Tuesday][1].\n\n[1]: http://gazette.example/vote \"Vote\"\n\n"
            "[Editor]: she came late.\n")) == Texts{"They met on Tuesday.", "[Editor]: she came late."});
}

TEST_CASE("Markdown: a generator's figure is a caption") {
  CHECK(
      markdown(
          "# Vote\n\nThey met.\n\n{{< figure src=\"a.jpg\" caption=\"The mill at dusk\" alt=\"A mill\" >}}\n")
          .captions == std::vector<Caption>{{"The mill at dusk", "A mill", ""}});
}

TEST_CASE("Markdown: front matter of JSON, and tables of TOML") {
  const auto json =
      markdown("{\n  \"title\": \"Harbor vote\",\n  \"author\": \"Anne Loup\"\n}\n\nThey met.\n");
  CHECK(json.headline == "Harbor vote");
  CHECK(json.authors == Texts{"Anne Loup"});
  CHECK(json.body == "They met.");
  const auto toml = markdown(
      "+++\ntitle = \"Harbor vote\"\n[taxonomies]\ntags = [\"harbor\"]\n[menu]\ntitle = "
      "\"No\"\n[extra]\nsubtitle = \"Third vote\"\n+++\nThey met.\n");
  CHECK(toml.headline == "Harbor vote");
  CHECK(toml.keywords == Texts{"harbor"});
  CHECK(toml.subheadline == "Third vote");
}

TEST_CASE("Markdown: what is to be published later is under an embargo") {
  const std::string begin = "---\ntitle: Harbor vote\ndate: 2024-03-05\n";
  CHECK(markdown(begin + "publishDate: 2099-01-01\n---\nThey met.\n").embargoed == "2099-01-01");
  CHECK(markdown(begin + "publishDate: 2024-03-05\n---\nThey met.\n").embargoed.empty());
}
