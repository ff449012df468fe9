#include "reading/html/columns.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "reading/characters.h"

namespace news::reading::html {
namespace {

/// "col-md-8", "vc_col-sm-8", "span8", "large-8" -> 8; 0 for classes that tell no width, and for those of
/// small screens, on which columns stand below each other.
int width_in(std::string_view token) {
  static constexpr auto kColumns =
      std::to_array<std::string_view>({"col", "span", "large", "medium", "grid"});
  static constexpr auto kNoWidths =
      std::to_array<std::string_view>({"xs", "small", "offset", "order", "push", "pull"});
  if (token.starts_with("vc_")) token.remove_prefix(3);
  const std::size_t digits = token.find_last_not_of("0123456789") + 1;
  if (digits == token.size() || token.size() - digits > 2) return 0;
  const auto has = [&](std::string_view word) { return token.find(word) != std::string_view::npos; };
  if (std::any_of(kNoWidths.begin(), kNoWidths.end(), has)) return 0;
  const bool column = std::any_of(kColumns.begin(), kColumns.end(),
                                  [&](std::string_view word) { return token.starts_with(word); });
  if (!column) return 0;
  int out = 0;
  for (const char c : token.substr(digits)) out = out * 10 + (c - '0');
  return out;
}

int width_of(const Tree& tree, std::size_t node) {
  if (!is_block(tree[node].tag)) return 0;
  int out = 0;
  for (const std::string_view token : words_of(tree.attribute(node, Attribute::class_)))
    out = std::max(out, width_in(token));
  return out;
}

}  // namespace

std::vector<std::size_t> columns_beside(const Tree& tree, std::size_t headline,
                                        const std::vector<Measure>& measures) {
  constexpr std::uint32_t kSomeText = 100;
  std::vector<std::size_t> out;
  if (headline == 0) return out;
  for (std::size_t column = tree[headline].parent; column != 0; column = tree[column].parent) {
    const int width = width_of(tree, column);
    if (width == 0 || measures[column].prose < kSomeText) continue;
    const std::size_t row = tree[column].parent;
    for (std::size_t i = row + 1; i < tree[row].end; i = tree[i].end) {
      const int other = i == column ? 0 : width_of(tree, i);
      if (other != 0 && other < width && measures[i].prose < measures[column].prose) out.push_back(i);
    }
  }
  return out;
}

}  // namespace news::reading::html
