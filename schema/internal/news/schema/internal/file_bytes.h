#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace news::schema {

/// All bytes of a file, or nothing where it can't be read: what is wrong then is for the caller to say, who
/// knows what the file is for.
[[nodiscard]] std::optional<std::string> file_bytes(const std::filesystem::path& file);

}  // namespace news::schema
