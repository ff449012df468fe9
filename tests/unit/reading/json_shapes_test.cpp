#include "support/catch.h"

#include "walk_support.h"

using news::reading::Format;
using namespace news::reading::tests;

namespace {

Texts headlines(const std::string& json) {
  const news::tests::TempDir dir;
  Texts out;
  for (const auto& document : walk({write(dir.path() / "news.json", json)}).documents) {
    for (const auto& read : news::reading::read(document, {}).articles) out.push_back(read.article.headline);
  }
  return out;
}

news::schema::Article one_of(const std::string& json) {
  auto result = read_as(Format::automatic, json);
  REQUIRE(result.articles.size() == 1);
  return std::move(result.articles[0].article);
}

std::string left_out_of(const std::string& json) {
  const auto result = read_as(Format::automatic, json);
  if (!result.articles.empty() || result.rejected.size() != 1 || !result.rejected[0].on_purpose) return {};
  return result.rejected[0].why;
}

}  // namespace

TEST_CASE("an envelope with an article a line is one document, whatever its first line ends with") {
  const std::string first = R"({"title":"A1","text":"Text one."})";
  const std::string second = R"({"title":"A2","text":"Text two."})";
  CHECK(headlines(R"({"status":"ok","articles":[)"
                  "\n" +
                  first + ",\n" + second + "\n]}\n") == Texts{"A1", "A2"});
  CHECK(headlines(R"({"articles":[)" + first + ",\n" + second + "]}") == Texts{"A1", "A2"});
  CHECK(headlines("{\"data\":[\n " + first + ",\n " + second + "\n]}") == Texts{"A1", "A2"});

  std::string many = R"({"status":"ok","articles":[)"
                     "\n";
  for (int i = 0; i < 3000; ++i) many += first + ",\n";
  CHECK(headlines(many + second + "\n]}").size() == 3001);
}

TEST_CASE("objects one after the other, each over several lines, are read one by one") {
  CHECK(headlines("{\n  \"title\": \"A1\",\n  \"text\": \"One {.\"\n}\n{\n  \"title\": \"A2\"\n}\n") ==
        Texts{"A1", "A2"});
  const auto result =
      read_as(Format::json, "{\n\"title\": \"A1\"\n}\n{\n\"title\": oops\n}\n{\n\"title\": \"A3\"\n}\n");
  CHECK(result.articles.size() == 2);
  REQUIRE(result.rejected.size() == 1);
  CHECK(result.rejected[0].where == "input, object 2");
}

TEST_CASE("what services call their articles is unwrapped") {
  const std::string article = R"({"title":"A1","text":"Text one."})";
  CHECK(headlines(R"({"response":{"status":"ok","docs":[)" + article + "]}}") == Texts{"A1"});
  CHECK(headlines(R"({"posts":[)" + article + R"(],"totalResults":1})") == Texts{"A1"});
  CHECK(headlines(R"({"hits":{"total":1,"hits":[{"_id":"x","_source":)" + article + "}]}}") == Texts{"A1"});
  CHECK(headlines(R"({"_index":"news","_source":)" + article + "}") == Texts{"A1"});
  CHECK(headlines(R"({"db":[{"meta":{"version":"5"},"data":{"posts":[)" + article + "," + article +
                  "]}}]}") == Texts{"A1", "A1"});
  CHECK(headlines(R"({"value":[{"name":"A1","url":"https://x.example/1","datePublished":"2024-02-11",)"
                  R"("description":"In short."}]})") == Texts{"A1"});
}

