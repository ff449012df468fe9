#pragma once

#include <string>
#include <string_view>

namespace news::reading {

/// The encoding that a text most likely is in, which is no UTF-8 and names none; by how its letters follow
/// each other, tags left out. Empty where windows-1252 is as likely: most such texts are in that.
[[nodiscard]] std::string guess_charset(std::string_view bytes);

}  // namespace news::reading
