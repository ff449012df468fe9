#pragma once

#include <ctime>
#include <string>
#include <string_view>

#include "read_support.h"
#include "support/catch.h"

namespace news::reading::tests {

inline double cpu_seconds_of(Format format, const std::string& bytes) {
  const std::clock_t begin = std::clock();
  const auto result = read_as(format, bytes);
  CHECK(result.articles.size() + result.rejected.size() >= 1);
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

/// Four times the bytes may take four times as long and some; quadratic work would take sixteen times as
/// long. What is over in a moment isn't measured.
inline void check_time(Format format, const std::string& quarter, const std::string& bytes) {
  const double seconds = cpu_seconds_of(format, quarter);
  CHECK(cpu_seconds_of(format, bytes) < 10 * seconds + 1);
}

/// The same of what is as hard to read wherever it is cut off.
inline void check_time(Format format, const std::string& bytes) {
  check_time(format, bytes.substr(0, bytes.size() / 4), bytes);
}

/// The piece again and again, until it has so many bytes.
inline std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string out;
  out.reserve(bytes + piece.size());
  while (out.size() < bytes) out += piece;
  return out;
}

}  // namespace news::reading::tests
