#include "reading/wire_sign_off.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "reading/characters.h"

namespace news::reading {
namespace {

constexpr std::size_t kLongestInitials = 4;

bool is_small_word(std::string_view word, std::size_t longest) {
  return !word.empty() && word.size() <= longest &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// "hh/ph/ts"
bool is_initials(std::string_view line) {
  std::size_t parts = 0;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t end = std::min(line.find('/', at), line.size());
    const std::string_view part = line.substr(at, end - at);
    if (part.size() < 2 || !is_small_word(part, kLongestInitials)) return false;
    ++parts;
    at = end + 1;
  }
  return parts > 1;
}

/// "AAP gfr", "dpa kre/su yysw a3"
bool is_signature(std::string_view line, std::string_view source) {
  static constexpr auto kAgencies = std::to_array<std::string_view>(
      {"AAP", "AFP", "ANP", "ANSA", "APA", "ATS", "BNS", "dpa", "EFE", "epd", "KNA", "NTB", "SDA"});
  constexpr std::size_t kMostWords = 8;
  const std::vector<std::string_view> words = words_of(line);
  if (words.size() < 2 || words.size() > kMostWords) return false;
  const bool known = std::find(kAgencies.begin(), kAgencies.end(), words.front()) != kAgencies.end();
  if (!known && !equals_ignoring_case(words.front(), source)) return false;
  return std::all_of(words.begin() + 1, words.end(), [](std::string_view word) {
    return is_small_word(word, kLongestInitials) || is_initials(word) ||
           (word.size() == 2 && is_small_word(word.substr(0, 1), 1) && is_ascii_digit(word[1]));
  });
}

/// "ENDS", "(END)", "-30-", "###": signs around one word, or signs alone.
bool is_end_mark(std::string_view line) {
  static constexpr auto kMarks =
      std::to_array<std::string_view>({"##", "###", "####", "# # #", "30", "end", "ends", "fin"});
  constexpr std::string_view kSigns = "-/()[]* ";
  const std::size_t first = line.find_first_not_of(kSigns);
  if (first == std::string_view::npos) return false;
  const std::string_view inside = line.substr(first, line.find_last_not_of(kSigns) + 1 - first);
  const bool bare = inside.size() == line.size();
  return std::any_of(kMarks.begin(), kMarks.end(), [&](std::string_view mark) {
    return equals_ignoring_case(inside, mark) && !(bare && mark == "30");
  });
}

}  // namespace

std::string without_flags(std::string_view line) {
  const std::vector<std::string_view> words = words_of(line);
  const auto behind = [&](std::size_t count) {
    return count >= words.size()
               ? std::string()
               : squeeze(line.substr(static_cast<std::size_t>(words[count].data() - line.data())));
  };
  const auto is_ordinal = [](std::string_view word) {
    return word.size() == 3 && is_ascii_digit(word[0]) && is_ascii_upper(word[1]);
  };
  if (words.size() > 1 && is_ordinal(words[0]) && words[1] == "LEAD") return behind(2);
  if (words.size() > 1 && equals_ignoring_case(words[0], "lead") && words[1].size() == 1 &&
      is_ascii_digit(words[1][0]))
    return behind(2);
  static constexpr auto kFlags = std::to_array<std::string_view>({"ALERT", "EXTRA", "FLASH", "URGENT"});
  const bool flag = !words.empty() && std::find(kFlags.begin(), kFlags.end(), words[0]) != kFlags.end();
  // A headline in capitals may begin with such a word.
  if (flag && (words.size() == 1 || !is_all_capitals(line))) return behind(1);
  return std::string(line);
}

bool is_note_to_editors(std::string_view line) {
  constexpr std::size_t kLongest = 300;
  if (line.size() > kLongest) return false;
  if (line.starts_with("***") && line.ends_with("***"))
    return lower_ascii(line).find("editors") != std::string::npos;
  static constexpr auto kOpenings = std::to_array<std::string_view>(
      {"Eds: ", "EDS: ", "Eds.: ", "Editors: ", "EDITORS: ", "(Eds: ", "ATTENTION EDITORS", "ATTN EDITORS"});
  return std::any_of(kOpenings.begin(), kOpenings.end(),
                     [&](std::string_view opening) { return line.starts_with(opening); });
}

bool opens_sign_off(std::string_view line) {
  return line.starts_with("(END) ");
}

bool is_sign_off(std::string_view line, std::string_view source) {
  constexpr std::size_t kLongest = 300;
  if (line.empty() || line.size() > kLongest) return false;
  const bool desk = line.starts_with("((") && line.ends_with("))");
  const bool slugs = line.starts_with("Keywords: ") && line.ends_with('/');
  return desk || slugs || line.starts_with("Our Standards:") || opens_sign_off(line) || is_end_mark(line) ||
         is_initials(line) || is_signature(line, source);
}

}  // namespace news::reading
