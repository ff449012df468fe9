#include "reading/html/measures.h"

#include <string_view>

namespace news::reading::html {
namespace {

/// The measure of a stretch of text alone.
Measure measure_of(std::string_view text) {
  Measure out;
  bool blank = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool is_blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!is_blank || !blank) ++out.text;
    blank = is_blank;
    // Latin, Arabic and Chinese commas.
    if (c == ',' || (c == '\x8C' && i >= 1 && text[i - 1] == '\xD8') ||
        (c == '\x8C' && i >= 2 && text[i - 1] == '\xBC' && text[i - 2] == '\xEF'))
      ++out.commas;
  }
  if (blank && out.text != 0) --out.text;
  return out;
}

}  // namespace

std::vector<Measure> measure(const Tree& tree, const Mask& mask) {
  std::vector<Measure> out(tree.size());
  // What stands in a block itself, not in blocks inside it.
  std::vector<Measure> own(tree.size());
  std::vector<std::uint32_t> block(tree.size(), 0);
  std::size_t link_end = 0;
  for (std::size_t i = 0; i < tree.size();) {
    const Node& node = tree[i];
    if (mask[i] != 0 || (i != 0 && is_never_read(node.tag))) {
      i = node.end;
      continue;
    }
    block[i] = is_block(node.tag) ? static_cast<std::uint32_t>(i) : block[node.parent];
    if (node.tag == Tag::text) {
      out[i] = measure_of(tree.text(i));
      if (i < link_end) out[i].links = out[i].text;
      own[block[i]].text += out[i].text;
      own[block[i]].links += out[i].links;
    } else if (node.tag == Tag::a) {
      link_end = node.end;
    }
    ++i;
  }
  constexpr std::uint32_t kLabel = 40;
  constexpr double kMostlyLinks = 0.5;
  for (std::size_t i = tree.size(); i-- > 0;) {
    if (own[i].text >= kLabel && own[i].link_share() < kMostlyLinks) out[i].prose += own[i].text;
    if (i == 0 || (out[i].text == 0 && out[i].prose == 0)) continue;
    Measure& parent = out[tree[i].parent];
    parent.text += out[i].text;
    parent.links += out[i].links;
    parent.prose += out[i].prose;
    parent.commas += out[i].commas;
  }
  return out;
}

}  // namespace news::reading::html
