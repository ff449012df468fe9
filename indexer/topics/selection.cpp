#include "topics/selection.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace news::topics {
namespace {

// The constants are explained in data/topics/README.md.
constexpr double kFromAbove = 0.35;    ///< How much the scores above a topic speak for it.
constexpr double kFromCues = 0.8;      ///< How much the number of different cues does.
constexpr double kFromHeadline = 0.5;  ///< How much its share of the headline does...
constexpr double kInHeadline = 0.35;   ///< ... and that it is in the headline at all.
constexpr double kChildShare = 0.5;    ///< A topic replaces one above it from this part of its strength on.
constexpr double kShown = 0.62;        ///< Less confident topics are left out.
// Confidence: a logistic curve over these, fitted to how often the best topic of labelled news is right, of
// whole articles and of their beginnings.
constexpr double kMisgiving = 0.285;
constexpr double kFromOdds = 0.65;      ///< × log-odds of the topic against the others...
constexpr double kUnseenRival = 60;     ///< ... and a subject of this strength that no rule may know.
constexpr double kFromStrength = 0.25;  ///< × log of its strength.
constexpr double kFromLength = 0.18;    ///< × log of the number of words, which makes strength cheap.
constexpr double kMostByRules = 0.94;   ///< Rules are never as sure as the source.
// What a rule divides by more than kMuchScaled keeps its place beside others from this strength on, unscaled.
constexpr double kMuchScaled = 2;
constexpr double kAnnounced = 1000;
constexpr double kSupport = 0.5;    ///< What the source's word for a branch takes from the doubt in it...
constexpr double kSupported = 0.4;  ///< ... where a topic is at least so sure.

struct Candidate {
  std::uint32_t topic = 0;
  double strength = 0;
  double lift = 1;               ///< As in Evidence.
  double unseen = kUnseenRival;  ///< Less for what is scaled down: that is for rivals that are seen.
  double confidence = 0;
  bool named = false;
  bool by_code = false;
  bool modelled = false;
  bool dropped = false;
  std::size_t place = 0;  ///< Among those that the source names.
  Reasons reasons;
  std::vector<std::string> why;  ///< From the source; the reasons follow.
};

class Selector {
 public:
  Selector(const Vocabulary& vocabulary, const RuleSet& rules, const Weighed& weighed)
      : vocabulary_(vocabulary),
        rules_(rules),
        counts_(weighed.counts),
        length_(std::log(1.0 + weighed.words)) {}

  void weigh(const std::vector<Evidence>& evidence, const std::vector<Named>& named) {
    double most_in_headline = 0;
    for (const Evidence& entry : evidence) {
      if (entry.passes) most_in_headline = std::max(most_in_headline, entry.headline);
    }
    for (const Evidence& entry : evidence) {
      if (!entry.passes) continue;
      double above = 0;
      for (const Evidence& other : evidence) {
        if (vocabulary_.is_below(entry.topic, other.topic)) above += other.score;
      }
      double strength = entry.scale * entry.score * std::pow(1 + entry.distinct, kFromCues);
      strength *= std::pow(1 + above, kFromAbove);
      if (entry.headline > 0) {
        strength *= std::exp(kInHeadline + kFromHeadline * entry.headline / most_in_headline);
      }
      Candidate& candidate = candidates_.emplace_back();
      candidate.topic = entry.topic;
      candidate.strength = strength;
      candidate.lift = entry.lift;
      candidate.unseen = kUnseenRival * std::min(1.0, entry.scale);
      candidate.reasons = entry.reasons;
    }
    drop_parents(candidates_);
    double sum = 0;
    for (const Candidate& candidate : candidates_) sum += candidate.strength;
    for (Candidate& candidate : candidates_) candidate.confidence = confidence_of(candidate, sum);
    support(named);
    gather(evidence, sum);
    announce();
    const auto weak = std::stable_partition(candidates_.begin(), candidates_.end(),
                                            [](const Candidate& c) { return c.confidence >= kShown; });
    fell_short_.assign(std::make_move_iterator(weak), std::make_move_iterator(candidates_.end()));
    candidates_.erase(weak, candidates_.end());
  }

