#include <news/cli/text.h>

#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

namespace news::cli {
namespace {

constexpr std::size_t kNarrowest = 20;

/// Takes the character at `at` and moves on; U+FFFD for bytes that aren't one.
char32_t next_char(std::string_view text, std::size_t& at) {
  UChar32 c = 0;
  auto i = static_cast<std::int32_t>(0);
  // In windows of one character, so that a text of any length can be walked with ICU's 32-bit offsets.
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data() + at);
  const auto length = static_cast<std::int32_t>(std::min<std::size_t>(text.size() - at, 4));
  U8_NEXT_OR_FFFD(bytes, i, length, c);
  at += static_cast<std::size_t>(i);
  return static_cast<char32_t>(c);
}

void put_char(std::string& out, char32_t c) {
  std::uint8_t bytes[U8_MAX_LENGTH];
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, static_cast<UChar32>(c));
  out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

bool is_blank(char32_t c) {
  return c == U'\t' || c == U'\n' || c == U'\v' || c == U'\f' || c == U'\r' || c == 0x85 || c == 0x2028 ||
         c == 0x2029;
}

/// What changes how other characters are shown, or what a terminal obeys. The joiners stay: emoji and several
/// scripts need them.
bool is_unsafe(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return true;
  if (c == 0x200C || c == 0x200D) return false;
  const auto type = u_charType(static_cast<UChar32>(c));
  return type == U_FORMAT_CHAR || type == U_SURROGATE || (c & 0xFFFE) == 0xFFFE;
}

std::size_t char_width(char32_t c) {
  if (c < 0x300) return 1;
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return 0;
    default:
      break;
  }
  const int width = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::string_view start_of(Style style) {
  switch (style) {
    case Style::plain:
      return "";
    case Style::bold:
      return "\x1b[1m";
    case Style::dim:
      return "\x1b[2m";
    case Style::mark:
      return "\x1b[1;31m";
  }
  return "";
}

constexpr std::string_view kReset = "\x1b[0m";

/// A character with its place in the layout.
struct Cell {
  std::string_view bytes;
  char32_t c = 0;
  std::size_t width = 0;
  Style style = Style::plain;
};

std::vector<Cell> cells_of(const std::vector<Run>& runs) {
  std::vector<Cell> cells;
  for (const Run& run : runs) {
    const std::string_view text = run.text;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      const char32_t c = next_char(text, at);
      cells.push_back({text.substr(begin, at - begin), c, char_width(c), run.style});
    }
  }
  return cells;
}

/// Writes cells, switching styles on the way; a line never ends in a style.
class LineWriter {
 public:
  LineWriter(std::string& out, bool colour) : out_(out), colour_(colour) {}

  void line(const Cell* begin, const Cell* end, std::size_t indent) {
    out_.append(indent, ' ');
    Style now = Style::plain;
    for (const Cell* cell = begin; cell != end; ++cell) {
      if (colour_ && cell->style != now) {
        if (now != Style::plain) out_ += kReset;
        out_ += start_of(cell->style);
        now = cell->style;
      }
      out_ += cell->bytes;
    }
    if (now != Style::plain) out_ += kReset;
    out_ += '\n';
  }

 private:
  std::string& out_;
  bool colour_;
};

/// The cell that the line beginning at `begin` ends before.
std::size_t line_end(const std::vector<Cell>& cells, std::size_t begin, std::size_t room) {
  std::size_t used = 0;
  std::size_t good = begin;  // the last place to break at; none yet
  for (std::size_t i = begin; i < cells.size(); ++i) {
    const bool may_break =
        i > begin && (cells[i].c == U' ' || cells[i].width == 2 || cells[i - 1].width == 2);
    if (may_break && cells[i].width > 0) good = i;
    if (used + cells[i].width > room && cells[i].c != U' ') {
      if (good > begin) return good;
      return std::max(i, begin + 1);
    }
    used += cells[i].width;
  }
  return cells.size();
}

}  // namespace

std::string safe(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_char(text, at);
    if (is_blank(c)) {
      out += ' ';
    } else if (c == 0xFFFD) {
      put_char(out, c);
    } else if (!is_unsafe(c)) {
      out.append(text.substr(begin, at - begin));
    }
  }
  return out;
}

std::string safe_json(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (std::size_t at = 0; at < json.size();) {
    const std::size_t begin = at;
    const char32_t c = next_char(json, at);
    if (c == U'\n' || (!is_unsafe(c) && !is_blank(c))) {
      out.append(json.substr(begin, at - begin));
    } else if (c <= 0xFFFF) {
      out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c));
    } else {
      out += fmt::format("\\u{:04x}\\u{:04x}", static_cast<unsigned>(U16_LEAD(c)),
                         static_cast<unsigned>(U16_TRAIL(c)));
    }
  }
  return out;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) width += char_width(next_char(text, at));
  return width;
}

std::string wrap(const std::vector<Run>& runs, const Layout& layout) {
  const std::vector<Cell> cells = cells_of(runs);
  const std::size_t width = std::max(layout.width, kNarrowest);
  std::string out;
  LineWriter writer(out, layout.colour);
  std::size_t indent = layout.first;
  for (std::size_t begin = 0; begin < cells.size();) {
    // An indent that leaves no room gives way to the text.
    indent = std::min(indent, width - kNarrowest / 2);
    const std::size_t end = line_end(cells, begin, width - indent);
    std::size_t visible = end;
    while (visible > begin && cells[visible - 1].c == U' ') --visible;
    writer.line(cells.data() + begin, cells.data() + visible, indent);
    begin = end;
    while (begin < cells.size() && cells[begin].c == U' ') ++begin;
    indent = layout.indent;
  }
  return out;
}

std::string wrap(std::string_view text, const Layout& layout) {
  return wrap(std::vector<Run>{{std::string(text), Style::plain}}, layout);
}

std::string styled(std::string_view text, Style style, bool colour) {
  if (!colour || style == Style::plain || text.empty()) return std::string(text);
  std::string out(start_of(style));
  out += text;
  out += kReset;
  return out;
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

}  // namespace news::cli
