#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace news::reading {

/// The lines that describe a Markdown text, between two lines of "---" (keys and values as in YAML) or "+++"
/// (as in TOML).
struct FrontMatter {
  nlohmann::json fields = nlohmann::json::object();  ///< Texts and lists of texts.
  std::string_view content;                          ///< What follows.
  std::vector<std::string> warnings;                 ///< Which fields are broken.
};

/// Nothing where the text doesn't begin with any. Of YAML and TOML it reads what such texts use: texts with
/// and without quotation marks, lists, texts over several lines; what is nested deeper is passed over.
[[nodiscard]] std::optional<FrontMatter> read_front_matter(std::string_view text);

}  // namespace news::reading
