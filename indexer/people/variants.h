#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "people/lists.h"

namespace news::people {

/// A person's name as an index has it.
struct CountedName {
  std::string name;
  std::uint64_t articles = 0;
};

/// Two names that may be one person's. A person decides: it is a line for the alias file, not a merge.
struct Suggestion {
  CountedName canonical;  ///< The name of the alias file, else the one that more articles have.
  CountedName variant;
};

/// Two spellings of one word of a name, 1 for the same after transliteration: Зеленский, Zelenskyy,
/// Selenskyj.
[[nodiscard]] double similarity(std::string_view one, std::string_view other);

/// Pairs whose given names and surnames are both alike, in spelling or as short forms (Mike for Michael).
/// Never by the surname alone, and none that the alias file has already, as one person or as two.
[[nodiscard]] std::vector<Suggestion> suggest(std::vector<CountedName> names, const Lists& lists);

}  // namespace news::people
