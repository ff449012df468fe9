#pragma once

#include <string>
#include <string_view>

namespace news::topics {

/// Some sites set a list of links behind a name, and what cuts the text out of the page leaves its titles
/// stuck to the name: "Senator Jo MarlowNine votes to watch Who gains from the toll road MORE said". The
/// titles are of other articles and say nothing about this one.
///
/// Gives `text` where it has no such list, else a copy in `buffer` with blanks in place of the lists.
[[nodiscard]] std::string_view without_link_lists(std::string_view text, std::string& buffer);

}  // namespace news::topics
