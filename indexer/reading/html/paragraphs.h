#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "reading/html/tree.h"

namespace news::reading::html {

/// Which nodes a walk leaves out, with all inside; the value is the reason, 0 for none.
using Mask = std::vector<std::uint8_t>;

/// A paragraph as it is read.
struct Paragraph {
  std::string text;            ///< One line, clean, single blanks.
  std::uint32_t node = 0;      ///< The block that holds it.
  Tag tag = Tag::p;            ///< That block's.
  std::size_t link_bytes = 0;  ///< How much of it stands inside links, roughly.

  [[nodiscard]] double link_share() const {
    return text.empty() ? 0
                        : std::min(1.0, static_cast<double>(link_bytes) / static_cast<double>(text.size()));
  }
};

/// The text inside a node, cut where blocks begin and end and at two line breaks in a row. What no reader
/// reads (scripts, controls) and what the mask holds is left out.
[[nodiscard]] std::vector<Paragraph> paragraphs_of(const Tree& tree, std::size_t node, const Mask& mask = {});

/// The text inside a node as one line.
[[nodiscard]] std::string line_of(const Tree& tree, std::size_t node, const Mask& mask = {});

}  // namespace news::reading::html
