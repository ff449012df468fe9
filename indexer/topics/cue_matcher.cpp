#include "topics/cue_matcher.h"

#include <algorithm>
#include <utility>

#include <news/schema/internal/fold.h>

namespace news::topics {
namespace {

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

bool ends_like_hiss(std::string_view word) {
  return word.ends_with('s') || word.ends_with('x') || word.ends_with('z') || word.ends_with("ch") ||
         word.ends_with("sh");
}

constexpr unsigned kFollowBits = 17;

std::size_t follow_place(std::uint32_t state, std::uint32_t word) {
  return (state * std::uint64_t{0x9E3779B97F4A7C15U} + word) * 0xC2B2AE3D27D4EB4FU >> (64U - kFollowBits);
}

/// In the order of states, then words.
std::uint64_t step_key(std::uint32_t state, std::uint32_t word) {
  return std::uint64_t{state} << 32U | word;
}

/// Shorter words have no plural that is worth a mistake.
constexpr std::size_t kShortestPlural = 3;

}  // namespace

std::string plural_of(std::string_view word) {
  std::string plural(word);
  if (word.ends_with('y') && word.size() > 2 && !is_vowel(word[word.size() - 2])) {
    plural.back() = 'i';
    return plural + "es";
  }
  return plural + (ends_like_hiss(word) ? "es" : "s");
}

CueMatcher::Shape CueMatcher::shape_of(std::string_view raw) {
  // Two large letters make an acronym; "CEOs" and "FBI's" are acronyms too.
  std::size_t letters = 0;
  for (std::size_t at = 0; at < raw.size() && letters < 2;) {
    const char32_t c = schema::next_code_point(raw, at);
    if (!schema::is_letter(c)) continue;
    if (!schema::is_upper(c)) return letters == 0 ? Shape::any : Shape::capital;
    ++letters;
  }
  return letters == 2 ? Shape::upper : letters == 1 ? Shape::capital : Shape::any;
}

std::uint32_t CueMatcher::word_id(std::string_view folded, Shape shape, bool exact, bool prefix) {
  std::string key = std::to_string(static_cast<int>(shape)) + (prefix ? '*' : exact ? '=' : '~');
  key += folded;
  const auto [entry, fresh] = word_ids_.emplace(std::move(key), static_cast<std::uint32_t>(words_.size()));
  if (!fresh) return entry->second;
  const std::uint32_t id = entry->second;
  words_.push_back({{}, kNone, shape});
  if (prefix) {
    word_set_.add(folded, id, true);
    return id;
  }
  word_set_.add(folded, id, false);
  if (!exact && folded.size() >= kShortestPlural) {
    const std::string plural = plural_of(folded);
    word_set_.add(plural, id, false);
    word_set_.add(std::string(folded) + "'s", id, false);
  }
  return id;
}

std::uint32_t CueMatcher::add(std::string_view cue) {
  std::vector<std::uint32_t> words;
  while (!cue.empty()) {
    const auto end = std::min(cue.find(' '), cue.size());
    std::string_view piece = cue.substr(0, end);
    cue.remove_prefix(std::min(end + 1, cue.size()));
    const bool exact = piece.starts_with('=');
    if (exact) piece.remove_prefix(1);
    const bool prefix = piece.ends_with('*');
    if (prefix) piece.remove_suffix(1);
    if (piece.find('*') != std::string_view::npos) return kNone;
    schema::Tokens tokens(piece);
    schema::Token token;
    std::vector<std::pair<std::string, Shape>> parts;  // "e-mail" is two words
    while (tokens.next(token)) {
      parts.emplace_back(token.term, shape_of(piece.substr(token.begin, token.end - token.begin)));
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
      words.push_back(word_id(parts[i].first, parts[i].second, exact, prefix && i + 1 == parts.size()));
    }
  }
  if (words.empty()) return kNone;
  std::uint32_t state = 0;
  for (const std::uint32_t word : words) {
    const auto next = static_cast<std::uint32_t>(states_.size());
    const auto [step, fresh] = steps_.emplace(step_key(state, word), next);
    if (fresh) states_.emplace_back();
    state = step->second;
  }
  if (states_[state].cue == kNone) states_[state].cue = static_cast<std::uint32_t>(cues_++);
  return states_[state].cue;
}

void CueMatcher::build() {
  may_follow_.assign(std::size_t{1} << kFollowBits, false);
  std::vector<std::pair<std::uint64_t, std::uint32_t>> steps(steps_.begin(), steps_.end());
  std::sort(steps.begin(), steps.end());
  for (const auto& [key, state] : steps) {
    const auto from = static_cast<std::uint32_t>(key >> 32U);
    const auto word = static_cast<std::uint32_t>(key);
    if (from == 0) words_[word].first_state = state;
    State& before = states_[from];
    if (before.exits_end == 0) before.exits = static_cast<std::uint32_t>(exits_.size());
    exits_.push_back({word, state});
    may_follow_[follow_place(from, word)] = true;
    before.exits_end = static_cast<std::uint32_t>(exits_.size());
  }
  std::vector<bool> opens(words_.size());
  for (std::size_t word = 0; word < opens.size(); ++word) {
    opens[word] = words_[word].first_state != kNone;
    if (opens[word]) words_[word].first = states_[words_[word].first_state];
  }
  word_set_.build(opens);
  word_ids_.clear();
  steps_.clear();
}

std::uint32_t CueMatcher::next_state(std::uint32_t state, std::uint32_t word) const {
  if (!may_follow_[follow_place(state, word)]) return kNone;
  const auto begin = exits_.begin() + states_[state].exits;
  const auto end = exits_.begin() + states_[state].exits_end;
  const auto exit =
      std::lower_bound(begin, end, word, [](const Exit& e, std::uint32_t w) { return e.word < w; });
  return exit == end || exit->word != word ? kNone : exit->state;
}

/// What a scan works in; kept from text to text, since what is allocated once need not be allocated again.
struct CueMatcher::Scratch {
  std::vector<WordSet::Candidate> candidates;
  std::vector<std::uint32_t> ids;
  std::vector<AheadWord> ahead;
  std::vector<Step> under_way;
  std::vector<Step> next;
};

std::uint32_t CueMatcher::scan(std::string_view text, std::vector<Match>& matches) const {
  thread_local Scratch scratch;
  scratch.under_way.clear();
  schema::Tokens tokens(text);
  std::uint32_t position = 0;
  do {
    look_ahead(tokens, scratch);
    std::size_t first = 0;
    for (const AheadWord& word : scratch.ahead) {
      step(text, word, std::span(scratch.ids).subspan(first, word.ids_end - first), position++, scratch,
           matches);
      first = word.ids_end;
    }
  } while (scratch.ahead.size() == kAhead);
  return position;
}

/// Reads the next words, and what they are among the words of cues: in two rounds, since both of the tables
/// that tell are too large for the fastest cache.
void CueMatcher::look_ahead(schema::Tokens& tokens, Scratch& scratch) const {
  scratch.candidates.clear();
  scratch.ids.clear();
  scratch.ahead.clear();
  for (schema::Token token; scratch.ahead.size() < kAhead && tokens.next(token);) {
    word_set_.find(token.term, scratch.candidates);
    scratch.ahead.push_back(
        {token.begin, token.end, static_cast<std::uint32_t>(scratch.candidates.size()), 0});
  }
  std::size_t at = 0;
  // Of the words before these it isn't known whether something is under way.
  bool may_be_inside = true;
  for (AheadWord& word : scratch.ahead) {
    const std::size_t first = scratch.ids.size();
    for (; at < word.candidates_end; ++at) {
      const WordSet::Candidate& candidate = scratch.candidates[at];
      if (candidate.opens || may_be_inside) word_set_.take(candidate, scratch.ids);
    }
    word.ids_end = static_cast<std::uint32_t>(scratch.ids.size());
    for (std::size_t i = first; i < scratch.ids.size(); ++i) __builtin_prefetch(&words_[scratch.ids[i]]);
    may_be_inside = scratch.ids.size() > first;
  }
}

/// Goes on with all cues that are under way, and begins those that begin with the word.
void CueMatcher::step(std::string_view text, const AheadWord& read, std::span<const std::uint32_t> ids,
                      std::uint32_t position, Scratch& scratch, std::vector<Match>& matches) const {
  scratch.next.clear();
  const auto reach = [&](std::uint32_t number, const State& state, std::uint32_t begin) {
    if (state.cue != kNone) matches.push_back({begin, position + 1, state.cue});
    if (state.exits != state.exits_end) scratch.next.push_back({number, begin});
  };
  for (const std::uint32_t id : ids) {
    const Word& word = words_[id];
    if (word.shape != Shape::any && word.shape > shape_of(text.substr(read.begin, read.end - read.begin)))
      continue;
    for (const Step& before : scratch.under_way) {
      const std::uint32_t state = next_state(before.state, id);
      if (state != kNone) reach(state, states_[state], before.begin);
    }
    if (word.first_state != kNone) reach(word.first_state, word.first, position);
  }
  scratch.under_way.swap(scratch.next);
}

}  // namespace news::topics
