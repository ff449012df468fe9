#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace news::reading {

/// A paragraph, or a line that stands for itself.
struct Block {
  std::string text;     ///< One line, trimmed, single blanks.
  std::size_t run = 0;  ///< Blocks between two blank lines share a number.
  bool joined = false;  ///< Was put together from several lines.
};

/// Cuts a clean text into blocks. A line is a block of its own, unless the text (or a stretch without blank
/// lines) was wrapped at a fixed width: then lines are joined that were broken because the next word no
/// longer fitted.
[[nodiscard]] std::vector<Block> blocks_of(std::string_view clean_text);

/// The blocks as a body: paragraphs with a blank line between them.
[[nodiscard]] std::string paragraphs_of(std::string_view clean_text);

}  // namespace news::reading
