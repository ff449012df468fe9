#pragma once

#include <cstdint>

#include "people/document.h"

namespace news::people {

// Names that name nobody who is in the news: tokens, begin included, end excluded.

/// Roe v. Wade
[[nodiscard]] bool is_case(const Document& document, const Block& block, std::uint32_t first,
                           std::uint32_t last);

/// USS Gerald Ford
[[nodiscard]] bool is_ship(const Document& document, const Block& block, std::uint32_t first);

/// Axel Springer SE: is this word, behind a name, the form of a firm?
[[nodiscard]] bool is_firm_form(const Token& token);

}  // namespace news::people
