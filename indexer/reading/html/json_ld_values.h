#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace news::reading::html {

inline constexpr std::size_t kLongestLinkedLine = 2000;

/// A text as a clean line: values come with entities and markup, even escaped twice.
[[nodiscard]] std::string line_of_text(std::string_view text);

/// Null where the object hasn't it, or has null there.
[[nodiscard]] const nlohmann::json* member(const nlohmann::json& object, const char* key);

/// A text, or what an object is called; the first of a list.
[[nodiscard]] std::string line_of_value(const nlohmann::json* value);

}  // namespace news::reading::html
