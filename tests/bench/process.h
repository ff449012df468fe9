#pragma once

#include <string>
#include <vector>

namespace news::bench {

using Command = std::vector<std::string>;

/// What a pipeline took, all its programs and what they started together.
struct Usage {
  double cpu = 0;      ///< Seconds, user and system.
  double wall = 0;     ///< Seconds.
  double peak_mb = 0;  ///< The sum of the programs' largest resident sets.
};

/// Runs commands joined by pipes; `output`, where given, takes what the last one prints. Throws
/// std::runtime_error with the end of what they wrote when one fails or can't be started.
Usage run_pipeline(const std::vector<Command>& commands, std::string* output = nullptr);

/// What a command prints, without the last line's end; empty when it fails or isn't there.
std::string output_of(const Command& command);

}  // namespace news::bench
