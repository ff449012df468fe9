#include "support/catch.h"

#include "read_support.h"

using news::reading::Format;
using namespace news::reading::tests;

namespace {

/// An item of a WordPress export with this text.
std::string stored(const std::string& text, const std::string& status = "publish",
                   const std::string& type = "post") {
  return "<item><title>The " + status + " " + type + "</title><link>https://post.example/" + status + type +
         "</link><dc:creator>mkeane</dc:creator><content:encoded><![CDATA[" + text +
         "]]></content:encoded><excerpt:encoded><![CDATA[In short.]]></excerpt:encoded>"
         "<wp:post_date_gmt>2024-02-11 07:30:00</wp:post_date_gmt>"
         "<wp:post_modified_gmt>2024-02-12 11:00:00</wp:post_modified_gmt><wp:status>" +
         status + "</wp:status><wp:post_type>" + type + "</wp:post_type></item>";
}

news::reading::ReadResult wordpress(const std::string& items) {
  return read_as(Format::automatic,
                 "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
                 "xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\" "
                 "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                 "xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><title>Harbour Post</title>"
                 "<wp:author><wp:author_login>mkeane</wp:author_login>"
                 "<wp:author_display_name>Maura Keane</wp:author_display_name></wp:author>" +
                     items + "</channel></rss>");
}

news::schema::Article one_of(const std::string& items) {
  auto result = wordpress(items);
  REQUIRE(result.articles.size() == 1);
  return std::move(result.articles[0].article);
}

Texts headlines(const news::reading::ReadResult& result) {
  Texts out;
  for (const auto& read : result.articles) out.push_back(read.article.headline);
  return out;
}

}  // namespace

TEST_CASE("of an export of a blog only what was published is read, and the rest is told in one line") {
  const auto result =
      wordpress(stored("Text.") + stored("Text.", "draft") + stored("Text.", "draft") +
                stored("Text.", "trash") + stored("Text.", "private") + stored("", "inherit", "attachment") +
                stored("", "publish", "nav_menu_item") + stored("Text.", "publish", "page"));
  CHECK(headlines(result) == Texts{"The publish post", "The publish page"});
  REQUIRE(result.rejected.size() == 1);
  CHECK(result.rejected[0].on_purpose);
  CHECK(result.rejected[0].why ==
        "left out: drafts (2), items in the trash (1), private items (1), "
        "attachments (1), menus and settings (1)");
}

TEST_CASE("what a blog shows with a password alone is left out") {
  const auto with = [](const std::string& password) {
    std::string post = stored("Text.");
    return wordpress(
        post.insert(post.find("<wp:status>"), "<wp:post_password>" + password + "</wp:post_password>"));
  };
  CHECK(with("").articles.size() == 1);
  const auto result = with("sesame");
  CHECK(result.articles.empty());
  REQUIRE(result.rejected.size() == 1);
  CHECK(result.rejected[0].why == "left out: items behind a password (1)");
}

TEST_CASE("comments, templates and drafts of a blog in Atom are left out") {
  const auto entry = [](const std::string& kind, const std::string& inside) {
    return "<entry><title>" + kind +
           "</title><category scheme=\"http://schemas.google.com/g/2005#kind\" "
           "term=\"http://schemas.google.com/blogger/2008/kind#" +
           kind + "\"/><content>Words of it.</content>" + inside + "</entry>";
  };
  const auto result = read_as(
      Format::automatic,
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:app=\"http://www.w3.org/2007/app\" "
      "xmlns:thr=\"http://purl.org/syndication/thread/1.0\"><title>Notes</title>" +
          entry("post", "<category term=\"transport\"/>") +
          entry("post", "<app:control><app:draft>yes</app:draft></app:control>") + entry("template", "") +
          entry("settings", "") + entry("comment", "") +
          "<entry><title>Answer</title><thr:in-reply-to ref=\"x\"/><content>No.</content></entry></feed>");
  REQUIRE(headlines(result) == Texts{"post"});
  CHECK(result.articles[0].article.keywords == Texts{"transport"});
  CHECK(result.rejected[0].why == "left out: drafts (1), templates and settings (2), comments (2)");
}

