#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "people/document.h"
#include "people/runs.h"

namespace news::people {

inline constexpr std::size_t kFeatures = 26;

/// The buckets of what speaks for a word's label: itself, its neighbours, its shape, what the lists say.
using Features = std::array<std::uint32_t, kFeatures>;

/// The features of each word of a run, in `out`. Training and tagging both go through here.
void features_of(const Document& document, const Run& run, std::vector<Features>& out);

/// Is there nothing in this run that could be part of a name (The, On Monday)? Such runs aren't tagged.
[[nodiscard]] bool is_idle(const Document& document, const Run& run);

}  // namespace news::people
