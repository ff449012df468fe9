#include "topics/rule_set.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include <news/schema/error.h>

#include "topics/data_file.h"
#include "topics/link_lists.h"

namespace news::topics {
namespace {

namespace fs = std::filesystem;

/// Words of the body that count as its lead.
constexpr std::uint32_t kLeadWords = 60;
/// From this length on, words of the body count by their share and not by their number.
constexpr double kPlainLength = 250;
/// In texts of up to so many words a strong cue need not occur twice.
constexpr std::uint32_t kShortText = 8;

constexpr auto kHeadline = static_cast<std::size_t>(Part::headline);

[[noreturn]] void fail(const std::string& where, const std::string& what) {
  throw schema::Error(schema::ErrorCode::data_missing, where + ": " + what,
                      "correct the line or restore the file that came with the program");
}

std::vector<fs::path> rule_files(const fs::path& directory) {
  std::vector<fs::path> files;
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(directory, failed)) {
    if (entry.path().extension() == ".rules") files.push_back(entry.path());
  }
  if (failed || files.empty()) fail(directory.string(), "no topic rules there");
  std::sort(files.begin(), files.end());
  return files;
}

std::uint32_t sum_of(const CueCount& count) {
  return std::accumulate(count.in.begin(), count.in.end(), 0U);
}

/// Takes out matches that lie inside an ignored phrase, and the phrases themselves. A cue that is as long as
/// the phrase stays: "electoral college" says nothing about colleges, but much about elections.
void drop_ignored(std::vector<Match>& matches, const std::vector<bool>& ignored) {
  std::vector<Match> covers;
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
      const bool same = covers[i].begin == match.begin && covers[i].end == match.end;
      if (covers[i].begin <= match.begin && !same) return true;
    }
    return false;
  });
}

}  // namespace

RuleSet::RuleSet(const fs::path& directory, const Vocabulary& vocabulary) {
  for (const fs::path& path : rule_files(directory)) {
    const std::string name = path.filename().string();
    add_file(parse_rules(read_data_file(path), name), vocabulary, name);
  }
  matcher_.build();
}

std::uint32_t RuleSet::add_cue(const std::string& text, const std::string& where) {
  const std::uint32_t cue = matcher_.add(text);
  if (cue == CueMatcher::kNone) {
    fail(where, "\"" + text + "\" is no cue: it has no word in it, or a * that isn't at the end of a word");
  }
  if (cue == uses_.size()) {
    uses_.emplace_back();
    ignored_.push_back(false);
    texts_.push_back(text);
  }
  return cue;
}

void RuleSet::add_file(RuleFile file, const Vocabulary& vocabulary, std::string_view name) {
  for (const std::string& phrase : file.ignored) ignored_[add_cue(phrase, std::string(name))] = true;
  for (TopicRule& rule : file.rules) {
    const std::uint32_t topic = vocabulary.find(rule.id);
    if (topic == Vocabulary::kNone) fail(rule.where, "no topic has the id \"" + rule.id + "\"");
    if (vocabulary.node(topic).name != rule.label) {
      fail(rule.where, rule.id + " is \"" + vocabulary.node(topic).name + "\", not \"" + rule.label + "\"");
    }
    const auto number = static_cast<std::uint32_t>(rules_.size());
    for (const Rule& other : rules_) {
      if (other.topic == topic && other.language == rule.language)
        fail(rule.where, rule.id + " has a rule already");
    }
    rules_.push_back({topic, std::move(rule.language), rule.min_score, rule.min_distinct, rule.scale,
                      rule.gathers, rule.weights, !rule.require.empty()});
    const auto use = [&](const std::string& text, Role role, double weight) {
      const std::uint32_t cue = add_cue(text, rule.where);
      for (const Use& other : uses_[cue]) {
        if (other.rule == number && other.role == role)
          fail(rule.where, "the cue \"" + text + "\" is there twice");
      }
      uses_[cue].push_back({number, role, weight});
    };
    for (const Cue& cue : rule.cues) use(cue.text, Role::cue, cue.weight);
    for (const std::string& text : rule.require) use(text, Role::require, 0);
    for (const std::string& text : rule.exclude) use(text, Role::exclude, 0);
  }
}

