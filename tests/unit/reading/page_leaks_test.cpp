// What stands around an article on its page, and names nobody who is to be found by it.
#include <string>

#include "pier_text.h"
#include "read_support.h"
#include "support/catch.h"

using news::reading::Format;
using news::reading::ReadArticle;
using namespace news::reading::tests;

namespace {

const Texts kText(kPier.begin(), kPier.begin() + 3);
const std::string kFirst = "<p>" + kText[0] + "</p>";
const std::string kAll = kFirst + "<p>" + kText[1] + "</p><p>" + kText[2] + "</p>";
const std::string kBaker =
    "<p>Zorvald Quimmel opens a bakery on the square, where he means to sell rye bread, cardamom buns and "
    "coffee from six in the morning on every day but Monday, as his grandmother did.</p>";

std::string page(const std::string& article, const std::string& beside = "") {
  return "<html lang=en><title>Kelsund rebuilds its pier | Ledger</title><div class=row><div class=col-md-8>"
         "<h1>Kelsund rebuilds its pier</h1><div class=x>" +
         article + "</div></div>" + beside + "</div>";
}
ReadArticle read_html(const std::string& bytes) {
  return read_as(Format::html, bytes).articles.at(0);
}
Texts body(const std::string& bytes) {
  return paragraphs(read_html(bytes).article);
}

}  // namespace

TEST_CASE("a column beside the article stays out, however short the article is") {
  for (const std::string name : {"col-md-4 sidebar", "right-rail", "side-column", "col-md-4"}) {
    CAPTURE(name);
    const std::string column = "<div class='" + name + "'><h3>In town</h3>" + kBaker + "</div>";
    CHECK(body(page(kAll, column)) == kText);
    if (name != "col-md-4") CHECK(body(page(kFirst, column)) == Texts{kText[0]});
  }
  // Also one with more text than the article.
  const std::string longer = "<div class='col-md-4 sidebar'>" + kBaker + kBaker + kBaker + kBaker + "</div>";
  CHECK(body(page(kAll, longer)) == kText);
}

TEST_CASE("a layout that is named after its sidebar keeps the article in it") {
  const std::string rest = "<div class=footer-widgets>" + kBaker + kBaker + kBaker + "</div>";
  CHECK(body("<title>Kelsund rebuilds its pier</title><h1>Kelsund rebuilds its pier</h1>"
             "<div class='container sidebar_right'><main>" +
             kAll + kAll + "</main></div>" + rest)
            .front() == kText[0]);
}

TEST_CASE("boxes about the author, letters and comments stay out") {
  for (const std::string name : {"bio", "bio2", "about-the-author", "m-a-box", "mc4wp-form", "nieuwsbrief",
                                 "usercomments", "yorumlar", "talkback", "lees-ook", "ilgili-haber"}) {
    CAPTURE(name);
    CHECK(body(page(kAll + "<div class=" + name + ">" + kBaker + "</div>")) == kText);
  }
}

TEST_CASE("a box that tells of another article stays out, the beginning of this one doesn't") {
  const std::string other =
      "<h4><a href=/mill>Zorvald Quimmel finds a buyer for the mill</a></h4><p>It has stood "
      "empty since the flood; now he means to grind oats there again.</p>";
  for (const std::string name : {"teaser", "news-card", "card card-small"}) {
    CAPTURE(name);
    const ReadArticle read = read_html(page(kAll + "<div class='" + name + "'>" + other + "</div>"));
    CHECK(paragraphs(read.article) == kText);
    CHECK(titles(read.article) == Texts{"Zorvald Quimmel finds a buyer for the mill"});
  }
  CHECK(body(page("<div class=article-teaser>" + kFirst + "</div><p>" + kText[1] + "</p>")) ==
        Texts{kText[0], kText[1]});
  CHECK(body(page("<div class=card>" + kAll + "</div>")) == kText);
}

TEST_CASE("a commentary is no comment, nor is the commentary of a match") {
  const std::string text = kAll + kAll;
  CHECK(body("<h1>Pier</h1><div class='full news commentary article'>" + text + "</div>").size() == 6);
  CHECK(body("<h1>Pier</h1><div class=live-match-comments>" + text + "</div><div class=footer>" + kBaker +
             kBaker + kBaker + kBaker + kBaker + kBaker + "</div>")
            .front() == kText[0]);
}

TEST_CASE("a site's requests to its readers are no text, in their languages") {
  for (const std::string line :
       {"Sign up here to get Zorvald Quimmel's weekly newsletter, delivered to your inbox.",
        "Jetzt den Newsletter von Zorvald Quimmel abonnieren!",
        "Recevez chaque matin la newsletter de Zorvald Quimmel dans votre boîte mail",
        "Apúntate al boletín de Zorvald Quimmel", "Receba a newsletter de Zorvald Quimmel no seu e-mail",
        "Ricevi ogni mattina la newsletter di Zorvald Quimmel", "Få nyhetsbrevet från Zorvald Quimmel",
        "Zorvald Quimmel bültenine kaydolun", "Zorvald Quimmelのメルマガに登録",
        "Wir verwenden Cookies, um Inhalte von Zorvald Quimmel zu zeigen. Mit der Nutzung stimmen Sie zu.",
        "Bu site çerezleri kullanır, Zorvald Quimmel anlatıyor. Devam ederek bunu kabul edersiniz.",
        "Follow Zorvald Quimmel on Mastodon and Instagram", "Suivez Zorvald Quimmel sur Twitter"}) {
    CAPTURE(line);
    CHECK(body(page("<p>" + kText[0] + "</p><p>" + line + "</p><p>" + kText[1] + "</p>")) ==
          Texts{kText[0], kText[1]});
  }
}

