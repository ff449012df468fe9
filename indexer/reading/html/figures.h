#pragma once

#include <cstdint>
#include <vector>

#include <news/schema/article.h>

#include "reading/html/paragraphs.h"
#include "reading/html/signs.h"

namespace news::reading::html {

/// A picture with what is said about it.
struct Figure {
  schema::Caption caption;
  std::uint32_t node = 0;  ///< Where its caption or, without one, its picture stands.
  const char* rule = "";   ///< "figure.figcaption", "figure.class", "figure.alt"
};

/// Finds captions, their credits and the alternative texts of their pictures among the nodes that aren't
/// masked, and masks them with `reason`. A figure around a table, a listing or a long text only loses its
/// caption.
[[nodiscard]] std::vector<Figure> take_figures(const Tree& tree, SignReader& signs, Mask& mask,
                                               std::uint8_t reason);

}  // namespace news::reading::html
