#pragma once

#include <string>
#include <string_view>

namespace news::reading {

/// "en-US", "eng", "ger", "English", "Deutsch" -> ISO 639-1; empty for what isn't known. Codes of two letters
/// come back as they are; a language of several codes has one.
[[nodiscard]] std::string language_code(std::string_view language);

}  // namespace news::reading