TEST_CASE("an export of Ghost keeps names in tables of their own") {
  const auto result = read_as(
      Format::automatic,
      R"({"db":[{"meta":{"version":"5.80.0"},"data":{"posts":[)"
      R"({"id":"p1","title":"Ferry","html":"<p>It sails.</p>","status":"published"},)"
      R"({"id":"p2","title":"Tram","html":"<p>It runs.</p>","status":"published","author_id":1}],)"
      R"("posts_authors":[{"post_id":"p1","author_id":"u2","sort_order":1},{"post_id":"p1","author_id":1,"sort_order":0}],)"
      R"("users":[{"id":1,"name":"Oda Lind","email":"oda@x.example"},{"id":"u2","name":"Tom Rask"}],)"
      R"("posts_tags":[{"post_id":"p1","tag_id":"t1"},{"post_id":"p1","tag_id":"t2"},{"post_id":"p9","tag_id":"t9"}],)"
      R"("tags":[{"id":"t1","name":"Harbour"},{"id":"t2","name":"#newsletter"}],)"
      R"("posts_meta":[{"post_id":"p1","feature_image_caption":"<span>The old ferry</span>","feature_image_alt":null}])"
      "}}]}");
  REQUIRE(result.articles.size() == 2);
  const auto& ferry = result.articles[0].article;
  CHECK(ferry.authors == Texts{"Oda Lind", "Tom Rask"});
  CHECK(ferry.keywords == Texts{"Harbour"});
  REQUIRE(ferry.captions.size() == 1);
  CHECK(ferry.captions[0].text == "The old ferry");
  CHECK(result.articles[1].article.authors == Texts{"Oda Lind"});
  CHECK(result.rejected.empty());
}

TEST_CASE("what an agency plans to write is no article") {
  CHECK(left_out_of(R"({"uri":"urn:p:1","type":"planning","plannedCoverage":[{"uri":"urn:n:1"}]})")
            .find("plans of coverage (1)") != std::string::npos);
}

TEST_CASE("fields that lie inside of a record are the record's, and markup in them counts") {
  const auto article = one_of(
      R"({"response":{"results":[{"id":"business/trawlers","webTitle":"Trawlers return",)"
      R"("webUrl":"https://g.example/trawlers","webPublicationDate":"2024-02-11T07:30:00Z","sectionName":"Business",)"
      R"("fields":{"standfirst":"<p>Nothing was <em>offered</em></p>","byline":"Maura Keane and Tom Hale",)"
      R"("main":"<figure><img src='a.jpg' alt='A trawler'><figcaption>The Maeve. Photo: Denis Roche</figcaption></figure>",)"
      R"("body":"<p>The fleet came back.</p><p>“Nothing,” said Padraig Lyons.</p>"}}]}})");
  CHECK(article.headline == "Trawlers return");
  CHECK(article.subheadline == "Nothing was offered");
  CHECK(article.authors == Texts{"Maura Keane", "Tom Hale"});
  CHECK(article.section == "Business");
  CHECK(paragraphs(article) == Texts{"The fleet came back.", "“Nothing,” said Padraig Lyons."});
  REQUIRE(article.captions.size() == 1);
  CHECK(article.captions[0].text == "The Maeve.");
  CHECK(article.captions[0].credit == "Denis Roche");
}

TEST_CASE("what WordPress answers is an article, with the names behind its numbers where they are there") {
  const auto article = one_of(
      R"([{"id":101,"date":"2024-02-11T08:30:00","date_gmt":"2024-02-11T07:30:00",)"
      R"("link":"https://post.example/trawlers/","title":{"rendered":"Trawlers &#8211; back"},)"
      R"("content":{"rendered":"<p>The fleet came back.</p><p>Nothing was offered.</p>","protected":false},)"
      R"("excerpt":{"rendered":"<p>In short.</p>"},"author":3,"categories":[4],"tags":[7],"_embedded":{)"
      R"("author":[{"id":3,"name":"Maura Keane"}],"wp:term":[[{"name":"Fisheries","taxonomy":"category"}],)"
      R"([{"name":"mackerel","taxonomy":"post_tag"}]]}}])");
  CHECK(article.id == "https://post.example/trawlers/");
  CHECK(article.headline == "Trawlers – back");
  CHECK(article.subheadline == "In short.");
  CHECK(article.published == "2024-02-11T07:30:00Z");
  CHECK(paragraphs(article) == Texts{"The fleet came back.", "Nothing was offered."});
  CHECK(article.authors == Texts{"Maura Keane"});
  CHECK(article.section == "Fisheries");
  CHECK(article.keywords == Texts{"mackerel"});
}

