#pragma once

#include <string>
#include <string_view>

namespace news::reading {

/// What an agency writes below a text, in a paragraph of its own: that it ends ("ENDS", "-30-", "###"), the
/// initials of who worked on it ("hh/ph/ts", "AAP gfr"), how the desk is reached ("((desk@agency.example))").
/// `source` is the article's, and may sign in small letters.
[[nodiscard]] bool is_sign_off(std::string_view line, std::string_view source);

/// "(END) Dow Jones Newswires": what follows is no text either.
[[nodiscard]] bool opens_sign_off(std::string_view line);

/// A short paragraph to other editors: "Eds: Adds quote.", "*** NOTE TO EDITORS: photo follows ***".
[[nodiscard]] bool is_note_to_editors(std::string_view line);

/// A headline without the signs of how pressing a message is, and which of several: "EXTRA", "2ND LEAD Harbor
/// vote", "Lead 2".
[[nodiscard]] std::string without_flags(std::string_view line);

}  // namespace news::reading
