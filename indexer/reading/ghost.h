#pragma once

#include <optional>

#include <nlohmann/json.hpp>

namespace news::reading {

/// The posts of an export of Ghost, each with the names of its authors and tags and the words of its picture,
/// which lie in tables of their own there. Nothing for what isn't one.
[[nodiscard]] std::optional<nlohmann::json> posts_of_ghost(const nlohmann::json& tables);

}  // namespace news::reading
