#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include <news/schema/export.h>

namespace news::schema {

/// What went wrong, by what the caller can do about it.
enum class ErrorCode {
  bad_query,      ///< The query can't be read as typed; the message shows where.
  bad_argument,   ///< An option or parameter has a value outside its range.
  index_missing,  ///< There is no index at the place named, or its first load hasn't ended.
  index_locked,   ///< Another process is writing to the index.
  index_corrupt,  ///< The index is damaged; `newsindex check` tells more.
  format_newer,   ///< The index was written by a later version of this program.
  format_older,   ///< The index was written by an earlier version that is no longer read.
  data_missing,   ///< A data file that ships with the programs isn't there or is damaged.
  io,             ///< The system refused a read or a write (space, permission, a device).
  internal,       ///< A fault of this program; the message keeps the cause as it was given.
};

/// The name of a code as it is printed: `bad_query`, `index_locked`, ...
[[nodiscard]] NEWS_EXPORT std::string_view name_of(ErrorCode code);

/// The one exception of the project: an operation ended, and this says why and what to do next.
/// A fact about a single article isn't an Error but an entry of a report.
class NEWS_EXPORT Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& what, std::string hint = {});
  ~Error() override;
  Error(const Error&) = default;
  Error& operator=(const Error&) = default;

  [[nodiscard]] ErrorCode code() const noexcept { return code_; }
  /// The next step for a person, one sentence; empty when there is none.
  [[nodiscard]] const std::string& hint() const noexcept { return hint_; }

 private:
  ErrorCode code_;
  std::string hint_;
};

}  // namespace news::schema
