#pragma once

#include <optional>
#include <string_view>

#include <nlohmann/json.hpp>

namespace news::reading {

/// The shapes that services and exports give their articles.

/// What lies in an envelope, the list or the one article: {"articles": [...]}, {"response": {"docs": [...]}}.
/// Nothing for what is an article itself.
[[nodiscard]] const nlohmann::json* unwrapped(const nlohmann::json& value);

/// A record whose members lie in objects inside it ("fields", "_source", "rendered") with the members where a
/// record has them. Nothing for one that is so already.
[[nodiscard]] std::optional<nlohmann::json> flattened(const nlohmann::json& record);

/// What a record is that is no published article: "drafts"; empty for an article.
[[nodiscard]] std::string_view kind_beside_articles(const nlohmann::json& record);

}  // namespace news::reading
