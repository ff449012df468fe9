#pragma once

#include <string>
#include <vector>

#include "table.h"

namespace news::cli {

/// The text between single quotes of a POSIX shell.
[[nodiscard]] std::string shell_quoted(const std::string& text);

/// The words with blanks between.
[[nodiscard]] std::string joined(const std::vector<std::string>& words, const std::string& between = " ");

}  // namespace news::cli
