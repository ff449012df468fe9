#pragma once

#include <string>
#include <string_view>

namespace news::reading {

/// "en-US", "eng", "ger", "English", "Deutsch" -> ISO 639-1; empty for what isn't known. Codes of two letters
/// come back as they are; a language of several codes has one.
[[nodiscard]] std::string language_code(std::string_view language);

/// 03/04/2024 is a day in April: so in the languages of Europe but for English, which is written on both
/// sides of the Atlantic.
[[nodiscard]] bool writes_day_first(std::string_view code);

}  // namespace news::reading
