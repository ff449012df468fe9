#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace news::reading {

/// Deepest nesting of a document that is read; what an article keeps of it must be readable from the index.
inline constexpr std::size_t kDeepestJson = 48;

/// A parsed document, or why there is none.
struct ParsedJson {
  nlohmann::json value;
  bool ok = false;
  std::string why;                    ///< "not valid JSON at column 40: unexpected end of input"
  std::vector<std::string> warnings;  ///< What had to be repaired.
};

/// Parses UTF-8 JSON; `lines` says that a place is told with its line. Repairs what programs write that take
/// JSON lightly: NaN and Infinity (as null), commas before a closing bracket, control characters and half
/// surrogates in texts. Never throws, takes linear time.
[[nodiscard]] ParsedJson parse_json(std::string_view text, bool lines);

/// Where an object or list with which the text begins ends (one behind its last bracket); npos where it
/// doesn't.
[[nodiscard]] std::size_t end_of_json(std::string_view text);

/// A value as JSON text in one line.
[[nodiscard]] std::string json_text(const nlohmann::json& value);

}  // namespace news::reading
