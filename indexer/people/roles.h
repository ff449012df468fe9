#pragma once

#include <cstdint>
#include <string>

#include "people/document.h"

namespace news::people {

/// The role before a name: "US President", "Special Envoy to the Middle East"; empty when there is none.
[[nodiscard]] std::string role_before(const Document& document, const Block& block, std::uint32_t first);

/// The role after a name as an apposition: ", the President of Russia," -> "President of Russia".
[[nodiscard]] std::string role_after(const Document& document, const Block& block, std::uint32_t last);

/// A stretch of text with its blanks made single.
[[nodiscard]] std::string squashed(std::string_view text);

}  // namespace news::people
