#pragma once

#include <cstddef>
#include <string_view>

namespace news::reading {

/// A line that belongs to the page and not to the article: "Advertisement", "Share on Facebook", "3 min
/// read", "12 comments", "5 hours ago", "Sign up for our newsletter".
[[nodiscard]] bool is_litter(std::string_view line);

/// Where in a paragraph "The post TITLE appeared first on SITE." begins, its last sentence; npos for none.
[[nodiscard]] std::size_t first_place_begin(std::string_view paragraph);

}  // namespace news::reading
