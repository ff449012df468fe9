#pragma once

#include <string>

#include <news/searcher/request.h>

#include "query_parser.h"

namespace news::searcher {

/// A query as it was read: in the query language, with all its operators and parentheses. Read again, it is
/// the same.
[[nodiscard]] std::string reading_of(const QueryNode& root, Target target);

}  // namespace news::searcher
