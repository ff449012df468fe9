#include <algorithm>
#include <optional>

#include "quotes/candidates.h"

namespace news::quotes {
namespace {

constexpr std::uint32_t kReach = 14;
/// How far an aside between a name and its verb may reach.
constexpr std::uint32_t kAsideReach = 40;

class SpeakerBehind : InSentence {
 public:
  explicit SpeakerBehind(const SentenceView& view) : InSentence(view) {}

  [[nodiscard]] Candidate find(std::uint32_t k, const Finding& finding) const {
    if (const Candidate found = name_with_aside(k, finding)) return found;
    const std::uint32_t end = std::min<std::uint32_t>(sentence_.last, k + 1 + kReach);
    for (std::uint32_t c = k + 1; c < end; ++c) {
      const Token& t = tokens_[c];
      if (t.is_quote() || t.mark == ';' || t.mark == ':') break;
      if (!t.is_word()) continue;
      if (t.is(word::clause_break) || (t.is(word::subordinator) && c > k + 2 && tokens_[c - 1].mark != ','))
        break;
      if (t.is(word::coordinator) && !joins_names(c)) break;
      if (t.is(word::source) || (t.is(word::source_after) && c <= k + 2)) {
        if (const Candidate found = source_at(view_, c, Rule::source_after)) return found;
        break;
      }
      if (clauses_.is_cue(c)) {
        if (const std::optional<Mention> subject = clauses_.subject_of(c)) {
          // "Lund, the harbour's pilot said": who is named goes before what is said of him.
          const Candidate named =
              subject->kind == MentionKind::nominal ? leading_name(k, c, finding) : Candidate{};
          if (named) return named;
          if (const Candidate found = accept_after(k, c, *subject, finding)) {
            // `"...," the paper quoted Lund as saying`
            const Mention quoted = clauses_.quoted_by(c);
            return quoted ? Candidate{quoted, c, Rule::after} : found;
          }
        }
        if (const Candidate found = leading_name(k, c, finding)) return found;
        break;
      }
      if (const Candidate found = open_verb(k, c, finding)) return found;
    }
    if (const Candidate found = any_verb(k, finding)) return found;
    if (const Candidate signature = signature_after(k, finding)) return signature;
    return tag_at_end(k);
  }

 private:
  /// `"...," Ada Lund, who founded the school said`: the name right behind the quote, whatever stands between
  /// it and the cue.
  Candidate leading_name(std::uint32_t k, std::uint32_t c, const Finding& finding) const {
    if (!pauses(finding.ending) || k + 1 >= c || !tokens_[k + 1].is_word()) return {};
    const Mention name = subjects_.starting_at(k + 1);
    if (name.kind != MentionKind::name || name.last + 1 >= c) return {};
    const Token& next = tokens_[name.last + 1];
    if (next.mark != ',' && next.mark != '(' && next.mark != '-' &&
        !next.is(word::relative | word::preposition))
      return {};
    return {name, c, Rule::after};
  }

  /// `"...," Ada Lund, who works for the harbour and the town, said`: asides may be long and hold other
  /// clauses.
  Candidate name_with_aside(std::uint32_t k, const Finding& finding) const {
    if (!pauses(finding.ending) || k + 2 >= sentence_.last || !tokens_[k + 1].is_word()) return {};
    const Mention name = subjects_.starting_at(k + 1);
    if (!name || name.kind == MentionKind::pronoun || name.last + 1 >= sentence_.last) return {};
    const std::uint32_t comma = behind_party(name.last + 1);
    if (tokens_[comma].mark != ',') return {};
    const std::uint32_t end = std::min<std::uint32_t>(sentence_.last - 1, k + kAsideReach);
    for (std::uint32_t i = comma + 1; i < end; ++i) {
      if (tokens_[i].mark == ';' || tokens_[i].mark == ':') break;
      if (tokens_[i].mark != ',') continue;
      const std::uint32_t c = clauses_.skip_adverbs(i + 1);
      if (clauses_.is_cue(c) && !tokens_[c].is(word::participle)) {
        const bool behind = static_cast<bool>(subjects_.starting_at(clauses_.skip_adverbs(c + 1)));
        if (!behind || tokens_[c].is(word::tell)) return {name, c, Rule::after};
      }
    }
    return {};
  }

