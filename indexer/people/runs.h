#pragma once

#include <cstdint>
#include <vector>

#include "people/document.h"

namespace news::people {

/// Words with capitals side by side, with the particles between them: all that a name can be part of.
struct Run {
  std::uint32_t block = 0;
  std::uint32_t first = 0;  ///< Tokens, begin included, end excluded.
  std::uint32_t last = 0;
};

/// The runs in reading order. What lies in a byline or a credit line is in none.
[[nodiscard]] std::vector<Run> find_runs(const Document& document);

}  // namespace news::people
