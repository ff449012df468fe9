#pragma once

#include <string>
#include <string_view>

#include <news/schema/article.h>

#include "reading/reading.h"

namespace news::reading {

/// An address for comparison: scheme and host in lower case, without fragment, default port and the
/// parameters that only tell where a reader came from.
[[nodiscard]] std::string canonical_url(std::string_view url);

/// The id of what an address names by its fragment, as an entry of a live blog; empty where the fragment is
/// missing, or tells a way or a place in the page: "#xtor=RSS", "#top".
[[nodiscard]] std::string id_of_part(std::string_view url);

/// The host of an address without "www."; empty for what is no address.
[[nodiscard]] std::string host_of(std::string_view url);

/// Gives the article its id, language and dates, in the form that Article promises, from what its document
/// said.
void stamp(ReadArticle& read, const ReadOptions& options);

}  // namespace news::reading