  void add(const std::vector<Modelled>& modelled) {
    for (const Modelled& entry : modelled) {
      Candidate& candidate = candidate_of(vocabulary_.find(entry.id));
      candidate.confidence = std::max(candidate.confidence, entry.confidence);
      candidate.modelled = true;
      candidate.why.push_back(entry.why);
    }
  }

  void add(std::vector<Named> named) {
    for (Named& entry : named) {
      Candidate& candidate = candidate_of(entry.topic);
      candidate.confidence = std::max(candidate.confidence, entry.confidence);
      candidate.named = true;
      candidate.by_code = entry.by_code;
      candidate.place = static_cast<std::size_t>(&entry - named.data());
      candidate.why.insert(candidate.why.begin(), entry.why.begin(), entry.why.end());
    }
  }

  std::vector<schema::Topic> result() {
    drop_parents(candidates_);
    std::stable_sort(candidates_.begin(), candidates_.end(), [this](const Candidate& a, const Candidate& b) {
      if (a.by_code != b.by_code) return a.by_code;
      if (a.named != b.named) return a.named;
      if (a.named) return a.place < b.place;
      if (a.confidence != b.confidence) return a.confidence > b.confidence;
      return vocabulary_.node(a.topic).id < vocabulary_.node(b.topic).id;
    });
    std::vector<schema::Topic> topics = topics_of(candidates_);
    // "Most confident first" holds across the source's topics and ours as well.
    std::stable_sort(topics.begin(), topics.end(), [](const schema::Topic& a, const schema::Topic& b) {
      return a.confidence > b.confidence;
    });
    return topics;
  }

  /// What the rules found and weren't sure enough of.
  std::vector<schema::Topic> fell_short() {
    std::stable_sort(fell_short_.begin(), fell_short_.end(),
                     [](const Candidate& a, const Candidate& b) { return a.confidence > b.confidence; });
    return topics_of(fell_short_);
  }

 private:
  /// The first few, in words.
  std::vector<schema::Topic> topics_of(std::vector<Candidate>& candidates) const {
    std::vector<schema::Topic> topics;
    for (Candidate& candidate : candidates) {
      if (topics.size() == kMostTopics) break;
      const auto& node = vocabulary_.node(candidate.topic);
      for (const std::uint32_t reason : candidate.reasons)
        candidate.why.push_back(rules_.describe(counts_[reason]));
      const double confidence = std::round(candidate.confidence * 1000) / 1000;
      topics.push_back({node.id, node.name, confidence, std::move(candidate.why)});
    }
    return topics;
  }

  /// A topic below one that the source names is the more likely.
  void support(const std::vector<Named>& named) {
    for (Candidate& candidate : candidates_) {
      const bool supported = std::any_of(named.begin(), named.end(), [&](const Named& above) {
        return vocabulary_.is_below(candidate.topic, above.topic);
      });
      if (!supported || candidate.confidence < kSupported) continue;
      candidate.confidence = std::min(kMostByRules, 1 - (1 - candidate.confidence) * kSupport);
    }
  }

  /// What headline and lead name is a subject beside those that are shown, however strong they are. Mere
  /// company of many subjects is scaled down much, and would never be seen.
  void announce() {
    const auto is_shown = [](const Candidate& c) { return c.confidence >= kShown; };
    if (std::none_of(candidates_.begin(), candidates_.end(), is_shown)) return;
    for (Candidate& candidate : candidates_) {
      if (candidate.lift > kMuchScaled && candidate.strength * candidate.lift >= kAnnounced)
        candidate.confidence = std::max(candidate.confidence, kShown);
    }
  }

