#pragma once

#include <string_view>
#include <vector>

#include "reading/html/measures.h"
#include "reading/html/signs.h"

namespace news::reading::html {

enum class Pruning {
  strict,  ///< Takes the words in class and id seriously.
  relaxed  ///< Only what elements, roles and styles say.
};

/// Masks (with a Reason) what is no part of an article. Nothing is taken that holds most of the page's prose,
/// whatever it is called: some pages stand inside one <form>, or in an element of class "comments".
[[nodiscard]] Mask prune(const Tree& tree, SignReader& signs, Pruning pruning);

/// The only h1 of the page; 0 where there is none or are several.
[[nodiscard]] std::size_t only_headline(const Tree& tree);

/// Masks lists and short blocks inside a container that are mostly links.
void mask_links(const Tree& tree, const std::vector<Measure>& measures, std::uint32_t container, Mask& mask);

/// “We are sorry,” the company said: a sentence that begins with quotation marks is text, even all as a link.
[[nodiscard]] bool is_quotation(std::string_view text);

}  // namespace news::reading::html
