#include "topics/rule_set.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <tuple>
#include <utility>

#include "topics/link_lists.h"

namespace news::topics {
namespace {

/// Words of the body that count as its lead.
constexpr std::uint32_t kLeadWords = 60;
/// From this length on, words of the body count by their share and not by their number.
constexpr double kPlainLength = 250;
/// In texts of up to so many words a strong cue need not occur twice.
constexpr std::uint32_t kShortText = 8;

/// What a word of `yields` takes from a topic's odds, for each point that its part weighs.
constexpr double kYields = 2;

constexpr auto kHeadline = static_cast<std::size_t>(Part::headline);
constexpr auto kLead = static_cast<std::size_t>(Part::lead);

std::uint32_t sum_of(const CueCount& count) {
  return std::accumulate(count.in.begin(), count.in.end(), 0U);
}

/// Takes out matches that lie inside an ignored phrase. A cue that is the phrase itself stays: "electoral
/// college" says nothing about colleges, but much about elections.
void drop_ignored(std::vector<Match>& matches, const std::vector<bool>& ignored, std::vector<Match>& covers) {
  covers.clear();
  for (const Match& match : matches) {
    if (ignored[match.cue]) covers.push_back(match);
  }
  if (covers.empty()) return;
  // Matches come by their ends. A cue is covered by a phrase that ends with it or behind it, and no phrase is
  // longer than a few words, so only the next few phrases can cover it.
  std::size_t first = 0;
  std::erase_if(matches, [&](const Match& match) {
    while (first < covers.size() && covers[first].end < match.end) ++first;
    constexpr std::size_t kFew = 8;
    for (std::size_t i = first; i < std::min(first + kFew, covers.size()); ++i) {
      if (covers[i].begin <= match.begin && covers[i].cue != match.cue) return true;
    }
    return false;
  });
}

/// Keeps `places` in order: what begins first, then the longest. Matches come by their ends, so that only a
/// few have to make room.
void insert(const Match& match, std::vector<Match>& places) {
  const auto before = [](const Match& a, const Match& b) {
    return std::tie(a.begin, b.end, a.cue) < std::tie(b.begin, a.end, b.cue);
  };
  auto at = places.end();
  while (at != places.begin() && before(match, *(at - 1))) --at;
  places.insert(at, match);
}

/// Weighted occurrences.
double amount_of(const CueCount& count, const PartWeights& weights, double share) {
  double amount = 0;
  for (std::size_t part = 0; part < kParts; ++part) {
    const double n = count.in[part];
    amount += weights[part] * (part == static_cast<std::size_t>(Part::body) ? n * share : n);
  }
  return amount;
}

/// Headline and lead tell what happened; once in each is enough.
double in_front(const CueCount& count) {
  double amount = 0;
  for (const Part part : {Part::headline, Part::lead}) {
    const auto at = static_cast<std::size_t>(part);
    if (count.in[at] > 0) amount += kPartWeights[at];
  }
  return amount;
}

double in_headline(const CueCount& count, const PartWeights& weights) {
  return std::log2(1 + weights[kHeadline] * count.in[kHeadline]);
}

}  // namespace

void Reasons::offer(std::uint32_t place, double gain, std::array<double, kReasons>& gains) {
  for (std::size_t i = 0; i < size; ++i) {
    if (gain <= gains[i]) continue;
    std::swap(gain, gains[i]);
    std::swap(place, at[i]);
  }
  if (size == kReasons) return;
  gains[size] = gain;
  at[size++] = place;
}

/// Kept from article to article: what is allocated once need not be allocated again.
struct RuleSet::Scratch {
  /// What is known of a rule so far.
  struct State {
    double score = 0;
    double headline = 0;
    unsigned distinct = 0;
    std::uint32_t reach = 0;  ///< Where the last place ends that counted as one of these.
    bool strong = false;
    bool strong_headline = false;  ///< There is a strong cue in the headline...
    bool strong_lead = false;      ///< ... and in the lead.
    bool required = false;
    bool excluded = false;
    bool begun = false;                ///< Something is known of it.
    std::uint32_t entry = UINT32_MAX;  ///< Its place in the evidence, once it passes.
  };

