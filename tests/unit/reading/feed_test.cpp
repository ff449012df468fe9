#include "support/catch.h"

#include "read_support.h"

using news::reading::Format;
using news::schema::Caption;
using namespace news::reading::tests;

namespace {

news::reading::ReadResult feed(const std::string& xml) {
  return read_as(Format::automatic, xml);
}

news::reading::ReadArticle item(const std::string& inside, const std::string& channel = "") {
  auto result = feed(
      "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
      "xmlns:media=\"http://search.yahoo.com/mrss/\"><channel>" +
      channel + "<item>" + inside + "</item></channel></rss>");
  REQUIRE(result.articles.size() == 1);
  return std::move(result.articles[0]);
}

std::string words(std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += "word ";
  return out + "end.";
}

}  // namespace

TEST_CASE("a description is the text when it is long and not broken off") {
  CHECK(item("<description>" + words(70) + "</description>").article.body == words(70));
  CHECK(item("<description>" + words(70) + "</description>").article.teaser == false);

  const auto brief = item("<title>Brief</title><description>Five small words of it.</description>").article;
  CHECK(brief.teaser);
  CHECK(brief.subheadline == "Five small words of it.");

  const auto cut =
      item("<title>Cut</title><description>" + words(70) + " and [&#8230;]</description>").article;
  CHECK(cut.teaser);
  CHECK(cut.body.empty());
  CHECK(item("<title>T</title><description>&lt;p&gt;" + words(70) +
             "&lt;/p&gt;&lt;p&gt;&lt;a href='x'&gt;Read more&lt;/a&gt;&lt;/p&gt;</description>")
            .article.teaser);
}

TEST_CASE("content goes before the description, however short it is") {
  const auto article = item(
                           "<title>T</title><description>What it is about</description>"
                           "<content:encoded><![CDATA[<p>All there is.</p>]]></content:encoded>")
                           .article;
  CHECK(article.body == "All there is.");
  CHECK(article.subheadline == "What it is about");
  CHECK(!article.teaser);
}

TEST_CASE("a long description is the text where the content is but a word or two") {
  const auto article =
      item("<title>T</title><description>" + words(100) +
           "</description><content:encoded><![CDATA[<p>A short bit.</p>]]></content:encoded>")
          .article;
  CHECK(article.body == words(100));
  CHECK(article.subheadline == "A short bit.");
  CHECK(!article.teaser);
  CHECK(item("<title>T</title><description>" + words(100) + "</description><content:encoded>" + words(80) +
             "</content:encoded>")
            .article.body == words(80));
}

TEST_CASE("whole texts under the names that portals have for them") {
  for (const char* name : {"yandex:full-text", "mailru:full-text", "rambler:fulltext"}) {
    const std::string tag = name;
    const std::string space = "http://" + tag.substr(0, tag.find(':')) + ".example/rss";
    CHECK(item("<title>T</title><" + tag + " xmlns:" + tag.substr(0, tag.find(':')) + "='" + space +
               "'>All there is.</" + tag + "><description>In short.</description>")
              .article.body == "All there is.");
  }
}

TEST_CASE("markup that was escaped once too often is markup") {
  CHECK(item("<title>T</title><content:encoded><![CDATA[&lt;p&gt;One &amp;amp; all.&lt;/p&gt;&lt;p "
             "class=&quot;x&quot;&gt;Two.&lt;/p&gt;]]></content:encoded>")
            .article.body == "One & all.\n\nTwo.");
  CHECK(item("<title>T</title><description>&amp;lt;p&amp;gt;One.&amp;lt;/p&amp;gt;</description>")
            .article.subheadline == "One.");
  const std::string about_tags = "Write &amp;lt;p&amp;gt;text&amp;lt;/p&amp;gt; for a paragraph.";
  CHECK(item("<title>T</title><description>" + about_tags + "</description>").article.subheadline ==
        "Write <p>text</p> for a paragraph.");
}

