#pragma once

#include <optional>
#include <string_view>

#include <simdjson.h>
#include <nlohmann/json.hpp>

namespace news::schema {

/// Documents this deep and deeper are left to the slow parser, which has limits of its own and names them.
inline constexpr std::size_t kQuickDepth = 32;

/// A well-formed document, several times as fast as nlohmann's parser. Nothing for whatever simdjson doesn't
/// take, and for what the two understand differently: the caller then asks nlohmann's parser, which reads it
/// or says where it is wrong. So what is accepted, and what it means, is up to nlohmann's parser alone. The
/// element holds until the next call in this thread.
[[nodiscard]] std::optional<simdjson::dom::element> parse_quickly(std::string_view text);

/// The tree that nlohmann's parser makes of the same text: of keys that come twice the last counts.
[[nodiscard]] nlohmann::json json_of(const simdjson::dom::element& element);

}  // namespace news::schema
