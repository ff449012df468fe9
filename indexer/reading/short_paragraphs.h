#pragma once

#include <string>
#include <string_view>

namespace news::reading {

/// A wrapped text with the lines of its short paragraphs joined, where a sentence goes on from line to line; longer
/// ones tell themselves at which width they were wrapped.
[[nodiscard]] std::string short_paragraphs_joined(std::string_view clean_text);

}  // namespace news::reading
