#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <news/schema/article.h>

#include "quotes/attribution.h"

namespace news::quotes {

/// A paragraph of an interview in which somebody speaks without quotation marks.
struct Turn {
  std::size_t paragraph = 0;
  std::uint32_t begin = 0;  ///< Where the words begin, behind "A:" or "LUND:".
  SpeakerWords speaker;
  bool goes_on = false;  ///< Without a label: the same answer still.
};

/// What is said in an article that is written as an interview, in order: "Q: ..." and "A: ...", or names with
/// a colon before what they say. Empty for any other article. Questions of "Q" are the newsroom's: no turns.
[[nodiscard]] std::vector<Turn> turns_of(const schema::Article& article,
                                         const std::vector<Paragraph>& paragraphs, const Lexicon& lexicon);

}  // namespace news::quotes
