#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include <news/searcher/results.h>

#include "occurrences.h"

namespace news::searcher {

/// A stretch of a text, in bytes.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// A stretch that is worth showing.
struct Passage : Stretch {
  double score = 0;
};

/// A sentence or a part of one, with the blanks behind it.
struct Piece : Stretch {
  bool begins_sentence = true;
};

/// Cuts a range of a text into sentences, and those longer than `longest` bytes at clauses and blanks. The
/// pieces follow each other without a gap.
[[nodiscard]] std::vector<Piece> cut_into_pieces(std::string_view text, Stretch range, std::size_t longest);

/// The stretch of about `bytes` in a range that shows most of the query, the first of equals; whole sentences
/// where they fit. Stays clear of `used`. Nothing where nothing of `occurrences` (ascending) is left.
[[nodiscard]] std::optional<Passage> best_passage(std::string_view text, Stretch range,
                                                  const std::vector<Occurrence>& occurrences,
                                                  const std::vector<QueryUnits::Unit>& units,
                                                  std::size_t bytes, const std::vector<Stretch>& used);

/// The beginning of a text, about `bytes` of it.
[[nodiscard]] Stretch beginning_of(std::string_view text, std::size_t bytes);

/// Makes the snippet: blanks and line breaks in a row become one blank, bytes that aren't UTF-8 become
/// U+FFFD, what of the query lies in the stretch is marked. `whole` is what the stretch was cut from.
[[nodiscard]] Snippet make_snippet(std::string_view text, Stretch whole, Stretch stretch,
                                   const std::vector<Occurrence>& occurrences);

}  // namespace news::searcher
