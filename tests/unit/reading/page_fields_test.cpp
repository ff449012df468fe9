// Where a page has its headline, its date and its authors, when nothing or the wrong thing says so.
#include <string>

#include "read_support.h"
#include "support/catch.h"

using news::reading::Format;
using news::schema::Article;
using namespace news::reading::tests;

namespace {

const std::string kText =
    "<p>The ferry came back to the island on Tuesday, three weeks late, and with it the post, the papers, "
    "forty sheep and the priest.</p><p>Nobody had expected it before the end of the month, since the yard "
    "had found more rust than steel below the waterline.</p><p>The sheep went first, as they always do, and "
    "then the priest, who said that he had used the time to read all that he had bought in ten years.</p>";

Article page(const std::string& bytes) {
  return read_as(Format::html, bytes).articles.at(0).article;
}

std::string headline(const std::string& bytes) {
  return page(bytes + kText).headline;
}
/// Of a page with something above and something below its headline.
std::string published(const std::string& head, const std::string& above, const std::string& below) {
  return page(head + above + "<h1>Ferry back at the pier</h1>" + below + kText).published;
}
Texts authors(const std::string& head, const std::string& above, const std::string& below,
              const std::string& end = "") {
  return page(head + above + "<h1>Ferry back at the pier</h1>" + below + kText + end).authors;
}

}  // namespace

TEST_CASE("a heading is the headline where the title names but the site") {
  CHECK(headline("<title>Ledger - Island news</title><h1>Welcome!</h1>") == "Welcome!");
  CHECK(headline("<title>Boats and ferries of the islands</title><h1>Ferries</h1>") == "Ferries");
  // A title that is one piece is the page's own.
  CHECK(headline("<title>Ferry back at the pier</title><h1>Ledger</h1>") == "Ferry back at the pier");
  CHECK(headline("<title>Ledger - Island news</title><h2>Ferry back at the pier</h2>") ==
        "Ferry back at the pier");
  CHECK(headline("<title>Ferries of the north</title><div class=itc-headline>Ferry back at the pier</div>") ==
        "Ferry back at the pier");
  // What screen readers are told, and headings of a part.
  CHECK(headline("<title>Ledger - Island news</title><h2 class=text-hide>Main content</h2><h2>Ferry back at "
                 "the pier</h2>") == "Ferry back at the pier");
  CHECK(headline(
            "<title>Ferry back at the pier of Tarn - Odderholm has its post again</title><h1 class=strapline>"
            "Odderholm has its post again</h1><h2>Ferry back at the pier of Tarn</h2>") ==
        "Ferry back at the pier of Tarn");
}

TEST_CASE("the heading that a page shows goes before a headline that it shows nowhere") {
  const std::string linked =
      R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"Boats: ten facts"}</script>)";
  CHECK(headline(linked + "<h1>Ferry back at the pier</h1>") == "Ferry back at the pier");
  CHECK(headline(linked + "<h1>Ledger</h1>") == "Boats: ten facts");
}

TEST_CASE("other metadata tells more of the headline than the title does") {
  CHECK(headline("<title>News - Ledger</title><meta property='og:title' content='Ferry back at the pier'>"
                 "<h1>News</h1><h1>Ferry back at the pier</h1>") == "Ferry back at the pier");
}

TEST_CASE("the day stands beside the headline, above it too") {
  const std::string other = "<p>Last storm: <span class=date>2 March 2021</span></p>";
  CHECK(published("", "<p>12 May 2024</p>", "") == "2024-05-12");
  CHECK(page("<p class=sub>12 May 2024 // Ann Lee</p><h1>Ferry back at the pier</h1>" + kText + other)
            .published == "2024-05-12");
  CHECK(published("", "<div class=meta>Islands, 12.5.24</div>", "") == "2024-05-12");
  // The clock in an attribute elsewhere.
  CHECK(page("<h1>Ferry back at the pier</h1><div class=date>12 May 2024</div>" + kText +
             "<p><time datetime='2024-05-12T08:30:00+02:00'>12 May</time></p>")
            .published == "2024-05-12T08:30:00+02:00");
}

TEST_CASE("metadata that may mean the last change gives way to an earlier day beside the headline") {
  const std::string date = "<meta name=date content='2024-06-01T10:00:00+02:00'>";
  CHECK(published(date, "", "<time datetime=2024-05-12>12 May 2024</time>") == "2024-05-12");
  CHECK(published(date, "", "<time datetime=2024-07-12>12 July 2024</time>") == "2024-06-01T10:00:00+02:00");
  CHECK(published(date, "", "") == "2024-06-01T10:00:00+02:00");
  CHECK(published("<meta property='article:published_time' content='2024-06-01T10:00:00+02:00'>", "",
                  "<time datetime=2024-05-12>12 May 2024</time>") == "2024-06-01T10:00:00+02:00");
}

