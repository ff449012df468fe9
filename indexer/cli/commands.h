#pragma once

#include "options.h"

namespace news::indexer::cli {

/// Runs the command that was chosen. Results go to stdout, everything else to stderr. Gives back the exit
/// status. Throws schema::Error.
[[nodiscard]] int run(const CLI::App& app, const Options& options);

}  // namespace news::indexer::cli
