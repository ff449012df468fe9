#pragma once

#include <filesystem>
#include <string>

namespace news::cli {

/// Where the index is: what `--db` gave, else $NEWSINDEX_DB, else ${XDG_DATA_HOME:-~/.local/share}/newsindex.
/// Throws schema::Error{bad_argument} when none of them says.
[[nodiscard]] std::filesystem::path index_location(const std::string& given);

}  // namespace news::cli
