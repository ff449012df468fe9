#include "topics/selection.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace news::topics {
namespace {

// The constants are explained in data/topics/README.md.
constexpr double kFromAbove = 0.35;   ///< Part of the scores above a topic that speaks for it.
constexpr double kFromBelow = 0.1;    ///< Part of the scores below a topic that speaks for it.
constexpr double kChildShare = 0.5;   ///< A topic replaces one above it from this part of its score on.
constexpr double kMiddle = 8;         ///< Strength at which the confidence is one half.
constexpr double kScale = 5;          ///< How fast the confidence rises with strength.
constexpr double kRivalry = 1.5;      ///< How much a topic loses to a stronger one.
constexpr double kDoubt = 0.5;        ///< How much a topic loses to one as strong as itself.
constexpr double kDoubtPower = 3;     ///< How soon weaker ones cease to matter.
constexpr double kShown = 0.45;       ///< Less confident topics are left out.
constexpr double kBranchShare = 0.5;  ///< Part of all evidence that makes a branch worth showing by itself...
constexpr double kMinBranch = 5;      ///< ... and how much evidence it takes.
constexpr double kBranchConfidence = 0.4;
constexpr std::size_t kBranchCues = 3;  ///< So many different cues at least speak for a branch.
constexpr double kMostByRules = 0.94;   ///< Rules are never as sure as the source.
constexpr double kSupport = 0.5;        ///< What the source's word for a branch takes from the doubt in it.

struct Candidate {
  std::uint32_t topic = 0;
  double score = 0;
  double strength = 0;
  double confidence = 0;
  bool named = false;
  bool by_code = false;
  bool dropped = false;
  std::size_t place = 0;  ///< Among those that the source names.
  std::vector<CueCount> reasons;
  std::vector<std::string> why;  ///< From the source; the reasons follow.
};

class Selector {
 public:
  Selector(const Vocabulary& vocabulary, const RuleSet& rules) : vocabulary_(vocabulary), rules_(rules) {}

  void weigh(const std::vector<Evidence>& evidence) {
    for (const Evidence& entry : evidence) {
      if (!entry.passes) continue;
      Candidate candidate;
      candidate.topic = entry.topic;
      candidate.score = candidate.strength = entry.score;
      for (const Evidence& other : evidence) {
        if (vocabulary_.is_below(entry.topic, other.topic)) candidate.strength += kFromAbove * other.score;
        if (vocabulary_.is_below(other.topic, entry.topic)) candidate.strength += kFromBelow * other.score;
      }
      candidate.reasons = entry.reasons;
      candidates_.push_back(std::move(candidate));
    }
    drop_parents();
    set_confidence();
    std::erase_if(candidates_, [](const Candidate& c) { return c.confidence < kShown; });
    if (candidates_.empty()) fall_back(evidence);
  }

  void add(std::vector<Named> named) {
    for (Named& entry : named) {
      const auto same = std::find_if(candidates_.begin(), candidates_.end(),
                                     [&](const Candidate& c) { return c.topic == entry.topic; });
      Candidate& candidate = same == candidates_.end() ? candidates_.emplace_back() : *same;
      candidate.topic = entry.topic;
      candidate.confidence = std::max(candidate.confidence, entry.confidence);
      candidate.named = true;
      candidate.by_code = entry.by_code;
      candidate.place = static_cast<std::size_t>(&entry - named.data());
      candidate.why = std::move(entry.why);
    }
    // A topic below one that the source names is the more likely.
    for (Candidate& candidate : candidates_) {
      if (candidate.named) continue;
      for (const Candidate& above : candidates_) {
        if (!above.named || !vocabulary_.is_below(candidate.topic, above.topic)) continue;
        candidate.confidence = std::min(kMostByRules, 1 - (1 - candidate.confidence) * kSupport);
        break;
      }
    }
  }

