#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace news::cli {

/// A text of unknown origin as one line that is safe to print: control, escape and bidi characters are gone,
/// line ends and tabs are blanks, and what isn't UTF-8 is U+FFFD.
[[nodiscard]] std::string safe(std::string_view text);

/// JSON text (or lines of it) that is safe to print: the characters that safe() takes out are written as \u
/// escapes, which changes no value.
[[nodiscard]] std::string safe_json(std::string_view json);

/// Columns that a text takes on a terminal: wide characters two, combining ones none.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// How a stretch of text is shown where there is colour.
enum class Style { plain, bold, dim, mark };

/// A stretch of text in one style.
struct Run {
  std::string text;
  Style style = Style::plain;
};

/// How text is laid out.
struct Layout {
  std::size_t width = 80;  ///< Of a line, indent included; at least 20 are used.
  std::size_t first = 0;   ///< Indent of the first line.
  std::size_t indent = 0;  ///< Indent of the others.
  bool colour = false;
};

/// The runs as lines of at most `width` columns, each ended by a line feed. Breaks at blanks, between wide
/// characters, and, where a word is longer than a line, inside it. Expects safe() text.
[[nodiscard]] std::string wrap(const std::vector<Run>& runs, const Layout& layout);
[[nodiscard]] std::string wrap(std::string_view text, const Layout& layout);

/// The text in its style; as it is without colour.
[[nodiscard]] std::string styled(std::string_view text, Style style, bool colour);

/// "36,254"
[[nodiscard]] std::string grouped(std::uint64_t number);

}  // namespace news::cli
