#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace news::reading {

[[nodiscard]] constexpr bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool is_ascii_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
[[nodiscard]] constexpr bool is_ascii_letter(char c) {
  return is_ascii_upper(c) || (c >= 'a' && c <= 'z');
}
[[nodiscard]] constexpr char ascii_lower(char c) {
  return is_ascii_upper(c) ? static_cast<char>(c + 32) : c;
}
/// A byte inside a UTF-8 character, not its first.
[[nodiscard]] constexpr bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

/// Without blanks, tabs and line ends on either side.
[[nodiscard]] std::string_view trim(std::string_view text);

/// Trimmed, with each run of blanks as one blank.
[[nodiscard]] std::string squeeze(std::string_view text);

/// ASCII letters in lower case, the rest as it is.
[[nodiscard]] std::string lower_ascii(std::string_view text);

/// starts_with() for long lists of beginnings: the first byte tells most apart.
[[nodiscard]] inline bool begins_with(std::string_view text, std::string_view beginning) {
  return !text.empty() && !beginning.empty() && text.front() == beginning.front() &&
         text.starts_with(beginning);
}

[[nodiscard]] bool starts_with_ignoring_case(std::string_view text, std::string_view ascii_lower_prefix);
[[nodiscard]] bool equals_ignoring_case(std::string_view text, std::string_view ascii_lower);

/// Characters, not bytes.
[[nodiscard]] std::size_t length_of(std::string_view text);

/// Stretches without blanks.
[[nodiscard]] std::size_t count_words(std::string_view text);

/// The beginning of a text, at most so many bytes, cut between characters.
[[nodiscard]] std::string_view beginning_of(std::string_view text, std::size_t bytes);

/// The first and the last character; U+0000 for an empty text.
[[nodiscard]] char32_t first_character(std::string_view text);
[[nodiscard]] char32_t last_character(std::string_view text);

/// Cuts closing quotation marks, apostrophes and brackets off the end.
[[nodiscard]] std::string_view without_closing_marks(std::string_view text);

/// Ends as a sentence does: . ! ? … and their wide forms, closing marks allowed behind.
[[nodiscard]] bool ends_sentence(std::string_view text);

/// Ends in an ellipsis, also in brackets: what an excerpt ends in.
[[nodiscard]] bool ends_in_ellipsis(std::string_view text);

/// Ends in a full stop that isn't an ellipsis or part of an abbreviation like "U.S.".
[[nodiscard]] bool ends_in_full_stop(std::string_view text);

[[nodiscard]] bool starts_with_upper(std::string_view text);
[[nodiscard]] bool starts_with_lower(std::string_view text);

/// Letters there are, all of them capitals.
[[nodiscard]] bool is_all_capitals(std::string_view text);

/// Views of the stretches without blanks.
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view text);

/// A phrase for comparison: case folded, apostrophes straight, everything but letters, digits, apostrophes
/// and inner blanks dropped. "  Don’t miss: » " -> "don't miss".
[[nodiscard]] std::string phrase_key(std::string_view text);

/// What stands between parentheses or brackets around the whole line, or the line itself.
[[nodiscard]] std::string_view without_parentheses(std::string_view line);

}  // namespace news::reading