  std::vector<schema::Topic> result() {
    drop_parents();
    std::stable_sort(candidates_.begin(), candidates_.end(), [this](const Candidate& a, const Candidate& b) {
      if (a.by_code != b.by_code) return a.by_code;
      if (a.named != b.named) return a.named;
      if (a.named) return a.place < b.place;
      if (a.confidence != b.confidence) return a.confidence > b.confidence;
      return vocabulary_.node(a.topic).id < vocabulary_.node(b.topic).id;
    });
    std::vector<schema::Topic> topics;
    for (Candidate& candidate : candidates_) {
      if (topics.size() == kMostTopics) break;
      const auto& node = vocabulary_.node(candidate.topic);
      for (const CueCount& reason : candidate.reasons) candidate.why.push_back(rules_.describe(reason));
      const double confidence = std::round(candidate.confidence * 1000) / 1000;
      topics.push_back({node.id, node.name, confidence, std::move(candidate.why)});
    }
    // "Most confident first" holds across the source's topics and ours as well.
    std::stable_sort(topics.begin(), topics.end(), [](const schema::Topic& a, const schema::Topic& b) {
      return a.confidence > b.confidence;
    });
    return topics;
  }

 private:
  void set_confidence() {
    double best = 0;
    double second = 0;
    for (const Candidate& candidate : candidates_) {
      if (candidate.strength > best) {
        second = std::exchange(best, candidate.strength);
      } else {
        second = std::max(second, candidate.strength);
      }
    }
    for (Candidate& candidate : candidates_) {
      const double rival = candidate.strength == best ? second : best;
      const double alone = 1 / (1 + std::exp((kMiddle - candidate.strength) / kScale));
      const double behind = std::pow(candidate.strength / best, kRivalry);
      const double doubt = kDoubt * std::pow(std::min(1.0, rival / candidate.strength), kDoubtPower);
      candidate.confidence = std::min(kMostByRules, alone * behind * (1 - doubt));
    }
  }

  /// Nothing special stands out: the branch that most of the evidence lies in, if any.
  void fall_back(const std::vector<Evidence>& evidence) {
    std::vector<Candidate> branches;
    double all = 0;
    for (const Evidence& entry : evidence) {
      all += entry.score;
      const std::uint32_t top = vocabulary_.top_of(entry.topic);
      auto branch =
          std::find_if(branches.begin(), branches.end(), [&](const Candidate& c) { return c.topic == top; });
      if (branch == branches.end()) {
        branch = branches.emplace(branches.end());
        branch->topic = top;
      }
      branch->score += entry.score;
      branch->reasons.insert(branch->reasons.end(), entry.reasons.begin(), entry.reasons.end());
    }
    const auto best =
        std::max_element(branches.begin(), branches.end(),
                         [](const Candidate& a, const Candidate& b) { return a.score < b.score; });
    if (best == branches.end() || best->score < kMinBranch || best->score < kBranchShare * all) return;
    best->confidence = kBranchConfidence;
    keep_most_frequent(best->reasons);
    if (best->reasons.size() < kBranchCues) return;
    candidates_.push_back(std::move(*best));
  }

  /// The same cue speaks for several topics of a branch; a few are reason enough.
  static void keep_most_frequent(std::vector<CueCount>& reasons) {
    const auto sum = [](const CueCount& c) { return std::accumulate(c.in.begin(), c.in.end(), 0U); };
    std::sort(reasons.begin(), reasons.end(), [&](const CueCount& a, const CueCount& b) {
      return sum(a) != sum(b) ? sum(a) > sum(b) : a.cue < b.cue;
    });
    const auto same = [](const CueCount& a, const CueCount& b) { return a.cue == b.cue; };
    reasons.erase(std::unique(reasons.begin(), reasons.end(), same), reasons.end());
    reasons.resize(std::min(reasons.size(), kMostTopics));
  }

  void drop_parents() {
    for (Candidate& parent : candidates_) {
      for (Candidate& child : candidates_) {
        if (!vocabulary_.is_below(child.topic, parent.topic)) continue;
        // Weak evidence for a child doesn't outdo strong evidence for what lies above it; the source's word
        // does.
        const bool weak = !child.named && !parent.named && child.score < kChildShare * parent.score;
        (weak ? child : parent).dropped = true;
      }
    }
    std::erase_if(candidates_, [](const Candidate& c) { return c.dropped; });
  }

  const Vocabulary& vocabulary_;
  const RuleSet& rules_;
  std::vector<Candidate> candidates_;
};

}  // namespace

std::vector<schema::Topic> select(std::vector<Named> named, const std::vector<Evidence>& evidence,
                                  const Vocabulary& vocabulary, const RuleSet& rules) {
  Selector selector(vocabulary, rules);
  selector.weigh(evidence);
  selector.add(std::move(named));
  return selector.result();
}

}  // namespace news::topics
