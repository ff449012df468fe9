#include "quotes/carry.h"

namespace news::quotes {
namespace {

/// Only whole sentences take a speaker from elsewhere: a few quoted words in a sentence may be anybody's.
bool is_sentence(const Finding& finding) {
  return finding.opens_sentence && finding.capital && (finding.words >= 4 || finding.ending != 0) &&
         !finding.label && !finding.blocked;
}

/// `"No more war," read a banner`: the sentence goes on behind what was said, so it tells of somebody else.
/// Most languages have the comma behind the closing mark.
bool leads_elsewhere(const Finding& finding) {
  if (finding.then_pronoun || finding.then_aside) return false;  // "he was quoted as saying"
  const char end = finding.ending;
  if (end == ',') return true;
  return (end == '?' || end == '!' || finding.then_pause) && !finding.ends_sentence;
}

/// A paragraph that says nothing beside the quote.
bool stands_alone(const Finding& finding) {
  return is_sentence(finding) && (finding.ends_sentence || finding.then_pronoun) && !leads_elsewhere(finding);
}

void give(Finding& finding, const Finding& from, Rule rule) {
  finding.speaker = from.speaker;
  finding.rule = rule;
  finding.origin = from.origin == Rule::none ? from.rule : from.origin;
}

void give(Finding& finding, const SpeakerWords& speaker, Rule rule) {
  finding.speaker = speaker;
  finding.rule = rule;
}

}  // namespace

void Carry::run(std::vector<Finding>& findings, std::size_t first, std::size_t last,
                const std::function<const TokenizedParagraph*()>& before) {
  carry_within(findings, first, last);
  carry_into(findings, first, before);
  carry_back(findings, first);
  // A speaker found for the first quote serves the whole sentences behind it.
  carry_within(findings, first, last);
  number(findings, first, last);
}

void Carry::carry_within(std::vector<Finding>& findings, std::size_t first, std::size_t last) const {
  const Finding* known = nullptr;
  for (std::size_t i = first; i < last; ++i) {
    Finding& finding = findings[i];
    if (finding.speaker) {
      known = &finding;
    } else if (known != nullptr &&
               (finding.span.goes_on || (is_sentence(finding) && !leads_elsewhere(finding)))) {
      give(finding, *known, Rule::same_paragraph);
    }
  }
  Finding& opening = findings[first];
  if (opening.speaker || !opening.opens_paragraph || !is_sentence(opening) || leads_elsewhere(opening))
    return;
  for (std::size_t i = first + 1; i < last; ++i) {
    if (!findings[i].speaker) continue;
    for (std::size_t k = first; k < i; ++k) {
      if (is_sentence(findings[k]) && !leads_elsewhere(findings[k]))
        give(findings[k], findings[i], Rule::next_in_paragraph);
    }
    return;
  }
}

void Carry::carry_into(std::vector<Finding>& findings, std::size_t first,
                       const std::function<const TokenizedParagraph*()>& before) {
  Finding& opening = findings[first];
  if (opening.speaker || !opening.opens_paragraph || !is_sentence(opening)) return;
  if (open_before_ && last_.speaker) return give(opening, last_, Rule::continued);
  if (introduced_) return give(opening, introduced_, Rule::introduced);
  if (!stands_alone(opening)) return;
  if (quotes_before_) {
    // In a dialogue the other one asks on.
    const bool others = dialogue_ && opening.ending == '?';
    if (last_.speaker && !others) give(opening, last_, Rule::previous_quote);
    return;
  }
  const TokenizedParagraph* paragraph = before();
  if (paragraph == nullptr) return;
  if (const SpeakerWords speaker = introduced_speaker(text_, *paragraph)) {
    give(opening, speaker, Rule::introduced);
  } else if (const SpeakerWords said =
                 opening.closes_paragraph ? last_speaker(text_, *paragraph) : SpeakerWords{}) {
    give(opening, said, Rule::previous_said);
  } else if (const SpeakerWords reported = reported_speaker(text_, *paragraph)) {
    give(opening, reported, Rule::previous_speech);
  }
}

/// A quote over several paragraphs may name its speaker in the last one only.
void Carry::carry_back(std::vector<Finding>& findings, std::size_t first) const {
  const Finding& opening = findings[first];
  if (!open_unknown_ || !opening.opens_paragraph || !opening.speaker) return;
  // Another mark begins a quote inside a quoted text, by somebody else.
  const auto mark_of = [&](const Finding& finding) {
    return text_.substr(finding.span.outer_begin, finding.span.begin - finding.span.outer_begin);
  };
  if (mark_of(findings[first - 1]) != mark_of(opening)) return;
  for (std::size_t i = open_first_; i < first; ++i) {
    if (!findings[i].speaker && is_sentence(findings[i])) give(findings[i], opening, Rule::continued);
  }
}

void Carry::number(std::vector<Finding>& findings, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    Finding& finding = findings[i];
    const bool joined_before = i > first && findings[i - 1].speaker && finding.speaker &&
                               findings[i - 1].speaker.mention.begin == finding.speaker.mention.begin;
    const bool goes_on = finding.span.goes_on || finding.rule == Rule::same_sentence ||
                         finding.rule == Rule::same_paragraph ||
                         (i > first && findings[i - 1].rule == Rule::next_in_paragraph);
    const bool turn_goes_on = i == first && finding.span.goes_on;
    if (turn_goes_on || (i == first && open_before_ && finding.opens_paragraph)) {
      finding.utterance = utterances_;
    } else if (joined_before && goes_on) {
      finding.utterance = findings[i - 1].utterance;
    } else {
      finding.utterance = ++utterances_;
    }
  }
}

void Carry::end_paragraph(const std::vector<Finding>& findings, std::size_t first, std::size_t last,
                          const TokenizedParagraph& paragraph) {
  quotes_before_ = true;
  const bool goes_on = open_unknown_ && findings[first].opens_paragraph && last == first + 1;
  open_before_ = !findings[last - 1].span.closed;
  open_unknown_ = open_before_ && !findings[last - 1].speaker;
  if (!goes_on) open_first_ = last - 1;
  introduced_ = introduced_speaker(text_, paragraph);
  dialogue_ = dialogue_ || answers_question(findings[first]);
  asker_ = findings[last - 1].ending == '?' ? findings[last - 1].speaker : SpeakerWords{};
  last_ = Finding{};
  for (std::size_t i = last; i-- > first;) {
    if (findings[i].speaker) {
      last_ = findings[i];
      break;
    }
  }
}

/// Does somebody speak who isn't the one who asked right before?
bool Carry::answers_question(const Finding& finding) const {
  if (asker_.kind != MentionKind::name || finding.speaker.kind != MentionKind::name) return false;
  const auto name_of = [&](Stretch head) { return text_.substr(head.begin, head.end - head.begin); };
  return name_of(asker_.head) != name_of(finding.speaker.head);
}

void Carry::sign(std::vector<Finding>& findings, const SpeakerWords& signature) const {
  if (!quotes_before_ || findings.empty()) return;
  Finding& signed_quote = findings.back();
  const bool free = !signed_quote.speaker || signed_quote.rule == Rule::previous_quote;
  if (free && signed_quote.opens_paragraph && stands_alone(signed_quote))
    give(signed_quote, signature, Rule::signature);
}

void Carry::pass_paragraph() {
  dialogue_ = false;
  asker_ = {};
  quotes_before_ = open_before_ = open_unknown_ = false;
  last_ = Finding{};
  introduced_ = {};
}

}  // namespace news::quotes
