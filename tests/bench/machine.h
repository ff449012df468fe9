#pragma once

#include <string>

namespace news::bench {

/// YYYY-MM-DD.
std::string today();

/// Cores, memory and how busy it is: "2 cores (AMD EPYC ...), 24 GB, load 0.31".
std::string describe_machine();

}  // namespace news::bench