TEST_CASE("the address of an item is the page's, without what counts who comes from the feed") {
  const auto id = [](const std::string& address) {
    return item("<title>T</title><link>" + address + "</link>").article.id;
  };
  for (const char* marks :
       {"?at_medium=RSS&amp;at_campaign=rss", "?xtor=RSS-1", "?ns_mchannel=rss&amp;ns_source=x", "?ito=1490",
        "?cmp=rss", "?traffic_source=rss", "?ref=rss", "?source=RSS", "#xtor=RSS-3208",
        "?partner=rss&amp;emc=rss"}) {
    INFO(marks);
    CHECK(id("https://gazette.example/a" + std::string(marks)) == "https://gazette.example/a");
  }
  CHECK(id("https://gazette.example/a?ito=1&amp;id=5&amp;ref=12") == "https://gazette.example/a?id=5&ref=12");
  CHECK(id("https://gazette.example/a?source=archive") == "https://gazette.example/a?source=archive");
}

TEST_CASE("items that lead to the site's front page are told apart by their guid, or their text") {
  const auto read = [](const std::string& guid) {
    return item("<title>Issue one</title><link>https://letter.example/</link>" + guid).article;
  };
  CHECK(read("<guid isPermaLink='false'>issue-1</guid>").id == "issue-1");
  CHECK(read("<guid isPermaLink='false'>issue-1</guid>").url == "https://letter.example/");
  CHECK(read("<guid>https://letter.example/1</guid>").id == "https://letter.example/1");
  for (const char* none : {"", "<guid>https://letter.example</guid>"}) {
    CHECK(read(none).url == "https://letter.example/");
    CHECK(read(none).source == "letter.example");
    CHECK(read(none).id.size() == 32);
  }
}

TEST_CASE("of several forms of an Atom entry the page counts, and its content has a base of its own") {
  const auto result = feed(
      "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>T</title>"
      "<link rel='alternate' type='application/json' href='https://gazette.example/a.json'/>"
      "<link rel='alternate' type='text/html' href='https://gazette.example/a'/>"
      "<content type='html' xml:base='https://old.example/2019/'>&lt;p&gt;The port opened at nine.&lt;/p&gt;"
      "&lt;p&gt;Read more: &lt;a href='b'&gt;Ferry sails again after the storm&lt;/a&gt;&lt;/p&gt;"
      "&lt;p&gt;People came.&lt;/p&gt;</content></entry></feed>");
  REQUIRE(result.articles.size() == 1);
  CHECK(result.articles[0].article.url == "https://gazette.example/a");
  REQUIRE(result.articles[0].article.related.size() == 1);
  CHECK(result.articles[0].article.related[0].url == "https://old.example/2019/b");
}

TEST_CASE("of a feed that breaks off inside of a text what is there is read, and told") {
  const std::string whole =
      "<rss version='2.0' "
      "xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><item><title>A</title>"
      "<content:encoded><![CDATA[<p>One.</p>]]></content:encoded></item><item><title>B</"
      "title><content:encoded>"
      "<![CDATA[<p>The wall gave way on Monday night.</p><p>Nobody was hurt";
  for (const char* end : {"", "]", "]]"}) {
    const auto result = feed(whole + end);
    REQUIRE(result.articles.size() == 2);
    CHECK(result.articles[1].article.body == "The wall gave way on Monday night.\n\nNobody was hurt");
    CHECK(result.articles[1].warnings.size() > 1);
  }
}

TEST_CASE("entities, markup in titles and signs that stand for themselves") {
  const auto article = item(
                           "<title>Fish &amp;amp; chips &lt;b&gt;now&lt;/b&gt; at Lind & "
                           "Sons</title><description>a < b &nbsp; caf&eacute; "
                           "&unknown; &#146;s</description>")
                           .article;
  CHECK(article.headline == "Fish & chips now at Lind & Sons");
  CHECK(article.subheadline == "a < b café &unknown; ’s");
}