TEST_CASE("a line may say when an article was published and when it was changed") {
  struct Row {
    std::string lang, line, published, modified;
  };
  for (const Row& row :
       {Row{"en", "Published 11 Feb 2024 Updated 12 Feb 2024", "2024-02-11", "2024-02-12"},
        Row{"en", "Updated Feb. 12, 2024 at 10:15 a.m. | Published Feb. 11, 2024 at 8:00 a.m.",
            "2024-02-11T08:00", "2024-02-12T10:15"},
        Row{"de", "Stand: 12.02.2024, 10:15 Uhr | Erstellt: 11.02.2024", "2024-02-11", "2024-02-12T10:15"},
        Row{"de", "Stand: 12.02.2024 (gültig seit 05.02.2024)", "2024-02-12", ""},
        Row{"fr", "Publié le 11 février 2024 à 08h00, mis à jour le 12 février 2024 à 10h15",
            "2024-02-11T08:00", "2024-02-12T10:15"},
        Row{"nl", "Gepubliceerd op 11 februari 2024 om 8.00 uur, bijgewerkt op 12 februari 2024",
            "2024-02-11T08:00", "2024-02-12"},
        Row{"sv", "Publicerad 2024-02-11 08.00", "2024-02-11T08:00", ""},
        Row{"ja", "公開日：2024年2月11日（日）午後8時05分 更新日：2024年2月12日", "2024-02-11T20:05",
            "2024-02-12"},
        Row{"ko", "입력 2024.02.11 08:00 수정 2024.02.12 10:15", "2024-02-11T08:00", "2024-02-12T10:15"}}) {
    CAPTURE(row.line);
    const Article article = page("<html lang=" + row.lang + "><h1>Ferry back at the pier</h1><p class=date>" +
                                 row.line + "</p>" + kText);
    CHECK(article.published == row.published);
    CHECK(article.modified == row.modified);
  }
}

TEST_CASE("a month in an address may be a word") {
  const auto dated = [](const std::string& path) {
    return page("<link rel=canonical href='https://ledger.example" + path + "'><h1>Ferry back</h1>" + kText)
        .published;
  };
  CHECK(dated("/world/2024/feb/11/ferry-back") == "2024-02-11");
  CHECK(dated("/2024/February/1/ferry-back") == "2024-02-01");
  CHECK(dated("/2024/ferries/11/ferry-back").empty());
  CHECK(dated("/9999/feb/11/ferry-back").empty());
}

TEST_CASE("a moment in UTC is dated as its publisher does") {
  const std::string utc = "<meta property='article:published_time' content='2024-05-13T02:25:54Z'>";
  CHECK(published(utc, "", "<div class=date>12 May 2024, 21:25</div>") == "2024-05-12T21:25-05:00");
  CHECK(published(utc, "", "<div class=date>12 May 2024</div>") == "2024-05-12");
  CHECK(published(utc + "<link rel=canonical href='https://ledger.example/2024/05/12/ferry'>", "", "") ==
        "2024-05-12");
  CHECK(published(utc + "<meta name=date content='2024-05-12T22:25:54-04:00'>", "", "") ==
        "2024-05-12T22:25:54-04:00");
  // No zone is so far off, and some dates agree.
  CHECK(published(utc, "", "<div class=date>11 May 2024</div>") == "2024-05-13T02:25:54Z");
  CHECK(published("<meta property='article:published_time' content='2024-05-13T12:25:54Z'>", "",
                  "<div class=date>12 May 2024</div>") == "2024-05-13T12:25:54Z");
  CHECK(published(utc + "<link rel=canonical href='https://ledger.example/2024/05/13/ferry'>", "",
                  "<div class=date>12 May 2024</div>") == "2024-05-13T02:25:54Z");
}

TEST_CASE("WordPress's categories among the classes of an article say nothing of the element") {
  CHECK(page("<div class='post hentry category-comment tag-related'><h1>Ferry back at the pier</h1><div "
             "class=date>12 May 2024</div>" +
             kText + "</div>")
            .published == "2024-05-12");
}

