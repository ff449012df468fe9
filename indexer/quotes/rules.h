#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace news::quotes {

/// How the speaker of a quote was found.
enum class Rule : std::uint8_t {
  none,               ///< Not found.
  after,              ///< "...," Lund said
  inverted,           ///< "...," said Lund
  after_open,         ///< "...," Lund thundered: a verb that no list has
  after_clause,       ///< the "..." bridge, Lund said
  source_after,       ///< "...," according to Lund
  source_before,      ///< According to Lund, "..."
  signature,          ///< "..." - Ada Lund
  label,              ///< LUND: "..."
  before_direct,      ///< Lund said: "..."
  before_near,        ///< Lund said it was "..."
  before_far,         ///< The same, with many words between.
  before_weak,        ///< Lund criticized "..."
  before_naming,      ///< Lund called it "..."
  nested,             ///< Lund said she thought it was "..."
  shared,             ///< Lund left, saying "..."
  colon,              ///< Lund on the bridge: "..."
  same_sentence,      ///< "...," Lund said, "..."
  same_paragraph,     ///< "...," Lund said. "..."
  next_in_paragraph,  ///< "..." "...," Lund said.
  sentence_before,    ///< Lund disagreed. "..."
  continued,          ///< The paragraph before ended inside the quote.
  introduced,         ///< The paragraph before ended in a colon.
  previous_quote,     ///< The paragraph before quotes, this one is a quote only.
  previous_speech,    ///< The paragraph before reports speech without quoting it.
  previous_said,      ///< The same, right before a paragraph that is a quote only.
  said_that,          ///< Lund said that the bridge was safe. From here on without quotation marks.
  said_clause,        ///< Lund said the bridge was safe.
  clause_said,        ///< The bridge was safe, Lund said.
  source_clause,      ///< According to Lund, the bridge was safe.
  count_,
};

/// What is known of a rule.
struct RuleFacts {
  std::string_view name;
  double quotation;  ///< Share of right speakers among those it gives quotations.
  double fragment;   ///< The same for fragments.
};

[[nodiscard]] const RuleFacts& facts_of(Rule rule);

}  // namespace news::quotes
