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

/// Makes weights positive.
constexpr std::int32_t kBias = 128;
constexpr std::uint64_t kEverySecondByte = 0x00FF00FF00FF00FFU;

}  // namespace

Tagger::Tagger(const Weights& weights) {
  static_assert(kLabels <= 8 && kFeatures * 2 * kBias < 0x10000, "a sum must fit into two bytes");
  rows_.reserve(weights.rows.size());
  for (const Weights::Row& row : weights.rows) {
    std::uint64_t packed = 0;
    for (std::size_t label = 0; label < kLabels; ++label)
      packed |= static_cast<std::uint64_t>(row[label] + kBias) << 8 * label;
    rows_.push_back(packed);
  }
  for (std::size_t before = 0; before < after_.size(); ++before)
    std::copy(weights.after[before].begin(), weights.after[before].end(), after_[before].begin());
}

void Tagger::score(const Features& features, std::array<std::int32_t, kLabels>& out) const {
  std::uint64_t even = 0;
  std::uint64_t odd = 0;
  for (const std::uint32_t bucket : features) {
    even += rows_[bucket] & kEverySecondByte;
    odd += rows_[bucket] >> 8U & kEverySecondByte;
  }
  for (std::size_t label = 0; label < kLabels; ++label) {
    const std::uint64_t sum = (label % 2 == 0 ? even : odd) >> 16 * (label / 2) & 0xFFFFU;
    out[label] = static_cast<std::int32_t>(sum) - static_cast<std::int32_t>(kFeatures) * kBias;
  }
}

void Tagger::judge(Document& document, const std::vector<Run>& runs) const {
  std::vector<Features> features;
  std::vector<std::int32_t> margins;
  Scores scores;
  for (const Run& run : runs) {
    if (document.blocks[run.block].title_case || is_idle(document, run)) continue;
    features_of(document, run, features);
    // The rows are all over a table that no fast cache holds: they are asked for before they are read.
    for (const Features& word : features) {
      for (const std::uint32_t bucket : word) __builtin_prefetch(&rows_[bucket]);
    }
    scores.resize(features.size());
    for (std::size_t i = 0; i < features.size(); ++i) score(features[i], scores[i]);
    person_margins(scores, after_, margins);
    for (std::size_t i = 0; i < margins.size(); ++i) {
      document.tokens[run.first + i].person =
          static_cast<std::int8_t>(std::clamp(margins[i] / kUnit, -kMost, kMost));
    }
  }
}

}  // namespace news::people
