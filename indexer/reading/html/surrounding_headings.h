#pragma once

#include <string_view>

namespace news::reading::html {

// Headings of what stands on an article's page and isn't the article.

/// "Comments", "3 comments", "Leave a reply", "2 thoughts on ..."
[[nodiscard]] bool heads_comments(std::string_view line);

/// "Join the conversation": what readers wrote, or a way to it.
[[nodiscard]] bool invites_to_comment(std::string_view line);

/// "About the author"
[[nodiscard]] bool heads_biography(std::string_view line);

}  // namespace news::reading::html