TEST_CASE("whatever a feed calls the vocabulary of its elements, they are a feed's") {
  const auto odd =
      read_as(Format::automatic,
              "<feed xmlns='http://gazette.example/new#' xmlns:x='http://gazette.example/other#'>"
              "<title>The Gazette</title><entry><x:title>Not this</x:title><title>Ferry late</title>"
              "<content>An hour, they said.</content></entry></feed>");
  REQUIRE(odd.articles.size() == 1);
  CHECK(odd.articles[0].article.headline == "Ferry late");
  CHECK(odd.articles[0].article.source == "The Gazette");
  const auto dublin =
      read_as(Format::automatic,
              "<rss xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><dc:title>The Gazette"
              "</dc:title><item><title>Ferry late</title></item></channel></rss>");
  REQUIRE(dublin.articles.size() == 1);
  CHECK(dublin.articles[0].article.source == "The Gazette");
}

TEST_CASE("content as base64") {
  const auto result = feed(
      "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><title>T</title><content type='text/html' "
      "mode='base64'>PHA+QWxsIG9mIGl0LjwvcD4=</content></entry></feed>");
  REQUIRE(result.articles.size() == 1);
  CHECK(result.articles[0].article.body == "All of it.");
}

TEST_CASE("who wrote it, in the ways that feeds have") {
  CHECK(item("<title>T</title><author>ann@gazette.example (Ann Lee)</author>").article.authors ==
        Texts{"Ann Lee"});
  CHECK(item("<title>T</title><author>Ann Lee (ann@gazette.example)</author>").article.authors ==
        Texts{"Ann Lee"});
  CHECK(item("<title>T</title><author>ann@gazette.example</author>").article.authors.empty());
  CHECK(item("<title>T</title><dc:creator>By Ann Lee and Bob Ray</dc:creator>").article.authors ==
        Texts{"Ann Lee", "Bob Ray"});
  const auto atom = feed(
      "<feed xmlns='http://www.w3.org/2005/Atom'><author><name>Ann Lee</name></author>"
      "<entry><title>T</title><id>urn:1</id><updated>2024-05-14T18:03:00Z</updated></entry></feed>");
  REQUIRE(atom.articles.size() == 1);
  CHECK(atom.articles[0].article.authors == Texts{"Ann Lee"});
  CHECK(atom.articles[0].article.id == "urn:1");
  CHECK(atom.articles[0].article.published == "2024-05-14T18:03:00Z");
}

TEST_CASE("several authors of a feed's item, with and without addresses") {
  const auto authors = [](const std::string& element) {
    return item("<title>T</title>" + element).article.authors;
  };
  const Texts both = {"Jonas Wehr", "Lena Voss"};
  for (const char* line : {"j@b.example (Jonas Wehr), l@b.example (Lena Voss)",
                           "j@b.example (Jonas Wehr); l@b.example (Lena Voss)",
                           "j@b.example (Wehr, Jonas), l@b.example (Lena Voss)",
                           "Jonas Wehr (j@b.example) and Lena Voss (l@b.example)", "Jonas Wehr; Lena Voss",
                           "Jonas Wehr / Lena Voss", "Jonas Wehr | Lena Voss"}) {
    INFO(line);
    CHECK(authors("<author>" + std::string(line) + "</author>") == both);
    CHECK(authors("<author><name>" + std::string(line) + "</name></author>") == both);
  }
  CHECK(authors("<dc:creator>JONAS WEHR</dc:creator><author>j@b.example (Jonas Wehr)</author>") ==
        Texts{"Jonas Wehr"});
  CHECK(authors("<author>noreply@blogger.com (Unknown)</author>").empty());
  CHECK(authors("<dc:creator>Gazette/Herald Staff</dc:creator>") == Texts{"Gazette/Herald Staff"});
}