TEST_CASE("a text that a service broke off is a teaser") {
  const auto article = one_of(
      R"({"title":"T","description":"Short.","content":"The fleet came back to the harbour, the assoc… [+2312 chars]"})");
  CHECK(article.teaser);
  CHECK(article.body.empty());
  CHECK(article.subheadline == "The fleet came back to the harbour, the assoc…");
  CHECK_FALSE(one_of(R"({"title":"T","text":"It said [+ many chars]"})").teaser);
}

TEST_CASE("a whole description goes before the beginning of a text") {
  const auto article = one_of(
      R"({"title":"T","description":"The fleet came back to the harbour with nothing.","content":"SOLMER (NN) — The fleet came back to the harbour on Monday, the assoc… [+2312 chars]"})");
  CHECK(article.teaser);
  CHECK(article.subheadline == "The fleet came back to the harbour with nothing.");
}

TEST_CASE("a first paragraph by itself is a teaser with a summary above it") {
  const auto article = one_of(
      R"({"headline":{"main":"Dam closes"},"abstract":"The dam is closed.","lead_paragraph":"The dam was closed on Sunday after a leak was found."})");
  CHECK(article.subheadline == "The dam is closed.");
  CHECK(article.body == "The dam was closed on Sunday after a leak was found.");
  CHECK(article.teaser);
  CHECK_FALSE(one_of(R"({"title":"T","lead_paragraph":"One.","full_text":"One. Two."})").teaser);
}

TEST_CASE("an excerpt that ends as such and repeats the text is no subheadline") {
  CHECK(one_of(
            R"({"title":"T","excerpt":"The dam is old. […]","text":"The dam is old. It was built by hand."})")
            .subheadline.empty());
}

TEST_CASE("a text in blocks, of markup and plain, with pictures between them") {
  const auto article = one_of(
      R"({"title":"T","content":[{"type":"text/html","value":"<p>One &amp; all.</p><p>Two.</p>"},)"
      R"({"type":"image","caption":"The dam at dusk.","credit":"Ned Orr","url":"https://d.example/i.jpg"},)"
      R"({"type":"video","url":"https://d.example/v.mp4"},{"type":"paragraph","text":"Three."}]})");
  CHECK(paragraphs(article) == Texts{"One & all.", "Two.", "Three."});
  CHECK(article.captions == std::vector<news::schema::Caption>{{"The dam at dusk.", "", "Ned Orr"}});
  CHECK(one_of(R"({"headline":"T","body":{"content":"Body of it.","type":"text"}})").body == "Body of it.");
}

TEST_CASE("an article inside of a record is the record, with what stands around it") {
  for (const char* text : {"text", "content"}) {
    const auto article =
        one_of(R"({"id":"7","article":{"title":"Dam holds","authors":["Ola Berg"],"date":"2024-03-05",")" +
               std::string(text) + R"(":"It held."}})");
    CHECK(article.id == "7");
    CHECK(article.headline == "Dam holds");
    CHECK(article.body == "It held.");
    CHECK(article.authors == Texts{"Ola Berg"});
    CHECK(article.published == "2024-03-05");
  }
  CHECK(headlines(R"({"_items":[{"headline":"A1","body_html":"<p>One.</p>"}],"_meta":{"total":1}})") ==
        Texts{"A1"});
}

TEST_CASE("texts of several lengths, elements of a text and credits, as a publishing system has them") {
  const auto article = one_of(
      R"({"_id":"S9","headlines":{"basic":"Dam holds","mobile":"Holds"},"subheadlines":{"basic":"For now"},)"
      R"("content_elements":[{"type":"text","content":"<p>It held.</p>"},{"type":"header","content":"Crowds"},)"
      R"({"type":"image","url":"x","caption":"The dam."},{"type":"text","content":"They came."}],)"
      R"("credits":{"by":[{"type":"author","name":"Ola Berg"}]},"display_date":"2024-03-05T08:00:00Z",)"
      R"("last_updated_date":"2024-03-06T08:00:00Z"})");
  CHECK(article.headline == "Dam holds");
  CHECK(article.subheadline == "For now");
  CHECK(paragraphs(article) == Texts{"It held.", "Crowds", "They came."});
  CHECK(article.authors == Texts{"Ola Berg"});
  CHECK(article.published == "2024-03-05T08:00:00Z");
  CHECK(article.modified == "2024-03-06T08:00:00Z");
}

