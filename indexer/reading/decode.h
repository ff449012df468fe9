#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace news::reading {

enum class Encoding { utf8, utf16_le, utf16_be, windows_1252 };

/// UTF-16 with a mark at the beginning, or without one by where its zero bytes lie; else UTF-8, which is
/// what the beginning of a text can say.
[[nodiscard]] Encoding sniff_encoding(std::string_view beginning);

/// UTF-32 by its mark, or by where zero bytes lie. Nobody writes articles so; to be told from binary data.
[[nodiscard]] bool is_utf32(std::string_view beginning);

/// Valid UTF-8 from UTF-16 of either byte order, without its mark; what is no character becomes U+FFFD.
[[nodiscard]] std::string from_utf16(std::string_view bytes, bool big_endian);

[[nodiscard]] bool is_utf8(std::string_view bytes);

/// Valid UTF-8 from bytes of any encoding; the mark at the beginning is taken off. Says in `warnings` what
/// had to be guessed or repaired.
[[nodiscard]] std::string to_utf8(std::string_view bytes, std::vector<std::string>& warnings);

/// What windows-1252 has under a byte.
[[nodiscard]] char32_t windows_1252_character(unsigned char byte);

/// Makes valid UTF-8 plain: line ends as \n, blanks of every width as a blank, control, zero-width and
/// direction characters dropped; curly quotes stay. `nuls` counts the NUL bytes dropped.
[[nodiscard]] std::string clean(std::string_view text, std::size_t* nuls = nullptr);

}  // namespace news::reading
