#pragma once

#include <string>
#include <string_view>

namespace news::reading {

/// Begins with http:// or https://, in any case.
[[nodiscard]] bool is_address(std::string_view text);

/// The address of a page's front: it names a site, not an article.
[[nodiscard]] bool is_home_page(std::string_view address);

/// The target of a link as a whole address; empty for what leads nowhere: "#top", "mailto:...". Without a
/// base a relative one stays as it is.
[[nodiscard]] std::string resolve_address(std::string_view reference, const std::string& base);

/// A parameter by which a feed counts who comes from it: "at_medium=RSS", "ref=rss".
[[nodiscard]] bool is_feed_mark(std::string_view parameter);

/// Without the parameters by which a feed counts who comes from it ("?at_medium=RSS", "?ref=rss"): the page
/// doesn't know itself by them.
[[nodiscard]] std::string without_feed_marks(std::string_view address);

}  // namespace news::reading
