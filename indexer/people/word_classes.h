#pragma once

#include <string_view>

#include "people/lists.h"
#include "people/scan.h"

namespace news::people {

/// What capitals, hyphens and apostrophes tell besides the lists: O'Neill, Prize-winning, They've.
void look_closer(std::string_view text, Token& token, const Lists& lists);

/// Gives a token the classes of its word.
inline void look_up(std::string_view text, Token& token, const Lists& lists) {
  if ((token.shape & (kNumber | kCjk)) != 0) return;
  token.flags = lists.flags(token.hash);
  if ((token.shape & (kHyphen | kMixed | kCapital)) != 0) look_closer(text, token, lists);
}

/// Citing, Ridiculed, Presumably: a word of no list that ends as participles and adverbs do.
[[nodiscard]] bool looks_like_opener(std::string_view word);

/// Forty-four-year-old, Would-be, Taiwan-born: several words, none of which is a name's.
[[nodiscard]] bool is_compound(std::string_view word, const Lists& lists);

/// "la mère d'Anne", "qu'Anne": where no name stands before it, the given name behind the apostrophe is a word
/// of its own.
void cut_elided(std::string_view text, Token& token, const Token& before, const Lists& lists);

}  // namespace news::people
