#include "reading/html/places.h"

#include <algorithm>
#include <string>

#include "reading/characters.h"

namespace news::reading::html {
namespace {

/// Enough for the largest pages; looking at what stands around each of more would take hostile ones long.
constexpr std::size_t kMostNodes = 50'000;

}  // namespace

std::size_t node_of_headline(const Page& page, std::string_view headline) {
  constexpr std::size_t kLongest = 1000;
  const Tree& tree = page.tree;
  const std::string key = phrase_key(headline);
  std::size_t h1 = 0;
  for (std::size_t i = 1; i < std::min(tree.size(), kMostNodes); ++i) {
    const Tag tag = tree[i].tag;
    const bool heading = is_heading(tag) || (is_block(tag) && tree.text(i).size() < headline.size() * 2 &&
                                             tree.text(i).size() >= headline.size());
    if (!heading || tree.text(i).size() > kLongest || tree.text(i).empty()) continue;
    if (phrase_key(line_of(tree, i)) == key) return i;
    if (tag == Tag::h1 && h1 == 0) h1 = i;
  }
  return h1 != 0 ? h1 : page.content.container;
}

bool is_front_page(std::string_view address) {
  address = trim(address);
  // Archives put their own address before the page's.
  if (const std::size_t inner = address.rfind("http"); inner != std::string_view::npos)
    address.remove_prefix(inner);
  if (const std::size_t scheme = address.find("//"); scheme != std::string_view::npos && scheme < 8) {
    const std::size_t path = address.find('/', scheme + 2);
    address = path == std::string_view::npos ? std::string_view("/") : address.substr(path);
  }
  return address == "/" || address == "./" || address == "index.html" || address == "/index.html" ||
         address == "index.php";
}

std::size_t common_node(const Tree& tree, std::size_t a, std::size_t b) {
  while (!(a <= b && b < tree[a].end)) a = tree[a].parent;
  return a;
}

bool may_describe(const Page& page, std::size_t node) {
  constexpr Signs kAbout = kMetaSign | kBylineSign | kDateSign;
  bool about = false;
  for (std::size_t around = node; around != 0; around = page.tree[around].parent) {
    // What holds the headline too is no part of the page beside the article.
    if (around <= page.headline && page.headline < page.tree[around].end) break;
    const std::uint8_t reason = page.content.mask[around];
    const Tag tag = page.tree[around].tag;
    const Signs signs =
        tag == Tag::text || tag == Tag::body || tag == Tag::html ? kNoSign : page.signs.of(around);
    // Whatever the reading of the text had to believe: names and dates beside comments are theirs.
    if ((signs & kCommentSign) != 0 && (signs & kBodySign) == 0) return false;
    about = about || (signs & kAbout) != 0;
    if (reason == kRelated || reason == kComments || reason == kHidden || tag == Tag::nav) return false;
    constexpr std::size_t kShort = 300;
    if (tag == Tag::aside && (!about || page.tree.text(around).size() > kShort)) return false;
  }
  return true;
}

std::vector<std::size_t> nodes_from(const Tree& tree, std::size_t first) {
  first = std::max<std::size_t>(first, 1);
  std::vector<std::size_t> out;
  out.reserve(std::min(tree.size(), kMostNodes));
  for (std::size_t i = first; i < tree.size() && out.size() < kMostNodes; ++i) out.push_back(i);
  for (std::size_t i = 1; i < first && out.size() < kMostNodes; ++i) out.push_back(i);
  return out;
}

std::vector<std::size_t> nodes_near_headline(const Page& page) {
  constexpr std::size_t kParagraph = 100;
  constexpr std::size_t kLead = 300;
  constexpr std::size_t kAbove = 300;
  const Tree& tree = page.tree;
  const std::size_t headline = std::max<std::size_t>(page.headline, 1);
  if (headline >= tree.size()) return {};
  std::size_t text = tree[headline].text_end;
  for (const Paragraph& paragraph : page.content.paragraphs) {
    if (paragraph.node <= headline || paragraph.text.size() < kParagraph) continue;
    text = std::max<std::size_t>(text, tree[paragraph.node].text_begin);
    break;
  }
  std::vector<std::size_t> out;
  for (std::size_t i = headline; i < tree.size() && out.size() < kMostNodes; ++i) {
    if (tree[i].text_begin > text + kLead) break;
    out.push_back(i);
  }
  for (std::size_t i = headline; i-- > 1 && out.size() < kMostNodes;) {
    if (tree[i].text_end + kAbove < tree[headline].text_begin) break;
    if (tree[i].end <= headline) out.push_back(i);
  }
  return out;
}

}  // namespace news::reading::html
