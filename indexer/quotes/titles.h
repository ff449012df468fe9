#pragma once

#include <string_view>

#include "quotes/attribution.h"
#include "quotes/candidates.h"

namespace news::quotes {

/// Has every word of weight a capital, and are there at least two: "The Art of the Fjord"?
[[nodiscard]] bool is_title_case(std::string_view text, const QuoteSpan& span);

/// Is the quote token `k` the name of a paper, a programme, a firm: `der „Bild am Sonntag“`, `газете
/// «Известия»`?
[[nodiscard]] bool is_name_of_thing(const SentenceView& view, std::uint32_t k, const Finding& finding);

/// The speaker whom the quoted words themselves name: `"LUND: It was safe."`
[[nodiscard]] SpeakerWords label_inside(std::string_view text, const QuoteSpan& span);

}  // namespace news::quotes
