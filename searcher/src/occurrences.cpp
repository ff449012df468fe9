#include "occurrences.h"

#include <algorithm>
#include <array>
#include <limits>

#include <news/schema/internal/tokens.h>

namespace news::searcher {
namespace {

/// Of a longer phrase the first words are looked for.
constexpr std::size_t kMostWords = 64;
constexpr std::size_t kMostUnits = 1000;
/// Words found in one text; what lies behind doesn't get into a snippet.
constexpr std::size_t kMostOccurrences = 20000;
constexpr std::size_t kOther = std::numeric_limits<std::size_t>::max();

/// Parts that a word is found in when no field is named.
bool is_found_unfielded(std::string_view part) {
  return part == "headline" || part == "subheadline" || part == "body" || part == "caption";
}

bool may_stand_in(const std::string& field, std::string_view part) {
  // A result that is a quote consists of its words.
  if (part == "quote") return field.empty() || field == "quote";
  if (field.empty()) return is_found_unfielded(part);
  return field == part || (field == "quote" && part == "body");
}

}  // namespace

QueryUnits::QueryUnits(const std::vector<Pattern>& patterns,
                       const std::function<double(const std::vector<std::string>& forms)>& weight_of) {
  for (const Pattern& pattern : patterns) {
    if (pattern.words.empty()) continue;
    std::vector<double> weights;
    for (const auto& forms : pattern.words) weights.push_back(weight_of(forms));
    double sum = 0;
    for (const double weight : weights) sum += weight;
    add(pattern, sum);
    if (!pattern.optional || pattern.words.size() == 1) continue;
    for (std::size_t i = 0; i < pattern.words.size(); ++i) {
      const bool prefix = pattern.prefix && i + 1 == pattern.words.size();
      add({pattern.field, {pattern.words[i]}, prefix, false}, weights[i]);
    }
  }
}

void QueryUnits::add(const Pattern& pattern, double weight) {
  if (units_.size() >= kMostUnits) return;
  const std::size_t length = std::min(pattern.words.size(), kMostWords);
  const auto unit = static_cast<std::uint16_t>(units_.size());
  if (length == 1 && !pattern.prefix) {
    // The same word again, perhaps out of an optional phrase: found once is enough.
    const auto is_known = [&](const std::string& form) {
      const auto known = forms_.find(form);
      return known != forms_.end() &&
             std::any_of(known->second.uses.begin(), known->second.uses.end(), [&](const Use& use) {
               return !units_[use.unit].is_phrase() && units_[use.unit].field == pattern.field;
             });
    };
    const auto& forms = pattern.words.front();
    if (std::all_of(forms.begin(), forms.end(), is_known)) return;
  }
  units_.push_back({pattern.field, length, weight});
  for (std::size_t position = 0; position < length; ++position) {
    const Use use{unit, static_cast<std::uint16_t>(position)};
    const bool by_prefix = pattern.prefix && position + 1 == pattern.words.size();
    for (const std::string& form : pattern.words[position]) {
      if (by_prefix) {
        prefixes_.push_back({form, use});
        continue;
      }
      const auto [found, fresh] = forms_.try_emplace(form);
      if (fresh) {
        found->second.number = form_names_.size();
        form_names_.push_back(&found->first);
      }
      found->second.uses.push_back(use);
    }
  }
}

bool QueryUnits::asks_for(std::string_view field) const {
  return std::any_of(units_.begin(), units_.end(), [&](const Unit& unit) { return unit.field == field; });
}

Scanner::Scanner(const QueryUnits& units) : units_(units), found_(units.form_names_.size(), false) {}

std::vector<Occurrence> Scanner::find(std::string_view text, std::string_view part, const Ranges& quotes) {
  std::vector<Occurrence> out;
  struct Progress {
    bool active = false;
    std::uint64_t state = 0;      ///< Bit n: the last n + 1 words are the phrase's first.
    std::uint64_t satisfied = 0;  ///< Positions of the phrase that the present word satisfies.
    std::size_t last = kOther;    ///< Token that `state` belongs to.
  };
  std::vector<Progress> progress(units_.units_.size());
  bool any = false;
  for (std::size_t i = 0; i < progress.size(); ++i) {
    progress[i].active = may_stand_in(units_.units_[i].field, part);
    any = any || progress[i].active;
  }
  if (!any) return out;

  std::array<std::uint32_t, kMostWords> begins{};  // of the last tokens
  std::array<Hit, kMostWords> hits;                // what they were found as
  std::vector<std::uint16_t> touched;
  schema::Tokens tokens(text);
  schema::Token token;
  for (std::size_t i = 0; tokens.next(token); ++i) {
    begins[i % kMostWords] = token.begin;
    touched.clear();
    const auto touch = [&](const QueryUnits::Use& use) {
      Progress& unit = progress[use.unit];
      if (!unit.active) return;
      if (unit.satisfied == 0) touched.push_back(use.unit);
      unit.satisfied |= std::uint64_t{1} << use.position;
    };
    const auto form = units_.forms_.find(token.term);
    if (form != units_.forms_.end()) {
      for (const auto& use : form->second.uses) touch(use);
    }
    for (const auto& prefix : units_.prefixes_) {
      if (token.term.starts_with(prefix.beginning)) touch(prefix.use);
    }
    if (touched.empty()) continue;
    Hit& hit = hits[i % kMostWords];
    hit.token = i;
    hit.form = form != units_.forms_.end() ? form->second.number : kOther;
    if (hit.form == kOther) hit.other = token.term;
    for (const std::uint16_t number : touched) {
      Progress& unit = progress[number];
      const std::uint64_t before = unit.last != kOther && unit.last + 1 == i ? unit.state << 1 : 0;
      unit.state = (before | 1) & unit.satisfied;
      unit.satisfied = 0;
      unit.last = i;
      const std::size_t length = units_.units_[number].length;
      if ((unit.state >> (length - 1) & 1) == 0) continue;
      const std::uint32_t begin = begins[(i + 1 - length) % kMostWords];
      if (units_.units_[number].field == "quote" && part == "body" && !within_one(quotes, begin, token.end))
        continue;
      for (std::size_t t = i + 1 - length; t <= i; ++t) note(hits[t % kMostWords]);
      if (length == 1 && out.size() >= kMostOccurrences) continue;
      out.push_back({begin, token.end, number});
    }
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Occurrence& a, const Occurrence& b) { return a.begin < b.begin; });
  return out;
}

void Scanner::note(const Hit& hit) {
  if (hit.form != kOther) {
    found_[hit.form] = true;
  } else if (std::find(others_.begin(), others_.end(), hit.other) == others_.end()) {
    constexpr std::size_t kMostOthers = 100;
    if (others_.size() < kMostOthers) others_.push_back(hit.other);
  }
}

std::vector<std::string> Scanner::forms() const {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < found_.size(); ++i) {
    if (found_[i]) out.push_back(*units_.form_names_[i]);
  }
  out.insert(out.end(), others_.begin(), others_.end());
  return out;
}

bool within_one(const Ranges& ranges, std::uint32_t begin, std::uint32_t end) {
  auto after = std::upper_bound(ranges.begin(), ranges.end(), begin,
                                [](std::uint32_t at, const auto& range) { return at < range.first; });
  return after != ranges.begin() && end <= (--after)->second;
}

}  // namespace news::searcher
