// What an article says stays, whatever its elements are called and whatever stands in the middle of it.
#include <string>

#include "pier_text.h"
#include "read_support.h"
#include "support/catch.h"

using news::reading::Format;
using news::reading::ReadArticle;
using namespace news::reading::tests;

namespace {

const Texts& kText = kPier;

std::string p(std::size_t i, const std::string& attributes = "") {
  return "<p" + attributes + ">" + kText[i] + "</p>";
}
ReadArticle read_between(const std::string& middle, const std::string& last = p(2) + p(3)) {
  return read_as(Format::html,
                 "<html lang=en><title>Kelsund rebuilds its pier | Ledger</title><article><h1>Kelsund "
                 "rebuilds its pier</h1><div class=text>" +
                     p(0) + p(1) + middle + last + "</div></article>")
      .articles.at(0);
}
/// What stands between the first two paragraphs and the last two.
Texts between(const std::string& middle) {
  Texts all = paragraphs(read_between(middle).article);
  if (all.size() < 4 || all[1] != kText[1] || all.back() != kText[3]) return {"the text itself is lost"};
  return {all.begin() + 2, all.end() - 2};
}

}  // namespace

TEST_CASE("a chapter called Comments is text where nobody comments under it") {
  for (const std::string heading : {"Kommentare", "Reacties", "Commentaires", "コメント"}) {
    CAPTURE(heading);
    CHECK(between("<h2>" + heading + "</h2>") == Texts{heading});
  }
  // Names, times and forms tell readers from the writer.
  for (const std::string comments :
       {"<p>Zorvald Quimmel</p><p>I said so for years.</p>",
        "<p><b>Zorvald Quimmel:</b> I said so for years.</p>",
        "<p>I said so for years.</p><p><time>4 March</time></p>",
        "<p>Be the first to say something.</p><form><textarea></textarea></form>"}) {
    CAPTURE(comments);
    CHECK(paragraphs(read_between("", p(2) + p(3) + "<h3>Comments</h3>" + comments).article) == kText);
  }
}

TEST_CASE("paragraphs for subscribers are text, what sells them isn't") {
  const std::string sold = p(2, " class=paywall") + p(3, " class=paywall");
  CHECK(paragraphs(read_between("", sold).article) == kText);
  for (const std::string name : {"subscriber-only", "subscribers-only"}) {
    CAPTURE(name);
    CHECK(paragraphs(read_between("", "<div class=" + name + ">" + p(2) + p(3) + "</div>").article) == kText);
  }
  CHECK(between("<p class=paywall>Zorvald Quimmel offers four weeks for one crown.</p>").empty());
  CHECK(between("<div class=subscribe-box><p>Zorvald Quimmel offers it for a crown.</p></div>").empty());
}

TEST_CASE("what is all a link stays where it is a part of the text") {
  CHECK(between("<table><tr><td><a href=/t>Kelsund Rovers</a></td><td>21</td></tr></table>") ==
        Texts{"Kelsund Rovers", "21"});
  CHECK(between("<h3><a href=/l>1. The lighthouse loop</a></h3><p>Four miles.</p>") ==
        Texts{"1. The lighthouse loop", "Four miles."});
  CHECK(between("<p><a href=/s>“We are sorry,” the builders said in a statement.</a></p>") ==
        Texts{"“We are sorry,” the builders said in a statement."});
  for (const std::string related :
       {"<p><a href=/z>Zorvald Quimmel finds a buyer for the mill</a></p>",
        "<p><a href=/z>“I am sorry,” says Zorvald Quimmel of the mill</a></p>",
        "<table><tr><td><a href=/z>Zorvald Quimmel finds a buyer</a></td></tr></table>"}) {
    CAPTURE(related);
    CHECK(between(related).empty());
  }
}

TEST_CASE("a post that the article quotes is text, without its signature") {
  CHECK(between("<blockquote class=twitter-tweet><p>The pier is gone.</p>&mdash; Tove (@tove) <a "
                "href=/1>March 3, 2026</a></blockquote>") == Texts{"The pier is gone."});
}

