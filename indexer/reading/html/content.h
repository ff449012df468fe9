#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reading/html/figures.h"
#include "reading/html/measures.h"
#include "reading/html/paragraphs.h"
#include "reading/html/reasons.h"
#include "reading/html/signs.h"

namespace news::reading::html {

/// The article in a page.
struct Content {
  std::uint32_t container = 0;  ///< The node that holds the text; 0 is the whole page.
  const char* rule = "";        ///< How it was found: "body.markup", "body.score", ...
  double confidence = 0;
  std::vector<Paragraph> paragraphs;
  std::vector<Figure> figures;  ///< All of the page that aren't in its clutter.
  Mask mask;                    ///< Reasons.
  std::size_t bytes = 0;        ///< Of the paragraphs.
};

/// Finds the article's text: takes away what markup, roles and the words in class and id call no part of it,
/// then takes the element that names itself the article's body or, failing that, the one that gathers most
/// text with few links. The latter is the scoring of Readability (Arc90, then Mozilla): each paragraph gives
/// points for its length and its commas to the elements around it, fewer the farther they are, discounted by
/// the share of links (Kohlschütter et al., 2010: link density tells boilerplate). A page that is left with
/// next to nothing is read again with less taken away.
[[nodiscard]] Content find_content(const Tree& tree, SignReader& signs);

}  // namespace news::reading::html
