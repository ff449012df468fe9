#include <string>
#include <utility>

#include "reading/characters.h"
#include "reading/html/fields.h"

namespace news::reading::html {

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
  // Between the headline and the text; inside the text it is part of it.
  const std::size_t first = page.headline + 1;
  for (std::size_t i = first; i < page.content.container && article.subheadline.empty(); ++i) {
    const Tag tag = page.tree[i].tag;
    const bool box = tag == Tag::div || tag == Tag::p || tag == Tag::h2 || tag == Tag::h3 || tag == Tag::h4 ||
                     tag == Tag::span;
    if (!box || page.content.mask[i] != kKept || page.tree[i].end > page.content.container) continue;
    const bool named = page.tree.attribute(i, Attribute::itemprop) == "alternativeHeadline" ||
                       (page.signs.of(i) & kSubheadlineSign) != 0;
    if (!named || page.tree.text(i).size() > kLongest * 2) continue;
    std::string text = line_of(page.tree, i, page.content.mask);
    if (count_words(text) >= 4) put(std::move(text), "subheadline.class", 0.8);
  }
}

}  // namespace news::reading::html