TEST_CASE("news about newsletters, cookies and followers stays") {
  for (const std::string line :
       {"Zorvald Quimmel writes the newsletter of the harbour board, which four hundred skippers read.",
        "The board fined a firm whose pages store cookies without asking anybody.",
        "“We use cookies like everybody else,” said Zorvald Quimmel of the bakery.",
        "Follow these steps, which Zorvald Quimmel showed on Instagram, to bake rye bread at home.",
        "Der Newsletter der Hafenbehörde hat 400 Leser, sagte Zorvald Quimmel."}) {
    CAPTURE(line);
    CHECK(body(page("<p>" + kText[0] + "</p><p>" + line + "</p><p>" + kText[1] + "</p>")) ==
          Texts{kText[0], line, kText[1]});
  }
}

TEST_CASE("a label before a link tells that it leads elsewhere, in its language") {
  const std::string link = "<a href=/mill>Zorvald Quimmel finds a buyer for the mill</a>";
  for (const std::string label :
       {"<p>Zobacz również: ", "<p>İLGİLİ HABER: ", "<p>Διαβάστε επίσης: ", "<p>関連記事：",
        "<p>【関連記事】", "<p>PUEDES VER: ", "<p><span>Lire aussi</span> ",
        "<p><b>Te puede interesar</b> "}) {
    CAPTURE(label);
    const ReadArticle read = read_html(page(kFirst + label + link + "</p><p>" + kText[1] + "</p>"));
    CHECK(paragraphs(read.article) == Texts{kText[0], kText[1]});
    CHECK(titles(read.article) == Texts{"Zorvald Quimmel finds a buyer for the mill"});
  }
}

TEST_CASE("what readers wrote is told by its heading") {
  for (const std::string heading :
       {"2 thoughts on “Kelsund rebuilds its pier”", "3 replies", "Leave a comment", "Yorumlar (3)",
        "コメント", "2 Antworten", "3 réponses à « Le môle »"}) {
    CAPTURE(heading);
    CHECK(body(page(kAll + "<h3>" + heading +
                    "</h3><div><b>Zorvald Quimmel</b><p>I have said for ten years that "
                    "this pier would go, and nobody listened.</p></div>")) == kText);
  }
}

TEST_CASE("a credit in a paragraph of its own is no text, nor is when it was published") {
  for (const std::string line : {"Photo: Zorvald Quimmel, AFP",
                                 "Photos by Zorvald Quimmel",
                                 "Zorvald Quimmel/Getty Images",
                                 "© Zorvald Quimmel",
                                 "Titelbild: Zorvald Quimmel",
                                 "Top photo by Zorvald Quimmel.",
                                 "Video by Zorvald Quimmel",
                                 "Video: Zorvald Quimmel / The Ledger",
                                 "Graphic: Zorvald Quimmel",
                                 "Text by Zorvald Quimmel",
                                 "Words: Zorvald Quimmel",
                                 "Courtesy of Zorvald Quimmel",
                                 "Photo Zorvald Quimmel",
                                 "(Reporting by Zorvald Quimmel in Varby; editing by Marit Holm)",
                                 "Additional reporting by Zorvald Quimmel.",
                                 "Grafik: Zorvald Quimmel",
                                 "Texte : Zorvald Quimmel",
                                 "Übersetzung: Zorvald Quimmel",
                                 "Contact Zorvald Quimmel at zq@ledger.example",
                                 "Zorvald Quimmel | @quimmel",
                                 "Follow Zorvald Quimmel on Twitter: @quimmel",
                                 "Published 4 March",
                                 "Last updated: May 4, 10:30 am"}) {
    CAPTURE(line);
    CHECK(body(page(kFirst + "<p>" + line + "</p><p>" + kText[1] + "</p><p>" + kText[2] + "</p>")) == kText);
    CHECK(body(page(kAll + "<p><em>" + line + "</em></p>")) == kText);
  }
  for (const std::string line :
       {"The photos by the harbour master were lost.", "Published in May, it sold out.",
        "Pictures: they had none left of the old pier.", "Reporting by the Ledger showed that it leaned.",
        "Video by a passer-by shows the pier fall.", "Words by themselves rebuild nothing.",
        "Photo albums were lost.", "Map of Kelsund", "Story of a Pier", "Text messages went out at six.",
        "pier@kelsund.example", "@kelsund.pier(",
        "Whoever finds a pile writes to pier@kelsund.example and keeps it.",
        "“Write to pier@kelsund.example,” he said."}) {
    CAPTURE(line);
    CHECK(body(page(kFirst + "<p>" + line + "</p><p>" + kText[1] + "</p>")) ==
          Texts{kText[0], line, kText[1]});
  }
}
