#include "reading/dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <utility>

#include "reading/characters.h"
#include "reading/clock.h"
#include "reading/date_pieces.h"

namespace news::reading {
namespace {

using schema::Day;

struct Match {
  Day day;
  bool ambiguous = false;
  std::size_t pieces = 0;
  std::string time = {};  ///< Of a clock amid the date.
  std::string zone = {};
};

int full_year(const Piece& piece) {
  if (piece.size() == 4) return piece.value;
  return piece.value < 70 ? piece.value + 2000 : piece.value + 1900;
}

/// 2024-05-14, 2024/5/14, 2024.05.14, 20240514, 2024年5月14日, 14.05.2024, 14/5/2024, 14-05-24.
std::optional<Match> match_figures(const Scanner& in, std::size_t i) {
  if (in.is_number(i, 8, 8)) {
    const int value = in[i].value;
    return Match{{value / 10000, value / 100 % 100, value % 100}, false, 1};
  }
  if (in.is_number(i, 4, 4) && in.at(i + 1) == "年" && in.is_number(i + 2, 1, 2) && in.at(i + 3) == "月" &&
      in.is_number(i + 4, 1, 2)) {
    return Match{
        {in[i].value, in[i + 2].value, in[i + 4].value}, false, std::size_t{in.at(i + 5) == "日" ? 6U : 5U}};
  }
  if (!in.is_mark(i + 1, "-/.") || !in.is_number(i + 2, 1, 2) || in.at(i + 3) != in.at(i + 1))
    return std::nullopt;
  if (in.is_number(i, 4, 4) && in.is_number(i + 4, 1, 2)) {
    return Match{{in[i].value, in[i + 2].value, in[i + 4].value}, false, 5};
  }
  const bool slash = in.is_mark(i + 1, "/");
  const bool year = in.is_number(i + 4, 4, 4) || (in.is_number(i + 4, 2, 2) && !in.is_mark(i + 5, "./-"));
  if (!in.is_number(i, 1, 2) || !year) return std::nullopt;
  Match out{{full_year(in[i + 4]), in[i + 2].value, in[i].value}, false, 5};
  if (slash && out.day.month > 12) std::swap(out.day.month, out.day.day);
  out.ambiguous = slash && out.day.day <= 12 && out.day.month <= 12 && out.day.day != out.day.month;
  return out;
}

/// 14 May 2024, 14. Mai 2024, 14th of May, 2024, 14 de mayo de 2024, 14-May-2024.
std::optional<Match> match_day_first(const Scanner& in, std::size_t i) {
  if (!in.is_number(i, 1, 2)) return std::nullopt;
  std::size_t at = i + 1;
  while (in.is_mark(at, ".-") || in.is_word(at, "st") || in.is_word(at, "nd") || in.is_word(at, "rd") ||
         in.is_word(at, "th") || in.is_word(at, "of") || in.is_word(at, "de") || in.is_word(at, "er")) {
    if (++at > i + 4) return std::nullopt;
  }
  const int month = in.month(at);
  if (month == 0) return std::nullopt;
  ++at;
  // مارس/آذار: by both calendars' names.
  if (in.is_mark(at, "/") && in.month(at + 1) == month) at += 2;
  while (in.is_mark(at, ".,-") || in.is_word(at, "de") || in.is_word(at, "del")) {
    if (++at > i + 7) return std::nullopt;
  }
  // Two figures are a year where a clock follows, as in old mail.
  const bool short_year = in.is_number(at, 2, 2) && in.is_number(at + 1, 2, 2) && in.is_mark(at + 2, ":");
  if (!in.is_number(at, 4, 4) && !short_year) return std::nullopt;
  return Match{{full_year(in[at]), month, in[i].value}, false, at + 1 - i};
}

/// May 14 18:03:22 2024, May 14 18:03:22 +0000 2024: as C and its followers write it.
std::optional<Match> match_clock_before_year(const Scanner& in, std::size_t i) {
  const int month = in.month(i);
  if (month == 0 || !in.is_number(i + 1, 1, 2) || !in.is_number(i + 2, 2, 2) || !in.is_mark(i + 3, ":"))
    return std::nullopt;
  FoundDate clock;
  const std::size_t year = i + 2 + match_time(in, i + 2, false, clock);
  if (clock.time.empty() || !in.is_number(year, 4, 4)) return std::nullopt;
  return Match{{in[year].value, month, in[i + 1].value}, false, year + 1 - i, clock.time, clock.zone};
}

/// May 14, 2024, Feb. 3rd, 2025, May 14 2024.
std::optional<Match> match_month_first(const Scanner& in, std::size_t i) {
  const int month = in.month(i);
  if (month == 0) return std::nullopt;
  std::size_t at = i + 1;
  if (in.is_mark(at, ".")) ++at;
  if (!in.is_number(at, 1, 2)) return std::nullopt;
  const int day = in[at].value;
  ++at;
  if (in.is_word(at, "st") || in.is_word(at, "nd") || in.is_word(at, "rd") || in.is_word(at, "th")) ++at;
  if (in.is_mark(at, ",")) ++at;
  if (!in.is_number(at, 4, 4)) return std::nullopt;
  return Match{{in[at].value, month, day}, false, at + 1 - i};
}

std::optional<Match> match_date(const Scanner& in, std::size_t i) {
  for (const auto match : {match_figures, match_day_first, match_month_first, match_clock_before_year}) {
    if (const auto found = match(in, i); found && schema::is_valid(found->day)) return found;
  }
  return std::nullopt;
}

std::optional<Stamp> from_seconds(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const std::string_view rest = text.substr(static_cast<std::size_t>(end - text.data()));
  const bool decimals =
      rest.empty() || (rest.front() == '.' && std::all_of(rest.begin() + 1, rest.end(), is_ascii_digit));
  if (error != std::errc() || !decimals) return std::nullopt;
  if (value >= 100'000'000'000) value /= 1000;  // milliseconds, as JavaScript counts
  if (value < 100'000'000 || value >= 100'000'000'000) return std::nullopt;
  const std::chrono::sys_seconds instant{std::chrono::seconds{value}};
  const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(instant)};
  const Day day{static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
                static_cast<int>(static_cast<unsigned>(date.day()))};
  const int seconds = static_cast<int>(value % 86400);
  std::array<char, 32> clock{};
  std::snprintf(clock.data(), clock.size(), "T%02d:%02d:%02dZ", seconds / 3600, seconds / 60 % 60,
                seconds % 60);
  return Stamp{day.iso() + clock.data(), schema::is_plausible(day, schema::today()), false};
}

/// 20240514180322, 202405141803: figures of a calendar and a clock, the shorter ones only where they can't
/// well be milliseconds since 1970.
bool is_joined_moment(std::string_view figures) {
  if (figures.find('.') != std::string_view::npos) return false;
  const std::string_view year = figures.substr(0, 4);
  return figures.size() == 14 || (figures.size() == 12 && year >= "1900" && year <= "2100");
}

/// ".../2024/feb/11/..."
std::optional<Day> day_with_month_name(std::string_view url) {
  constexpr std::size_t kLongestPart = 12;
  std::array<std::string_view, 3> parts;  // the last three
  for (std::size_t at = 0; at < url.size();) {
    const std::size_t end = std::min(url.find('/', at), url.size());
    parts = {parts[1], parts[2], url.substr(at, end - at)};
    at = end + 1;
    const auto all_digits = [](std::string_view part) {
      return !part.empty() && part.size() <= 4 && std::all_of(part.begin(), part.end(), is_ascii_digit);
    };
    if (parts[0].size() != 4 || !all_digits(parts[0]) || parts[2].size() > 2 || !all_digits(parts[2]) ||
        parts[1].size() > kLongestPart)
      continue;
    const Day day{std::stoi(std::string(parts[0])), month_number(parts[1]), std::stoi(std::string(parts[2]))};
    if (schema::is_valid(day) && day.year >= 1990 && schema::is_plausible(day, schema::today())) return day;
  }
  return std::nullopt;
}

}  // namespace

std::string FoundDate::iso() const {
  std::string out = day.iso();
  if (!time.empty()) out.append("T").append(time).append(zone);
  return out;
}

std::optional<FoundDate> find_date(std::string_view text, std::size_t from) {
  // Enough for any line that is about a date; texts are longer, and their dates are not asked for.
  constexpr std::size_t kMostPieces = 200;
  if (text.find_first_of("0123456789", from) == std::string_view::npos) return std::nullopt;
  Scanner in(text);
  in.cut(from, kMostPieces);
  for (std::size_t i = 0; i < in.size(); ++i) {
    const auto match = match_date(in, i);
    if (!match) continue;
    FoundDate out;
    out.day = match->day;
    out.ambiguous = match->ambiguous;
    out.begin = in[i].begin;
    out.end = in[i + match->pieces - 1].end;
    out.time = match->time;
    out.zone = match->zone;
    if (!out.time.empty()) return out;
    read_time_behind(in, i + match->pieces, out);
    if (out.time.empty()) read_time_before(in, i, out);
    return out;
  }
  return std::nullopt;
}

std::optional<Stamp> read_stamp(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > 200) return std::nullopt;
  if (std::all_of(text.begin(), text.end(), [](char c) { return is_ascii_digit(c) || c == '.'; })) {
    if (is_joined_moment(text)) {
      const std::string joined = std::string(text.substr(0, 8)).append("T").append(text.substr(8));
      if (const auto found = find_date(joined); found && !found->time.empty())
        return Stamp{found->iso(), schema::is_plausible(found->day, schema::today()), false};
    }
    if (auto stamp = from_seconds(text)) return stamp;
  }
  const schema::Day today = schema::today();
  if (const auto found = find_date(text)) {
    return Stamp{found->iso(), schema::is_plausible(found->day, today), found->ambiguous};
  }
  if (const auto moment = schema::parse_moment(text)) {
    return Stamp{moment->day.iso(), schema::is_plausible(moment->day, today), false};
  }
  return std::nullopt;
}

std::optional<schema::Day> day_of_url(std::string_view url) {
  const schema::Day today = schema::today();
  for (std::size_t at = 0; at + 10 < url.size(); ++at) {
    const char mark = url[at + 5];
    if ((url[at] != '/' && url[at] != '-') || (mark != '/' && mark != '-') || url[at + 8] != mark) continue;
    const auto digits = [&](std::size_t begin, std::size_t count) {
      int value = 0;
      for (std::size_t i = begin; i < begin + count; ++i) {
        if (!is_ascii_digit(url[i])) return -1;
        value = value * 10 + (url[i] - '0');
      }
      return value;
    };
    const Day day{digits(at + 1, 4), digits(at + 6, 2), digits(at + 9, 2)};
    const bool ends = at + 11 == url.size() || !is_ascii_digit(url[at + 11]);
    if (ends && day.year >= 1990 && schema::is_plausible(day, today)) return day;
  }
  return day_with_month_name(url);
}

}  // namespace news::reading
