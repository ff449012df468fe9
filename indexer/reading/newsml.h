#pragma once

#include <string_view>

#include "reading/reading.h"
#include "reading/xml.h"

namespace news::reading {

/// The first element of NewsML, G2 or 1.x.
[[nodiscard]] bool is_newsml_root(std::string_view name);

/// Reads a <NewsItem> of NewsML 1.x.
void read_newsml_1(const Node& item, ReadArticle& read);

}  // namespace news::reading
