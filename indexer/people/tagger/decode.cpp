#include "people/tagger/decode.h"

#include <algorithm>
#include <cstddef>

namespace news::people {
namespace {

constexpr std::int32_t kNever = -1'000'000'000;
using Column = std::array<std::int32_t, kLabels>;

/// The best way to each label of the first word.
Column opening(const Scores& scores, const After& after) {
  Column best{};
  for (std::size_t now = 0; now < kLabels; ++now)
    best[now] = may_follow(Weights::kStart, now) ? scores[0][now] + after[Weights::kStart][now] : kNever;
  return best;
}

}  // namespace

void best_labels(const Scores& scores, const After& after, std::vector<Label>& out) {
  out.resize(scores.size());
  if (scores.empty()) return;
  Column best = opening(scores, after);
  thread_local std::vector<std::array<std::uint8_t, kLabels>> from;
  from.resize(scores.size());
  for (std::size_t at = 1; at < scores.size(); ++at) {
    Column here{};
    for (std::size_t now = 0; now < kLabels; ++now) {
      std::int32_t most = kNever;
      for (std::size_t before = 0; before < kLabels; ++before) {
        if (!may_follow(before, now)) continue;
        const std::int32_t way = best[before] + after[before][now];
        if (way <= most) continue;
        most = way;
        from[at][now] = static_cast<std::uint8_t>(before);
      }
      here[now] = most + scores[at][now];
    }
    best = here;
  }
  auto label = static_cast<std::size_t>(std::max_element(best.begin(), best.end()) - best.begin());
  for (std::size_t at = scores.size(); at-- > 0;) {
    out[at] = static_cast<Label>(label);
    label = from[at][label];
  }
}

void person_margins(const Scores& scores, const After& after, std::vector<std::int32_t>& out) {
  out.resize(scores.size());
  if (scores.empty()) return;
  thread_local std::vector<Column> ways;  // the best way to each label of each word, that word included
  ways.resize(scores.size());
  ways[0] = opening(scores, after);
  for (std::size_t at = 1; at < scores.size(); ++at) {
    for (std::size_t now = 0; now < kLabels; ++now) {
      std::int32_t most = kNever;
      for (std::size_t before = 0; before < kLabels; ++before) {
        if (may_follow(before, now)) most = std::max(most, ways[at - 1][before] + after[before][now]);
      }
      ways[at][now] = most + scores[at][now];
    }
  }
  Column on{};  // the best way on from each label of a word, that word left out
  for (std::size_t at = scores.size(); at-- > 0;) {
    std::int32_t person = kNever;
    std::int32_t other = kNever;
    for (std::size_t now = 0; now < kLabels; ++now) {
      const auto label = static_cast<Label>(now);
      const bool is_person = label == Label::person_begin || label == Label::person_inside;
      std::int32_t& most = is_person ? person : other;
      most = std::max(most, ways[at][now] + on[now]);
    }
    out[at] = person - other;
    if (at == 0) break;
    Column before_on{};
    for (std::size_t before = 0; before < kLabels; ++before) {
      std::int32_t most = kNever;
      for (std::size_t now = 0; now < kLabels; ++now) {
        if (may_follow(before, now)) most = std::max(most, after[before][now] + scores[at][now] + on[now]);
      }
      before_on[before] = most;
    }
    on = before_on;
  }
}

}  // namespace news::people
