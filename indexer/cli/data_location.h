#pragma once

#include <filesystem>
#include <string>

namespace news::indexer::cli {

/// Where gazetteers, cues and rules are: what `--data` gave, else beside the program (../share/newssearch
/// after installation, share/newssearch in a build), else where this build would install them. Throws
/// schema::Error{data_missing} when there is nothing at any of these.
[[nodiscard]] std::filesystem::path data_location(const std::string& given);

}  // namespace news::indexer::cli
