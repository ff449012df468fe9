#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <news/schema/article.h>

#include "people/document.h"

namespace news::people {

// Who wrote, edited, photographed or helped is no person of the article. Tokens: begin included, end
// excluded.

struct Stretch {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

/// A paragraph that is the author's line above the text: By Ann Example, Staff Writer.
[[nodiscard]] bool is_byline(const Document& document, const Block& block);

/// The credit lines that begin with a word for it: Photo: ...; Reporting by ...; (Courtesy of ...).
void add_credit_lines(const Document& document, const Block& block, std::vector<Stretch>& found);

/// How far names can be learned from a block: as far as it is surely no byline and no credit line.
[[nodiscard]] std::uint32_t learnable_end(const Document& document, const Block& block);

/// Sentences about who wrote the article: ... contributed to this report; Follow ... on Twitter.
void add_taglines(const Document& document, const Block& block, bool tail, std::vector<Stretch>& found);

/// All of these in a block, in the order of their beginnings. `tail`: one of the last of the text.
void find_credits(const Document& document, const Block& block, bool tail, std::vector<Stretch>& found);

/// The blocks at the end of the body in which a text says who wrote it.
inline constexpr std::uint32_t kTailBlocks = 8;

/// Does this name, alone, stand in a credit: (Ann Example/Reuters); Ann Example for The Monitor; AP Photo/Ann
/// Example; @AnnExample?
[[nodiscard]] bool is_credited(const Document& document, const Block& block, std::uint32_t first,
                               std::uint32_t last);

/// Does this mention begin a sentence that tells who the author is: Ann Example is a writer in Dover?
[[nodiscard]] bool begins_biography(std::string_view body, const schema::Span& mention);

}  // namespace news::people
