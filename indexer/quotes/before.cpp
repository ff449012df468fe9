#include <algorithm>
#include <optional>

#include "quotes/candidates.h"

namespace news::quotes {
namespace {

constexpr std::uint32_t kReach = 40;
constexpr std::uint32_t kNear = 6;

class SpeakerBefore : InSentence {
 public:
  explicit SpeakerBefore(const SentenceView& view) : InSentence(view) {}

  [[nodiscard]] Candidate find(std::uint32_t k) const {
    if (const Candidate label = label_before(k)) return label;
    const std::uint32_t low = k - sentence_.first > kReach ? k - kReach : sentence_.first;
    std::uint32_t gap = 0;
    bool weak_only = false;
    for (std::uint32_t c = k; c-- > low;) {
      const Token& t = tokens_[c];
      if (t.mark == ';') break;
      // "Lund said it would work, but that it was ..." goes on with what Lund said.
      const bool goes_on = c + 1 < k && tokens_[c + 1].is(word::introducer);
      if (t.is_word() && t.is(word::clause_break) && c > sentence_.first && gap > 0 && !goes_on) break;
      if (clauses_.is_cue(c)) {
        const bool weak = Clauses::is_weak(t);
        const std::optional<Mention> subject = clauses_.subject_of(c);
        const bool idle = weak && subject && tokens_[subject->head].is(word::they);
        if (subject && !(weak && weak_only) && !idle) {
          const Candidate inner{*subject, c, before_rule(k, c, gap, *subject)};
          return subject->kind == MentionKind::pronoun ? outermost(inner, low) : reporter_of(inner, low);
        }
        weak_only = true;
      } else if (t.is_word() && t.is(word::source)) {
        if (const Candidate found = source_at(view_, c, Rule::source_before)) return found;
      }
      if (t.is_word()) ++gap;
    }
    // "stickers that said: ...": what says it has no name here.
    const bool said = k > sentence_.first + 2 && clauses_.is_cue(k - 2) && tokens_[k - 3].is(word::relative);
    if (k > sentence_.first && tokens_[k - 1].mark == ':' && !said) {
      if (const Mention subject = subjects_.main_subject(k - 1)) return {subject, kNone, Rule::colon};
    }
    return {};
  }

 private:
  /// "Lund said she believed it was": who is named first says it all, and "she" is nobody else as a rule.
  Candidate outermost(const Candidate& inner, std::uint32_t low) const {
    for (std::uint32_t c = inner.speaker.first; c-- > low;) {
      const Token& t = tokens_[c];
      if (t.is_quote() || t.mark == ';') break;
      if (!clauses_.is_cue(c) || Clauses::is_weak(t)) continue;
      const std::optional<Mention> subject = clauses_.subject_of(c);
      if (subject && subject->kind != MentionKind::pronoun && subject->first < c)
        return {*subject, c, Rule::nested};
    }
    return inner;
  }

  /// "Lund said the storm felt like “...”", "Lund said Moe would call for “...”": where nobody speaks by the
  /// inner verb, who tells of it does.
  Candidate reporter_of(const Candidate& inner, std::uint32_t low) const {
    if (inner.speaker.last >= inner.cue || !is_told(inner)) return inner;
    std::uint32_t start = inner.speaker.first;
    if (start > low && tokens_[start - 1].is(word::introducer)) --start;
    if (start > low && tokens_[start].is(word::introducer) && tokens_[start - 1].is(word::coordinator))
      start = behind_report(start - 1, low);
    while (start > low && tokens_[start - 1].is_word() && tokens_[start - 1].is(word::time)) --start;
    if (start <= low || !tokens_[start - 1].is(word::strong) || !clauses_.is_cue(start - 1)) return inner;
    const std::optional<Mention> outer = clauses_.subject_of(start - 1);
    if (!outer || outer->last >= start - 1) return inner;
    return {*outer, start - 1, Rule::nested};
  }

  /// What the second "that" goes on with: "Lund >>said<< that it was late and that Moe knew".
  std::uint32_t behind_report(std::uint32_t k, std::uint32_t low) const {
    std::uint32_t c = k;
    while (c > low && tokens_[c - 1].mark != ';' && !clauses_.is_cue(c - 1)) --c;
    return c;
  }

  /// Is the clause no report of its own: of a thing, or of what will be?
  bool is_told(const Candidate& inner) const {
    const Token& verb = tokens_[inner.cue];
    if (tokens_[inner.cue - 1].is(word::modal) || verb.is(word::mental)) return true;
    return !verb.is(word::strong | word::tell) && inner.speaker.kind == MentionKind::nominal &&
           !tokens_[inner.speaker.head].is(word::role | word::group | word::alone);
  }

  Rule before_rule(std::uint32_t k, std::uint32_t c, std::uint32_t gap, const Mention& subject) const {
    const Token& t = tokens_[c];
    const bool quote_between =
        std::any_of(tokens_.begin() + c, tokens_.begin() + k, [](const Token& x) { return x.is_quote(); });
    const bool quote_before = clauses_.follows_quote(c) ||
                              (subject.first > sentence_.first && clauses_.follows_quote(subject.first));
    if (quote_before && !quote_between && gap <= kNear && tokens_[k - 1].mark == ',')
      return Rule::same_sentence;
    if (Clauses::is_weak(t)) return t.is(word::naming) ? Rule::before_naming : Rule::before_weak;
    if (t.is(word::participle)) return Rule::shared;
    if (gap <= 1 || tokens_[k - 1].mark == ':') return Rule::before_direct;
    return gap <= kNear ? Rule::before_near : Rule::before_far;
  }

  /// `LUND: "..."` and `Q: "..."`.
  Candidate label_before(std::uint32_t k) const {
    if (k < sentence_.first + 2 || tokens_[k - 1].mark != ':') return {};
    const Mention name = subjects_.ending_at(k - 2);
    if (name.kind != MentionKind::name) return {};
    if (name.first != sentence_.first && tokens_[name.first - 1].mark != '-') return {};
    return {name, kNone, Rule::label};
  }
};

}  // namespace

Candidate speaker_before(const SentenceView& view, std::uint32_t k) {
  return SpeakerBefore(view).find(k);
}

Candidate source_at(const SentenceView& view, std::uint32_t c, Rule rule) {
  const SubjectFinder& subjects = view.clauses.subjects();
  const std::vector<Token>& tokens = view.tokens;
  std::uint32_t first = c + 1;
  if (first < view.sentence.last && tokens[first].is_word() && tokens[first].is(word::preposition)) ++first;
  if (first >= view.sentence.last) return {};
  Mention speaker = subjects.starting_at(first);
  if (tokens[first].oblique) {
    // "за словами Лунда": the case that a source stands in.
    std::uint32_t last = first;
    while (last + 1 < view.sentence.last && tokens[last + 1].is_word() && tokens[last + 1].capital) ++last;
    speaker = {MentionKind::name, first, last, last};
  }
  return speaker ? Candidate{speaker, c, rule} : Candidate{};
}

}  // namespace news::quotes
