#pragma once

#include <cstdint>

#include "people/lists.h"
#include "people/scan.h"

namespace news::people {

/// What stands behind a name: Jr., III, MD. "MP" is an office.
[[nodiscard]] inline bool is_suffix(const Token& token) {
  return token.has(kRegnal) || (token.has(kSuffix) && !token.has(kOffice));
}

/// What a suffix tells of who bears the name.
enum class Generation : std::uint8_t { none, senior, junior, numeral };

/// None for a degree: Jane Lind MD is Jane Lind.
[[nodiscard]] Generation generation_of(std::uint64_t word);

}  // namespace news::people
