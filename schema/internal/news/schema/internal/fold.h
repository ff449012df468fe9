#pragma once

#include <string>
#include <string_view>

namespace news::schema {

/// NFKC with full case folding; what Tokens does to a word. "Straße" -> "strasse".
[[nodiscard]] std::string fold_case(std::string_view text);

/// fold_case, then accents and other marks off letters of Latin, Greek and Cyrillic, and letters that don't
/// decompose written plainly (ø -> o, ł -> l, đ -> d, æ -> ae). What "without regard to case and accents"
/// means.
[[nodiscard]] std::string fold_accents(std::string_view text);

/// fold_accents with runs of blanks and punctuation as one blank, trimmed: the key under which names are
/// compared. "Rümeysa  Öztürk" -> "rumeysa ozturk", "O’Neill, Tip" -> "o'neill tip".
[[nodiscard]] std::string name_key(std::string_view name);

/// The text with bytes that aren't UTF-8 replaced by U+FFFD.
[[nodiscard]] std::string valid_utf8(std::string_view text);

/// Decodes the code point at `at` (at < text.size()) and moves `at` past it; U+FFFD and one byte for damage.
char32_t next_code_point(std::string_view text, std::size_t& at);

/// Appends a code point as UTF-8.
void append_utf8(std::string& out, char32_t code_point);

[[nodiscard]] bool is_cjk(char32_t code_point);     ///< Han, kana, Hangul.
[[nodiscard]] bool is_letter(char32_t code_point);  ///< Any script, marks included.
[[nodiscard]] bool is_upper(char32_t code_point);
[[nodiscard]] bool is_digit(char32_t code_point);
[[nodiscard]] bool is_blank(char32_t code_point);  ///< White space of every width, NBSP included.

}  // namespace news::schema
