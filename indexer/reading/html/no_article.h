#pragma once

#include <optional>
#include <string>

#include "reading/html/page.h"
#include "reading/reading.h"

namespace news::reading::html {

/// Why a page is no article's.
struct NoArticle {
  std::string why;
  bool certain = false;  ///< There is nothing on it to keep.
};

/// Pages that a site shows in place of an article (not found, refused, a wall of consent), told by their
/// headline, and lists of articles. Nothing for a page whose metadata calls it an article. Needs all fields.
[[nodiscard]] std::optional<NoArticle> tells_no_article(const Page& page, const ReadArticle& read);

}  // namespace news::reading::html
