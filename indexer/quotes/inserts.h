#pragma once

#include <string_view>
#include <vector>

#include "quotes/cues.h"
#include "quotes/spans.h"

namespace news::quotes {

/// What a language does with who speaks, besides putting it before or behind quotation marks.
struct SpeechStyle {
  bool inserts = false;  ///< Inside the marks: `« Nous partons, dit-elle, demain »`.
  bool dashes = false;  ///< Behind a dash that what is said begins with: `— Мы уезжаем, — сказала она.`
};
[[nodiscard]] SpeechStyle style_in(std::string_view language);

/// Cuts the clauses that name a speaker out of what stands between quotation marks: "«", what is said before,
/// what is said behind. Empty when there are none.
[[nodiscard]] std::vector<QuoteSpan> without_inserts(std::string_view text, const QuoteSpan& span,
                                                     const Lexicon& lexicon);

/// What is said in a paragraph that begins with a dash and says who speaks; empty otherwise: dashes begin
/// lists too.
[[nodiscard]] std::vector<QuoteSpan> dash_quotes(std::string_view text, Paragraph paragraph,
                                                 const Lexicon& lexicon);

/// How many bytes the dash that a text begins with has; 0 when it begins with none.
[[nodiscard]] std::size_t dash_at(std::string_view text);

}  // namespace news::quotes
