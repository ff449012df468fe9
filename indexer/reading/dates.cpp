#include "reading/dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <unordered_map>
#include <utility>
#include <vector>

#include <news/schema/internal/fold.h>

#include "reading/characters.h"
#include "reading/date_words.h"

namespace news::reading {
namespace {

using schema::Day;

std::vector<std::string> split_folded(std::string_view names) {
  std::vector<std::string> out;
  for (const std::string_view word : words_of(names)) out.push_back(schema::fold_case(word));
  return out;
}

int month_number(std::string_view word) {
  static const std::unordered_map<std::string, int> kMonths = [] {
    std::unordered_map<std::string, int> out;
    for (std::size_t month = 0; month < kMonthNames.size(); ++month) {
      for (std::string& name : split_folded(kMonthNames[month]))
        out.emplace(std::move(name), static_cast<int>(month) + 1);
    }
    return out;
  }();
  if (word.size() < 3 || word.size() > 32) return 0;
  const auto found = kMonths.find(schema::fold_case(word));
  return found == kMonths.end() ? 0 : found->second;
}

/// A piece of a text: a run of digits, a run of letters, or one other character that isn't a blank.
struct Piece {
  enum class Kind { number, word, mark } kind;
  std::size_t begin = 0;
  std::size_t end = 0;
  int value = 0;  ///< Of a number with at most eight digits, -1 for longer ones.

  [[nodiscard]] std::size_t size() const { return end - begin; }
};

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  /// Cuts the text behind `from` into pieces, at most `most` of them.
  void cut(std::size_t from, std::size_t most) {
    for (std::size_t at = from; at < text_.size() && pieces_.size() < most;) {
      const std::size_t begin = at;
      const char32_t c = schema::next_code_point(text_, at);
      if (is_ascii_digit(text_[begin])) {
        while (at < text_.size() && is_ascii_digit(text_[at])) ++at;
        int value = -1;
        if (at - begin <= 8) std::from_chars(text_.data() + begin, text_.data() + at, value);
        pieces_.push_back({Piece::Kind::number, begin, at, value});
      } else if (schema::is_letter(c)) {
        for (std::size_t next = at; next < text_.size(); at = next) {
          const char32_t letter = schema::next_code_point(text_, next);
          if (!schema::is_letter(letter) || schema::is_cjk(letter) || schema::is_cjk(c)) break;
        }
        pieces_.push_back({Piece::Kind::word, begin, at, 0});
      } else if (!schema::is_blank(c)) {
        pieces_.push_back({Piece::Kind::mark, begin, at, 0});
      }
    }
  }

  [[nodiscard]] std::size_t size() const { return pieces_.size(); }
  [[nodiscard]] const Piece& operator[](std::size_t i) const { return pieces_[i]; }
  [[nodiscard]] std::string_view at(std::size_t i) const {
    return i < pieces_.size() ? text_.substr(pieces_[i].begin, pieces_[i].size()) : std::string_view();
  }
  [[nodiscard]] bool is_mark(std::size_t i, std::string_view marks) const {
    return i < pieces_.size() && pieces_[i].kind == Piece::Kind::mark && pieces_[i].size() == 1 &&
           marks.find(text_[pieces_[i].begin]) != std::string_view::npos;
  }
  [[nodiscard]] bool is_number(std::size_t i, std::size_t digits_least, std::size_t digits_most) const {
    return i < pieces_.size() && pieces_[i].kind == Piece::Kind::number &&
           pieces_[i].size() >= digits_least && pieces_[i].size() <= digits_most;
  }
  [[nodiscard]] bool is_word(std::size_t i, std::string_view lower) const {
    return equals_ignoring_case(at(i), lower);
  }
  [[nodiscard]] int month(std::size_t i) const {
    return i < pieces_.size() && pieces_[i].kind == Piece::Kind::word ? month_number(at(i)) : 0;
  }
  /// No blank between this piece and the next.
  [[nodiscard]] bool touches_next(std::size_t i) const {
    return i + 1 < pieces_.size() && pieces_[i].end == pieces_[i + 1].begin;
  }