  std::string text;
  std::vector<Match> matches;
  std::vector<Match> covers;
  std::vector<Match> places;  ///< Of the whole article, the words of all parts in a row; by common cue.
  std::uint32_t words = 0;    ///< Of the parts so far.
  std::vector<bool> counted;  ///< By use, while cues are counted...
  std::vector<std::uint32_t> counted_uses;  ///< ... and which of them are.
  std::vector<std::uint32_t> place;         ///< By cue, of its count, from 1; 0 for those that have none.
  std::vector<CueCount> counts;
  std::vector<double> logs;          ///< By count, of what it amounts to by the usual weights.
  std::vector<State> states;         ///< By rule; those of rules that aren't begun are worth nothing.
  std::vector<std::uint32_t> begun;  ///< The rules that are: a few of very many.
  std::vector<double> yields;        ///< By list.
  std::vector<std::array<double, kReasons>> gains;  ///< By evidence, of its reasons.

  void begin_states(std::size_t rules) {
    for (const std::uint32_t rule : begun) states[rule].begun = false;
    begun.clear();
    if (states.size() < rules) states.resize(rules);
  }
  State& state_of(std::uint32_t rule) {
    State& state = states[rule];
    if (!state.begun) {
      state = {};
      state.begun = true;
      begun.push_back(rule);
    }
    return state;
  }
};

const RuleSet::Language* RuleSet::language_of(std::string_view code) const {
  const bool unknown = code.empty() || code == "und";
  code = unknown ? "en" : code.substr(0, 2);
  for (const Language& language : languages_) {
    if (language.code == code) return &language;
  }
  return nullptr;
}

void RuleSet::count(const Language& language, const schema::Article& article, const SourceWords& source,
                    Scratch& scratch, Lengths& lengths) {
  for (const CueCount& before : scratch.counts) scratch.place[before.cue] = 0;
  scratch.counts.clear();
  scratch.places.clear();
  scratch.words = 0;
  if (scratch.place.size() < language.uses_begin.size()) scratch.place.resize(language.uses_begin.size());
  const auto scan = [&](std::string_view text, Part part) {
    if (text.empty()) return 0U;
    scratch.matches.clear();
    const std::uint32_t words = language.matcher.scan(text, scratch.matches);
    drop_ignored(scratch.matches, language.ignored, scratch.covers);
    for (const Match& match : scratch.matches) {
      const Part in = part == Part::body && match.begin < kLeadWords ? Part::lead : part;
      const std::uint32_t cue = language.cues[match.cue];
      std::uint32_t& place = scratch.place[cue];
      if (place == 0) {
        scratch.counts.push_back({cue, {}});
        place = static_cast<std::uint32_t>(scratch.counts.size());
      }
      ++scratch.counts[place - 1].in[static_cast<std::size_t>(in)];
      insert({scratch.words + match.begin, scratch.words + match.end, cue}, scratch.places);
    }
    scratch.words += words;
    return words;
  };
  lengths.all = scan(article.headline, Part::headline);
  lengths.all += scan(article.subheadline, Part::lead);
  lengths.body = scan(without_link_lists(article.body, scratch.text), Part::body);
  lengths.all += lengths.body;
  for (const schema::Caption& caption : article.captions) {
    scan(caption.text, Part::caption);
    if (caption.alt != caption.text) scan(caption.alt, Part::caption);
  }
  for (const std::string_view keyword : source.keywords) scan(keyword, Part::keywords);
  scan(source.section, Part::section);

  std::sort(scratch.counts.begin(), scratch.counts.end(),
            [](const CueCount& a, const CueCount& b) { return a.cue < b.cue; });
}

void RuleSet::count_distinct(const Language& language, Scratch& scratch) {
  scratch.counted.resize(language.uses.size());
  for (const Match& place : scratch.places) {
    for (std::uint32_t at = language.uses_begin[place.cue]; at < language.uses_begin[place.cue + 1]; ++at) {
      const Use& use = language.uses[at];
      if (use.role != Role::cue || use.weight < 0) continue;
      Scratch::State& state = scratch.states[use.rule];
      if (place.end <= state.reach) continue;
      state.reach = place.end;
      if (scratch.counted[at]) continue;
      scratch.counted[at] = true;
      scratch.counted_uses.push_back(at);
      ++state.distinct;
    }
  }
  for (const std::uint32_t use : scratch.counted_uses) scratch.counted[use] = false;
  scratch.counted_uses.clear();
}

std::string RuleSet::describe(const CueCount& count) const {
  std::string text = texts_[count.cue] + " x" + std::to_string(sum_of(count));
  std::string places;
  for (std::size_t part = 0; part < kParts; ++part) {
    if (count.in[part] == 0 || part == static_cast<std::size_t>(Part::body)) continue;
    places += (places.empty() ? "" : ", ") + std::string(kPartNames[part]);
  }
  return places.empty() ? text : text + " (" + places + ")";
}

Weighed RuleSet::weigh(const schema::Article& article, const SourceWords& source) const {
  Weighed weighed;
  const Language* const language = language_of(article.language);
  if (language == nullptr) return weighed;
  thread_local Scratch kept;
  Scratch& scratch = kept;
  Lengths lengths;
  count(*language, article, source, scratch, lengths);
  weighed.words = lengths.all;
  const double share = std::min(1.0, kPlainLength / std::max(1.0, static_cast<double>(lengths.body)));
  const auto uses_of = [&](const CueCount& count) {
    return std::span(language->uses.data() + language->uses_begin[count.cue],
                     language->uses.data() + language->uses_begin[count.cue + 1]);
  };
  // Most rules weigh the parts alike.
  scratch.logs.clear();
  for (const CueCount& count : scratch.counts) {
    scratch.logs.push_back(std::log2(1 + amount_of(count, kPartWeights, share)));
  }
  const auto gain_of = [&](const Use& use, std::size_t at) {
    if (use.usual) return use.weight * scratch.logs[at];
    const PartWeights& weights = language->rules[use.rule].weights;
    return use.weight * std::log2(1 + amount_of(scratch.counts[at], weights, share));
  };

  scratch.begin_states(language->rules.size());
  scratch.yields.assign(yields_, 0);
  for (std::size_t at = 0; at < scratch.counts.size(); ++at) {
    const CueCount& count = scratch.counts[at];
    const bool once = sum_of(count) == 1 && lengths.all > kShortText;
    const double usual_headline = count.in[kHeadline] > 0 ? in_headline(count, kPartWeights) : 0;
    for (const Use& use : uses_of(count)) {
      if (use.role == Role::yields) {
        scratch.yields[use.rule] += in_front(count);
        continue;
      }
      Scratch::State& state = scratch.state_of(use.rule);
      if (use.role == Role::require) state.required = true;
      if (use.role == Role::exclude) state.excluded = true;
      if (use.role != Role::cue) continue;
      state.score += gain_of(use, at);
      if (count.in[kHeadline] > 0) {
        state.headline +=
            use.weight * (use.usual ? usual_headline : in_headline(count, language->rules[use.rule].weights));
      }
      if (use.weight < kStrongCue) continue;
      state.strong_headline = state.strong_headline || count.in[kHeadline] > 0;
      state.strong_lead = state.strong_lead || count.in[kLead] > 0;
      state.strong = state.strong || !once;
    }
  }
  count_distinct(*language, scratch);
  std::sort(scratch.begun.begin(), scratch.begun.end());
  for (const std::uint32_t number : scratch.begun) {
    Scratch::State& state = scratch.states[number];
    const Rule& rule = language->rules[number];
    if (state.score <= 0 || state.excluded || (rule.requires_cue && !state.required)) continue;
    Evidence entry;
    entry.topic = rule.topic;
    entry.score = state.score;
    entry.headline = std::max(0.0, state.headline);
    const double odds = 1 / (1 + kYields * scratch.yields[rule.yields]);
    entry.scale = rule.scale * odds;
    if (state.strong_headline && state.strong_lead) entry.lift = std::max(1.0, 1 / rule.scale);
    entry.gathers = rule.gathers * odds;
    entry.distinct = state.distinct;
    entry.passes = state.score >= rule.min_score && (state.strong || state.distinct >= rule.min_distinct);
    if (entry.passes) state.entry = static_cast<std::uint32_t>(weighed.evidence.size());
    weighed.evidence.push_back(entry);
  }
  // Reasons of the few that pass.
  scratch.gains.assign(weighed.evidence.size(), {});
  for (std::size_t at = 0; at < scratch.counts.size(); ++at) {
    for (const Use& use : uses_of(scratch.counts[at])) {
      if (use.role != Role::cue || use.weight < 0) continue;
      const std::uint32_t place = scratch.states[use.rule].entry;
      if (place == UINT32_MAX) continue;
      weighed.evidence[place].reasons.offer(static_cast<std::uint32_t>(at), gain_of(use, at),
                                            scratch.gains[place]);
    }
  }
  weighed.counts = scratch.counts;
  return weighed;
}

}  // namespace news::topics
