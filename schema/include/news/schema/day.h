#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <news/schema/export.h>

namespace news::schema {

/// A day of the Gregorian calendar, as written in an article, in the article's own zone.
struct NEWS_EXPORT Day {
  int year = 0;
  int month = 0;
  int day = 0;

  [[nodiscard]] std::string iso() const;      ///< "2025-02-24"
  [[nodiscard]] std::string compact() const;  ///< "20250224", sorts as text
  auto operator<=>(const Day&) const = default;
};

/// A moment as written: the day in its own zone, and the instant where a time was given.
struct Moment {
  Day day;
  std::int64_t instant =
      0;  ///< Seconds since 1970-01-01T00:00Z; midnight UTC of the day when no time was written.
  bool has_time = false;
};

/// First and last day of a period, both inclusive.
struct DayRange {
  Day first;
  Day last;
};

/// Reads ISO 8601 dates and times ("2025-02-24", "2025-02-24T18:03:00+01:00", "20250224T180300Z"), RFC 822
/// dates and "February 24, 2025" / "24 February 2025". Nothing for text that isn't a date or names an
/// impossible day.
[[nodiscard]] NEWS_EXPORT std::optional<Moment> parse_moment(std::string_view text);

/// Reads a period: "2025", "2025-02", "2025-02-24", or two of them around "..", either side may be left out
/// ("2024..2025", "..2024-05"). Nothing when it isn't one.
[[nodiscard]] NEWS_EXPORT std::optional<DayRange> parse_period(std::string_view text);

[[nodiscard]] NEWS_EXPORT bool is_valid(const Day& day);

/// Days that news can have been published on: from 1600 to two days after `today`.
[[nodiscard]] NEWS_EXPORT bool is_plausible(const Day& day, const Day& today);

/// Today in UTC.
[[nodiscard]] NEWS_EXPORT Day today();

}  // namespace news::schema
