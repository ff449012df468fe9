#include "quotes/attribution.h"

#include <algorithm>
#include <optional>

#include "quotes/clauses.h"
#include "quotes/text.h"

namespace news::quotes {
namespace {

constexpr std::uint32_t kReachAfter = 14;
constexpr std::uint32_t kReachBefore = 40;
constexpr std::uint32_t kNear = 6;

bool pauses(char mark) {
  return mark == ',' || mark == '-' || mark == '?' || mark == '!' || mark == '~';
}

struct Candidate {
  Mention speaker;
  std::uint32_t cue = kNone;
  Rule rule = Rule::none;

  explicit operator bool() const { return rule != Rule::none; }
};

class SentenceAttribution {
 public:
  SentenceAttribution(std::string_view text, const std::vector<Token>& tokens, Sentence sentence,
                      std::vector<Finding>& findings)
      : text_(text),
        tokens_(tokens),
        sentence_(sentence),
        findings_(findings),
        clauses_(text, tokens, sentence),
        subjects_(clauses_.subjects()),
        words_end_(sentence.last) {
    while (words_end_ > sentence.first && !tokens[words_end_ - 1].is_word()) --words_end_;
  }

  void run() {
    for (std::uint32_t k = sentence_.first; k < sentence_.last; ++k) {
      if (tokens_[k].is_quote()) attribute(k);
    }
  }

 private:
  void attribute(std::uint32_t k) {
    Finding& finding = findings_[tokens_[k].quote];
    finding.opens_sentence = opens_sentence(k);
    finding.then_pronoun =
        k + 1 < sentence_.last && tokens_[k + 1].is(word::subject) && tokens_[k + 1].is(word::he | word::she);
    finding.then_aside = k + 1 < sentence_.last && tokens_[k + 1].is(word::relative | word::subordinator |
                                                                     word::coordinator | word::preposition);
    finding.ends_sentence = k >= words_end_;
    if (is_label(k, finding)) {
      finding.label = true;
      finding.title = is_title_case(text_, finding.span);
      return;
    }
    if (is_anonymous_label(k)) {
      finding.blocked = true;
      return;
    }
    if (const SpeakerWords label = label_inside(text_, finding.span)) {
      finding.speaker = label;
      finding.rule = Rule::label;
      return;
    }
    const Candidate after = find_after(k, finding);
    const bool after_first = finding.opens_sentence && after;
    Candidate chosen = after;
    if (!after_first) {
      const Candidate before = find_before(k);
      if (before && !(after && prefers_after(k, finding, after, before))) chosen = before;
    }
    if (is_bare_title(k, finding, chosen)) {
      finding.label = finding.title = true;
      return;
    }
    if (!chosen) return;
    finding.speaker = words_of(text_, tokens_, chosen.speaker, chosen.cue);
    finding.rule = chosen.rule;
  }

  /// `Nothing Moe said "will help," Lund said.`: a cue right behind the quote that ends the clause, against
  /// one before.
  bool prefers_after(std::uint32_t k, const Finding& finding, const Candidate& after,
                     const Candidate& before) const {
    const bool adjacent =
        after.rule == Rule::after || after.rule == Rule::inverted || after.rule == Rule::source_after;
    if (!adjacent || !pauses(finding.ending)) return false;
    const char mark = tokens_[k - 1].mark;
    const bool direct = before.cue != kNone && before.cue + 2 >= k &&
                        clauses_.words_between(before.cue + 1, k) == 0 &&
                        (mark == ',' || mark == ':' || (mark == 0 && finding.capital));
    if (direct) return false;
    return after.rule == Rule::inverted || clauses_.ends_clause(after.cue) ||
           tokens_[after.cue].is(word::tell);
  }

  bool opens_sentence(std::uint32_t k) const {
    for (std::uint32_t i = k; i > sentence_.first; --i) {
      const Token& before = tokens_[i - 1];
      if (before.is_word() && !(before.is(word::adverb | word::coordinator) && k - i < 3)) return false;
      if (k - i > kNear) return false;
    }
    return true;
  }

  /// `dubbed "..."`, `a song called "..."`: what is quoted is a name, a title, a mere word.
  bool is_label(std::uint32_t k, const Finding& finding) const {
    if (k == sentence_.first || finding.opens_sentence) return false;
    const Token& before = tokens_[k - 1];
    if (!before.is_word()) return false;
    if (before.is(word::titled)) return true;
    if (finding.words < 4 && (before.is(word::naming) || before.is(word::work))) return true;
    return before.is(word::work) && is_title_case(text_, finding.span);
  }