TEST_CASE("an author stands beside the headline, or behind a label anywhere") {
  CHECK(authors("", "<small>12.05.2024 | 13:10 Uhr | Uta Halmer</small>", "") == Texts{"Uta Halmer"});
  CHECK(authors("", "", "<div>12.05.2024 - Redaktion: Uta Halmer (Sprecherin der Reederei)</div>") ==
        Texts{"Uta Halmer"});
  CHECK(authors("", "", "", "<p><strong>Autorin: Uta Halmer, Leiterin des Hafenamts.</strong></p>") ==
        Texts{"Uta Halmer"});
  CHECK(authors("", "", "", "<div>Bild: Archiv<br><br>Autor: Uta Halmer/NWA</div>") == Texts{"Uta Halmer"});
  CHECK(authors("", "", "", "<div>Bild: Archiv<br><br>Text: Uta Halmer und Willem Brandt</div>") ==
        Texts{"Uta Halmer", "Willem Brandt"});
  CHECK(authors("", "", "", "<div>Interview</div><div>UTA HALMER</div>") == Texts{"Uta Halmer"});
  CHECK(authors("", "", "", "<span>责任编辑： 王小明</span>") == Texts{"王小明"});
  CHECK(authors("", "", "", "<p>The priest was the last to leave. (Uta Halmer) +++</p>") ==
        Texts{"Uta Halmer"});
  CHECK(
      authors("", "", "<div class=byline>By <a href='/newsteam/x'>J.R. Stone</a><br>Thursday, May 9</div>") ==
      Texts{"J.R. Stone"});
}

TEST_CASE("a byline needs no By, and ends where the name does") {
  for (const std::string byline :
       {"Uta Halmer, Odderholm", "Uta Halmer, Politische Redakteurin", "Uta Halmer @uhalmer",
        "Uta Halmer May 3, 2024", "From Uta Halmer in Odderholm", "UTA HALMER, NWA",
        "Text: Uta Halmer Fotos: Pia Lund", "Words by Uta Halmer. Photos by Pia Lund",
        "Par Uta Halmer (avec NWA)"}) {
    CAPTURE(byline);
    CHECK(authors("", "", "<div class=byline>" + byline + "</div>") == Texts{"Uta Halmer"});
  }
}

TEST_CASE("who made a picture isn't the author") {
  const std::string names = "<span itemprop=author>Pia Lund</span>";
  const std::string byline = "<p class=byline>By Uta Halmer</p>";
  CHECK(authors("", "", "<figure><img src=a><figcaption>Boat " + names + "</figcaption></figure>").empty());
  CHECK(authors("", "", "<figure><img src=a><figcaption>Boat " + names + "</figcaption></figure>" + byline) ==
        Texts{"Uta Halmer"});
  CHECK(authors("", "", "<div itemprop=image itemscope><img src=a>" + names + "</div>" + byline) ==
        Texts{"Uta Halmer"});
  CHECK(authors("", "", "<div itemprop=image itemscope><meta itemprop=author content='Pia Lund'></div>")
            .empty());
}

TEST_CASE("a section, a label or a person of the text isn't the author") {
  CHECK(authors("", "", "<div>Digital Life | 12.05.2024</div>").empty());
  CHECK(authors("", "", "<div>12.05.2024, Share Article</div>").empty());
  CHECK(authors("", "", "<div class=author><a href=/author/x>Alle Artikel</a></div>").empty());
  CHECK(authors("", "", "<div class=byline>Thursday, November 9</div>").empty());
  CHECK(authors("", "", "<div style='display:none' class=byline>By Ann Lee</div>").empty());
  CHECK(page("<h1>Ferry back at the pier</h1><p>They asked <a href='/author/brandt'>Willem Brandt</a>, who "
             "had written a book about it, and he said that it had been long in coming: twenty years of "
             "salt, four winters of ice and one very careless helmsman, all of which the owners had been "
             "told about, in writing, and more than once, before the rust was found at last by a child who "
             "put his foot through the deck of it.</p>" +
             kText)
            .authors.empty());
}

TEST_CASE("an organisation in metadata gives way to a person, a nickname to nobody farther away") {
  const std::string firm = "<meta name=author content='Odderholm Verlag GmbH'>";
  CHECK(authors(firm, "", "<span class=byline>Uta Halmer</span>") == Texts{"Uta Halmer"});
  CHECK(authors(firm, "", "") == Texts{"Odderholm Verlag GmbH"});
  CHECK(authors("", "", "<span class='author vcard'><a href='/author/salt'>saltyfox</a></span>",
                "<div class=author>Willem Brandt</div>") == Texts{"saltyfox"});
  CHECK(
      authors(
          R"(<script type="application/ld+json">{"@graph":[{"@type":["Person"],"name":"Uta Halmer"}]}</script>)",
          "", "") == Texts{"Uta Halmer"});
}

