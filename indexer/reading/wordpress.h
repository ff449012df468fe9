#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reading/xml.h"

namespace news::reading {

/// The markup of a text as WordPress stores it: a blank line begins a paragraph, captions stand in brackets,
/// as do galleries and players, which are taken out.
[[nodiscard]] std::string markup_of_wordpress(std::string_view text);

/// "2024-02-12 11:00:00" -> "2024-02-12T11:00:00Z"; empty for the zeros that stand for no date.
[[nodiscard]] std::string date_of_wordpress(std::string date);

/// The names behind which the authors of an export log in, and those that readers see.
using DisplayNames = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] DisplayNames display_names_of(const Node& channel);
void put_display_names(const DisplayNames& names, std::vector<std::string>& authors);

}  // namespace news::reading
