#pragma once

#include <optional>
#include <string_view>

#include "reading/dates.h"

namespace news::reading {

/// True for words before a date that make it the one of a change: "updated", "bijgewerkt op", "更新日：".
[[nodiscard]] bool says_modified(std::string_view text);

/// The dates of a line that may say when something was published and when it was changed.
struct LabelledDates {
  std::optional<FoundDate> published;
  std::optional<FoundDate> modified;
};

/// Told by the words before each: "Published 11 Feb, updated 12 Feb", "Stand: 12.2. | Erstellt: 11.2.".
[[nodiscard]] LabelledDates dates_by_label(std::string_view line);

}  // namespace news::reading