std::vector<CueCount> RuleSet::count(const schema::Article& article, Lengths& lengths) const {
  std::vector<std::pair<std::uint32_t, Part>> found;
  std::vector<Match> matches;
  const auto scan = [&](std::string_view text, Part part) {
    matches.clear();
    const std::uint32_t words = matcher_.scan(text, matches);
    drop_ignored(matches, ignored_);
    for (const Match& match : matches) {
      found.emplace_back(match.cue, part == Part::body && match.begin < kLeadWords ? Part::lead : part);
    }
    return words;
  };
  lengths.all = scan(article.headline, Part::headline);
  lengths.all += scan(article.subheadline, Part::lead);
  std::string buffer;
  lengths.body = scan(without_link_lists(article.body, buffer), Part::body);
  lengths.all += lengths.body;
  for (const schema::Caption& caption : article.captions) {
    scan(caption.text, Part::caption);
    if (caption.alt != caption.text) scan(caption.alt, Part::caption);
  }
  for (const std::string& keyword : article.keywords) scan(keyword, Part::keywords);
  scan(article.section, Part::section);

  std::sort(found.begin(), found.end());
  std::vector<CueCount> counts;
  for (const auto& [cue, part] : found) {
    if (counts.empty() || counts.back().cue != cue) counts.push_back({cue, {}});
    ++counts.back().in[static_cast<std::size_t>(part)];
  }
  return counts;
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

Weighed RuleSet::weigh(const schema::Article& article) const {
  struct State {
    double score = 0;
    double headline = 0;
    unsigned distinct = 0;
    bool strong = false;
    bool required = false;
    bool excluded = false;
    std::array<std::pair<double, const CueCount*>, kReasons> reasons{};  // what weighs most first
  };
  const bool unknown = article.language.empty() || article.language == "und";
  const std::string_view language = unknown ? "en" : std::string_view(article.language).substr(0, 2);
  Lengths lengths;
  const std::vector<CueCount> counts = count(article, lengths);
  const double share = std::min(1.0, kPlainLength / std::max(1.0, static_cast<double>(lengths.body)));
  std::vector<State> states(rules_.size());
  for (const CueCount& count : counts) {
    const bool once = sum_of(count) == 1 && lengths.all > kShortText;
    for (const Use& use : uses_[count.cue]) {
      const Rule& rule = rules_[use.rule];
      if (rule.language != language) continue;
      State& state = states[use.rule];
      if (use.role == Role::require) state.required = true;
      if (use.role == Role::exclude) state.excluded = true;
      if (use.role != Role::cue) continue;
      double amount = 0;
      for (std::size_t part = 0; part < kParts; ++part) {
        const double n = count.in[part];
        amount += rule.weights[part] * (part == static_cast<std::size_t>(Part::body) ? n * share : n);
      }
      const double gain = use.weight * std::log2(1 + amount);
      state.score += gain;
      if (count.in[kHeadline] > 0) {
        state.headline += use.weight * std::log2(1 + rule.weights[kHeadline] * count.in[kHeadline]);
      }
      if (use.weight < 0) continue;
      ++state.distinct;
      state.strong = state.strong || (use.weight >= kStrongCue && !once);
      // Equal gains stay in the order of the cues.
      std::pair<double, const CueCount*> reason(gain, &count);
      for (auto& kept : state.reasons) {
        if (reason.first > kept.first) std::swap(reason, kept);
      }
    }
  }
  Weighed weighed;
  weighed.words = lengths.all;
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    State& state = states[i];
    const Rule& rule = rules_[i];
    if (state.score <= 0 || state.excluded || (rule.requires_cue && !state.required)) continue;
    Evidence& entry = weighed.evidence.emplace_back();
    entry.topic = rule.topic;
    entry.score = state.score;
    entry.headline = std::max(0.0, state.headline);
    entry.scale = rule.scale;
    entry.gathers = rule.gathers;
    entry.distinct = state.distinct;
    entry.passes = state.score >= rule.min_score && (state.strong || state.distinct >= rule.min_distinct);
    if (!entry.passes) continue;
    for (const auto& [gain, cue_count] : state.reasons) {
      if (cue_count != nullptr) entry.reasons.push_back(*cue_count);
    }
  }
  return weighed;
}

}  // namespace news::topics