TEST_CASE("a text as WordPress stores it has its paragraphs, and captions for its codes") {
  const auto article = one_of(
      stored("The fleet came back on Sunday.\n\n<strong>Nothing</strong> was offered [sic], said Lyons.\n"
             "[caption id=\"a5\" width=\"640\"]<a href=\"x\"><img src=\"a.jpg\" alt=\"A red trawler\" /></a> "
             "The Maeve enters the harbour. Photo: Denis Roche[/caption]\n"
             "[gallery ids=\"55,56\"]\n\n[embed]https://video.example/abc[/embed]\n\n"
             "[dropcap]T[/dropcap]he minister was away.<!--more-->\n\nBoats stay in port."));
  CHECK(paragraphs(article) == Texts{"The fleet came back on Sunday.",
                                     "Nothing was offered [sic], said Lyons.", "The minister was away.",
                                     "Boats stay in port."});
  REQUIRE(article.captions.size() == 1);
  CHECK(article.captions[0].text == "The Maeve enters the harbour.");
  CHECK(article.captions[0].alt == "A red trawler");
  CHECK(article.captions[0].credit == "Denis Roche");
}

TEST_CASE("an export's authors have the names that readers see, its dates are in Greenwich time") {
  const auto article = one_of(stored("Text."));
  CHECK(article.authors == Texts{"Maura Keane"});
  CHECK(article.published == "2024-02-11T07:30:00Z");
  CHECK(article.modified == "2024-02-12T11:00:00Z");
  CHECK(article.subheadline == "In short.");
}

TEST_CASE("codes of WordPress that are never closed cost no more than they are long") {
  std::string text;
  for (int i = 0; i < 200000; ++i) text += "[caption a=1][x][/caption";
  CHECK(wordpress(stored(text)).articles.size() == 1);
}

TEST_CASE("a feed of comments leaves the article that they are about alone") {
  const auto feed = [](const std::string& title, const std::string& link) {
    return read_as(Format::automatic, "<rss><channel><title>" + title +
                                          "</title><item><title>By: Ann</title><link>" + link +
                                          "</link><description>No.</description></item></channel></rss>");
  };
  CHECK(feed("Harbour Post", "https://x.example/story.html#comment-5").articles.empty());
  CHECK(feed("Comments on: Quota talks fail", "https://x.example/story.html").articles.empty());
  const auto story = feed("Harbour Post", "https://x.example/story.html#comments");
  REQUIRE(story.articles.size() == 1);
  CHECK(story.articles[0].article.id == "https://x.example/story.html");
}

TEST_CASE("entries of a live blog that share a page are articles of their own") {
  const auto id_of = [](const std::string& link) {
    const auto result = read_as(Format::automatic, "<rss><channel><item><title>T</title><link>" + link +
                                                       "</link></item></channel></rss>");
    REQUIRE(result.articles.size() == 1);
    return result.articles[0].article.id;
  };
  CHECK(id_of("https://x.example/live?utm_source=a#p1") == "https://x.example/live#p1");
  CHECK(id_of("https://x.example/live#p2") == "https://x.example/live#p2");
  CHECK(id_of("https://x.example/live#ftag=CAD-03") == "https://x.example/live");
  CHECK(id_of("https://x.example/live#xtor=RSS-1") == "https://x.example/live");
  CHECK(id_of("https://x.example/live#") == "https://x.example/live");
}

TEST_CASE("a draft in an export of Medium is left out") {
  const std::string page =
      "<!DOCTYPE html><html><head><title>T</title></head><body><article class=\"h-entry\"><h1>T</h1><p>The "
      "ferry "
      "is late.</p><footer><p>Exported from <a "
      "href=\"https://medium.com\">Medium</a>.</p></footer></article>";
  const auto named = [&](const std::string& path) {
    return news::reading::read({path, path, true, Format::automatic, page}, {});
  };
  CHECK(named("posts/2024-03-04_Ferry-1a2b.html").articles.size() == 1);
  CHECK(named("posts/draft_Untitled-99.html").articles.empty());
  CHECK(named("posts/draft_Untitled-99.html").rejected[0].on_purpose);
}
