#pragma once

#include <string_view>

#include "people/lists.h"
#include "people/scan.h"

namespace news::people {

/// What the words of a German text are otherwise than the lists say, which know all languages: there all
/// nouns have a capital, titles among them, and the genitive has no apostrophe. `next`: the token behind,
/// nullptr for none.
void read_as_german(std::string_view text, Token& token, const Token* next, const Lists& lists);

/// An article or a preposition that in German stands between nouns, and in a name only behind another one:
/// von der Leyen, aus dem Siepen; but Tod der Tiere, Adele das Album.
[[nodiscard]] bool parts_german_nouns(const Token& word, const Token& before);

}  // namespace news::people
