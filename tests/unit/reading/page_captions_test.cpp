// Captions and credits of a page's pictures, in the ways in which pages set them.
#include <string>

#include "pier_text.h"
#include "read_support.h"
#include "support/catch.h"

using news::reading::Format;
using news::schema::Caption;
using namespace news::reading::tests;

namespace {

const Texts kText(kPier.begin(), kPier.begin() + 2);

news::schema::Article page(const std::string& picture) {
  return read_as(Format::html,
                 "<html lang=en><title>Kelsund rebuilds its pier | Ledger</title><article><h1>Kelsund "
                 "rebuilds its pier</h1><div class=text><p>" +
                     kText[0] + "</p>" + picture + "<p>" + kText[1] + "</p></div></article>")
      .articles.at(0)
      .article;
}

}  // namespace

TEST_CASE("a credit in an element of its own goes to the caption beside it") {
  for (const std::string figure :
       {"<figcaption>The boat at dawn. <span class=author>Ines Varga</span></figcaption>",
        "<figcaption>The boat at dawn. <span class=autor>Ines Varga</span></figcaption>",
        "<figcaption>The boat at dawn. <span class=firma>Ines Varga</span></figcaption>",
        "<figcaption><span>The boat at dawn.</span><cite>Ines Varga</cite></figcaption>",
        "<figcaption>The boat at dawn. | <span class=image-credit>Ines Varga</span></figcaption>",
        "<figcaption>The boat at dawn.</figcaption><cite>Ines Varga</cite>",
        "<div><img src=b.jpg><span class=copyright>Ines Varga</span></div><figcaption>The boat at "
        "dawn.</figcaption>",
        "<div><img src=b.jpg><span class=image-copyright>Ines Varga</span></div><figcaption>The boat at "
        "dawn.</figcaption>"}) {
    CAPTURE(figure);
    const auto article = page("<figure><img src=a.jpg>" + figure + "</figure>");
    CHECK(paragraphs(article) == kText);
    CHECK(article.captions == std::vector<Caption>{{"The boat at dawn.", "", "Ines Varga"}});
  }
  // A work that the caption cites made no picture.
  CHECK(page("<figure><img src=a.jpg><figcaption>From <cite>The Old Boat</cite></figcaption></figure>")
            .captions == std::vector<Caption>{{"From The Old Boat", "", ""}});
}

TEST_CASE("a short text right below a picture is its caption where it says so or ends with a credit") {
  for (const std::string below :
       {"<div class=photo><img src=a.jpg><div class=photo-desc>The boat at dawn. Photo: Ines "
        "Varga</div></div>",
        "<div class=foto><a href=/a><img src=a.jpg></a> <div class=podpis>The boat at dawn. Photo: Ines "
        "Varga</div></div>",
        "<div class=photo><img src=a.jpg><span class=image-text>The boat at dawn.</span><span "
        "class=image-copyright>Photo: Ines Varga</span></div>",
        "<p><img src=a.jpg><br><em>The boat at dawn. Photo by Ines Varga.</em></p>",
        "<p><img src=a.jpg></p>\n<p><em>The boat at dawn. Photo: Ines Varga</em></p>"}) {
    CAPTURE(below);
    const auto article = page(below);
    CHECK(paragraphs(article) == kText);
    CHECK(article.captions == std::vector<Caption>{{"The boat at dawn.", "", "Ines Varga"}});
  }
  for (const std::string text :
       {"<p><img src=a.jpg></p><p>The boat left at dawn.</p>", "<p><img src=a.jpg>The boat left at dawn.</p>",
        "<div class=description><p>The boat left at dawn.</p></div>"}) {
    CAPTURE(text);
    CHECK(paragraphs(page(text)) == Texts{kText[0], "The boat left at dawn.", kText[1]});
  }
  // A step with its icon.
  CHECK(paragraphs(
            page("<div><img src=a.jpg><div class=description><h3>1. Apply</h3><p>Fill in the form.</p></div>"
                 "</div>")) == Texts{kText[0], "1. Apply", "Fill in the form.", kText[1]});
}
