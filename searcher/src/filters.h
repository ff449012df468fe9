#pragma once

#include <map>
#include <string>
#include <vector>

#include <xapian.h>

#include <news/searcher/request.h>

#include "values.h"

namespace news::searcher {

/// The key of since and until among the filters: no facet, so that it is never left out.
inline constexpr const char* kDaysFilter = "since";

/// The filters of a request.
struct BuiltFilters {
  std::map<std::string, Xapian::Query> queries;  ///< Facet field, or kDaysFilter -> its values ORed.
  std::map<std::string, std::vector<std::string>> chosen;  ///< Facet field -> values as its facet has them.
  std::vector<std::string> sentences;                      ///< One a filter.
};

/// Throws schema::Error{bad_argument} for what can't be met.
[[nodiscard]] BuiltFilters build_filters(const SearchRequest& request, Values& values);

}  // namespace news::searcher
