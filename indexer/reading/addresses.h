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

}  // namespace news::reading
