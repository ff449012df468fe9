#include "support/catch.h"

#include <string>

#include "reading/html/fragment.h"

using news::reading::Prose;
using news::reading::html::line_of_fragment;
using news::reading::html::read_fragment;

TEST_CASE("a fragment is cut into paragraphs") {
  const Prose fragment = read_fragment(
      "<p>The ferry left\n   Odderholm&nbsp;at <b>noon</b>.</p><p>It came back.</p><script>x()</script>"
      "<ul><li>One</li><li>Two<br>lines</li></ul>First<br><br>Second");
  CHECK(fragment.body ==
        "The ferry left Odderholm at noon.\n\nIt came back.\n\nOne\n\nTwo lines\n\nFirst\n\nSecond");
}

TEST_CASE("plain text is a fragment") {
  CHECK(read_fragment("Fish &amp; ships, 3 < 4").body == "Fish & ships, 3 < 4");
  CHECK(read_fragment("").body.empty());
}

TEST_CASE("a fragment gives its captions apart") {
  const Prose fragment = read_fragment(
      "<p>Text.</p><figure><img src='a.jpg' alt='A white ferry at a pier'><figcaption>The ferry at "
      "Odderholm. "
      "<span class='credit'>Photo: Jo Wendell</span></figcaption></figure><p>More.</p>");
  CHECK(fragment.body == "Text.\n\nMore.");
  REQUIRE(fragment.captions.size() == 1);
  CHECK(fragment.captions[0].text == "The ferry at Odderholm.");
  CHECK(fragment.captions[0].alt == "A white ferry at a pier");
  CHECK(fragment.captions[0].credit == "Jo Wendell");
}

TEST_CASE("elements that are empty since HTML 5 hold nothing, and blocks end a paragraph") {
  CHECK(read_fragment("<p>Long<wbr>word</p><p>Next").body == "Longword\n\nNext");
  CHECK(read_fragment("<p>One<section>Two</section>Three").body == "One\n\nTwo\n\nThree");
}

TEST_CASE("depth without end is read to its end") {
  for (const std::string piece :
       {"<div>", "<b>", "<span><p>", "<wbr>", "<table><tr><td>", "<font>x", "</i>", "<p><a>"}) {
    std::string html;
    for (int i = 0; i < 100000; ++i) html += piece;
    html += "The end is here.";
    CHECK(read_fragment(html).body.ends_with("The end is here."));
  }
}

TEST_CASE("a line loses its markup") {
  CHECK(line_of_fragment("Mayor&#8217;s <em>plan</em>\n fails") == "Mayor’s plan fails");
  CHECK(line_of_fragment("  plain  line ") == "plain line");
}
