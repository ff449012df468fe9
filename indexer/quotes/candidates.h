#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "quotes/attribution.h"
#include "quotes/clauses.h"
#include "quotes/rules.h"

namespace news::quotes {

/// Who may have said a quote, and the rule that says so.
struct Candidate {
  Mention speaker;
  std::uint32_t cue = kNone;
  Rule rule = Rule::none;

  explicit operator bool() const { return rule != Rule::none; }
};

/// One sentence, and what is known of its verbs.
struct SentenceView {
  std::string_view text;
  const std::vector<Token>& tokens;
  Sentence sentence;
  const Clauses& clauses;
  bool words_known;  ///< As in TokenizedParagraph, like the next.
  bool marks_names;
};

/// What every search for a speaker in one sentence reads.
class InSentence {
 protected:
  explicit InSentence(const SentenceView& view)
      : tokens_(view.tokens),
        sentence_(view.sentence),
        view_(view),
        clauses_(view.clauses),
        subjects_(view.clauses.subjects()) {}

  const std::vector<Token>& tokens_;
  Sentence sentence_;
  const SentenceView& view_;
  const Clauses& clauses_;
  const SubjectFinder& subjects_;
};

/// The speaker that the words behind the quote token `k` name: `"...," Lund said`.
[[nodiscard]] Candidate speaker_behind(const SentenceView& view, std::uint32_t k, const Finding& finding);
/// The speaker that the words before it name: `Lund said: "..."`.
[[nodiscard]] Candidate speaker_before(const SentenceView& view, std::uint32_t k);

/// "according to Lund", the cue being at `c`.
[[nodiscard]] Candidate source_at(const SentenceView& view, std::uint32_t c, Rule rule);

/// The token behind the quote token `k` and the comma or dash that closes it off: `"...", Lund said`.
[[nodiscard]] std::uint32_t behind_pause(const std::vector<Token>& tokens, Sentence sentence,
                                         std::uint32_t k);

/// A mark behind which the sentence goes on with who said it.
[[nodiscard]] inline bool pauses(char mark) {
  return mark == ',' || mark == '-' || mark == '?' || mark == '!' || mark == '~';
}

}  // namespace news::quotes
