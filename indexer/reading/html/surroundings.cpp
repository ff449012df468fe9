#include <libxml/uri.h>
#include <libxml/xmlmemory.h>

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

#include "reading/characters.h"
#include "reading/html/places.h"
#include "reading/html/sift.h"
#include "reading/related_words.h"

namespace news::reading::html {
namespace {

constexpr std::size_t kMostRelated = 60;

/// An address of a page as a whole one; empty for what leads nowhere.
std::string resolved(std::string_view reference, const std::string& base) {
  reference = trim(reference);
  constexpr std::size_t kLongest = 2000;
  if (reference.empty() || reference.size() > kLongest || reference.front() == '#') return {};
  if (starts_with_ignoring_case(reference, "http://") || starts_with_ignoring_case(reference, "https://"))
    return std::string(reference);
  const std::size_t colon = reference.find(':');
  if (colon != std::string_view::npos && colon < reference.find('/')) return {};  // mailto:, javascript:
  if (base.empty()) return std::string(reference);
  const std::string text(reference);
  xmlChar* whole = xmlBuildURI(reinterpret_cast<const xmlChar*>(text.c_str()),
                               reinterpret_cast<const xmlChar*>(base.c_str()));
  if (whole == nullptr) return text;
  std::string out = reinterpret_cast<const char*>(whole);
  xmlFree(whole);
  return out;
}

class RelatedRule {
 public:
  RelatedRule(const Page& page, ReadArticle& read) : page_(page), read_(read) {}

  void run() {
    const Tree& tree = page_.tree;
    for (std::size_t i = 1; i < tree.size();) {
      const std::uint8_t reason = page_.content.mask[i];
      const bool inside = i > page_.content.container && i < tree[page_.content.container].end;
      if (reason == kRelated || (reason == kLinks && inside)) {
        take_links(i);
      }
      i = reason != kKept || (is_never_read(tree[i].tag) && i != 0) ? tree[i].end : i + 1;
    }
    for (const Paragraph& paragraph : page_.content.paragraphs) {
      if (link_label_length(paragraph.text) > 0 && paragraph.link_share() > 0.3) take_links(paragraph.node);
    }
  }

 private:
  void take_links(std::size_t node) {
    const Tree& tree = page_.tree;
    for (std::size_t i = node; i < tree[node].end; ++i) {
      if (tree[i].tag != Tag::a || read_.article.related.size() >= kMostRelated) continue;
      constexpr std::size_t kLongest = 1000;
      if (tree.text(i).size() > kLongest) continue;
      schema::Related related;
      related.title = title_of(i);
      related.url = resolved(tree.attribute(i, Attribute::href), read_.article.url);
      // Shorter ones lead to sections and functions of the page.
      const bool title = count_words(related.title) >= 4 || length_of(related.title) >= 25;
      if (!title || related.url.empty() || !seen_.insert(related.url).second) continue;
      if (phrase_key(related.title) == phrase_key(read_.article.headline)) continue;
      read_.trace.push_back({"related", "related.links", related.title, 0.8});
      read_.article.related.push_back(std::move(related));
    }
  }

  /// A heading inside the link, else its first paragraph.
  [[nodiscard]] std::string title_of(std::size_t link) const {
    const Tree& tree = page_.tree;
    const std::vector<Paragraph> parts = paragraphs_of(tree, link);
    const auto heading =
        std::find_if(parts.begin(), parts.end(), [](const Paragraph& part) { return is_heading(part.tag); });
    if (heading != parts.end()) return heading->text;
    return parts.empty() ? std::string() : parts.front().text;
  }

  const Page& page_;
  ReadArticle& read_;
  std::unordered_set<std::string> seen_;
};

/// The picture stands in what was left out of the text since.
bool leads_elsewhere(const Page& page, std::size_t figure) {
  for (std::size_t around = page.tree[figure].parent; around != 0; around = page.tree[around].parent) {
    if (page.content.mask[around] != kKept && page.content.mask[around] != kFigure) return true;
  }
  return false;
}

}  // namespace

void read_related(const Page& page, ReadArticle& read) {
  RelatedRule(page, read).run();
}

void read_captions(const Page& page, ReadArticle& read) {
  const Tree& tree = page.tree;
  const std::size_t container = page.content.container;
  const std::size_t headline = page.headline;
  const std::size_t around =
      headline < container ? common_node(tree, headline, container) : tree[container].parent;
  for (const Figure& figure : page.content.figures) {
    const bool inside = figure.node >= container && figure.node < tree[container].end;
    const bool lead = figure.node >= around && figure.node < container;
    if (!inside && !(lead && figure.caption.text.size() + figure.caption.credit.size() > 0)) {
      if (!figure.caption.text.empty())
        read.trace.push_back({"dropped", "caption outside the article", figure.caption.text, 0.7});
      continue;
    }
    if (leads_elsewhere(page, figure.node)) continue;
    // The picture of a headline says nothing new.
    if (figure.caption.text.empty() && phrase_key(figure.caption.alt) == phrase_key(read.article.headline))
      continue;
    read.trace.push_back({"captions", figure.rule,
                          figure.caption.text.empty() ? figure.caption.alt : figure.caption.text, 0.9});
    read.article.captions.push_back(figure.caption);
  }
}

}  // namespace news::reading::html
