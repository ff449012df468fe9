#pragma once

#include <optional>

#include <news/schema/error.h>

namespace news::tests {

/// The error of ours that a call ends with; nothing where it ends well.
template <class F>
std::optional<schema::Error> error_of(F&& f) {
  try {
    f();
  } catch (const schema::Error& error) {
    return error;
  }
  return std::nullopt;
}

}  // namespace news::tests
