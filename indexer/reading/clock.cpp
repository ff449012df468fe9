#include "reading/clock.h"

#include <array>
#include <cstdio>
#include <string>
#include <string_view>

#include "reading/characters.h"

namespace news::reading {
namespace {

std::string zone_of_name(std::string_view name) {
  struct Zone {
    std::string_view name;
    std::string_view offset;
  };
  // Not those that are words as well, nor IST, which is Indian, Irish and Israeli time.
  static constexpr auto kZones = std::to_array<Zone>(
      {{"z", "Z"},         {"gmt", "Z"},       {"utc", "Z"},       {"ut", "Z"},        {"est", "-05:00"},
       {"edt", "-04:00"},  {"cst", "-06:00"},  {"cdt", "-05:00"},  {"mst", "-07:00"},  {"mdt", "-06:00"},
       {"pst", "-08:00"},  {"pdt", "-07:00"},  {"akst", "-09:00"}, {"akdt", "-08:00"}, {"hst", "-10:00"},
       {"adt", "-03:00"},  {"nst", "-03:30"},  {"ndt", "-02:30"},  {"brt", "-03:00"},  {"cet", "+01:00"},
       {"cest", "+02:00"}, {"mez", "+01:00"},  {"mesz", "+02:00"}, {"bst", "+01:00"},  {"eet", "+02:00"},
       {"eest", "+03:00"}, {"msk", "+03:00"},  {"sast", "+02:00"}, {"pkt", "+05:00"},  {"wib", "+07:00"},
       {"wita", "+08:00"}, {"ict", "+07:00"},  {"hkt", "+08:00"},  {"sgt", "+08:00"},  {"awst", "+08:00"},
       {"jst", "+09:00"},  {"kst", "+09:00"},  {"acst", "+09:30"}, {"acdt", "+10:30"}, {"aest", "+10:00"},
       {"aedt", "+11:00"}, {"nzst", "+12:00"}, {"nzdt", "+13:00"}});
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

bool match_clock(int hour, int minute, FoundDate& out) {
  if (hour > 23 || minute > 59) return false;
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%02d:%02d", hour, minute);
  out.time = text.data();
  return true;
}

/// Behind the date: （日）午後8時05分
bool read_japanese_time(const Scanner& in, std::size_t i, FoundDate& out) {
  if (in.at(i) == "（" && in.at(i + 2) == "）") i += 3;
  const bool half = in.at(i) == "午" && (in.at(i + 1) == "前" || in.at(i + 1) == "後");
  const bool afternoon = half && in.at(i + 1) == "後";
  const std::size_t begin = half ? i + 2 : i;
  if (!in.is_number(begin, 1, 2) || (in.at(begin + 1) != "時" && in.at(begin + 1) != "时")) return false;
  const bool minutes = in.is_number(begin + 2, 1, 2) && in.at(begin + 3) == "分";
  const int hour = in[begin].value;
  if (!match_clock(afternoon && hour < 12 ? hour + 12 : hour, minutes ? in[begin + 2].value : 0, out))
    return false;
  out.end = in[begin + (minutes ? 3 : 1)].end;
  return true;
}

}  // namespace

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
  } else if (in.is_word(at, "uhr") || in.is_word(at, "uur")) {
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

void read_time_behind(const Scanner& in, std::size_t i, FoundDate& out) {
  if (in.is_word(i, "t") && in.touches_next(i)) {
    if (const std::size_t taken = match_compact_time(in, i + 1, out); taken != 0) {
      out.end = in[i + taken].end;
      return;
    }
  }
  if (read_japanese_time(in, i, out)) return;
  // 2024-05-14 18.03
  bool sure = i >= 5 && in.is_number(i - 5, 4, 4) && in.is_mark(i - 2, "-");
  for (std::size_t at = i; at < i + 4 && at < in.size(); ++at) {
    if (const std::size_t taken = match_time(in, at, sure, out); taken != 0) {
      out.end = in[at + taken - 1].end;
      return;
    }
    const bool joins =
        in.is_mark(at, ",.|-/(") || in.is_word(at, "at") || in.is_word(at, "um") || in.at(at) == "à" ||
        in.is_word(at, "om") || in.is_word(at, "t") || in.is_word(at, "a") || in.is_word(at, "las") ||
        in.is_word(at, "kl") || in.is_word(at, "alle") || in.is_word(at, "ore") || in.at(at) == "•" ||
        in.at(at) == "·" || in.at(at) == "–" || in.at(at) == "—" || in.at(at) == "в" || in.at(at) == "о";
    if (!joins) return;
    sure = sure || in.is_word(at, "kl") || in.is_word(at, "ore");
  }
}

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

}  // namespace news::reading
