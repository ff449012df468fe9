#pragma once

#include <string>
#include <vector>

#include <news/searcher/request.h>
#include <news/searcher/results.h>

#include "columns.h"
#include "matches.h"
#include "snapshot.h"

namespace news::searcher {

/// The value of a facet's bucket for documents without a value; filters take it too.
inline constexpr const char* kUnknown = "unknown";

/// Throws schema::Error{bad_argument} for what is no facet of these results.
void check_facet(const FacetRequest& request, Target target);

/// Counts a facet over documents. `chosen` are
/// the labels of the values that the request filters by; they are listed even where nothing has them.
/// Documents without a value are counted as kUnknown, last, beyond the limit and not among the distinct
/// values, for facets whose values are one for a document.
[[nodiscard]] Facet count_facet(const Snapshot& snapshot, Target target, Columns& columns,
                                const FacetRequest& request, const Documents& documents,
                                const std::vector<std::string>& chosen);

}  // namespace news::searcher