  /// `on "Meet the Mayor."` is a title too, unless somebody says just that.
  bool is_bare_title(std::uint32_t k, const Finding& finding, const Candidate& chosen) const {
    if (!finding.span.closed || finding.opens_sentence || !is_title_case(text_, finding.span)) return false;
    const bool behind = chosen.cue != kNone && chosen.cue > k;
    return !chosen || behind || clauses_.words_between(chosen.cue + 1, k) > 0;
  }

  static bool is_title_case(std::string_view text, const QuoteSpan& span);
  static SpeakerWords label_inside(std::string_view text, const QuoteSpan& span);

  /// `Q: "..."`: somebody asks, but who?
  bool is_anonymous_label(std::uint32_t k) const {
    if (k != sentence_.first + 2 || tokens_[k - 1].mark != ':') return false;
    const Token& label = tokens_[sentence_.first];
    return label.is_word() && label.capital && label.end - label.begin == 1;
  }

  // --- after the quote

  Candidate find_after(std::uint32_t k, const Finding& finding) const {
    if (const Candidate found = name_with_aside(k, finding)) return found;
    const std::uint32_t end = std::min<std::uint32_t>(sentence_.last, k + 1 + kReachAfter);
    for (std::uint32_t c = k + 1; c < end; ++c) {
      const Token& t = tokens_[c];
      if (t.is_quote() || t.mark == ';' || t.mark == ':') break;
      if (!t.is_word()) continue;
      if (t.is(word::clause_break) || (t.is(word::subordinator) && c > k + 2 && tokens_[c - 1].mark != ','))
        break;
      if (t.is(word::coordinator) && !joins_names(c)) break;
      if (t.is(word::source) || (t.is(word::source_after) && c <= k + 2)) {
        if (const Candidate found = source_at(c, Rule::source_after)) return found;
        break;
      }
      if (clauses_.is_cue(c)) {
        if (const std::optional<Mention> subject = clauses_.subject_of(c)) {
          if (const Candidate found = accept_after(k, c, *subject)) return found;
        }
        if (const Candidate found = leading_name(k, c, finding)) return found;
        break;
      }
      if (const Candidate found = open_verb(k, c, finding)) return found;
    }
    if (const Candidate signature = signature_after(k, finding)) return signature;
    return tag_at_end(k);
  }

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
    if (tokens_[name.last + 1].mark != ',') return {};
    const std::uint32_t end = std::min<std::uint32_t>(sentence_.last - 1, k + kReachBefore);
    for (std::uint32_t i = name.last + 2; i < end; ++i) {
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

  /// `"..." - Ada Lund`
  Candidate signature_after(std::uint32_t k, const Finding& finding) const {
    if (k + 2 >= sentence_.last || tokens_[k + 1].mark != '-' || !finding.opens_sentence) return {};
    const Mention name = subjects_.starting_at(k + 2);
    if (name.kind != MentionKind::name) return {};
    const bool ends = name.last + 1 >= sentence_.last || tokens_[name.last + 1].mark == ',' ||
                      tokens_[name.last + 1].mark == '.';
    return ends ? Candidate{name, kNone, Rule::signature} : Candidate{};
  }

  /// `The "open roads" plan will cost more, Lund said.`: a cue that ends the sentence governs all of it.
  Candidate tag_at_end(std::uint32_t k) const {
    const std::uint32_t low =
        std::max(k + 1, sentence_.last > kReachAfter ? sentence_.last - kReachAfter : 0);
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

  Candidate accept_after(std::uint32_t k, std::uint32_t c, const Mention& subject) const {
    if (subject.first <= k) return {};
    const bool behind = subject.first > c;
    const std::uint32_t start = std::min(c, subject.first);
    const std::uint32_t gap = clauses_.words_between(k + 1, start);
    if (gap == 0) return {subject, c, behind ? Rule::inverted : Rule::after};
    const char before = tokens_[start - 1].mark;
    if (before == ',' || before == '-') return {subject, c, Rule::after_clause};
    return {};
  }

  /// `"...," Lund thundered` and `"...," thundered Lund`, for verbs in no list.
  Candidate open_verb(std::uint32_t k, std::uint32_t c, const Finding& finding) const {
    if (!pauses(finding.ending) || c > k + 6 || !finding.opens_sentence) return {};
    const Token& t = tokens_[c];
    const std::string_view verb = text_.substr(t.begin, t.end - t.begin);
    if (t.capital || t.classes != 0 || verb.size() < 5 || !verb.ends_with("ed")) return {};
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

  // --- before the quote

  Candidate find_before(std::uint32_t k) const {
    if (const Candidate label = label_before(k)) return label;
    const std::uint32_t low = k - sentence_.first > kReachBefore ? k - kReachBefore : sentence_.first;
    std::uint32_t gap = 0;
    bool weak_only = false;
    for (std::uint32_t c = k; c-- > low;) {
      const Token& t = tokens_[c];
      if (t.mark == ';') break;
      if (t.is_word() && t.is(word::clause_break) && c > sentence_.first && gap > 0) break;
      if (clauses_.is_cue(c)) {
        const bool weak = Clauses::is_weak(t);
        const std::optional<Mention> subject = clauses_.subject_of(c);
        const bool idle = weak && subject && tokens_[subject->head].is(word::they);
        if (subject && !(weak && weak_only) && !idle) {
          const Candidate inner{*subject, c, before_rule(k, c, gap, *subject)};
          return subject->kind == MentionKind::pronoun ? outermost(inner, low) : inner;
        }
        weak_only = true;
      } else if (t.is_word() && t.is(word::source)) {
        if (const Candidate found = source_at(c, Rule::source_before)) return found;
      }
      if (t.is_word()) ++gap;
    }
    if (k > sentence_.first && tokens_[k - 1].mark == ':') {
      if (const Mention subject = subjects_.main_subject(k - 1)) return {subject, kNone, Rule::colon};
    }
    return {};
  }

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

  // --- subjects

  Candidate source_at(std::uint32_t c, Rule rule) const {
    std::uint32_t first = c + 1;
    if (first < sentence_.last && tokens_[first].is_word() && tokens_[first].is(word::preposition)) ++first;
    const Mention speaker = first < sentence_.last ? subjects_.starting_at(first) : Mention{};
    return speaker ? Candidate{speaker, c, rule} : Candidate{};
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  Sentence sentence_;
  std::vector<Finding>& findings_;
  Clauses clauses_;
  const SubjectFinder& subjects_;
  std::uint32_t words_end_;  ///< Behind the last word of the sentence.
};

/// Every word of weight has a capital, and there are at least two: "The Art of the Fjord".
bool SentenceAttribution::is_title_case(std::string_view text, const QuoteSpan& span) {
  std::uint32_t capitals = 0;
  const std::string_view inside = text.substr(span.begin, span.end - span.begin);
  std::size_t at = 0;
  while (at < inside.size()) {
    const std::size_t end = std::min(inside.find(' ', at), inside.size());
    const std::string_view part = inside.substr(at, end - at);
    at = end + 1;
    if (part.empty()) continue;
    // "Stop It! Stop It!" is shouted.
    const char last = part.back();
    if (at < inside.size() && (last == '!' || last == '?')) return false;
    const WordShape shape = shape_of(part);
    if (shape.capital) {
      ++capitals;
    } else if (part.size() > 4 && !shape.number) {
      return false;
    }
  }
  return capitals >= 2;
}

/// `"LUND: It was safe."`: transcripts have the speaker's name, in capitals, inside the quotation marks.
SpeakerWords SentenceAttribution::label_inside(std::string_view text, const QuoteSpan& span) {
  constexpr std::size_t kLongest = 40;
  const std::string_view inside =
      text.substr(span.begin, std::min<std::size_t>(span.end - span.begin, kLongest));
  const std::size_t colon = inside.find(':');
  if (colon == std::string_view::npos) return {};
  const std::string_view label = inside.substr(0, colon);
  const std::size_t head = label.rfind(' ') == std::string_view::npos ? 0 : label.rfind(' ') + 1;
  if (!shape_of(label.substr(head)).all_capital || label.size() - head < 3) return {};
  const bool capitals = std::none_of(label.begin(), label.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ',' || c == '(';
  });
  if (!capitals) return {};
  SpeakerWords words;
  words.kind = MentionKind::name;
  words.mention = {span.begin, static_cast<std::uint32_t>(span.begin + colon)};
  words.head = {static_cast<std::uint32_t>(span.begin + head), words.mention.end};
  return words;
}

}  // namespace

void attribute_sentences(std::string_view text, const TokenizedParagraph& paragraph,
                         std::vector<Finding>& findings) {
  const Sentence* before = nullptr;
  for (const Sentence& sentence : paragraph.sentences) {
    SentenceAttribution(text, paragraph.tokens, sentence, findings).run();
    const Token& opening = paragraph.tokens[sentence.first];
    if (before != nullptr && opening.is_quote() && !findings[opening.quote].speaker) {
      take_from_sentence(text, paragraph.tokens, *before, findings[opening.quote]);
    }
    before = &sentence;
  }
}

}  // namespace news::quotes
