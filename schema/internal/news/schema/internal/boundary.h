#pragma once

#include <string>
#include <utility>

#include <xapian.h>

#include <news/schema/error.h>

namespace news::schema {

/// The Error that a person can act on, for what Xapian threw while working on `place`.
[[nodiscard]] Error translate(const Xapian::Error& error, const std::string& place);

/// Whether the system refused to open something that is there: for lack of permission, of files that may be
/// open, ...
[[nodiscard]] bool was_denied(const Xapian::Error& error);

/// Runs f; what Xapian throws leaves as Error. A reopen loop stands inside f: here DatabaseModifiedError is
/// an error like any.
template <class F>
auto at_boundary(const std::string& place, F&& f) {
  try {
    return std::forward<F>(f)();
  } catch (const Xapian::Error& error) {
    throw translate(error, place);
  }
}

}  // namespace news::schema
