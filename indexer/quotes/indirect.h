#pragma once

#include <string_view>
#include <vector>

#include "quotes/attribution.h"
#include "quotes/tokens.h"

namespace news::quotes {

/// Finds reported speech without quotation marks ("Lund said the bridge was safe") in the sentences of a
/// paragraph that quote nothing. In order; the span of each is what was said.
void find_indirect(std::string_view text, const TokenizedParagraph& paragraph, std::vector<Finding>& out);

}  // namespace news::quotes
