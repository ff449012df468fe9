#pragma once

#include <string_view>

namespace news::reading {

/// The name of a section as newspapers have them: "Opinion", "World news", "Wirtschaft".
[[nodiscard]] bool is_section_name(std::string_view line);

}  // namespace news::reading
