#include <news/schema/day.h>

#include <array>
#include <chrono>
#include <cstdio>

namespace news::schema {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
  return text;
}

/// Reads what it is told to from the front of a text.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  [[nodiscard]] bool at_end() const { return text_.empty(); }
  [[nodiscard]] char front() const { return text_.empty() ? '\0' : text_.front(); }

  bool take(char c) {
    if (front() != c) return false;
    text_.remove_prefix(1);
    return true;
  }

  /// A number of `least` to `most` digits, all there are.
  std::optional<int> number(std::size_t least, std::size_t most) {
    std::size_t n = 0;
    int value = 0;
    while (n < text_.size() && n < most && is_digit(text_[n])) value = value * 10 + (text_[n++] - '0');
    if (n < least) return std::nullopt;
    text_.remove_prefix(n);
    return value;
  }

  std::string word() {
    std::string out;
    while (!text_.empty() && is_alpha(text_.front())) {
      out += lower(text_.front());
      text_.remove_prefix(1);
    }
    return out;
  }

  void blanks() {
    while (!text_.empty() && (text_.front() == ' ' || text_.front() == ',' || text_.front() == '\t'))
      text_.remove_prefix(1);
  }

 private:
  std::string_view text_;
};

struct Clock {
  int hour = 0, minute = 0, second = 0;
};

/// 18:03, 18:03:22, 180322, with fractions of a second left out.
std::optional<Clock> clock(Scanner& in) {
  Clock out;
  const auto hour = in.number(1, 2);
  if (!hour) return std::nullopt;
  out.hour = *hour;
  const bool colon = in.take(':');
  const auto minute = in.number(2, 2);
  if (!minute) return std::nullopt;
  out.minute = *minute;
  if (!colon || in.take(':')) {
    if (const auto second = in.number(2, 2)) out.second = *second;
  }
  if (in.take('.') || in.take(',')) (void)in.number(1, 12);
  if (out.hour > 24 || out.minute > 59 || out.second > 60) return std::nullopt;
  return out;
}

/// "+01:00", "-0500", "+01", in minutes; behind the name of a zone "+1" too.
std::optional<int> offset(Scanner& in, std::size_t least_digits) {
  constexpr int kFarthest = 14 * 60;
  const char sign = in.front();
  if (!in.take(sign)) return std::nullopt;
  const auto hours = in.number(least_digits, 2);
  if (!hours) return std::nullopt;
  in.take(':');
  const int minutes = in.number(2, 2).value_or(0);
  const int all = *hours * 60 + minutes;
  if (minutes > 59 || all > kFarthest) return std::nullopt;
  return sign == '-' ? -all : all;
}

/// Minutes east of Greenwich; names of zones as RFC 822 has them and the usual ones beside.
std::optional<int> zone(Scanner& in) {
  if (in.take('Z') || in.take('z')) return 0;
  if (in.front() == '+' || in.front() == '-') return offset(in, 2);
  struct Name {
    std::string_view name;
    int minutes;
  };
  static constexpr std::array<Name, 16> kNames = {{{"gmt", 0},
                                                   {"ut", 0},
                                                   {"utc", 0},
                                                   {"est", -300},
                                                   {"edt", -240},
                                                   {"cst", -360},
                                                   {"cdt", -300},
                                                   {"mst", -420},
                                                   {"mdt", -360},
                                                   {"pst", -480},
                                                   {"pdt", -420},
                                                   {"cet", 60},
                                                   {"cest", 120},
                                                   {"bst", 60},
                                                   {"eet", 120},
                                                   {"msk", 180}}};
  const std::string name = in.word();
  for (const Name& known : kNames) {
    if (known.name != name) continue;
    const bool counted = known.minutes == 0 && (in.front() == '+' || in.front() == '-');
    return counted ? offset(in, 1) : known.minutes;
  }
  return std::nullopt;
}

std::optional<int> month_of(std::string_view name) {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  if (name == "sept") return 9;
  if (name.size() < 3) return std::nullopt;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (kMonths[i] == name || kMonths[i].substr(0, 3) == name) return static_cast<int>(i) + 1;
  }
  return std::nullopt;
}

std::int64_t days_since_epoch(const Day& day) {
  const std::chrono::sys_days at = std::chrono::year{day.year} / day.month / day.day;
  return at.time_since_epoch().count();
}

Moment with_time(const Day& day, const Clock& time, int zone_minutes) {
  const std::int64_t seconds =
      days_since_epoch(day) * 86400 + time.hour * 3600 + time.minute * 60 + time.second;
  return {day, seconds - std::int64_t{zone_minutes} * 60, true};
}

/// What may follow a day: nothing, or a time with or without a zone.
std::optional<Moment> rest_of_moment(const Day& day, Scanner& in) {
  if (!is_valid(day)) return std::nullopt;
  const Moment bare{day, days_since_epoch(day) * 86400, false};
  in.blanks();
  if (in.at_end()) return bare;
  if (!in.take('T') && !in.take('t') && !is_digit(in.front())) {
    const std::string word = in.word();
    if (word != "at" && word != "um") return std::nullopt;
    in.blanks();
  }
  const auto time = clock(in);
  if (!time) return std::nullopt;
  in.blanks();
  Clock at = *time;
  if (in.front() == 'a' || in.front() == 'A' || in.front() == 'p' || in.front() == 'P') {
    Scanner ahead = in;
    const char half = lower(ahead.front());
    ahead.take(ahead.front());
    ahead.take('.');
    if (ahead.take('m') || ahead.take('M')) {
      ahead.take('.');
      if (at.hour > 12) return std::nullopt;
      at.hour = at.hour % 12 + (half == 'p' ? 12 : 0);
      in = ahead;
      in.blanks();
    }
  }
  int offset = 0;
  if (!in.at_end()) {
    const auto found = zone(in);
    if (!found) return std::nullopt;
    offset = *found;
    in.blanks();
    if (!in.at_end()) return std::nullopt;
  }
  return with_time(day, at, offset);
}

