#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <news/schema/article.h>

#include "reading/xml.h"

namespace news::reading {

/// What a piece of markup says: HTML, XHTML and NITF alike.
struct Prose {
  std::string body;  ///< Paragraphs with a blank line between them.
  std::vector<schema::Caption> captions;
};

[[nodiscard]] Prose prose_of(const Node& node);

/// Of a text that is HTML, or plain.
[[nodiscard]] Prose prose_of(std::string_view text);

/// The text holds a tag or an entity of HTML.
[[nodiscard]] bool looks_like_html(std::string_view text);

/// One line out of a text that may hold markup: "Fish &amp; <b>chips</b>" -> "Fish & chips".
[[nodiscard]] std::string line_of_markup(std::string_view text);

/// Adds a caption that says something and isn't there already.
void put_caption(std::vector<schema::Caption>& captions, schema::Caption caption);

}  // namespace news::reading