  /// Where no topic is sure enough, one above may be, by all that was found for it and below it together.
  void gather(const std::vector<Evidence>& evidence, double sum) {
    for (const Candidate& candidate : candidates_) {
      if (candidate.confidence >= kShown) return;
    }
    std::vector<Candidate> wholes;
    for (const Evidence& entry : evidence) {
      if (entry.gathers == 0) continue;
      Candidate whole;
      whole.topic = entry.topic;
      for (const Candidate& part : candidates_) {
        if (part.topic != entry.topic && !vocabulary_.is_below(part.topic, entry.topic)) continue;
        whole.strength += part.strength;
        add_reasons(whole.reasons, part.reasons);
      }
      if (whole.strength == 0) continue;
      const double others = sum - whole.strength;
      whole.strength *= entry.gathers;
      whole.confidence = confidence_of(whole.strength, others + whole.strength, whole.unseen);
      wholes.push_back(std::move(whole));
    }
    drop_parents(wholes);
    const auto best =
        std::max_element(wholes.begin(), wholes.end(),
                         [](const Candidate& a, const Candidate& b) { return a.confidence < b.confidence; });
    if (best == wholes.end() || best->confidence < kShown) return;
    candidates_.assign(1, std::move(*best));
  }

  /// Each cue once: topics of one branch share many.
  static void add_reasons(Reasons& reasons, const Reasons& more) {
    for (const std::uint32_t reason : more) {
      const bool known = std::find(reasons.begin(), reasons.end(), reason) != reasons.end();
      if (reasons.size < kReasons && !known) reasons.add(reason);
    }
  }

  /// The candidate for a topic, a new one where there is none.
  Candidate& candidate_of(std::uint32_t topic) {
    const auto same = std::find_if(candidates_.begin(), candidates_.end(),
                                   [&](const Candidate& c) { return c.topic == topic; });
    if (same != candidates_.end()) return *same;
    candidates_.emplace_back().topic = topic;
    return candidates_.back();
  }

  /// What headline and lead name is a subject, though others may come before it: enough to be shown, no more.
  [[nodiscard]] double confidence_of(const Candidate& candidate, double sum) const {
    const double confidence = confidence_of(candidate.strength, sum, candidate.unseen);
    if (candidate.lift == 1) return confidence;
    const double lifted = candidate.strength * candidate.lift;
    return std::max(confidence,
                    std::min(kShown, confidence_of(lifted, sum - candidate.strength + lifted, kUnseenRival)));
  }

  /// From a topic's odds against the others, and from its strength, which is easier come by in a long text.
  [[nodiscard]] double confidence_of(double strength, double sum, double unseen) const {
    const double log_odds = std::log(strength / (sum - strength + unseen));
    const double trust =
        kFromOdds * log_odds + kFromStrength * std::log(strength) - kFromLength * length_ - kMisgiving;
    return std::min(kMostByRules, 1 / (1 + std::exp(-trust)));
  }

  void drop_parents(std::vector<Candidate>& candidates) const {
    for (Candidate& parent : candidates) {
      for (Candidate& child : candidates) {
        if (!vocabulary_.is_below(child.topic, parent.topic)) continue;
        // Weak evidence for a child doesn't outdo strong evidence for what lies above it; the source's word
        // does.
        const bool weak = !child.named && !child.modelled && !parent.named &&
                          child.strength * child.lift < kChildShare * parent.strength;
        (weak ? child : parent).dropped = true;
      }
    }
    std::erase_if(candidates, [](const Candidate& c) { return c.dropped; });
  }

  const Vocabulary& vocabulary_;
  const RuleSet& rules_;
  const std::vector<CueCount>& counts_;
  double length_;  ///< Log of the number of words.
  std::vector<Candidate> candidates_;
  std::vector<Candidate> fell_short_;
};

}  // namespace

std::vector<schema::Topic> select(std::vector<Named> named, const Weighed& weighed,
                                  const std::vector<Modelled>& modelled, const Vocabulary& vocabulary,
                                  const RuleSet& rules, std::vector<schema::Topic>* fell_short) {
  Selector selector(vocabulary, rules, weighed);
  selector.weigh(weighed.evidence, named);
  if (fell_short != nullptr) *fell_short = selector.fell_short();
  selector.add(modelled);
  selector.add(std::move(named));
  return selector.result();
}

}  // namespace news::topics
