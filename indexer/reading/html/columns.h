#pragma once

#include <vector>

#include "reading/html/measures.h"
#include "reading/html/tree.h"

namespace news::reading::html {

/// The columns of a grid (col-md-4 beside col-md-8) that stand beside the one with the headline and its text
/// and are narrower and hold less: on most sites nothing else calls them a sidebar.
[[nodiscard]] std::vector<std::size_t> columns_beside(const Tree& tree, std::size_t headline,
                                                      const std::vector<Measure>& measures);

}  // namespace news::reading::html
