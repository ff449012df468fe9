#pragma once

#include <string>
#include <string_view>

#include "reading/prose.h"
#include "reading/xml.h"

namespace news::reading {

/// The vocabularies whose elements stand side by side in feeds.
enum class Space { feed, dublin_core, content, media, other };

[[nodiscard]] Space space_of(const Node& node);
[[nodiscard]] bool is(const Node& node, Space space, std::string_view name);

/// The first of that name in that vocabulary; none where there is none.
[[nodiscard]] Node child(const Node& node, Space space, std::string_view name);

/// Elements inside are XHTML; characters may be HTML that was escaped.
[[nodiscard]] Prose prose_in(const Node& node);
[[nodiscard]] std::string line_of(const Node& node);

}  // namespace news::reading
