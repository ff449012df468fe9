#pragma once

#include <string_view>

namespace news::reading {

/// What lies beside articles in saved sites, crawls, mail directories and archives, by its name: "scripts and
/// style sheets", "files of a site or crawler"; empty for what may be an article.
[[nodiscard]] std::string_view kind_by_name(std::string_view path);

}  // namespace news::reading
