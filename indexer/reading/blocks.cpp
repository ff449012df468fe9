#include "reading/blocks.h"

#include <algorithm>
#include <utility>

#include <news/schema/internal/fold.h>

#include "reading/bylines.h"
#include "reading/characters.h"

namespace news::reading {
namespace {

struct Line {
  std::string_view text;   ///< Trimmed; never empty.
  std::size_t length = 0;  ///< In characters, with its indent; 0 as long as nobody wanted to know it.
  std::size_t indent = 0;
  std::size_t run = 0;
};

constexpr std::size_t kNarrowest = 40;
constexpr std::size_t kWidest = 110;
/// Longer than any word that a wrapper would carry over as a whole.
constexpr std::size_t kLongestWord = 24;
/// Some lines are a little longer than the width that the others were broken at.
constexpr std::size_t kSlack = 5;
/// The room before a line counts for its width, as far as it may begin a paragraph.
constexpr std::size_t kDeepestIndent = 8;

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> out;
  out.reserve(text.size() / 128 + 8);
  std::size_t run = 0;
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    const std::string_view trimmed = trim(line);
    if (trimmed.empty()) {
      blank = true;
      continue;
    }
    if (blank && !out.empty()) ++run;
    blank = false;
    const auto indent = static_cast<std::size_t>(trimmed.data() - line.data());
    out.push_back({trimmed, 0, indent, run});
  }
  return out;
}

/// Length of the stretch that a wrapper moves to the next line at once.
std::size_t first_word_length(std::string_view text) {
  std::size_t at = 0;
  std::size_t length = 0;
  while (at < text.size() && text[at] != ' ' && length < kLongestWord) {
    const char32_t c = schema::next_code_point(text, at);
    ++length;
    if (schema::is_cjk(c)) break;
  }
  return length;
}

/// The line was full: the first word of the next had no room on it.
bool was_full(const Line& line, const Line& next, std::size_t width) {
  return line.length + 1 + first_word_length(next.text) > width;
}

bool breaks_sentence(const Line& line, const Line& next) {
  return !ends_sentence(line.text) &&
         (starts_with_lower(next.text) || schema::is_cjk(first_character(next.text)));
}

/// Begins a paragraph by the room before it.
bool is_indented(const Line& line, const Line& next) {
  return next.indent >= line.indent + 2;
}

/// What the pairs of neighbouring lines say about wrapping.
struct Evidence {
  std::size_t pairs = 0;
  std::size_t full = 0;
  std::size_t broken = 0;  ///< Full, and a sentence goes on.
};

template <class It>
Evidence evidence_of(It first, It last, std::size_t width) {
  Evidence out;
  for (It line = first; line != last; ++line) {
    const It next = std::next(line);
    if (next == last) break;
    if (next->run != line->run || is_indented(*line, *next)) continue;
    ++out.pairs;
    if (!was_full(*line, *next, width)) continue;
    ++out.full;
    if (breaks_sentence(*line, *next)) ++out.broken;
  }
  return out;
}

bool is_text_width(std::size_t width) {
  return width >= kNarrowest && width <= kWidest;
}

/// Where the line stands, of so many by their length, that nearly all are no longer than.
std::size_t place_of_width(std::size_t lines) {
  return (lines - 1) * 97 / 100;
}

/// So many lines are long, even if all their characters were of four bytes, that no width of a wrapped text
/// comes out.
template <class It>
bool is_plainly_wide(It first, It last) {
  const auto lines = static_cast<std::size_t>(last - first);
  const auto wide =
      std::count_if(first, last, [](const Line& line) { return line.text.size() > 4 * kWidest; });
  return static_cast<std::size_t>(wide) >= lines - place_of_width(lines);
}

/// The width that nearly all lines keep to, where it is one that texts are wrapped at; 0 else. Measures the
/// lines.
template <class It>
std::size_t width_of(It first, It last) {
  if (first == last || is_plainly_wide(first, last)) return 0;
  std::vector<std::size_t> lengths;
  lengths.reserve(static_cast<std::size_t>(last - first));
  for (It line = first; line != last; ++line) {
    if (line->length == 0) line->length = length_of(line->text) + std::min(line->indent, kDeepestIndent);
    lengths.push_back(line->length);
  }
  const auto place = lengths.begin() + static_cast<std::ptrdiff_t>(place_of_width(lengths.size()));
  std::nth_element(lengths.begin(), place, lengths.end());
  return is_text_width(*place) ? *place : 0;
}

/// The width that the whole text was wrapped at; 0 where it wasn't.
std::size_t wrapped_width(std::vector<Line>& lines) {
  const std::size_t width = width_of(lines.begin(), lines.end());
  if (width == 0) return 0;
  const Evidence seen = evidence_of(lines.begin(), lines.end(), width);
  const bool wrapped =
      seen.pairs >= 3 && seen.full * 10 >= seen.pairs * 6 && seen.broken * 10 >= seen.full * 4;
  return wrapped ? width : 0;
}

