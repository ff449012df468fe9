#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "reading/html/page.h"

namespace news::reading::html {

/// Where the page shows this headline; else its first h1; else where its article begins.
[[nodiscard]] std::size_t node_of_headline(const Page& page, std::string_view headline);

/// The address of a link leads to the site's first page.
[[nodiscard]] bool is_front_page(std::string_view address);

/// The smallest node that holds both; `a` stands before `b`.
[[nodiscard]] std::size_t common_node(const Tree& tree, std::size_t a, std::size_t b);

/// What stands here may say something about the article: it is shown, and not among comments, links to other
/// articles or navigation.
[[nodiscard]] bool may_describe(const Page& page, std::size_t node);

/// The nodes, those from `first` on before the others, the first 50,000: what says something about an article
/// mostly stands below its headline.
[[nodiscard]] std::vector<std::size_t> nodes_from(const Tree& tree, std::size_t first);

/// The nodes between the headline and the text, some words of the lead included, then those of the lines
/// above the headline, the nearest first: where pages show who wrote the article, and when.
[[nodiscard]] std::vector<std::size_t> nodes_near_headline(const Page& page);

}  // namespace news::reading::html
