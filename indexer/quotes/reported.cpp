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

SpeakerWords reported_speaker(std::string_view text, const TokenizedParagraph& paragraph) {
  for (auto sentence = paragraph.sentences.rbegin(); sentence != paragraph.sentences.rend(); ++sentence) {
    const SpeakerWords speaker = reported_in(text, paragraph.tokens, *sentence, word::strong | word::tell);
    if (speaker) return speaker;
  }
  return {};
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
