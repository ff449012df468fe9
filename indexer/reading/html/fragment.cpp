#include "reading/html/fragment.h"

#include <utility>

#include "reading/characters.h"
#include "reading/html/figures.h"
#include "reading/html/paragraphs.h"
#include "reading/html/signs.h"
#include "reading/html/tree.h"

namespace news::reading::html {
namespace {

constexpr std::uint8_t kFigure = 1;
constexpr std::uint8_t kHidden = 2;

void mask_hidden(const Tree& tree, Mask& mask) {
  for (std::size_t i = 0; i < tree.size(); ++i) {
    if (tree.has(i, Attribute::hidden) || tree[i].tag == Tag::noscript) mask[i] = kHidden;
  }
}

}  // namespace

Fragment read_fragment(std::string_view html) {
  const Tree tree = parse(html);
  Mask mask(tree.size(), 0);
  mask_hidden(tree, mask);
  SignReader signs(tree);
  Fragment out;
  for (Figure& figure : take_figures(tree, signs, mask, kFigure))
    out.captions.push_back(std::move(figure.caption));
  for (const Paragraph& paragraph : paragraphs_of(tree, 0, mask)) {
    if (!out.body.empty()) out.body += "\n\n";
    out.body += paragraph.text;
  }
  return out;
}

std::string line_of_fragment(std::string_view html) {
  if (html.find_first_of("<&") == std::string_view::npos) return squeeze(html);
  return line_of(parse(html), 0);
}

}  // namespace news::reading::html
