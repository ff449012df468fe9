#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "people/lists.h"
#include "people/scan.h"

namespace news::people {

/// What stands in marks inside a name: Ed "Too Tall" Jones.
struct Nickname {
  static constexpr std::size_t kMostWords = 3;
  std::array<std::uint64_t, kMostWords> words{};
  std::uint32_t size = 0;
  std::uint32_t behind = 0;  ///< The token that goes on with the name: Jones.
};

/// Takes the nicknames out of the words from `first` on, so that the name is one: Ed Jones. Linear in the
/// words.
void take_nicknames(std::string_view text, std::vector<Token>& tokens, std::uint32_t first,
                    const Lists& lists, std::vector<Nickname>& found);

}  // namespace news::people
