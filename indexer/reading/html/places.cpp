#include "reading/html/places.h"

#include <numeric>

#include "reading/characters.h"

namespace news::reading::html {

std::size_t node_of_headline(const Page& page, std::string_view headline) {
  constexpr std::size_t kLongest = 1000;
  const Tree& tree = page.tree;
  const std::string key = phrase_key(headline);
  std::size_t h1 = 0;
  for (std::size_t i = 1; i < tree.size(); ++i) {
    const Tag tag = tree[i].tag;
    const bool heading = is_heading(tag) || (is_block(tag) && tree.text(i).size() < headline.size() * 2);
    if (!heading || tree.text(i).size() > kLongest || tree.text(i).empty()) continue;
    if (phrase_key(line_of(tree, i)) == key) return i;
    if (tag == Tag::h1 && h1 == 0) h1 = i;
  }
  return h1 != 0 ? h1 : page.content.container;
}

std::size_t common_node(const Tree& tree, std::size_t a, std::size_t b) {
  while (!(a <= b && b < tree[a].end)) a = tree[a].parent;
  return a;
}

bool may_describe(const Page& page, std::size_t node) {
  constexpr Signs kAbout = kMetaSign | kBylineSign | kDateSign;
  bool about = false;
  for (std::size_t around = node; around != 0; around = page.tree[around].parent) {
    const std::uint8_t reason = page.content.mask[around];
    const Tag tag = page.tree[around].tag;
    const Signs signs =
        tag == Tag::text || tag == Tag::body || tag == Tag::html ? kNoSign : page.signs.of(around);
    // Whatever the reading of the text had to believe: names and dates beside comments are theirs.
    if ((signs & kCommentSign) != 0 && (signs & kBodySign) == 0) return false;
    about = about || (signs & kAbout) != 0;
    if (reason == kRelated || reason == kComments || tag == Tag::nav) return false;
    constexpr std::size_t kShort = 300;
    if (tag == Tag::aside && (!about || page.tree.text(around).size() > kShort)) return false;
  }
  return true;
}

std::vector<std::size_t> nodes_from(const Tree& tree, std::size_t first) {
  std::vector<std::size_t> out(tree.size() - 1);
  const std::size_t behind = tree.size() - std::max<std::size_t>(first, 1);
  std::iota(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(behind), std::max<std::size_t>(first, 1));
  std::iota(out.begin() + static_cast<std::ptrdiff_t>(behind), out.end(), std::size_t{1});
  return out;
}

}  // namespace news::reading::html
