#include "quotes/clauses.h"

#include <algorithm>
#include <iterator>

namespace news::quotes {
namespace {

constexpr std::uint32_t kNear = 6;
constexpr std::uint32_t kLongestSearch = 60;

}  // namespace

std::optional<Mention> Clauses::subject_of(std::uint32_t c) const {
  const Token& cue = tokens_[c];
  if (!is_cue(c)) return std::nullopt;
  if (cue.is(word::with_pronoun)) return Mention{MentionKind::pronoun, c, c, c};
  if (cue.is(word::participle)) return participle_subject(c);
  if (is_passive(c)) return passive_subject(c);
  const bool may_invert = !(cue.is(word::tell) && !cue.is(word::strong | word::cue));
  if (may_invert && follows_quote(c)) {
    const Mention behind = subject_behind(c);
    // After a verb that rarely reports speech a thing is an object: "posted the clip".
    const bool can_speak = !is_weak(cue) || behind.kind == MentionKind::name ||
                           (behind && tokens_[behind.head].is(word::role | word::group));
    if (behind && can_speak) return behind;
  }
  if (may_invert) {
    if (const Mention behind = closing_subject(c)) return behind;
  }
  if (const Mention handed = handed_on_subject(c)) return handed;
  if (const Mention before = subjects_.before(c)) return before;
  if (may_invert && cue.is(word::strong | word::cue) && (c == sentence_.first || follows_quote(c))) {
    if (const Mention behind = subjects_.starting_at(skip_adverbs(c + 1))) return behind;
  }
  if (c > sentence_.first && tokens_[c - 1].is(word::aux | word::adverb)) {
    const Mention shared = subjects_.main_subject(c);
    // "It is hard to say"
    if (shared && !(is_infinitive(c) && is_it(shared))) return shared;
  }
  return std::nullopt;
}

/// The subject of a verb that follows what was said: "said >>Lund<<", "confie à l'AFP >>Ada Lund<<".
Mention Clauses::subject_behind(std::uint32_t c) const {
  const std::uint32_t near = skip_adverbs(c + 1);
  // "сообщил ТАСС адвокат": the agency is who was told.
  const bool agency = near + 1 < sentence_.last && tokens_[near].all_capital && !tokens_[near + 1].capital &&
                      tokens_[near + 1].is(word::role);
  if (const Mention subject = subjects_.starting_at(agency ? near + 1 : near)) return subject;
  const std::uint32_t far = skip_listeners(near);
  if (far == near) return {};
  const Mention subject = subjects_.starting_at(far);
  const bool person =
      subject.kind == MentionKind::name || (subject && tokens_[subject.head].is(word::role | word::title));
  return person ? subject : Mention{};
}

/// Behind a day, a place or who listens: "mardi", "am Montag", "à l'AFP", "auf X".
std::uint32_t Clauses::skip_listeners(std::uint32_t k) const {
  constexpr int kPhrases = 3;
  for (int phrase = 0; phrase < kPhrases; ++phrase) {
    std::uint32_t next = k;
    while (next < sentence_.last && tokens_[next].is_word() && !tokens_[next].capital &&
           tokens_[next].is(word::preposition | word::determiner))
      ++next;
    if (next >= sentence_.last || !tokens_[next].is_word()) break;
    const Token& noun = tokens_[next];
    const bool phrase_begins = next > k && tokens_[k].is(word::preposition);
    const bool small = !noun.capital || noun.all_capital || noun.end - noun.begin == 1;
    const bool skipped = noun.is(word::time) || noun.number ||
                         (phrase_begins && small && !noun.is(word::role | word::title | word::any_cue));
    if (!skipped) break;
    k = skip_adverbs(next + 1);
  }
  return k;
}

/// "The bridge is safe, said harbour master Bo Moe.": behind a comma the verb and its subject close the
/// sentence.
Mention Clauses::closing_subject(std::uint32_t c) const {
  if (!tokens_[c].is(word::strong | word::cue)) return {};
  std::uint32_t start = c;
  while (start > sentence_.first && tokens_[start - 1].is_word() && !tokens_[start - 1].is(word::subject) &&
         tokens_[start - 1].is(word::aux | word::adverb))
    --start;
  if (start <= sentence_.first + 1 || tokens_[start - 1].mark != ',') return {};
  // "Lund, a doctor, confirmed Moe"
  const std::uint32_t low =
      start - sentence_.first > kLongestSearch ? start - kLongestSearch : sentence_.first;
  const bool aside = std::any_of(tokens_.begin() + low, tokens_.begin() + start - 1,
                                 [](const Token& token) { return token.mark == ','; });
  if (aside && !tokens_[c].is(word::strong)) return {};
  const Mention behind = subjects_.starting_at(skip_adverbs(c + 1));
  const bool named = behind.kind == MentionKind::name;
  const bool officer =
      behind.kind == MentionKind::nominal && tokens_[behind.head].is(word::role | word::title);
  if (!named && !officer) return {};
  const std::uint32_t next = behind.last + 1;
  const bool ends = next >= sentence_.last || tokens_[next].mark == '.' || tokens_[next].mark == ',' ||
                    (named && tokens_[next].is(word::preposition | word::time));
  return ends ? behind : Mention{};
}

bool Clauses::is_cue(std::uint32_t c) const {
  const Token& cue = tokens_[c];
  if (!cue.is_word()) return false;
  if (cue.is(word::phrasal) && !cue.is(word::strong | word::cue)) {
    // "put it", "put it bluntly last Monday"
    std::uint32_t end = c + 2;
    while (end < sentence_.last && tokens_[end].is_word() && tokens_[end].is(word::adverb | word::time))
      ++end;
    if (c + 1 < sentence_.last && tokens_[c + 1].is(word::phrase_end) &&
        (end >= sentence_.last || !tokens_[end].is_word())) {
      return true;
    }
  }
  if (!cue.is(word::any_cue)) return false;
  if (cue.capital && c > sentence_.first) return false;
  if (c == sentence_.first) return true;
  const Token& before = tokens_[c - 1];
  if (is_weak(cue) && is_infinitive(c)) return false;
  if ((before.is(word::determiner) && !before.is(word::alone)) || before.possessive) return false;
  if (!cue.is(word::noun)) return true;
  // After "by" a participle is a verb still: "by saying".
  if (cue.is(word::participle)) return true;
  if (!before.is_word()) return true;
  if (before.is(word::relative)) return !before.is(word::definite);  // "that claims" may be a noun
  // "the page notes:"
  const bool third_person =
      text_[cue.end - 1] == 's' && text_[before.end - 1] != 's' && !before.is(word::function);
  if (third_person && c + 1 < sentence_.last && !tokens_[c + 1].is_word()) return true;
  return before.capital || before.is(word::subject | word::aux | word::adverb | word::role | word::group |
                                     word::alone | word::coordinator);
}

/// "Lund left, saying"; "with Lund saying".
std::optional<Mention> Clauses::participle_subject(std::uint32_t c) const {
  if (c == sentence_.first) {
    const Mention opening = opening_subject(c);
    return opening ? std::optional(opening) : std::nullopt;
  }
  if (const Mention own = own_subject(c)) return own;
  if (word_at(c - 1) == "as") {
    const std::uint32_t low = c - sentence_.first > kNear + 2 ? c - kNear - 2 : sentence_.first;
    for (std::uint32_t verb = c - 2; verb > low && c >= sentence_.first + 3; --verb) {
      const Mention quoted = quoted_by(verb);
      if (quoted && quoted.last + 2 == c) return quoted;
    }
  }
  if (const Mention near = subject_behind_quote(c)) return near;
  const Mention shared = subjects_.main_subject(c);
  if (shared && is_nobody(shared)) return std::nullopt;
  if (shared) return shared;
  const Mention before = subjects_.before(c);
  return before ? std::optional(before) : std::nullopt;
}

/// "Calling it “...,” >>Lund<< left": the subject stands behind what is quoted, and before a verb.
Mention Clauses::opening_subject(std::uint32_t c) const {
  constexpr std::uint32_t kReach = 40;
  const std::uint32_t end = std::min(sentence_.last, c + kReach);
  bool quoted = false;
  for (std::uint32_t k = c + 1; k + 1 < end; ++k) {
    quoted = quoted || tokens_[k].is_quote();
    if (!quoted || (!tokens_[k].is_quote() && tokens_[k].mark != ',')) continue;
    const Mention subject = subjects_.starting_at(k + 1, SubjectFinder::Extent::short_);
    const bool person = subject && (tokens_[subject.head].is(word::he | word::she | word::role) ||
                                    subject.kind == MentionKind::name);
    if (!person) continue;
    const std::uint32_t verb = skip_adverbs(subject.last + 1);
    if (verb > subject.last &&
        (tokens_[verb].past || tokens_[verb].is(word::any_cue | word::verb | word::aux)))
      return subject;
  }
  return {};
}

/// "Moe “...,” >>Lund<< said, adding": who speaks behind what is quoted goes on.
Mention Clauses::subject_behind_quote(std::uint32_t c) const {
  for (std::uint32_t k = c; k-- > sentence_.first && !tokens_[k].is_quote();) {
    if (!tokens_[k].is(word::strong | word::cue) || tokens_[k].is(word::participle) || !is_cue(k)) continue;
    const Mention speaker = subjects_.before(k);
    if (speaker && speaker.first > sentence_.first && tokens_[speaker.first - 1].is_quote()) return speaker;
  }
  return {};
}

/// "quoted", "cites"; not "was quoted".
bool Clauses::quotes_somebody(std::uint32_t c) const {
  static constexpr std::string_view kVerbs[] = {"quoted", "quotes", "quoting", "cited", "cites", "citing"};
  return tokens_[c].is_word() && !is_passive(c) &&
         std::find(std::begin(kVerbs), std::end(kVerbs), word_at(c)) != std::end(kVerbs);
}

Mention Clauses::quoted_by(std::uint32_t c) const {
  if (!quotes_somebody(c) || c + 3 >= sentence_.last || !tokens_[c + 1].is_word()) return {};
  Mention whom = subjects_.starting_at(c + 1, SubjectFinder::Extent::short_);
  // "quoted her as saying": no subject, but a pronoun all the same.
  if (!whom && tokens_[c + 1].is(word::he | word::she | word::they))
    whom = {MentionKind::pronoun, c + 1, c + 1, c + 1};
  const std::uint32_t next = whom.last + 1;
  const bool says = whom && next + 1 < sentence_.last && tokens_[next].is_word() && word_at(next) == "as" &&
                    tokens_[next + 1].is(word::participle);
  return says ? whom : Mention{};
}

/// "with Ada Lund saying", "shows Ada Lund saying"
Mention Clauses::own_subject(std::uint32_t c) const {
  std::uint32_t last = c - 1;
  while (last > sentence_.first && tokens_[last].is_word() && tokens_[last].is(word::adverb)) --last;
  std::uint32_t first = last;
  while (first > sentence_.first && tokens_[first].is_word() && tokens_[first].capital &&
         last - first < kNear)
    --first;
  if (first == last || (word_at(first) != "with" && !tokens_[first].is(word::weak))) return {};
  return subjects_.starting_at(first + 1);
}

/// "refused to support"
bool Clauses::is_infinitive(std::uint32_t c) const {
  return tokens_[c - 1].is_word() && word_at(c - 1) == "to";
}

/// "was asked", "had been told"; "was saying" is none.
bool Clauses::is_passive(std::uint32_t c) const {
  if (tokens_[c].is(word::participle)) return false;
  std::uint32_t k = c;
  while (k > sentence_.first && tokens_[k - 1].is_word() && tokens_[k - 1].is(word::adverb)) --k;
  return k > sentence_.first && tokens_[k - 1].is_word() && tokens_[k - 1].is(word::be);
}

/// "was quoted as saying", "is reported to have said": the next verb has the same subject.
bool Clauses::hands_on(std::uint32_t c) const {
  if (c + 2 >= sentence_.last || !tokens_[c + 1].is_word()) return false;
  if (word_at(c + 1) == "as") return tokens_[c + 2].is(word::participle);
  return word_at(c + 1) == "to" && word_at(c + 2) == "have" && c + 3 < sentence_.last &&
         tokens_[c + 3].is(word::any_cue);
}

/// The subject of "said" in "Lund is reported to have said".
Mention Clauses::handed_on_subject(std::uint32_t c) const {
  if (c < sentence_.first + 4 || !tokens_[c - 1].is_word() || word_at(c - 1) != "have") return {};
  const std::uint32_t passive = c - 3;
  const bool handed = is_cue(passive) && is_passive(passive) && hands_on(passive);
  return handed ? subjects_.before(passive) : Mention{};
}

/// "It is sad that Lund left"; "It is urging" tells of something that acts.
bool Clauses::is_nobody(const Mention& mention) const {
  if (!is_it(mention)) return false;
  std::uint32_t next = mention.head + 1;
  if (!tokens_[mention.head].is(word::aux) && next < sentence_.last) {
    if (!tokens_[next].is(word::be)) return false;
    ++next;
  }
  return next >= sentence_.last || !(tokens_[next].gerund || tokens_[next].is(word::participle));
}

bool Clauses::is_it(const Mention& mention) const {
  // "it", "It's"; not "Italy".
  const std::string_view word = word_at(mention.head);
  const bool whole = word.size() == 2 || (word.size() > 2 && (word[2] == '\'' || word[2] == '\xE2'));
  return whole && (word.starts_with("it") || word.starts_with("It"));
}

/// "was asked by Lund"; without a "by" nobody is said to speak.
std::optional<Mention> Clauses::passive_subject(std::uint32_t c) const {
  if (hands_on(c)) {
    const Mention before = subjects_.before(c);
    return before ? std::optional(before) : std::nullopt;
  }
  if (c + 2 >= sentence_.last || !tokens_[c + 1].is_word() || !tokens_[c + 1].is(word::preposition))
    return std::nullopt;
  if (word_at(c + 1) != "by") return std::nullopt;
  const Mention agent = subjects_.starting_at(c + 2);
  return agent ? std::optional(agent) : std::nullopt;
}

std::uint32_t Clauses::skip_adverbs(std::uint32_t k) const {
  while (k < sentence_.last && tokens_[k].is_word() && tokens_[k].is(word::adverb) &&
         !tokens_[k].is(word::subject | word::determiner)) {
    ++k;
  }
  return std::min(k, sentence_.last - 1);
}

std::uint32_t Clauses::skip_fillers(std::uint32_t k) const {
  while (k < sentence_.last && tokens_[k].is_word() && tokens_[k].is(word::adverb | word::aux) &&
         !tokens_[k].is(word::subject | word::determiner)) {
    ++k;
  }
  return k;
}

bool Clauses::follows_quote(std::uint32_t c) const {
  for (std::uint32_t k = c; k > sentence_.first && c - k < 4; --k) {
    const Token& before = tokens_[k - 1];
    if (before.is_quote()) return true;
    const bool passes = before.is_word() ? before.is(word::aux | word::adverb) && !before.is(word::subject)
                                         : before.mark == ',' || before.mark == '-';
    if (!passes) return false;
  }
  return false;
}

bool Clauses::ends_clause(std::uint32_t c) const {
  if (c + 1 >= sentence_.last) return true;
  const Token& next = tokens_[c + 1];
  if (!next.is_word()) return !next.is_quote() && next.mark != ':';
  return next.is(word::time | word::preposition | word::adverb) || next.capital || next.is(word::role);
}

std::uint32_t Clauses::words_between(std::uint32_t first, std::uint32_t last) const {
  std::uint32_t words = 0;
  for (std::uint32_t i = first; i < last; ++i) {
    const Token& t = tokens_[i];
    words +=
        t.is_word() && !t.is(word::adverb | word::aux) && !(t.is(word::subordinator) && i == first) ? 1 : 0;
  }
  return words;
}

std::string_view Clauses::word_at(std::uint32_t token) const {
  return text_.substr(tokens_[token].begin, tokens_[token].end - tokens_[token].begin);
}

}  // namespace news::quotes