TEST_CASE("dates and questions amid the text are its subheadings") {
  const std::string told = "<p>The deck closes.</p>";
  CHECK(between("<p class=date>14 January 2026</p>" + told) == Texts{"14 January 2026", "The deck closes."});
  CHECK(between("<div class=timeline><div><span class=timeline-date>14 January 2026</span>" + told +
                "</div></div>") == Texts{"14 January 2026", "The deck closes."});
  CHECK(between("<h2 class=accordion-header><button class=accordion-button>Who pays?</button></h2><div "
                "class=accordion-collapse><p>The herring.</p></div>") == Texts{"Who pays?", "The herring."});
  // Above the text and below it they are the article's own.
  const std::string date = "<p class=date>14 January 2026</p>";
  CHECK(paragraphs(read_between("", p(2) + p(3) + date).article) == kText);
  const auto head =
      read_as(Format::html, "<title>Kelsund rebuilds</title><article><h1>Kelsund rebuilds</h1>" + p(0) +
                                date + p(1) + p(2) + "</article>");
  CHECK(paragraphs(head.articles.at(0).article) == Texts{kText[0], kText[1], kText[2]});
  CHECK(between("<h3>The tax <button>Zorvald Quimmel</button></h3><p>It ended.</p>") ==
        Texts{"The tax", "It ended."});
}

TEST_CASE("boxes of editors and builders of pages are text") {
  CHECK(between("<div class='kg-card kg-callout-card'><div class=kg-callout-text>It opens at nine.</div>"
                "</div>") == Texts{"It opens at nine."});
  const std::string panel = "<div class='so-panel widget widget_sow-editor'><div class=textwidget>";
  CHECK(paragraphs(read_between("", panel + p(2) + "</div></div>" + panel + p(3) + "</div></div>").article) ==
        kText);
  CHECK(
      between("<div class='so-panel widget widget_mc4wp_form_widget'>Zorvald Quimmel writes.</div>").empty());
}

TEST_CASE("boxes of other articles, videos and advertisements amid the text are none of it") {
  for (const std::string box :
       {"<figure class='kg-card kg-bookmark-card'><a href=/z>Zorvald Quimmel bakes</a><figcaption>Rye and "
        "cardamom</figcaption></figure>",
        "<div class=inline-video><div class=video-title>Watch: Zorvald Quimmel bakes</div><div>0:00 / "
        "1:24</div></div>",
        "<amp-ad><div placeholder>Zorvald Quimmel bakes</div></amp-ad>",
        "<div><h3>Zur Person</h3><div>Zorvald Quimmel bakes for the Ledger.</div></div>",
        "<div><h3>Sobre la firma</h3><p>Zorvald Quimmel bakes for the Ledger.</p></div>"}) {
    CAPTURE(box);
    const ReadArticle read = read_between(box);
    CHECK(paragraphs(read.article) == kText);
    CHECK(read.article.captions.empty());
  }
  CHECK(between("<p>The <span class=tooltip>groyne<span class=tooltip-text>Zorvald</span></span> held, as "
                "everybody on the pier had hoped.</p>") ==
        Texts{"The groyne held, as everybody on the pier had hoped."});
  // A chapter may be called so.
  CHECK(between("<h3>Zur Person</h3><p>She was born in Varby.</p>") ==
        Texts{"Zur Person", "She was born in Varby."});
}

TEST_CASE("how long a text takes and how many liked it stand above it") {
  const auto body = [](const std::string& above) {
    return paragraphs(
        read_as(Format::html, "<title>Kelsund rebuilds</title><article><h1>Kelsund rebuilds</h1>" + above +
                                  p(0) + p(1) + "</article>")
            .articles.at(0)
            .article);
  };
  CHECK(body("<div><a href=/t>Tove</a><span>·</span><a>Follow</a><span>5 min "
             "read</span><span>·</span><span>Mar 3, "
             "2026</span></div><div>2.1K</div><div>17</div>") == Texts{kText[0], kText[1]});
  CHECK(
      body("<table><tr><td>Place</td><td>Metres</td></tr><tr><td>1</td><td>243.8</td></tr></table>").size() ==
      6);
  CHECK(body("<p>In ten minutes it was gone.</p>").front() == "In ten minutes it was gone.");
}
