#pragma once

#include <string>

#include <news/cli/terminal.h>
#include <news/searcher/results.h>

namespace news::searcher::cli {

/// The values of one facet with their counts: topics as a tree, days with bars. Empty where there are no
/// values.
[[nodiscard]] std::string render_facet(const Facet& facet, const news::cli::Terminal& output);

}  // namespace news::searcher::cli