TEST_CASE("linked data by itself is an article with its page") {
  const auto article = one_of(
      R"({"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Dam Daily","description":"News"},)"
      R"({"@type":"NewsArticle","headline":"Dam holds","articleBody":"It held.",)"
      R"("mainEntityOfPage":{"@type":"WebPage","@id":"https://d.example/dam"}}]})");
  CHECK(article.headline == "Dam holds");
  CHECK(article.url == "https://d.example/dam");
  CHECK(one_of(R"({"headline":"T","text":"B.","url":{"@id":"https://d.example/t"}})").url ==
        "https://d.example/t");
}

TEST_CASE("tags for those who wrote are authors, those for the site's own use nothing") {
  const auto article =
      one_of(R"({"title":"T","text":"B.","tags":[{"id":"world/norway","type":"keyword","webTitle":"Norway"},)"
             R"({"id":"profile/ola","type":"contributor","webTitle":"Ola Berg"},)"
             R"({"name":"#featured","visibility":"internal"},{"name":"Dams","visibility":"public"}]})");
  CHECK(article.keywords == Texts{"Norway", "Dams"});
  CHECK(article.authors == Texts{"Ola Berg"});
}

TEST_CASE("a source that is the page's address is its address") {
  const auto article = one_of(
      R"({"title":"T","text":"B.","source":"https://d.example/news/dam","source-hostname":"Dam Daily"})");
  CHECK(article.url == "https://d.example/news/dam");
  CHECK(article.source == "Dam Daily");
  CHECK(
      one_of(R"({"title":"T","text":"B.","source":"https://d.example/a","url":"https://d.example/b"})").url ==
      "https://d.example/b");
  CHECK(one_of(R"({"title":"T","text":"B.","source":"https://d.example/a"})").source == "d.example");
}

TEST_CASE("what is kept of a record is no reason for a warning") {
  for (const char* more : {R"("image":"https://d.example/i.jpg")", R"("images":["https://d.example/i.jpg"])",
                           R"("author":"https://social.example/ola")"}) {
    INFO(more);
    CHECK(one(R"({"title":"T","text":"B.","date":"2024-03-05",)" + std::string(more) + "}").warnings.empty());
  }
  const auto post =
      one(R"({"id":7,"date":"2024-03-05T08:00:00","guid":{"rendered":"https://d.example/?p=7"},)"
          R"("link":"https://d.example/dam","title":{"rendered":"T"},"content":{"rendered":"<p>B.</p>"}})");
  CHECK(post.warnings.empty());
  CHECK(post.article.id == "https://d.example/dam");
}

TEST_CASE("records that weren't published, or were removed, are left out") {
  CHECK(left_out_of(R"({"title":"T","text":"Words.","status":"draft"})") == "left out: drafts (1)");
  CHECK(!left_out_of(R"({"title":"T","text":"Words.","is_published":"false"})").empty());
  CHECK(!left_out_of(R"({"title":"T","text":"Words.","published":false})").empty());
  CHECK(!left_out_of(R"({"title":"T","text":"Words.","draft":true})").empty());
  CHECK(
      !left_out_of(R"({"title":"[Removed]","content":"[Removed]","url":"https://removed.example"})").empty());
  CHECK(headlines(R"({"title":"T","text":"Words.","status":"published","published":true})") == Texts{"T"});
}

TEST_CASE("columns and keys may be called in other languages") {
  const auto result = read_as(
      Format::automatic, "Titel;Datum;Autor;Text\nFähre;11.02.2024;Hanna Voß;Die Fähre legt nicht ab.\n");
  REQUIRE(result.articles.size() == 1);
  CHECK(result.articles[0].article.published == "2024-02-11");
  CHECK(result.articles[0].article.authors == Texts{"Hanna Voß"});
  CHECK(one_of(R"({"titre":"Le ferry","contenu":"Il reste au port.","auteur":"Anne Roux"})").body ==
        "Il reste au port.");
}

TEST_CASE("a record without a known key is told what it should be called") {
  const auto result = read_as(Format::json, R"({"foo":"a","bar":"b"})");
  REQUIRE(result.rejected.size() == 1);
  CHECK(result.rejected[0].why.find("headline, title, body, text") != std::string::npos);
}
