#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "people/tagger/weights.h"

namespace news::people {

/// How well each label fits each word of a run, before its neighbours are looked at.
using Scores = std::vector<std::array<std::int32_t, kLabels>>;
/// How well a label follows another; the last row is for the first word of a run.
using After = std::array<std::array<std::int32_t, kLabels>, kLabels + 1>;

/// The best sequence of labels for a run.
void best_labels(const Scores& scores, const After& after, std::vector<Label>& out);

/// For each word: the score of the best sequence in which it is part of a person, less that of the best one
/// in which it isn't.
void person_margins(const Scores& scores, const After& after, std::vector<std::int32_t>& out);

}  // namespace news::people
