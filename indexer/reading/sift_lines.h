#pragma once

#include <string_view>
#include <vector>

#include "reading/blocks.h"
#include "reading/prose.h"
#include "reading/reading.h"

namespace news::reading {

/// Drops litter between paragraphs: advertisements, buttons. Two lines at least stay a page.
void drop_litter(std::vector<Block>& blocks, ReadArticle& read);

/// Takes the lines out of a body of plain text that say themselves that they lead elsewhere or belong to a
/// page. Unlike a page, such a body is content as a whole: mere looks (capitals, a list of titles at the end)
/// count nothing.
void sift_body(ReadArticle& read);

/// The same for a text that isn't an article's yet.
[[nodiscard]] Prose sifted_prose(std::string_view clean_text);

}  // namespace news::reading
