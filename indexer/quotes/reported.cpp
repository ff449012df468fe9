#include <algorithm>

#include "quotes/attribution.h"
#include "quotes/clauses.h"

namespace news::quotes {
namespace {

/// The last speaker that a sentence without quotes reports.
SpeakerWords reported_in(std::string_view text, const std::vector<Token>& tokens, Sentence sentence,
                         WordClass cues) {
  const Clauses clauses(text, tokens, sentence);
  for (std::uint32_t c = sentence.last; c-- > sentence.first;) {
    if (!tokens[c].is(cues)) continue;
    if (const auto subject = clauses.subject_of(c)) return words_of(text, tokens, *subject, c);
  }
  return {};
}

/// What comes first governs the rest of a sentence, unless that ends with who said all of it. "when Moe
/// asked" governs nothing.
bool governs(const std::vector<Token>& tokens, const Clauses& clauses, const Mention& subject,
             std::uint32_t c, const Telling& so_far) {
  const std::uint32_t start = std::min(subject.first, c);
  if (start > 0 && tokens[start - 1].is(word::subordinator)) return false;
  if (!so_far.teller || subject.first > c) return true;
  return start > 0 && tokens[start - 1].mark == ',' && clauses.ends_clause(c);
}

/// "said", "told", "added that": a verb that does nothing but report.
bool reports_only(const std::vector<Token>& tokens, Sentence sentence, std::uint32_t c) {
  const Token& cue = tokens[c];
  if (cue.is(word::clausal) || (cue.is(word::tell) && !cue.is(word::cue))) return true;
  return cue.is(word::strong) && c + 1 < sentence.last && tokens[c + 1].is(word::introducer);
}

}  // namespace

SpeakerWords words_of(std::string_view text, const std::vector<Token>& tokens, const Mention& mention,
                      std::uint32_t cue) {
  SpeakerWords words;
  words.kind = mention.kind;
  const Token& head = tokens[mention.head];
  std::uint32_t end = tokens[mention.last].end;
  words.mention = {tokens[mention.first].begin, end};
  words.head = {head.begin, head.end};
  if (head.is(word::with_pronoun)) {
    // dit-elle: the pronoun stands behind the last hyphen.
    const std::size_t hyphen = text.substr(0, head.end).rfind('-');
    words.head.begin = words.mention.begin = static_cast<std::uint32_t>(hyphen + 1);
  }
  words.head_classes = head.classes;
  if (cue != kNone) words.cue = {tokens[cue].begin, tokens[cue].end};
  return words;
}

void take_from_sentence(std::string_view text, const std::vector<Token>& tokens, Sentence sentence,
                        Finding& finding) {
  if (finding.label || finding.blocked || !finding.capital) return;
  const auto quoted = std::any_of(tokens.begin() + sentence.first, tokens.begin() + sentence.last,
                                  [](const Token& token) { return token.is_quote(); });
  if (quoted) return;
  if (const SpeakerWords speaker =
          reported_in(text, tokens, sentence, word::strong | word::cue | word::tell)) {
    finding.speaker = speaker;
    finding.rule = Rule::sentence_before;
  }
}

Telling telling_of(std::string_view text, const std::vector<Token>& tokens, Sentence sentence) {
  const Clauses clauses(text, tokens, sentence);
  Telling telling;
  for (std::uint32_t c = sentence.first; c < sentence.last; ++c) {
    if (!tokens[c].is(word::strong | word::cue | word::tell) || tokens[c].is(word::participle)) continue;
    const auto subject = clauses.subject_of(c);
    if (!subject || !governs(tokens, clauses, *subject, c, telling)) continue;
    telling.teller = words_of(text, tokens, *subject, c);
    telling.replies = tokens[c].is(word::reply);
    telling.plain = reports_only(tokens, sentence, c);
    const std::uint32_t behind = clauses.skip_adverbs(c + 1);
    const Mention addressee =
        subject->first < c && behind > c ? clauses.subjects().starting_at(behind) : Mention{};
    telling.addressee =
        addressee.kind == MentionKind::name ? words_of(text, tokens, addressee, c) : SpeakerWords{};
  }
  return telling;
}

SpeakerWords reported_speaker(std::string_view text, const TokenizedParagraph& paragraph) {
  for (auto sentence = paragraph.sentences.rbegin(); sentence != paragraph.sentences.rend(); ++sentence) {
    const SpeakerWords speaker = reported_in(text, paragraph.tokens, *sentence, word::strong | word::tell);
    if (speaker) return speaker;
  }
  return {};
}

SpeakerWords last_speaker(std::string_view text, const TokenizedParagraph& paragraph) {
  if (paragraph.sentences.empty()) return {};
  const Telling telling = telling_of(text, paragraph.tokens, paragraph.sentences.back());
  // Whom a pronoun of another paragraph means is too unsure.
  return telling.plain && telling.teller.kind == MentionKind::name ? telling.teller : SpeakerWords{};
}

SpeakerWords signature_line(std::string_view text, const TokenizedParagraph& paragraph) {
  const std::vector<Token>& tokens = paragraph.tokens;
  if (tokens.size() < 3 || tokens.front().mark != '-') return {};
  const SubjectFinder subjects(tokens, {0, static_cast<std::uint32_t>(tokens.size())});
  const Mention name = subjects.starting_at(1);
  const bool full = name.kind == MentionKind::name && name.first < name.last;
  const bool ends = full && (name.last + 1 == tokens.size() || tokens[name.last + 1].mark == ',');
  return ends ? words_of(text, tokens, name, kNone) : SpeakerWords{};
}

SpeakerWords introduced_speaker(std::string_view text, const TokenizedParagraph& paragraph) {
  if (paragraph.tokens.empty() || paragraph.tokens.back().mark != ':') return {};
  const Sentence sentence = paragraph.sentences.back();
  const Clauses clauses(text, paragraph.tokens, sentence);
  for (std::uint32_t c = sentence.last; c-- > sentence.first;) {
    if (const auto subject = clauses.subject_of(c)) return words_of(text, paragraph.tokens, *subject, c);
  }
  const Mention subject = clauses.subjects().main_subject(sentence.last - 1);
  return subject ? words_of(text, paragraph.tokens, subject, kNone) : SpeakerWords{};
}

}  // namespace news::quotes
