#pragma once

#include <string>
#include <string_view>

#include "reading/html/page.h"
#include "reading/reading.h"

namespace news::reading::html {

/// The address of the page: what it calls canonical, og:url, JSON-LD, the address it was fetched or saved
/// from; the first that isn't the site's front page, to which broken systems point from every article.
/// `source` is the page as it came.
void read_address(const Page& page, std::string_view source, const Origin& origin, ReadArticle& read);

/// What the page's links are relative to: <base href>, else where it was fetched or saved from, else its own
/// address.
[[nodiscard]] std::string base_of(std::string_view source, const Origin& origin, const std::string& address);

}  // namespace news::reading::html
