#include "quotes/attribution.h"

#include <algorithm>
#include <optional>

#include "quotes/candidates.h"
#include "quotes/clauses.h"
#include "quotes/titles.h"

namespace news::quotes {
namespace {

constexpr std::uint32_t kNear = 6;

class SentenceAttribution {
 public:
  SentenceAttribution(std::string_view text, const TokenizedParagraph& paragraph, Sentence sentence,
                      std::vector<Finding>& findings)
      : text_(text),
        tokens_(paragraph.tokens),
        sentence_(sentence),
        findings_(findings),
        clauses_(text, paragraph.tokens, sentence),
        view_{text, paragraph.tokens, sentence, clauses_, paragraph.words_known, paragraph.marks_names},
        words_end_(sentence.last) {
    while (words_end_ > sentence.first && !tokens_[words_end_ - 1].is_word()) --words_end_;
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
    read_what_follows(k, finding);
    if (is_label(k, finding)) {
      finding.label = true;
      finding.title = is_title_case(text_, finding.span);
      return;
    }
    if (is_name_of_thing(view_, k, finding)) {
      finding.label = finding.title = true;
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
    const Candidate after = speaker_behind(view_, k, finding);
    const bool after_first = finding.opens_sentence && after;
    Candidate chosen = after;
    if (!after_first) {
      const Candidate before = speaker_before(view_, k);
      if (before && !(after && prefers_after(k, finding, after, before))) chosen = before;
    }
    if (is_bare_title(k, finding, chosen)) {
      finding.label = finding.title = true;
      return;
    }
    if (!chosen) return;
    finding.speaker = words_of(text_, tokens_, chosen.speaker, chosen.cue);
    finding.rule = chosen.rule;
    finding.replies = chosen.cue != kNone && tokens_[chosen.cue].is(word::reply);
  }

  void read_what_follows(std::uint32_t k, Finding& finding) const {
    finding.ends_sentence = k >= words_end_;
    const std::uint32_t next = behind_pause(tokens_, sentence_, k);
    finding.then_pause = next > k + 1;
    if (next >= sentence_.last) return;
    const Token& token = tokens_[next];
    finding.then_pronoun = (token.is(word::subject) && token.is(word::he | word::she)) || is_mere_verb(next);
    // Behind a comma a preposition opens what somebody did with these words.
    const WordClass aside = word::relative | word::subordinator | word::coordinator;
    finding.then_aside = token.is(finding.then_pause ? aside : aside | word::preposition);
  }

  /// `"...", dijo.`: who speaks was named before.
  bool is_mere_verb(std::uint32_t k) const {
    while (k + 1 < sentence_.last && tokens_[k].is_word() && tokens_[k].is(word::aux)) ++k;
    if (!tokens_[k].is(word::strong | word::cue) || tokens_[k].is(word::participle)) return false;
    return k + 1 >= sentence_.last || tokens_[k + 1].mark == '.' || tokens_[k + 1].mark == ',';
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
    if (direct || tells(before, k)) return false;
    return after.rule == Rule::inverted || clauses_.ends_clause(after.cue) ||
           tokens_[after.cue].is(word::tell);
  }

  /// `Lund asked her, "..."`, `Lund told Ada Moe: "..."`: between the verb and the quote is only who was
  /// told.
  bool tells(const Candidate& before, std::uint32_t k) const {
    const char mark = tokens_[k - 1].mark;
    if (before.cue == kNone || before.speaker.first > before.cue || (mark != ',' && mark != ':'))
      return false;
    if (before.cue + 2 >= k || before.cue + kNear < k) return false;
    return tokens_[before.cue].is(word::tell) &&
           std::all_of(tokens_.begin() + before.cue + 1, tokens_.begin() + k - 1, [](const Token& token) {
             return token.is_word() && (token.capital || token.is(word::he | word::she | word::they));
           });
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
    return before.is(word::work | word::naming) && is_title_case(text_, finding.span);
  }

  /// `on "Meet the Mayor."` is a title too, unless somebody says just that.
  bool is_bare_title(std::uint32_t k, const Finding& finding, const Candidate& chosen) const {
    if (!finding.span.closed || finding.opens_sentence || !is_title_case(text_, finding.span)) return false;
    const bool behind = chosen.cue != kNone && chosen.cue > k;
    if (!chosen || behind || clauses_.words_between(chosen.cue + 1, k) > 0) return true;
    // Who wrote "The Long Winter", with neither comma nor colon before it, wrote a book.
    return chosen.cue + 1 == k && tokens_[chosen.cue].is(word::author);
  }

  /// `Q: "..."`: somebody asks, but who?
  bool is_anonymous_label(std::uint32_t k) const {
    if (k != sentence_.first + 2 || tokens_[k - 1].mark != ':') return false;
    const Token& label = tokens_[sentence_.first];
    return label.is_word() && label.capital && label.end - label.begin == 1;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  Sentence sentence_;
  std::vector<Finding>& findings_;
  Clauses clauses_;
  SentenceView view_;
  std::uint32_t words_end_;  ///< Behind the last word of the sentence.
};

}  // namespace

namespace {

/// What a sentence tells: who is quoted in it, or who says something without being quoted.
Telling told_in(std::string_view text, const TokenizedParagraph& paragraph, Sentence sentence,
                const std::vector<Finding>& findings) {
  Telling telling = telling_of(text, paragraph.tokens, sentence);
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    const Token& token = paragraph.tokens[i];
    if (!token.is_quote() || !findings[token.quote].speaker) continue;
    telling.teller = findings[token.quote].speaker;
    telling.replies = findings[token.quote].replies;
  }
  return telling;
}

/// "he" who speaks in this sentence is known from the one before.
bool looks_back(const Finding& finding, const Token& opening) {
  const SpeakerWords& speaker = finding.speaker;
  if (speaker.kind != MentionKind::pronoun) return false;
  return opening.begin == speaker.mention.begin ||
         (finding.opens_sentence && speaker.mention.begin > finding.span.begin);
}

}  // namespace

void attribute_sentences(std::string_view text, const TokenizedParagraph& paragraph,
                         std::vector<Finding>& findings) {
  const Sentence* before = nullptr;
  for (const Sentence& sentence : paragraph.sentences) {
    SentenceAttribution(text, paragraph, sentence, findings).run();
    const Token& opening = paragraph.tokens[sentence.first];
    if (before != nullptr && opening.is_quote() && !findings[opening.quote].speaker) {
      take_from_sentence(text, paragraph.tokens, *before, findings[opening.quote]);
    }
    std::optional<Telling> told;
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (!paragraph.tokens[i].is_quote()) continue;
      Finding& finding = findings[paragraph.tokens[i].quote];
      finding.looks_back = looks_back(finding, opening);
      if (!finding.looks_back || before == nullptr) continue;
      if (!told) told = told_in(text, paragraph, *before, findings);
      finding.before = *told;
    }
    before = &sentence;
  }
}

}  // namespace news::quotes
