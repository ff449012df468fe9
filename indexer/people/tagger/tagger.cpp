#include "people/tagger/tagger.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "people/tagger/features.h"

namespace news::people {
namespace {

/// Margins are kept in a byte.
constexpr std::int32_t kUnit = 8;
constexpr std::int32_t kMost = 127;

void score(const Weights& weights, const Features& features, std::array<std::int32_t, kLabels>& out) {
  std::array<std::int16_t, Weights::kRow> sum{};
  for (const std::uint32_t bucket : features) {
    const Weights::Row& row = weights.rows[bucket];
    for (std::size_t label = 0; label < Weights::kRow; ++label)
      sum[label] = static_cast<std::int16_t>(sum[label] + row[label]);
  }
  std::copy_n(sum.begin(), kLabels, out.begin());
}

}  // namespace

Tagger::Tagger(Weights weights) : weights_(std::move(weights)) {
  for (std::size_t before = 0; before < after_.size(); ++before)
    std::copy(weights_.after[before].begin(), weights_.after[before].end(), after_[before].begin());
}

void Tagger::judge(Document& document, const std::vector<Run>& runs) const {
  std::vector<Features> features;
  std::vector<std::int32_t> margins;
  Scores scores;
  for (const Run& run : runs) {
    if (document.blocks[run.block].title_case || is_idle(document, run)) continue;
    features_of(document, run, features);
    scores.resize(features.size());
    for (std::size_t i = 0; i < features.size(); ++i) score(weights_, features[i], scores[i]);
    person_margins(scores, after_, margins);
    for (std::size_t i = 0; i < margins.size(); ++i) {
      document.tokens[run.first + i].person =
          static_cast<std::int8_t>(std::clamp(margins[i] / kUnit, -kMost, kMost));
    }
  }
}

}  // namespace news::people
