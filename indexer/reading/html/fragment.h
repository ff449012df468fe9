#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <news/schema/article.h>

namespace news::reading::html {

/// What a piece of HTML says that is content as a whole: the text of a feed's entry, the body of a wire
/// story.
struct Fragment {
  std::string body;  ///< Paragraphs with a blank line between them; plain text comes back as it is.
  std::vector<schema::Caption> captions;
};

/// Reads UTF-8 HTML without judging what belongs to an article: scripts, controls and hidden elements are
/// left out, captions taken out of the body. Linear time.
[[nodiscard]] Fragment read_fragment(std::string_view html);

/// Markup gone, entities resolved, in one line: for titles that carry HTML.
[[nodiscard]] std::string line_of_fragment(std::string_view html);

}  // namespace news::reading::html
