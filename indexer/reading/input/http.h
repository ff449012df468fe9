#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reading/input/header_fields.h"

namespace news::reading {

/// The head of what a server answered, as a crawler kept it.
struct HttpHead {
  int status = 0;
  HeaderFields fields;
  std::size_t length = 0;  ///< The body lies behind.
};

/// Nothing where no answer of a server begins.
[[nodiscard]] std::optional<HttpHead> http_head(std::string_view block);

/// The body without chunks and compression. A crawler may have taken off either and kept the head as it was,
/// so what the head says counts only where the bytes agree. Empty, and why, for a body that is too long; what
/// is odd but can be read goes to `warnings`.
[[nodiscard]] std::string http_body(const HttpHead& head, std::string_view block,
                                    std::vector<std::string>& warnings, std::string& why);

/// Whether articles may be found in what a server names so: pages, feeds, JSON, plain text, or anything
/// unnamed.
[[nodiscard]] bool may_hold_articles(std::string_view media_type);

}  // namespace news::reading
