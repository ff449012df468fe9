#include <string>
#include <utility>

#include "reading/characters.h"
#include "reading/dates.h"
#include "reading/html/fields.h"

namespace news::reading::html {
namespace {

/// Where the text begins. On a flat page, whose headline stands in the same element as the text, that is the
/// first paragraph of some length that isn't called a subheadline itself.
std::size_t end_of_head(const Page& page) {
  const std::size_t container = page.content.container;
  if (page.headline < container || page.headline >= page.tree[container].end) return container;
  constexpr std::size_t kParagraph = 60;
  for (const Paragraph& paragraph : page.content.paragraphs) {
    if (paragraph.node <= page.headline || paragraph.text.size() < kParagraph) continue;
    bool named = false;
    for (std::size_t around = paragraph.node; around > page.headline; around = page.tree[around].parent)
      named = named || (page.signs.of(around) & kSubheadlineSign) != 0;
    return named ? page.tree[paragraph.node].end : paragraph.node;
  }
  return page.headline;
}

}  // namespace

void read_subheadline(const Page& page, ReadArticle& read) {
  constexpr std::size_t kLongest = 800;
  schema::Article& article = read.article;
  const auto put = [&](std::string text, const char* rule, double confidence) {
    if (text.empty() || text.size() > kLongest || phrase_key(text) == phrase_key(article.headline)) return;
    if (!article.subheadline.empty()) return;
    read.trace.push_back({"subheadline", rule, text, confidence});
    article.subheadline = std::move(text);
  };
  put(page.linked.subheadline, "subheadline.json-ld", 0.9);
  const std::size_t first = page.headline + 1;
  const std::size_t end = end_of_head(page);
  for (std::size_t i = first; i < end && article.subheadline.empty(); ++i) {
    const Tag tag = page.tree[i].tag;
    const bool box = tag == Tag::div || tag == Tag::p || tag == Tag::h2 || tag == Tag::h3 || tag == Tag::h4 ||
                     tag == Tag::span;
    if (!box || page.content.mask[i] != kKept || page.tree[i].end > end) continue;
    const bool named = page.tree.attribute(i, Attribute::itemprop) == "alternativeHeadline" ||
                       (page.signs.of(i) & kSubheadlineSign) != 0;
    if (!named || page.tree.text(i).size() > kLongest * 2) continue;
    std::string text = line_of(page.tree, i, page.content.mask);
    const bool inside = page.headline > page.content.container;
    if (inside && ((!is_heading(tag) && ends_sentence(text)) || find_date(text))) continue;
    if (count_words(text) >= 4) put(std::move(text), "subheadline.class", 0.8);
  }
}

}  // namespace news::reading::html
