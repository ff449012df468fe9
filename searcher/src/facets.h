#pragma once

#include <string>
#include <vector>

#include <news/searcher/request.h>
#include <news/searcher/results.h>

#include "columns.h"
#include "matches.h"
#include "snapshot.h"
#include "values.h"

namespace news::searcher {

/// Throws schema::Error{bad_argument} for what is no facet of these results.
void check_facet(const FacetRequest& request, Target target);

/// Counts a facet over documents. `chosen` are what ResolvedValue::chosen has of the values that the request
/// filters by; they are listed even where nothing has them. Documents without a value are counted as
/// kUnknown, last and beyond the limit, for facets whose values are one for a document.
[[nodiscard]] Facet count_facet(const Snapshot& snapshot, Target target, Columns& columns,
                                const Values& values, const FacetRequest& request, const Documents& documents,
                                const std::vector<std::string>& chosen);

}  // namespace news::searcher
