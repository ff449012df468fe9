#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "quotes/rules.h"
#include "quotes/spans.h"
#include "quotes/subjects.h"
#include "quotes/tokens.h"

namespace news::quotes {

/// A stretch of the body.
struct Stretch {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Who speaks, as words of the body. Independent of the tokens, so that it can be carried to other
/// paragraphs.
struct SpeakerWords {
  MentionKind kind = MentionKind::none;
  Stretch mention;
  Stretch head;
  WordClass head_classes = 0;
  Stretch cue;

  explicit operator bool() const { return kind != MentionKind::none; }
};

/// What a sentence tells of a talk, for the one behind it: "Lund asked Moe about the bridge."
struct Telling {
  SpeakerWords teller;
  SpeakerWords addressee;
  bool replies = false;  ///< The verb is one of answering.
  bool plain = false;    ///< The verb does nothing but report: "said", "told", "added that".
};

/// What is known of one span.
struct Finding {
  QuoteSpan span;
  SpeakerWords speaker;
  Rule rule = Rule::none;
  Rule origin = Rule::none;  ///< For a carried speaker: the rule that found it first.
  std::uint32_t words = 0;   ///< Counted up to a few only.
  std::uint32_t utterance = 0;
  bool looks_back = false;      ///< The speaker is a pronoun that the sentence before explains.
  Telling before;               ///< What that sentence tells.
  bool replies = false;         ///< "he replied"
  char ending = 0;              ///< As Token::mark.
  bool capital = false;         ///< Begins with a capital.
  bool opens_sentence = false;  ///< No words of the sentence stand before it.
  bool then_pause = false;      ///< A comma or a dash stands right behind the closing mark.
  bool then_pronoun = false;    ///< Right behind it comes "he", "she" or a mere verb: somebody known.
  bool then_aside = false;      ///< Right behind it comes "which", "because", "and": about what was said.
  bool ends_sentence = false;   ///< No words of the sentence stand behind it.
  bool opens_paragraph = false;
  bool closes_paragraph = false;
  bool turn = false;     ///< A paragraph of an interview, without quotation marks.
  bool label = false;    ///< A title of a work, or a name for a thing: nobody speaks.
  bool title = false;    ///< A title of a work: no quote at all.
  bool blocked = false;  ///< Said by somebody who isn't named ("Q:"): no speaker is carried here.
};

/// Finds speakers within sentences. `findings[first + i]` belongs to the i-th quote token of the paragraph.
void attribute_sentences(std::string_view text, const TokenizedParagraph& paragraph,
                         std::vector<Finding>& findings);

/// The words of the body that a mention and its cue are; `cue` is kNone when there is none.
[[nodiscard]] SpeakerWords words_of(std::string_view text, const std::vector<Token>& tokens,
                                    const Mention& mention, std::uint32_t cue);

/// Gives a quote the speaker of the sentence right before it: "Lund disagreed. “It was never safe.”"
void take_from_sentence(std::string_view text, const std::vector<Token>& tokens, Sentence sentence,
                        Finding& finding);

/// Who says something in a sentence that quotes nothing, and to whom.
[[nodiscard]] Telling telling_of(std::string_view text, const std::vector<Token>& tokens, Sentence sentence);

/// The last speaker that a paragraph reports without quoting: "Lund said the bridge was safe."
[[nodiscard]] SpeakerWords reported_speaker(std::string_view text, const TokenizedParagraph& paragraph);

/// Who speaks in the last sentence of a paragraph that quotes nothing, when that does no more than report:
/// "Lund said the bridge was safe."
[[nodiscard]] SpeakerWords last_speaker(std::string_view text, const TokenizedParagraph& paragraph);

/// Who signs in a paragraph that is nothing else: "- Ada Lund, harbour master".
[[nodiscard]] SpeakerWords signature_line(std::string_view text, const TokenizedParagraph& paragraph);

/// The speaker that the last sentence of a paragraph introduces, when it ends in a colon.
[[nodiscard]] SpeakerWords introduced_speaker(std::string_view text, const TokenizedParagraph& paragraph);

}  // namespace news::quotes