std::optional<Moment> numeric(std::string_view text) {
  Scanner in(text);
  const auto year = in.number(4, 4);
  if (!year) return std::nullopt;
  const bool dashes = in.front() == '-' || in.front() == '/' || in.front() == '.';
  const char separator = in.front();
  if (dashes) in.take(separator);
  const auto month = in.number(dashes ? 1 : 2, 2);
  if (!month) return std::nullopt;
  if (dashes && !in.take(separator)) return std::nullopt;
  const auto day = in.number(dashes ? 1 : 2, 2);
  if (!day) return std::nullopt;
  return rest_of_moment({*year, *month, *day}, in);
}

/// "Mon, 24 Feb 2025 18:03:00 GMT", "24 February 2025", "February 24, 2025", "Feb. 24, 2025 6:03 pm EST".
std::optional<Moment> spelled(std::string_view text) {
  Scanner in(text);
  if (is_alpha(in.front())) {
    Scanner ahead = in;
    const std::string first = ahead.word();
    if (!month_of(first)) {  // the name of a weekday
      in = ahead;
      in.take('.');
      in.blanks();
    }
  }
  int month = 0;
  std::optional<int> day;
  if (is_digit(in.front())) {
    day = in.number(1, 2);
    in.take('.');
    if (in.front() == 's' || in.front() == 'n' || in.front() == 'r' || in.front() == 't') (void)in.word();
    in.blanks();
    in.take('-');
    const auto named = month_of(in.word());
    if (!named) return std::nullopt;
    month = *named;
    in.take('-');
  } else {
    const auto named = month_of(in.word());
    if (!named) return std::nullopt;
    month = *named;
    in.take('.');
    in.blanks();
    day = in.number(1, 2);
    // The year of "March 2024".
    if (is_digit(in.front())) return std::nullopt;
    if (in.front() == 's' || in.front() == 'n' || in.front() == 'r' || in.front() == 't') (void)in.word();
  }
  in.take('.');
  in.blanks();
  const auto year = in.number(2, 4);
  if (!day || !year || is_digit(in.front())) return std::nullopt;
  const int full = *year < 70 ? *year + 2000 : *year < 100 ? *year + 1900 : *year;
  return rest_of_moment({full, month, *day}, in);
}

int days_in(int year, int month) {
  const auto last =
      std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} / std::chrono::last;
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

std::optional<DayRange> single_period(std::string_view text) {
  Scanner in(text);
  const auto year = in.number(4, 4);
  if (!year || *year == 0) return std::nullopt;
  if (in.at_end()) return DayRange{{*year, 1, 1}, {*year, 12, 31}};
  if (!in.take('-')) return std::nullopt;
  const auto month = in.number(2, 2);
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  if (in.at_end()) return DayRange{{*year, *month, 1}, {*year, *month, days_in(*year, *month)}};
  if (!in.take('-')) return std::nullopt;
  const auto day = in.number(2, 2);
  if (!day || !in.at_end() || !is_valid({*year, *month, *day})) return std::nullopt;
  return DayRange{{*year, *month, *day}, {*year, *month, *day}};
}

}  // namespace

std::string Day::iso() const {
  std::array<char, 32> out{};
  std::snprintf(out.data(), out.size(), "%04d-%02d-%02d", year, month, day);
  return out.data();
}

std::string Day::compact() const {
  std::array<char, 32> out{};
  std::snprintf(out.data(), out.size(), "%04d%02d%02d", year, month, day);
  return out.data();
}

bool is_valid(const Day& day) {
  return day.year >= 1 && day.year <= 9999 && day.month >= 1 && day.month <= 12 && day.day >= 1 &&
         day.day <= days_in(day.year, day.month);
}

bool is_plausible(const Day& day, const Day& now) {
  return is_valid(day) && day.year >= 1600 && days_since_epoch(day) <= days_since_epoch(now) + 2;
}

Day today() {
  const auto now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const std::chrono::year_month_day ymd{now};
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

std::optional<Moment> parse_moment(std::string_view text) {
  text = trim(text);
  if (text.size() < 6 || text.size() > 64) return std::nullopt;
  if (const auto found = numeric(text)) return found;
  return spelled(text);
}

std::optional<DayRange> parse_period(std::string_view text) {
  text = trim(text);
  const auto dots = text.find("..");
  if (dots == std::string_view::npos) return single_period(text);
  const std::string_view left = text.substr(0, dots);
  const std::string_view right = text.substr(dots + 2);
  if (left.empty() && right.empty()) return std::nullopt;
  DayRange range{{1, 1, 1}, {9999, 12, 31}};
  if (!left.empty()) {
    const auto first = single_period(left);
    if (!first) return std::nullopt;
    range.first = first->first;
  }
  if (!right.empty()) {
    const auto last = single_period(right);
    if (!last) return std::nullopt;
    range.last = last->last;
  }
  if (range.last < range.first) return std::nullopt;
  return range;
}

}  // namespace news::schema
