#pragma once

#include <string>

#include "support/catch.h"

/// The matcher of both versions of Catch2 for a part of a text.
inline auto Contains(const std::string& part) {
#if __has_include(<catch2/catch_all.hpp>)
  return Catch::Matchers::ContainsSubstring(part);
#else
  return Catch::Matchers::Contains(part);
#endif
}
