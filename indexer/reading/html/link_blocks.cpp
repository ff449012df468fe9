#include <algorithm>
#include <array>

#include "reading/characters.h"
#include "reading/html/prune.h"
#include "reading/html/reasons.h"

namespace news::reading::html {
namespace {

/// Text of its own follows the heading: it is a part's title that happens to be a link.
bool heads_prose(const Tree& tree, const std::vector<Measure>& measures, std::size_t heading,
                 std::size_t end) {
  std::size_t next = tree[heading].end;
  while (next < end && measures[next].text == 0) next = tree[next].end;
  if (next >= end || is_heading(tree[next].tag)) return false;
  const bool sentence = tree[next].tag == Tag::p && measures[next].link_share() < 0.5 &&
                        ends_in_full_stop(trim(tree.text(next)));
  return sentence || measures[next].prose > measures[heading].text;
}

/// A cell of a line with figures or words beside the link.
bool is_cell_of_data(const std::vector<Measure>& measures, const Node& cell) {
  constexpr std::uint32_t kLongestLine = 250;
  const Measure& line = measures[cell.parent];
  return cell.tag == Tag::td && line.text < kLongestLine && line.link_share() < 0.9;
}

}  // namespace

bool is_quotation(std::string_view text) {
  static constexpr auto kMarks = std::to_array<std::string_view>({"“", "„", "«", "\"", "‘", "「", "»", "”"});
  return ends_in_full_stop(text) && std::any_of(kMarks.begin(), kMarks.end(), [&](std::string_view mark) {
           return text.starts_with(mark);
         });
}

void mask_links(const Tree& tree, const std::vector<Measure>& measures, std::uint32_t container, Mask& mask) {
  constexpr std::uint32_t kShort = 250;
  for (std::size_t i = container + 1; i < tree[container].end;) {
    const Node& node = tree[i];
    const Measure& measure = measures[i];
    bool links = false;
    if (mask[i] == 0 && measure.text != 0) {
      switch (node.tag) {
        case Tag::ul:
        case Tag::ol:
          links = measure.link_share() > 0.6;
          break;
        case Tag::p:
        case Tag::li:
        case Tag::h2:
        case Tag::h3:
        case Tag::h4:
        case Tag::div:
        case Tag::td:
        case Tag::section:
          links = measure.link_share() > 0.8 && measure.text < kShort;
          break;
        default:
          break;
      }
    }
    if (links && !is_cell_of_data(measures, node) && !is_quotation(trim(tree.text(i))) &&
        !(is_heading(node.tag) && heads_prose(tree, measures, i, tree[container].end)))
      mask[i] = kLinks;
    i = mask[i] != 0 ? node.end : i + 1;
  }
}

}  // namespace news::reading::html