  /// "(R) of Maine", as it stands behind the names of members of parliament.
  std::uint32_t behind_party(std::uint32_t k) const {
    constexpr std::uint32_t kLongest = 6;
    const std::uint32_t end = std::min(sentence_.last - 1, k + kLongest);
    if (tokens_[k].mark != '(') return k;
    while (k < end && tokens_[k].mark != ')') ++k;
    if (k < end) ++k;
    if (k < end && tokens_[k].is(word::preposition)) ++k;
    while (k < end && tokens_[k].is_word() && tokens_[k].capital) ++k;
    return k;
  }

  /// `"..." - Ada Lund`, `"..." (Ada Lund)`
  Candidate signature_after(std::uint32_t k, const Finding& finding) const {
    if (k + 2 >= sentence_.last || !finding.opens_sentence) return {};
    const char mark = tokens_[k + 1].mark;
    if (mark != '-' && mark != '(') return {};
    const Mention name = subjects_.starting_at(k + 2);
    if (name.kind != MentionKind::name) return {};
    const std::uint32_t next = name.last + 1;
    // What stands in brackets is often a source: "(Reuters)".
    if (mark == '(') {
      const bool closed = next < sentence_.last && tokens_[next].mark == ')' && name.first < name.last;
      return closed && next + 2 >= sentence_.last ? Candidate{name, kNone, Rule::signature} : Candidate{};
    }
    // `"..." - Ada Lund on the evening news`
    const bool where = next < sentence_.last && name.first < name.last && tokens_[next].is(word::preposition);
    const bool ends =
        next >= sentence_.last || tokens_[next].mark == ',' || tokens_[next].mark == '.' || where;
    return ends ? Candidate{name, kNone, Rule::signature} : Candidate{};
  }

  /// `The "open roads" plan will cost more, Lund said.`: a cue that ends the sentence governs all of it.
  Candidate tag_at_end(std::uint32_t k) const {
    const std::uint32_t low = std::max(k + 1, sentence_.last > kReach ? sentence_.last - kReach : 0);
    for (std::uint32_t c = sentence_.last; c-- > low;) {
      const Token& t = tokens_[c];
      if (t.is_quote() || t.mark == ';' || t.mark == ':') break;
      if (!clauses_.is_cue(c) || t.is(word::participle)) continue;
      if (!clauses_.ends_clause(c)) break;
      const std::optional<Mention> subject = clauses_.subject_of(c);
      if (!subject || subject->first <= k) break;
      const std::uint32_t start = std::min(c, subject->first);
      if (tokens_[start - 1].mark == ',') return {*subject, c, Rule::after_clause};
      break;
    }
    return {};
  }

  bool joins_names(std::uint32_t c) const {
    return c > sentence_.first && c + 1 < sentence_.last && tokens_[c - 1].capital && tokens_[c + 1].capital;
  }

  Candidate accept_after(std::uint32_t k, std::uint32_t c, const Mention& subject,
                         const Finding& finding) const {
    if (subject.first <= k || quotes_others(k, c, subject, finding)) return {};
    const bool behind = subject.first > c;
    // `the "soft" charges Lund faced`: a noun, where nothing parts it from the quote.
    const bool parted = finding.then_pause || pauses(finding.ending);
    if (behind && !parted && tokens_[c].is(word::noun)) return {};
    const std::uint32_t start = std::min(c, subject.first);
    const std::uint32_t gap = clauses_.words_between(k + 1, start);
    // Who is told of behind "because" doesn't speak: "because they like it".
    const bool reason = start > k + 1 && tokens_[k + 1].is_word() && clauses_.word_at(k + 1) == "because";
    if (gap == 0 && !reason) return {subject, c, behind ? Rule::inverted : Rule::after};
    const char before = tokens_[start - 1].mark;
    if (before == ',' || before == '-') return {subject, c, Rule::after_clause};
    return {};
  }

