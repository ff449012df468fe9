#pragma once

#include <cstdint>

#include "people/document.h"

namespace news::people {

/// The end of the longest full name of the alias file that begins at a token; that token for none. Its words
/// may mean anything by themselves: Kim Jong Un.
[[nodiscard]] std::uint32_t known_name_end(const Document& document, const Lists& lists, std::uint32_t first,
                                           std::uint32_t last);

}  // namespace news::people
