#include <algorithm>

#include "quotes/subjects.h"

// The subject of the main clause, for verbs that share it.

namespace news::quotes {
namespace {

constexpr std::uint32_t kLongestSearch = 60;
/// A town, its country and the agency: "NEW OSTBY, Norland (AP) -".
constexpr std::uint32_t kLongestDateline = 12;

}  // namespace

/// Does a sentence that opens with this token begin with something else than its subject?
bool SubjectFinder::opens_adverbial(std::uint32_t k) const {
  const Token& t = at(k);
  if (!t.is_word()) return false;
  if (t.is(word::preposition | word::subordinator | word::clause_break | word::participle | word::adverb))
    return true;
  // "Hours after Lund left", "The day before"
  if (t.is(word::time) && k + 1 < sentence_.last && at(k + 1).is(word::preposition | word::subordinator))
    return true;
  const bool lower_next =
      k + 1 < sentence_.last && at(k + 1).is_word() && !at(k + 1).capital && !is_verb(at(k + 1));
  return lower_next && (t.past || t.gerund || (t.is(word::any_cue) && !t.is(word::noun)));
}

/// Where a sentence begins behind its dateline: "OSTBY, Norland (AP) - >>The<< mayor left".
std::uint32_t SubjectFinder::behind_dateline() const {
  const std::uint32_t high = std::min(sentence_.last, sentence_.first + kLongestDateline);
  std::uint32_t dash = sentence_.first;
  while (dash < high &&
         (at(dash).capital || at(dash).mark == ',' || at(dash).mark == '(' || at(dash).mark == ')'))
    ++dash;
  const bool parted =
      dash > sentence_.first && dash + 1 < high && at(dash).mark == '-' && at(dash + 1).capital;
  if (!parted) return sentence_.first;
  // "Lund - Mayor of Ostby - left": a second dash ends an aside.
  const std::uint32_t end = std::min(sentence_.last, dash + kLongestDateline);
  const bool aside = std::any_of(tokens_.begin() + dash + 1, tokens_.begin() + end,
                                 [](const Token& token) { return token.mark == '-'; });
  return aside ? sentence_.first : dash + 1;
}

/// "Speaking of Lund", "Seeing the bridge"; "Harding was" begins with a name.
bool SubjectFinder::opens_act(std::uint32_t k) const {
  if (k + 1 >= sentence_.last || !(at(k).gerund || at(k).is(word::participle | word::noun))) return false;
  return at(k + 1).is_word() && at(k + 1).is(word::preposition | word::determiner);
}

/// May the capital at the start of a sentence be a name? "Lund left" but not "Partial results".
bool SubjectFinder::capital_is_name(std::uint32_t k) const {
  if (k != sentence_.first || k + 1 >= sentence_.last) return true;
  const Token& next = at(k + 1);
  if (opens_act(k)) return false;
  if (!next.is_word() || next.capital || next.past || next.gerund || at(k).classes != 0) return true;
  return next.classes != 0 && !next.is(word::role | word::group | word::time);
}

Mention SubjectFinder::main_subject(std::uint32_t verb) const {
  const std::uint32_t start = std::min(behind_dateline(), verb);
  const std::uint32_t low = verb - start > kLongestSearch ? verb - kLongestSearch : start;
  // What comes before the first comma is no subject when it begins like an adverbial: "Asked about Lund, Moe
  // said".
  if (opens_adverbial(low)) {
    for (std::uint32_t i = low; i < verb; ++i) {
      if (at(i).mark != ',') continue;
      if (const Mention found = first_subject(i + 1, verb)) return found;
      break;
    }
  }
  return first_subject(low, verb);
}

Mention SubjectFinder::first_subject(std::uint32_t low, std::uint32_t verb) const {
  Mention found;
  for (std::uint32_t i = low; i < verb; ++i) {
    const Token& t = at(i);
    if (!t.is_word()) {
      if (t.mark == ';') found = {};
      continue;
    }
    const bool new_clause =
        i > low && at(i - 1).is_word() && at(i - 1).is(word::coordinator | word::clause_break);
    if (t.is(word::subject) && !t.is(word::relative)) {
      if (!found || new_clause) found = Mention{MentionKind::pronoun, i, i, i};
      continue;
    }
    if (t.is(word::clause_break) && verb - i > 3) found = {};
    if (found) continue;
    const bool object =
        i > low && at(i - 1).is_word() &&
        (at(i - 1).is(word::preposition) || (at(i - 1).is(word::tell) && !at(i - 1).is(word::strong)));
    const bool begins = (is_name_token(i) && capital_is_name(i)) || t.is(word::determiner | word::group);
    if (!begins) continue;
    const Mention phrase = starting_at(i, Extent::short_);
    if (!phrase || phrase.last >= verb) continue;
    if (!object && (phrase.kind == MentionKind::name || at(phrase.head).is(word::role | word::group)))
      found = phrase;
    i = phrase.last;
  }
  return found;
}

}  // namespace news::quotes
