#pragma once

#include <string_view>

namespace news::reading {

/// The first element of RSS, RDF or Atom.
[[nodiscard]] bool is_feed_root(std::string_view name);

}  // namespace news::reading