/// The same for a stretch of a text that isn't wrapped as a whole: more lines, clearer evidence.
template <class It>
std::size_t wrapped_width_of_run(It first, It last) {
  if (last - first < 4) return 0;
  const std::size_t width = width_of(first, last);
  if (width == 0) return 0;
  const Evidence seen = evidence_of(first, last, width);
  return seen.full * 10 >= seen.pairs * 8 && seen.broken * 2 >= seen.full ? width : 0;
}

bool is_list_mark(std::string_view text) {
  return text.starts_with("- ") || text.starts_with("* ") || text.starts_with("•") || text.starts_with("– ");
}

/// Who wrote the article stands on a line of its own, however full the headline above it is.
bool is_byline(std::string_view text) {
  return starts_with_upper(text) && count_words(text) <= 8 && !behind_by(text).empty();
}

bool goes_on(const Line& line, const Line& next, std::size_t width) {
  if (is_indented(line, next) || is_list_mark(next.text) || is_byline(next.text)) return false;
  if (was_full(line, next, width)) return true;
  if (ends_sentence(line.text)) return false;
  // Not quite full, but in the middle of a sentence.
  return was_full(line, next, width - kSlack) ||
         (line.length * 2 > width && (breaks_sentence(line, next) || is_ascii_digit(next.text.front())));
}

void append_line(std::string& text, std::string_view line) {
  const bool glue = text.ends_with('-') && text.size() > 1 && is_ascii_letter(text[text.size() - 2]) &&
                    starts_with_lower(line);
  const bool cjk = schema::is_cjk(last_character(text)) && schema::is_cjk(first_character(line));
  if (!glue && !cjk) text += ' ';
  text += line;
}

constexpr std::size_t kBlock = 64;

/// is_uneven() for so many bytes and the one behind. Without a way out in the middle: compilers make vector
/// code of that.
bool is_block_uneven(const char* block) {
  unsigned char found = 0;
  for (std::size_t i = 0; i < kBlock; ++i) {
    const unsigned char two = (block[i] == ' ' ? 1 : 0) & (block[i + 1] == ' ' ? 1 : 0);
    found = static_cast<unsigned char>(found | two | (block[i] == '\t' ? 1 : 0));
  }
  return found != 0;
}

/// Tabs inside, or several blanks one behind the other; the text is trimmed.
bool is_uneven(std::string_view text) {
  if (text.size() <= kBlock) {
    return text.find("  ") != std::string_view::npos || text.find('\t') != std::string_view::npos;
  }
  const std::size_t last = text.size() - kBlock - 1;
  for (std::size_t at = 0; at < last; at += kBlock) {
    if (is_block_uneven(text.data() + at)) return true;
  }
  return is_block_uneven(text.data() + last);
}

/// Calls `begin(line)` for a line that begins a block and `join(line)` for one that goes on with it.
template <class It, class Begin, class Join>
void put_run(It first, It last, std::size_t width, Begin&& begin, Join&& join) {
  if (width == 0) width = wrapped_width_of_run(first, last);
  for (It line = first; line != last; ++line) {
    if (width != 0 && line != first && goes_on(*std::prev(line), *line, width)) {
      join(*line);
    } else {
      begin(*line);
    }
  }
}

template <class Begin, class Join>
void put_blocks(std::string_view clean_text, Begin&& begin, Join&& join) {
  std::vector<Line> lines = lines_of(clean_text);
  const std::size_t width = wrapped_width(lines);
  for (auto first = lines.begin(); first != lines.end();) {
    const auto last =
        std::find_if(first, lines.end(), [run = first->run](const Line& line) { return line.run != run; });
    put_run(first, last, width, begin, join);
    first = last;
  }
}

}  // namespace

std::vector<Block> blocks_of(std::string_view clean_text) {
  std::vector<Block> out;
  put_blocks(
      clean_text,
      [&](const Line& line) {
        out.push_back({std::string(line.text), line.run, false});
      },
      [&](const Line& line) {
        append_line(out.back().text, line.text);
        out.back().joined = true;
      });
  for (Block& block : out) {
    if (is_uneven(block.text)) block.text = squeeze(block.text);
  }
  return out;
}

std::string paragraphs_of(std::string_view clean_text) {
  std::string out;
  out.reserve(clean_text.size() + clean_text.size() / 16);
  std::size_t begin = 0;
  const auto finish = [&] {
    const std::string_view block = std::string_view(out).substr(begin);
    if (is_uneven(block)) out.replace(begin, std::string::npos, squeeze(block));
  };
  put_blocks(
      clean_text,
      [&](const Line& line) {
        finish();
        if (!out.empty()) out += "\n\n";
        begin = out.size();
        out += line.text;
      },
      [&](const Line& line) { append_line(out, line.text); });
  finish();
  return out;
}

}  // namespace news::reading
