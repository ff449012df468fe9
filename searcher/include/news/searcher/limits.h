#pragma once

#include <cstddef>

namespace news::searcher {

/// What a query may hold. Each limit keeps the time of one search bounded.
struct QueryLimits {
  std::size_t bytes = 10'000;
  std::size_t words = 256;
  std::size_t depth = 16;  ///< Parentheses and NOTs inside one another.
  std::size_t wildcards = 16;
  std::size_t wildcard_letters = 3;  ///< Letters before the `*`.
  std::size_t phrase_words = 32;
  std::size_t plain_bytes = 10'000;  ///< For queries of plain words.
  std::size_t plain_words = 512;
  std::size_t forms = 64;        ///< Written forms that a word stands for, most frequent first,
  std::size_t expansions = 200;  ///< and words that one with an open end stands for.
};
inline constexpr QueryLimits kQueryLimits;

}  // namespace news::searcher
