#pragma once

#include <string_view>

#include "quotes/cues.h"

namespace news::quotes {

/// Is a form of a Russian or Ukrainian name, as it stands in a text, in another case than the nominative?
/// Nobody speaks in those: "адвокат Олега Басова". `nominative` is the same name as it is listed, which may
/// be in Latin letters; both are single words. False where the forms don't tell.
[[nodiscard]] bool is_inflected_form(std::string_view form, std::string_view nominative);

/// What a Russian or Ukrainian surname in the nominative tells: Навальный, Навальная. Unknown for Порошенко.
[[nodiscard]] Gender gender_of_surname(std::string_view surname);
/// What a verb in the past tells of its subject: сказал, сказала; сказав.
[[nodiscard]] Gender gender_of_past(std::string_view verb);

/// Does the ending alone tell that a name isn't in the nominative? "сказали Басову жители"
[[nodiscard]] bool has_oblique_ending(std::string_view name);

}  // namespace news::quotes
