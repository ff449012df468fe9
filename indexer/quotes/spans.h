#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace news::quotes {

/// A stretch between quotation marks. `outer` includes the marks, `begin..end` leaves them out.
struct QuoteSpan {
  std::uint32_t outer_begin = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t outer_end = 0;
  bool closed = true;    ///< False when the paragraph ends before the closing mark.
  bool goes_on = false;  ///< The same words as the span before, interrupted: "Nous partons, dit-il, demain".
};

/// A line of the body. News bodies have one paragraph per line.
struct Paragraph {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// The lines of a text that hold something else than blanks.
[[nodiscard]] std::vector<Paragraph> paragraphs_of(std::string_view text);

/// How an article writes its quotes.
struct MarkStyle {
  bool single = false;  ///< ‘…’ or '…' are its outer marks: it has no double ones.
};
[[nodiscard]] MarkStyle style_of(std::string_view text);

/// The quotation spans of a paragraph, in order and not overlapping; nested ones belong to the outer one.
/// Knows “…”, „…“, ”…”, «…», »…«, ‹…›, 「…」, 『…』, ``…'' and "…". Linear in the length of the paragraph.
void find_spans(std::string_view text, Paragraph paragraph, MarkStyle style, std::vector<QuoteSpan>& out);

}  // namespace news::quotes