TEST_CASE("dates of feeds") {
  CHECK(item("<title>T</title><pubDate>Tue, 14 May 2024 18:03:00 EST</pubDate>").article.published ==
        "2024-05-14T18:03:00-05:00");
  CHECK(item("<title>T</title><pubDate>14 May 24 18:03 GMT</pubDate>").article.published ==
        "2024-05-14T18:03Z");
  CHECK(item("<title>T</title><dc:date>2024-05-14T18:03:00+02:00</dc:date>").article.published ==
        "2024-05-14T18:03:00+02:00");
  const auto absurd = item("<title>T</title><pubDate>Mon, 01 Jan 0001 00:00:00 GMT</pubDate>");
  CHECK(absurd.article.published.empty());
  CHECK(has_warning(absurd, "published \"Mon, 01 Jan 0001"));
}

TEST_CASE("pictures with caption and credit, addresses, languages") {
  const auto article = item(
                           "<title>T</title><link>/2024/x</link>"
                           "<media:group><media:content url='a.jpg'/><media:title>A boat</media:title>"
                           "<media:description>A boat on the beach.</media:description><media:credit>Ann "
                           "Lee</media:credit></media:group>",
                           "<language>de-DE</language><title>Blatt</title>")
                           .article;
  CHECK(article.captions == std::vector<Caption>{{"A boat on the beach.", "A boat", "Ann Lee"}});
  CHECK(article.language == "de");
  CHECK(article.source == "Blatt");

  const auto based = feed(
      "<feed xmlns='http://www.w3.org/2005/Atom' "
      "xml:base='https://gazette.example/news/'><entry><title>T</title>"
      "<link href='../a/1'/></entry></feed>");
  REQUIRE(based.articles.size() == 1);
  CHECK(based.articles[0].article.url == "https://gazette.example/a/1");
}

TEST_CASE("RSS 1.0 has its items beside the channel") {
  const auto result = feed(
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' "
      "xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>Gazette</title></channel>"
      "<item rdf:about='urn:a'><title>One</title><dc:subject>boats, tides</dc:subject></item>"
      "<item rdf:about='urn:b'><title>Two</title></item></rdf:RDF>");
  REQUIRE(result.articles.size() == 2);
  CHECK(result.articles[0].article.id == "urn:a");
  CHECK(result.articles[0].article.keywords == Texts{"boats", "tides"});
  CHECK(result.articles[1].article.source == "Gazette");
  CHECK(result.articles[1].where == "input, item 2");
}

TEST_CASE("a damaged feed gives what can be read, and says so") {
  const auto result = feed("<rss><channel><item><title>One &amp; all</title></item><item><title>Two</titl");
  REQUIRE(!result.articles.empty());
  CHECK(result.articles[0].article.headline == "One & all");
  CHECK(has_warning(result.articles.back(), "damaged XML"));

  const auto empty = feed("<rss><channel><title>Nothing yet</title></channel></rss>");
  CHECK(empty.articles.empty());
  REQUIRE(empty.rejected.size() == 1);
  CHECK(empty.rejected[0].why == "a feed without an item");
}

TEST_CASE("damage is told of the item in which it lies") {
  const auto item = [](const std::string& number) {
    return "<item><title>Title " + number + "</title><link>https://e.example/" + number + "</link></item>\n";
  };
  const std::string head = "<?xml version='1.0'?>\n<!DOCTYPE rss [\n]>\n<rss><channel>\n";
  const auto cut =
      read_as(Format::automatic, head + item("1") + item("2") + "<item><title>Title 3</title><desc");
  REQUIRE(cut.articles.size() == 3);
  CHECK_FALSE(has_warning(cut.articles[0], "damaged XML"));
  CHECK(has_warning(cut.articles[2], "damaged XML"));
  // Lines are those of the file.
  CHECK(has_warning(cut.articles[2], "line 7"));

  const auto bent = read_as(
      Format::automatic, head + item("1") + "<item><title>Title 2</item>\n" + item("3") + "</channel></rss>");
  REQUIRE(bent.articles.size() == 3);
  CHECK(has_warning(bent.articles[1], "damaged XML"));
  CHECK_FALSE(has_warning(bent.articles[2], "damaged XML"));

  // Between items it is the document's.
  const auto between = read_as(Format::automatic, head + item("1") + item("2") + "</chan></rss>");
  REQUIRE(between.articles.size() == 2);
  REQUIRE(between.rejected.size() == 1);
  CHECK(between.rejected[0].on_purpose);
  CHECK(between.rejected[0].where == "input");
  CHECK(between.rejected[0].why.find("damaged XML") != std::string::npos);
}