  /// `Asked about the "open" plan, Lund said: ...`: the verb has words of its own. `the "gap," a flaw that
  /// allowed it`: the verb is part of an aside.
  bool quotes_others(std::uint32_t k, std::uint32_t c, const Mention& subject, const Finding& finding) const {
    if (finding.opens_sentence) return false;
    const bool thing = subject.kind == MentionKind::nominal &&
                       !tokens_[subject.head].is(word::role | word::group | word::alone);
    if (thing && tokens_[c - 1].is(word::relative)) return true;
    const bool pause = std::any_of(tokens_.begin() + sentence_.first, tokens_.begin() + k,
                                   [](const Token& token) { return token.mark == ','; });
    if (pause || !opens_with_act() || c + 1 >= sentence_.last) return false;
    const char mark = tokens_[c + 1].mark;
    const bool quotes = mark == ',' && c + 2 < sentence_.last && tokens_[c + 2].is_quote();
    return quotes || !clauses_.ends_clause(c);
  }

  /// "Asked about Lund", "Dropping the plan"
  bool opens_with_act() const {
    const Token& t = tokens_[sentence_.first];
    if (!t.is_word() || sentence_.first + 1 >= sentence_.last) return false;
    const Token& next = tokens_[sentence_.first + 1];
    if (!next.is_word() || !next.is(word::preposition | word::determiner | word::source_after)) return false;
    const bool asked = t.is(word::tell) && !t.is(word::participle | word::strong);
    return asked || t.gerund || t.past || (t.is(word::noun) && !t.is(word::any_cue));
  }

  /// `"...," Lund thundered` and `"...," thundered Lund`, for verbs in no list.
  Candidate open_verb(std::uint32_t k, std::uint32_t c, const Finding& finding) const {
    if (!pauses(finding.ending) || c > k + 6 || !finding.opens_sentence) return {};
    const Token& t = tokens_[c];
    const std::string_view verb = view_.text.substr(t.begin, t.end - t.begin);
    // What somebody "shares" elsewhere was not said: "Lund shares a house".
    const bool tells = verb.ends_with("ed") || verb == "shares";
    if (t.capital || t.classes != 0 || verb.size() < 5 || !tells) return {};
    const Token& before = tokens_[c - 1];
    if (c == k + 1 || before.mark == ',') {
      const Mention behind = subjects_.starting_at(c + 1);
      if (c == k + 1 && behind.kind == MentionKind::name) return {behind, c, Rule::after_open};
      return {};
    }
    const Mention subject = subjects_.before(c);
    if (!subject || subject.first <= k || clauses_.words_between(k + 1, subject.first) > 0) return {};
    return {subject, c, Rule::after_open};
  }

  /// `"...", wetterte Lund`, `"...", le espetó Lund`: behind the mark that closes the quote off comes who
  /// said it, whatever the verb.
  Candidate any_verb(std::uint32_t k, const Finding& finding) const {
    const bool parted = finding.then_pause || finding.ending == '?' || finding.ending == '!';
    if (!parted || !finding.opens_sentence || !view_.words_known) return {};
    const std::uint32_t verb = clauses_.skip_fillers(behind_pause(tokens_, sentence_, k));
    if (verb + 1 >= sentence_.last || !is_unknown_word(tokens_[verb])) return {};
    const Mention speaker = subjects_.starting_at(clauses_.skip_adverbs(verb + 1));
    return is_somebody(speaker) ? Candidate{speaker, verb, Rule::after_open} : Candidate{};
  }

  static bool is_unknown_word(const Token& token) {
    return token.is_word() && token.classes == 0 && !token.capital && !token.number && !token.possessive;
  }

  /// A thing has an article and one word: "lautet die Devise".
  bool is_somebody(const Mention& mention) const {
    if (!mention) return false;
    const bool person =
        std::any_of(tokens_.begin() + mention.first, tokens_.begin() + mention.last + 1, [](const Token& t) {
          return t.is(word::role | word::group | word::title | word::male | word::female);
        });
    if (mention.kind == MentionKind::pronoun) return tokens_[mention.head].is(word::he | word::she);
    if (mention.kind != MentionKind::name) return person;
    return person || !tokens_[mention.first].is(word::determiner) || tokens_[mention.last - 1].capital;
  }
};

}  // namespace

std::uint32_t behind_pause(const std::vector<Token>& tokens, Sentence sentence, std::uint32_t k) {
  std::uint32_t next = k + 1;
  while (next < sentence.last && (tokens[next].mark == ',' || tokens[next].mark == '-')) ++next;
  return next;
}

Candidate speaker_behind(const SentenceView& view, std::uint32_t k, const Finding& finding) {
  return SpeakerBehind(view).find(k, finding);
}

}  // namespace news::quotes
