#pragma once

#include <string_view>

#include "reading/xml.h"

namespace news::reading {

/// What an item of a feed or of the export of a blog is, where that is no published article: "comments",
/// "drafts", "templates and settings". Empty for an article. `address` is where the item leads to.
[[nodiscard]] std::string_view kind_beside_articles(const Node& item, std::string_view address);

/// A category that says what kind of thing an item is, not what it is about.
[[nodiscard]] bool names_kind(const Node& category);

/// The channel says that its items are comments.
[[nodiscard]] bool is_channel_of_comments(std::string_view title);

}  // namespace news::reading
