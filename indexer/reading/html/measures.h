#pragma once

#include <cstdint>
#include <vector>

#include "reading/html/paragraphs.h"

namespace news::reading::html {

/// How much text a node holds, in bytes with runs of blanks as one.
struct Measure {
  std::uint32_t text = 0;
  std::uint32_t links = 0;   ///< Of it inside links.
  std::uint32_t prose = 0;   ///< Of it in blocks that are no mere label and not mostly links.
  std::uint32_t commas = 0;  ///< Also of other scripts.

  [[nodiscard]] double link_share() const { return text == 0 ? 0 : static_cast<double>(links) / text; }
};

/// One measure for each node; what the mask holds and what no reader reads counts nothing.
[[nodiscard]] std::vector<Measure> measure(const Tree& tree, const Mask& mask);

}  // namespace news::reading::html
