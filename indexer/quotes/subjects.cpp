#include "quotes/subjects.h"

#include <algorithm>

namespace news::quotes {
namespace {

constexpr std::uint32_t kLongestPhrase = 12;
constexpr std::uint32_t kLongestAside = 40;
constexpr std::uint32_t kLongestSearch = 60;
constexpr int kDeepest = 3;

constexpr WordClass kClauseStart =
    word::clause_break | word::subordinator | word::relative | word::coordinator;

/// Words that may stand between a subject and its verb.
bool is_filler(const Token& token) {
  return token.is_word() && token.is(word::aux | word::adverb) && !token.is(word::subject | word::determiner);
}

Mention mention(MentionKind kind, std::uint32_t first, std::uint32_t last, std::uint32_t head) {
  return {kind, first, last, head};
}

}  // namespace

/// The first token that a phrase ending at `token` may reach back to: quotes and semicolons are walls.
std::uint32_t SubjectFinder::floor_of(std::uint32_t token) const {
  std::uint32_t low = token;
  while (low > sentence_.first && token - low < kLongestSearch) {
    const Token& before = at(low - 1);
    if (before.is_quote() || before.mark == ';') break;
    --low;
  }
  return low;
}

bool SubjectFinder::is_name_token(std::uint32_t token) const {
  const Token& t = at(token);
  if (!t.is_word() || !t.capital || t.is(word::time)) return false;
  // "I" is a pronoun, "But" begins a sentence; "Will" and "May" in the middle of one are names.
  if (t.is(word::subject)) return false;
  if (token == sentence_.first) return !t.is(word::function | word::alone) && !opens_act(token);
  const Token& before = at(token - 1);
  // After `"...,"` a capital is no matter of the sentence, but "The" may open one there all the same.
  if (before.is_quote()) return !t.is((word::function | word::alone) & ~word::aux);
  const bool opens = before.mark != 0 && before.mark != ',' && before.mark != ')';
  return !(opens && t.is(word::function | word::alone));
}

/// The "von" of "Ada von Lund", not that of "ein Sprecher von Lund": where the particle is a preposition too,
/// what stands before it must be a name. Behind an article it is a noun, in German with a capital.
bool SubjectFinder::is_name_particle(std::uint32_t token) const {
  const Token& t = at(token);
  if (!t.is_word() || !t.is(word::particle) || t.is(word::coordinator) || token == sentence_.first)
    return false;
  if (!t.is(word::preposition)) return true;
  const Token& before = at(token - 1);
  if (before.is(word::role)) return false;
  const bool noun =
      token >= sentence_.first + 2 && at(token - 2).is_word() && at(token - 2).is(word::determiner);
  return !noun || before.is(word::title | word::male | word::female);
}

std::uint32_t SubjectFinder::skip_back(std::uint32_t k, std::uint32_t low) const {
  while (k > low) {
    const Token& t = at(k);
    if (is_filler(t)) {
      --k;
    } else if (t.mark == ')') {
      std::uint32_t open = k;
      while (open > low && at(open).mark != '(' && k - open < kLongestAside) --open;
      if (at(open).mark != '(' || open == low) return k;
      k = open - 1;
    } else if (t.is_word() && (t.is(word::time) || t.number)) {
      // "Lund on Monday said", "Lund said" with a day between.
      std::uint32_t begin = k;
      while (begin > low && at(begin - 1).is_word() &&
             (at(begin - 1).is(word::time) || at(begin - 1).number ||
              (at(begin - 1).is(word::preposition | word::determiner) && !at(begin - 1).capital))) {
        --begin;
      }
      if (begin == low) return k;
      k = begin - 1;
    } else {
      return k;
    }
  }
  return k;
}

Mention SubjectFinder::before(std::uint32_t verb) const {
  if (verb <= sentence_.first) return {};
  const std::uint32_t low = floor_of(verb);
  if (low >= verb) return {};
  const std::uint32_t k = skip_back(verb - 1, low);
  const Token& t = at(k);
  if (is_filler(t)) return {};
  if (t.mark == ',' || t.mark == '-') return around_parenthesis(k, low);
  if (t.is(word::coordinator)) return main_subject(verb);
  return ending_at(k, low, 0);
}

Mention SubjectFinder::ending_at(std::uint32_t k, std::uint32_t low, int depth) const {
  if (depth > kDeepest) return {};
  const std::uint32_t end = at(k).mark == ')' ? skip_back(k, low) : k;
  const Token& t = at(end);
  if (!t.is_word()) return {};
  if (t.is(word::relative) && end > low) {
    const std::uint32_t antecedent = at(end - 1).mark == ',' && end - 1 > low ? end - 2 : end - 1;
    return ending_at(antecedent, low, depth + 1);
  }
  if (t.is(word::subject)) return mention(MentionKind::pronoun, end, end, end);
  if (t.oblique) return {};
  if (is_name_token(end) && !t.possessive) return name_ending_at(end, low, depth);
  if (t.is(word::alone)) return mention(MentionKind::nominal, end, end, end);
  return nominal_ending_at(end, low, depth);
}

Mention SubjectFinder::name_ending_at(std::uint32_t k, std::uint32_t low, int depth) const {
  std::uint32_t first = k;
  while (first > low && k - first < kLongestPhrase) {
    const Token& before = at(first - 1);
    if (is_name_token(first - 1)) {
      --first;
      continue;
    }
    const bool capital_further = first >= low + 2 && is_name_token(first - 2);
    if (capital_further && is_name_particle(first - 1)) {
      first -= 2;
      continue;
    }
    // "Secretary of State Ada Lund", not "Ada Lund of Ostby".
    if (before.is_word() && before.is(word::preposition) && !before.is(word::particle) && capital_further &&
        first < k && at(first - 2).is(word::title | word::role)) {
      first -= 2;
      continue;
    }
    break;
  }
  if (const Mention joint = joint_names(first, k, low)) return joint;
  const std::uint32_t name = first;
  first = phrase_start(first, k, low);
  if (first == name && first > low && at(first - 1).is_word() && at(first - 1).is(word::preposition)) {
    return before_preposition(first - 1, k, low, depth);
  }
  if (first > low && at(first).is(word::determiner) && at(first - 1).is_word() &&
      at(first - 1).is(word::preposition)) {
    return before_preposition(first - 1, k, low, depth);
  }
  return mention(MentionKind::name, first, k, k);
}

/// Where a phrase begins that ends in a name: "the party's longtime pollster Ada Lund".
std::uint32_t SubjectFinder::phrase_start(std::uint32_t name, std::uint32_t last, std::uint32_t low) const {
  std::uint32_t anchor = name;
  std::uint32_t first = name;
  while (first > low && last - first < kLongestPhrase) {
    const Token& before = at(first - 1);
    if (!before.is_word() || before.is(word::time) || is_verb(before)) break;
    if (before.is(word::determiner)) return first - 1;
    const bool strong = is_name_token(first - 1) || before.possessive || before.is(word::role | word::title);
    // "Ostby police Chief Ada Lund"
    const bool group = before.is(word::group) && !at(first).is(word::role | word::title);
    if (!strong && (before.is(word::function) || group || before.number || before.is(word::any_cue))) break;
    --first;
    if (strong) anchor = first;
  }
  // Plain words belong to the phrase only where nothing else can end: "while harbour master Ada Lund".
  constexpr std::uint32_t kPlainWords = 3;
  const bool free = first == low || !at(first - 1).is_word() || at(first - 1).is(kClauseStart);
  return free && anchor - first <= kPlainWords ? first : anchor;
}

/// The phrase that a preposition belongs to: "a spokesman >>for<< Lund said".
Mention SubjectFinder::before_preposition(std::uint32_t preposition, std::uint32_t last, std::uint32_t low,
                                          int depth) const {
  if (preposition <= low) return {};
  Mention outer = ending_at(preposition - 1, low, depth + 1);
  if (!outer || outer.kind == MentionKind::pronoun) return {};
  if (outer.kind == MentionKind::nominal) outer.last = last;
  // "Speaker of the House Rep. Ada Lund": an office before the name itself.
  const bool office = outer.kind == MentionKind::name && at(outer.head).is(word::title | word::role);
  if (office && is_name_token(last) && last >= preposition + 4 && is_name_token(last - 1) &&
      is_name_token(last - 2)) {
    return mention(MentionKind::name, outer.first, last, last);
  }
  return outer;
}

Mention SubjectFinder::nominal_ending_at(std::uint32_t k, std::uint32_t low, int depth) const {
  constexpr WordClass kWall = kClauseStart | word::aux | word::subject;
  const bool owned =
      k > low && at(k - 1).is_word() && (at(k - 1).possessive || at(k - 1).is(word::determiner));
  if (at(k).is(word::function) || at(k).possessive || at(k).number || (is_verb(at(k)) && !owned)) return {};
  std::uint32_t first = k;
  for (std::uint32_t d = k;; --d) {
    const Token& t = at(d);
    if (!t.is_word()) break;
    if (t.is(word::determiner) || t.possessive || (t.is(word::alone) && !t.capital)) {
      first = d;
      while (t.possessive && first > low && is_name_token(first - 1)) --first;
      // "the restaurant's manager"
      if (t.possessive && first > low && at(first - 1).is(word::determiner)) --first;
      if (const Mention joint = joint_names(first, k, low)) return joint;
      if (first > low && at(first - 1).is_word() && at(first - 1).is(word::preposition)) {
        return before_preposition(first - 1, k, low, depth);
      }
      return mention(MentionKind::nominal, first, k, k);
    }
    if (t.is(word::preposition)) return before_preposition(d, k, low, depth);
    if (t.is(kWall) || is_verb(t)) break;
    first = d;
    if (d == low || k - d >= kLongestPhrase) break;
  }
  // Without an article only people in the plural and offices speak: "campaign officials", "Lund spokesman".
  const Token& head = at(k);
  if (!head.is(word::group | word::role)) return {};
  first = std::max(first, k >= 3 ? k - 3 : 0);
  return mention(MentionKind::nominal, first, k, k);
}

bool SubjectFinder::is_full_name(std::uint32_t first, std::uint32_t last) const {
  if (last <= first || last - first > 5) return false;
  for (std::uint32_t i = first; i <= last; ++i) {
    if (!is_name_token(i) && !at(i).is(word::particle)) return false;
  }
  return !at(last).possessive;
}

/// The subject before an aside: "Lund, a doctor from Ostby, Norland, said". `closing` is the mark that ends
/// the aside.
Mention SubjectFinder::around_parenthesis(std::uint32_t closing, std::uint32_t low) const {
  const char mark = at(closing).mark;
  Mention fallback;
  std::uint32_t k = closing;
  for (int asides = 0; asides < 6; ++asides) {
    std::uint32_t open = k;
    while (open > low && at(open - 1).mark != mark && closing - open < kLongestAside) --open;
    if (open == low || at(open - 1).mark != mark) {
      // No second mark: the phrase begins at the wall.
      if (!fallback && k > low) fallback = ending_at(k - 1, low, 0);
      return fallback;
    }
    --open;
    if (open == low) return fallback;
    const Mention left = ending_at(open - 1, low, 0);
    const bool name_inside = is_full_name(open + 1, k - 1);
    // "Die Sprecherin der Polizei, Ada Lund, sagte": a noun with an article is no name, capital or not.
    const bool thing = left.kind == MentionKind::name && at(left.first).is(word::determiner);
    if (name_inside && k == closing && (left.kind != MentionKind::name || thing) &&
        left.kind != MentionKind::pronoun) {
      return mention(MentionKind::name, open + 1, k - 1, k - 1);
    }
    if (left.kind == MentionKind::name || left.kind == MentionKind::pronoun) return left;
    if (left && !fallback) fallback = left;
    k = open;
  }
  return fallback;
}

Mention SubjectFinder::starting_at(std::uint32_t k, Extent extent) const {
  const std::uint32_t high = std::min<std::uint32_t>(sentence_.last, k + kLongestPhrase);
  if (k >= high || !at(k).is_word()) return {};
  if (at(k).is(word::subject) && !at(k).is(word::relative)) return mention(MentionKind::pronoun, k, k, k);
  if (at(k).oblique) {
    // "сказали Лунду жители"
    std::uint32_t next = k;
    while (next < high && at(next).oblique) ++next;
    return next < high && !at(next).oblique ? starting_at(next, extent) : Mention{};
  }
  const std::uint32_t last = phrase_end(k, high, extent);
  if (last == kNone) return {};
  if (extent == Extent::greedy && (at(k).is(word::determiner) || is_office(last))) {
    if (const Mention holder = holder_behind(k, last)) return holder;
  }
  if (at(last).capital && !at(last).possessive && !at(last).is(word::time)) {
    if (const Mention subject = past_dative(k, last, extent)) return subject;
    if (at(last).oblique) return mention(MentionKind::nominal, k, last, k);
    if (extent == Extent::greedy) {
      if (const Mention joint = joint_behind(k, last)) return joint;
    }
    return mention(MentionKind::name, k, last, last);
  }
  // "said his spokeswoman, Ada Lund."
  if (const Mention holder = apposition(last + 1)) return holder;
  return mention(MentionKind::nominal, k, last, last);
}

/// The last token of the noun phrase that begins at `k`, kNone when none does.
std::uint32_t SubjectFinder::phrase_end(std::uint32_t k, std::uint32_t high, Extent extent) const {
  const bool determined = at(k).is(word::determiner);
  std::uint32_t last = kNone;
  bool name_seen = false;
  bool possessor = false;
  for (std::uint32_t i = k; i < high && at(i).is_word(); ++i) {
    const Token& t = at(i);
    if (is_name_token(i) || (t.capital && t.is(word::title))) {
      possessor = t.possessive;
      name_seen = !possessor;
      last = possessor ? kNone : i;
      continue;
    }
    if (i == k && determined) continue;
    if (t.is(word::time)) {
      if (i == k + 1 && determined) continue;
      if (!t.capital && i + 1 < high && leads_to_head(i + 1, high)) continue;  // former, last
      break;
    }
    const bool inner = i > k && i + 1 < high && at(i - 1).capital && is_name_token(i + 1);
    const bool office =
        t.is(word::preposition) && !t.is(word::particle) && at(i - 1).is(word::title | word::role);
    if (inner && (is_name_particle(i) || office)) continue;
    if (leads_office(i, high) || (i > k && joins_offices(i, high))) continue;
    if (t.is(word::function & ~word::adverb) || is_verb(t) || t.gerund) break;
    if (t.is(word::role | word::group | word::title)) {
      last = i;
      continue;
    }
    if ((t.past || t.is(word::any_cue)) && (name_seen || last != kNone)) break;
    // An adjective or a noun that leads to the head: "said retired army doctor Ada Lund".
    const bool leads_on = leads_to_head(i + 1, high);
    if (name_seen || last != kNone) {
      if (leads_on && !at(i + 1).is(word::function)) continue;
      if (extent == Extent::greedy && determined && !t.is(word::adverb)) {
        last = i;
        continue;
      }
      break;
    }
    if (t.is(word::adverb) && !leads_on) break;
    if (determined || possessor) {
      last = extent == Extent::greedy ? i : last;
    } else if (!leads_on) {
      break;
    }
  }
  return last;
}

/// "Ostby >>managing<< director Ada Lund", "the >>acting<< mayor": an office rather than what somebody does.
bool SubjectFinder::leads_office(std::uint32_t k, std::uint32_t high) const {
  if (!at(k).gerund || at(k).capital || k + 1 >= high) return false;
  const Token& office = at(k + 1);
  return office.is_word() && office.is(word::role | word::title) && !is_verb(office);
}

/// "co-founder >>and<< chief executive Ada Lund": two offices of one person.
bool SubjectFinder::joins_offices(std::uint32_t k, std::uint32_t high) const {
  constexpr std::uint32_t kReach = 5;
  if (!at(k).is(word::coordinator) || !at(k - 1).is(word::role | word::title)) return false;
  for (std::uint32_t i = k + 1; i < high && i < k + kReach && at(i).is_word(); ++i) {
    if (is_name_token(i) && !at(i).is(word::role | word::title))
      return i > k + 1 && at(i - 1).is(word::role | word::title);
    if (at(i).is(word::function) || is_verb(at(i))) return false;
  }
  return false;
}

/// Do at most two plain words come before a name or a word for somebody?
bool SubjectFinder::leads_to_head(std::uint32_t k, std::uint32_t high) const {
  for (std::uint32_t i = k; i < high && i < k + 3 && at(i).is_word(); ++i) {
    const Token& t = at(i);
    if (is_name_token(i) || (t.is(word::role | word::title | word::group) && !is_verb(t))) return true;
    if (t.is(word::function & ~word::adverb) || is_verb(t) || t.past || t.gerund) return false;
  }
  return false;
}

}  // namespace news::quotes
