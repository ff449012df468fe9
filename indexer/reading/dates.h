#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <news/schema/day.h>

namespace news::reading {

/// A date that stands in a text, with its time where there is one.
struct FoundDate {
  schema::Day day;
  std::string time;        ///< "18:03" or "18:03:22"; empty without one.
  std::string zone;        ///< "Z", "+01:00"; empty where none was written.
  bool ambiguous = false;  ///< 03/04/2024: day and month may be meant the other way round.
  std::size_t begin = 0;   ///< Where date and time stand, in bytes.
  std::size_t end = 0;

  [[nodiscard]] std::string iso() const;
};

/// The first date at or behind `from`, written in figures or with the name of a month in one of some twenty
/// languages: "Feb. 3, 2025, 5:12 PM", "12.07.2024, 18:40 Uhr", "20 mai 2023 à 22h05", "3 de febrero de
/// 2025".
[[nodiscard]] std::optional<FoundDate> find_date(std::string_view text, std::size_t from = 0);

/// A date as ISO 8601 with the zone it came with, for what stands alone in a field of a record: all that
/// find_date knows, and seconds since 1970. `plausible` is false for a date that news can't have.
struct Stamp {
  std::string iso;
  bool plausible = true;
  bool ambiguous = false;
};
[[nodiscard]] std::optional<Stamp> read_stamp(std::string_view text);

/// The day in an address: ".../2024/05/14/...", ".../2024-05-14-...", ".../2024/may/14/...".
[[nodiscard]] std::optional<schema::Day> day_of_url(std::string_view url);

[[nodiscard]] bool is_month_name(std::string_view word);
[[nodiscard]] bool is_weekday_name(std::string_view word);

}  // namespace news::reading
