#pragma once

#include <string_view>

#include "quotes/attribution.h"

namespace news::quotes {

/// Has every word of weight a capital, and are there at least two: "The Art of the Fjord"?
[[nodiscard]] bool is_title_case(std::string_view text, const QuoteSpan& span);

/// The speaker whom the quoted words themselves name: `"LUND: It was safe."`
[[nodiscard]] SpeakerWords label_inside(std::string_view text, const QuoteSpan& span);

}  // namespace news::quotes