TEST_CASE("the language tells which figure is the day") {
  const auto french = published("<html lang='fr'>", "", "<p>Publié le 03/04/2024 à 08h30</p>");
  CHECK(french == "2024-04-03T08:30");
  CHECK(published("<html lang='pt-BR'>", "", "<p>03/04/2024</p>") == "2024-04-03");
  CHECK(published("<html lang='en'>", "", "<p>03/04/2024</p>").empty());
  CHECK(published("", "", "<p>03/04/2024</p>").empty());
}

TEST_CASE("a date in a caption, in the imprint or beside another article isn't the article's") {
  const std::string caption =
      "<figure><img src='a.jpg'><figcaption>FILE - The pier, Jan. 5, 2020.</figcaption></figure>";
  CHECK(published("<article>", "", caption).empty());
  const auto behind = [](const std::string& more) {
    return page("<article><h1>Ferry back at the pier</h1>" + kText + "</article>" + more).published;
  };
  CHECK(behind("<footer>Copyright The Ledger. Founded 3 May 1999.</footer>").empty());
  CHECK(behind("<div><h3>Latest</h3><ul><li><a href='/z'>Tram late again</a> <time "
               "datetime='2024-11-20'>20 Nov</time></li></ul></div>")
            .empty());
  CHECK(behind("<div>Last edited 20 November 2024 by the desk of the islands</div>") == "2024-11-20");
  // What holds the headline too is no caption.
  CHECK(page("<figure><figcaption><small>31.01.2022</small><h1>Ferry back at the "
             "pier</h1></figcaption></figure>" +
             kText)
            .published == "2022-01-31");
}

TEST_CASE("a section that only the page shows is the article's") {
  const auto section = [](const std::string& above) {
    return page("<title>Ferry back at the pier</title>" + above + "<h1>Ferry back at the pier</h1>" + kText)
        .section;
  };
  for (const std::string shown :
       {"<div class=breadcrumb><a href='/'>Home</a> &gt; <a href=/sea>Sea</a></div>",
        "<nav aria-label=Breadcrumb><ol><li><a href='https://l.example/'>Ledger</a><li><a "
        "href=/news>News</a><li><a "
        "href=/sea>Sea</a><li><a href=/ferry>Ferry back at the pier</a></ol></nav>",
        "<a class=section-label href=/sea>Sea</a>",
        "<span class=cat-links><a href=/category/sea rel='category tag'>Sea</a></span>",
        "<meta itemprop=articleSection content=Sea>", "<span itemprop=genre>Sea</span>"}) {
    CAPTURE(shown);
    CHECK(section(shown) == "Sea");
  }
  for (const std::string none :
       {"<div class=breadcrumb><a href='/'>Ledger</a></div>",
        "<div class=breadcrumb><a href=/x>‹ Back</a></div>", "<nav><a href=/sea>Sea</a></nav>",
        "<div class=breadcrumb><a href=/de>Startseite</a> <a href=/f>Ferry back at the pier</a></div>"}) {
    CAPTURE(none);
    CHECK(section(none).empty());
  }
}

TEST_CASE("a recipe in an article tells neither its author nor its day") {
  const std::string recipe =
      R"(<script type="application/ld+json">{"@type":"Recipe","name":"Mussels","author":{"name":"Ugo Fenn"},)"
      R"("datePublished":"2020-01-01"}</script>)";
  const std::string byline = "<p class=byline>By Ada Lind</p><time datetime=2026-03-03>3 March</time>";
  CHECK(authors(recipe, "", byline) == Texts{"Ada Lind"});
  CHECK(published(recipe, "", byline) == "2026-03-03");
  // On a page that is the recipe's it does.
  CHECK(page(recipe + "<h1>Mussels</h1>" + kText).authors == Texts{"Ugo Fenn"});
}

TEST_CASE("the moment may stand in an attribute beside what is shown") {
  CHECK(published("", "", "<span title='2026-03-03T10:00:00Z'>2 hours ago</span>") == "2026-03-03T10:00:00Z");
  CHECK(published("", "", "<span class=date data-timestamp=1772532000></span>").starts_with("2026-03-03"));
  CHECK(published("<meta name=pdate content=20260303>", "", "") == "2026-03-03");
}
