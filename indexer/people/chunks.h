#pragma once

#include <cstdint>
#include <vector>

#include "people/document.h"
#include "people/lists.h"
#include "people/runs.h"

namespace news::people {

enum class Title : std::uint8_t { none, honorific, office, regal };

/// Neighbouring words with capitals that may be a name, or hold one; without titles, places, nationalities
/// and the like around it.
struct Chunk {
  std::uint32_t block = 0;
  std::uint32_t run = 0;
  std::uint32_t first = 0;  ///< Tokens, begin included, end excluded.
  std::uint32_t last = 0;
  std::uint32_t title = 0;  ///< The token with the title before it, where there is one.
  Title kind = Title::none;
  bool organisation = false;  ///< "... University", "... & Sons": no person.
  bool alone = true;          ///< No other capital word touches it.
};

/// The chunks of the runs in reading order.
[[nodiscard]] std::vector<Chunk> find_chunks(const Document& document, const Lists& lists,
                                             const std::vector<Run>& runs);

}  // namespace news::people