TEST_CASE("the clock behind a month and a day is no year") {
  CHECK(item("<title>T</title><pubDate>Tue Mar 05 09:15:00 UTC 2024</pubDate>").article.published ==
        "2024-03-05T09:15:00Z");
}

TEST_CASE("of several dates of one kind the last holds") {
  const auto result = feed(
      "<feed "
      "xmlns='http://www.w3.org/2005/Atom'><entry><title>T</title><updated>2024-05-14T18:03:00Z</updated>"
      "<updated>2024-05-15T07:00:00Z</updated></entry></feed>");
  REQUIRE(result.articles.size() == 1);
  CHECK(result.articles[0].article.modified == "2024-05-15T07:00:00Z");
}

TEST_CASE("text that Atom says is plain holds no markup") {
  const auto entry = [](const std::string& space, const std::string& type, const std::string& content) {
    return feed("<feed xmlns='" + space + "'><entry><title" + type +
                ">Use of the &lt;blink&gt; tag, R&amp;amp;D</title><content" + type + ">" + content +
                "</content></entry></feed>")
        .articles.at(0)
        .article;
  };
  const std::string atom = "http://www.w3.org/2005/Atom";
  const std::string one = "The &lt;blink&gt; tag.";
  for (const auto& [space, type] : {std::pair<std::string, std::string>{atom, " type='text'"},
                                    {"http://purl.org/atom/ns#", " type='text/plain'"}}) {
    const auto article = entry(space, type, one);
    CHECK(article.headline == "Use of the <blink> tag, R&amp;D");
    CHECK(article.body == "The <blink> tag.");
  }
  // Feeds that say nothing, or HTML, have it escaped.
  CHECK(entry(atom, "", one).headline == "Use of the tag, R&D");
  CHECK(entry(atom, " type='html'", one).body == "The tag.");
  // Said to be plain, and plainly isn't.
  CHECK(entry(atom, " type='text'", "&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;").body == "One.\n\nTwo.");
}

TEST_CASE("an entry that is a file of another kind has no text") {
  const auto result = feed(
      "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>T</title><content "
      "type='application/pdf'>JVBERi0="
      "</content></entry></feed>");
  REQUIRE(result.articles.size() == 1);
  CHECK(result.articles[0].article.body.empty());
}

TEST_CASE("what Google News lists is called as its paper calls it") {
  const auto article = item(
                           "<title>Ferry stays in port - The Harbour "
                           "Post</title><link>https://news.google.com/rss/articles/C1?oc=5</link>"
                           "<description>&lt;ol&gt;&lt;li&gt;&lt;a href='x'&gt;Ferry "
                           "stays&lt;/a&gt;&lt;/li&gt;&lt;li&gt;&lt;a "
                           "href='y'&gt;Mayor resigns&lt;/a&gt;&lt;/li&gt;&lt;/ol&gt;</description>"
                           "<source url='https://post.example'>The Harbour Post</source>")
                           .article;
  CHECK(article.headline == "Ferry stays in port");
  CHECK(article.source == "The Harbour Post");
  CHECK(article.subheadline.empty());
}

TEST_CASE("entities that a document declares itself are told of") {
  const auto result = feed(
      "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel><item>"
      "<title>T &x; T</title></item></channel></rss>");
  REQUIRE(result.articles.size() == 1);
  CHECK(result.articles[0].article.headline == "T &x; T");
  CHECK(has_warning(result.articles[0], "declares entities"));
}