 private:
  std::string_view text_;
  std::vector<Piece> pieces_;
};

struct Match {
  Day day;
  bool ambiguous = false;
  std::size_t pieces = 0;
  std::string time = {};  ///< Of a clock amid the date.
  std::string zone = {};
};

std::size_t match_time(const Scanner& in, std::size_t i, bool sure, FoundDate& out);

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

std::string zone_of_name(std::string_view name) {
  struct Zone {
    std::string_view name;
    std::string_view offset;
  };
  static constexpr std::array<Zone, 20> kZones = {
      {{"z", "Z"},        {"gmt", "Z"},      {"utc", "Z"},       {"est", "-05:00"}, {"edt", "-04:00"},
       {"cst", "-06:00"}, {"cdt", "-05:00"}, {"mst", "-07:00"},  {"mdt", "-06:00"}, {"pst", "-08:00"},
       {"pdt", "-07:00"}, {"cet", "+01:00"}, {"cest", "+02:00"}, {"mez", "+01:00"}, {"mesz", "+02:00"},
       {"bst", "+01:00"}, {"eet", "+02:00"}, {"eest", "+03:00"}, {"msk", "+03:00"}, {"jst", "+09:00"}}};
  for (const Zone& zone : kZones) {
    if (equals_ignoring_case(name, zone.name)) return std::string(zone.offset);
  }
  return {};
}

/// +01:00, +0100, +01; behind the name of a zone +1 and +1:00 too. None that lies nowhere on Earth.
std::size_t match_offset(const Scanner& in, std::size_t at, std::size_t least_digits, FoundDate& out) {
  if (!in.is_mark(at, "+-") || !in.is_number(at + 1, least_digits, 4) || !in.touches_next(at)) return 0;
  const std::string_view digits = in.at(at + 1);
  const bool joined = digits.size() == 4;
  const bool colon =
      digits.size() <= 2 && in.is_mark(at + 2, ":") && in.touches_next(at + 1) && in.is_number(at + 3, 2, 2);
  if (!joined && !colon && (digits.size() > 2 || in.is_mark(at + 2, ":"))) return 0;
  std::string hours(digits.substr(0, joined ? 2 : digits.size()));
  if (hours.size() == 1) hours.insert(0, 1, '0');
  const std::string minutes(joined ? digits.substr(2) : colon ? in.at(at + 3) : "00");
  if (minutes > "59" || hours + minutes > "1400") return 0;
  out.zone = std::string(in.at(at)).append(hours).append(":").append(minutes);
  return colon ? 4 : 2;
}

/// An offset right behind a clock, the name of a zone, or both: "GMT-0500".
std::size_t match_zone(const Scanner& in, std::size_t at, FoundDate& out) {
  if (const std::size_t taken = match_offset(in, at, 2, out); taken != 0) return taken;
  out.zone = zone_of_name(in.at(at));
  if (out.zone.empty()) return 0;
  const bool counted = out.zone == "Z" && in.touches_next(at);
  return 1 + (counted ? match_offset(in, at + 1, 1, out) : 0);
}

/// Reads a time at piece i: 18:03[:22][.123] [pm] [zone], 18.40 Uhr, 22h05, 7 pm; `sure` where a word before
/// says so. Gives the pieces it took.
std::size_t match_time(const Scanner& in, std::size_t i, bool sure, FoundDate& out) {
  if (!in.is_number(i, 1, 2)) return 0;
  int hour = in[i].value;
  int minute = 0;
  int second = -1;
  std::size_t at = i + 1;
  const bool hours_mark = in.is_word(at, "h") || in.is_word(at, "kl");
  if ((in.is_mark(at, ":") || in.is_mark(at, ".") || hours_mark) && in.is_number(at + 1, 2, 2)) {
    minute = in[at + 1].value;
    sure = sure || !in.is_mark(at, ".");
    at += 2;
    if (in.is_mark(at, ":") && in.is_number(at + 1, 2, 2)) {
      second = in[at + 1].value;
      at += 2;
      if (in.is_mark(at, ".,") && in.touches_next(at - 1) && in.is_number(at + 1, 1, 12) &&
          in.touches_next(at))
        at += 2;
    }
  } else {
    sure = hours_mark;
    if (hours_mark) ++at;
  }
  const std::string_view half = in.at(at);
  const bool dotted = (half == "a" || half == "p" || half == "A" || half == "P") && in.is_mark(at + 1, ".") &&
                      in.is_word(at + 2, "m");
  if (dotted || in.is_word(at, "am") || in.is_word(at, "pm")) {
    if (hour < 1 || hour > 12) return 0;
    hour = hour % 12 + (ascii_lower(half.front()) == 'p' ? 12 : 0);
    at += dotted ? (in.is_mark(at + 3, ".") ? 4 : 3) : 1;
    sure = true;
  } else if (in.is_word(at, "uhr")) {
    ++at;
    sure = true;
  }
  if (!sure || hour > 23 || minute > 59 || second > 60) return 0;
  std::array<char, 48> text{};
  std::snprintf(text.data(), text.size(), second < 0 ? "%02d:%02d" : "%02d:%02d:%02d", hour, minute, second);
  out.time = text.data();
  at += match_zone(in, at, out);
  return at - i;
}

/// 20250224T180300Z: the clock glued together.
std::size_t match_compact_time(const Scanner& in, std::size_t i, FoundDate& out) {
  if (!in.is_number(i, 6, 6) && !in.is_number(i, 4, 4)) return 0;
  const std::string_view digits = in.at(i);
  out.time = std::string(digits.substr(0, 2)).append(":").append(digits.substr(2, 2));
  if (digits.size() == 6) out.time.append(":").append(digits.substr(4, 2));
  if (out.time > "23:59:60" || digits[2] > '5') {
    out.time.clear();
    return 0;
  }
  return 1 + match_zone(in, i + 1, out);
}

/// Looks for the time behind a date, over a few joining words and marks.
void read_time_behind(const Scanner& in, std::size_t i, FoundDate& out) {
  if (in.is_word(i, "t") && in.touches_next(i)) {
    if (const std::size_t taken = match_compact_time(in, i + 1, out); taken != 0) {
      out.end = in[i + taken].end;
      return;
    }
  }
  bool sure = false;
  for (std::size_t at = i; at < i + 4 && at < in.size(); ++at) {
    if (const std::size_t taken = match_time(in, at, sure, out); taken != 0) {
      out.end = in[at + taken - 1].end;
      return;
    }
    const bool joins = in.is_mark(at, ",.|-/(") || in.is_word(at, "at") || in.is_word(at, "um") ||
                       in.at(at) == "à" || in.is_word(at, "t") || in.is_word(at, "a") ||
                       in.is_word(at, "las") || in.is_word(at, "kl") || in.is_word(at, "alle") ||
                       in.is_word(at, "ore") || in.at(at) == "•" || in.at(at) == "·" || in.at(at) == "–" ||
                       in.at(at) == "—" || in.at(at) == "в" || in.at(at) == "о";
    if (!joins) return;
    sure = sure || in.is_word(at, "kl") || in.is_word(at, "ore");
  }
}

/// Looks for a time that ends right before the date: "09:30, 14 March 2023".
void read_time_before(const Scanner& in, std::size_t date, FoundDate& out) {
  for (std::size_t back = 2; back <= 8 && back <= date; ++back) {
    FoundDate candidate;
    const std::size_t begin = date - back;
    const std::size_t taken = match_time(in, begin, false, candidate);
    if (taken == 0) continue;
    std::size_t at = begin + taken;
    while (at < date && (in.is_mark(at, ",|-/(") || in.is_word(at, "on") || is_weekday_name(in.at(at)))) ++at;
    if (at != date) continue;
    out.time = candidate.time;
    out.zone = candidate.zone;
    out.begin = in[begin].begin;
  }
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
    if (text.size() == 14 && text.find('.') == std::string_view::npos) {
      // 20240514180322
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
  return std::nullopt;
}

bool is_month_name(std::string_view word) {
  return month_number(word) != 0;
}

bool is_weekday_name(std::string_view word) {
  static const std::vector<std::string> kWeekdays = [] {
    std::vector<std::string> out = split_folded(kWeekdayNames);
    std::sort(out.begin(), out.end());
    return out;
  }();
  return word.size() <= 32 && std::binary_search(kWeekdays.begin(), kWeekdays.end(), schema::fold_case(word));
}

}  // namespace news::reading
