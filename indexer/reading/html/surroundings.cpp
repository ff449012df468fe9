#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

#include "reading/addresses.h"
#include "reading/characters.h"
#include "reading/decode.h"
#include "reading/html/places.h"
#include "reading/html/sift.h"
#include "reading/related_words.h"

namespace news::reading::html {
namespace {

constexpr std::size_t kMostRelated = 60;

class LinkReader {
 public:
  LinkReader(const Tree& tree, const Sifted& sifted, const LinkPlace& place,
             std::vector<schema::Related>& out, std::vector<Trace>& trace)
      : tree_(tree), sifted_(sifted), place_(place), out_(out), trace_(trace) {}

  void run() {
    for (std::size_t i = 1; i < tree_.size();) {
      const std::uint8_t reason = sifted_.mask[i];
      const bool inside = i > sifted_.container && i < tree_[sifted_.container].end;
      if (reason == kRelated || (reason == kLinks && inside)) take_links(i, nullptr);
      i = reason != kKept || is_never_read(tree_[i].tag) ? tree_[i].end : i + 1;
    }
    std::size_t labels = 0;
    for (const Paragraph& paragraph : sifted_.paragraphs) {
      if (!is_labelled_link(paragraph)) continue;
      take_links(paragraph.node, &paragraph);
      if (++labels == kMostRelated) break;
    }
  }

 private:
  /// Behind a label that says so ("Also read:") a short title is one too.
  void take_links(std::size_t node, const Paragraph* labelled) {
    for (std::size_t i = node; i < tree_[node].end; ++i) {
      if (tree_[i].tag != Tag::a || out_.size() >= kMostRelated) continue;
      constexpr std::size_t kLongest = 1000;
      if (tree_.text(i).size() > kLongest) continue;
      schema::Related related;
      related.title = title_of(i);
      related.url = resolve_address(tree_.attribute(i, Attribute::href), place_.base);
      // Shorter ones lead to sections and functions of the page.
      const bool title = count_words(related.title) >= 4 || length_of(related.title) >= 25 ||
                         (labelled != nullptr && count_words(related.title) >= 2);
      // Several paragraphs may stand in one element.
      if (labelled != nullptr && labelled->text.find(related.title) == std::string::npos) continue;
      if (!title || related.url.empty() || !seen_.insert(related.url).second) continue;
      if (phrase_key(related.title) == phrase_key(place_.headline)) continue;
      trace_.push_back({"related", "related.links", related.title, 0.8});
      out_.push_back(std::move(related));
    }
  }

  /// A heading inside the link, else its first paragraph.
  [[nodiscard]] std::string title_of(std::size_t link) const {
    const std::vector<Paragraph> parts = paragraphs_of(tree_, link);
    const auto heading =
        std::find_if(parts.begin(), parts.end(), [](const Paragraph& part) { return is_heading(part.tag); });
    if (heading != parts.end()) return heading->text;
    return parts.empty() ? std::string() : parts.front().text;
  }

  const Tree& tree_;
  const Sifted& sifted_;
  const LinkPlace& place_;
  std::vector<schema::Related>& out_;
  std::vector<Trace>& trace_;
  std::unordered_set<std::string> seen_;
};

/// How the text of a node begins, without reading all of it.
std::string beginning_of_node(const Tree& tree, std::size_t node, std::size_t bytes) {
  std::string out;
  for (std::size_t i = node; i < tree[node].end && out.size() < bytes; ++i) {
    if (tree[i].tag != Tag::text) continue;
    const std::string piece = squeeze(clean(beginning_of(tree.text(i), bytes * 4)));
    if (!piece.empty()) out.append(out.empty() ? "" : " ").append(piece);
  }
  return std::string(beginning_of(out, bytes));
}

/// The picture stands in what was left out of the text since.
bool leads_elsewhere(const Page& page, std::size_t figure) {
  for (std::size_t around = page.tree[figure].parent; around != 0; around = page.tree[around].parent) {
    if (page.content.mask[around] != kKept && page.content.mask[around] != kFigure) return true;
  }
  return false;
}

/// The credit that JSON-LD gives for the picture with this caption.
std::string linked_credit(const LinkedData& linked, const schema::Caption& caption) {
  constexpr std::size_t kMost = 40;
  const std::size_t count = std::min(linked.captions.size(), kMost);
  for (std::size_t i = 0; i < count; ++i) {
    const schema::Caption& known = linked.captions[i];
    if (!known.credit.empty() && phrase_key(known.text) == phrase_key(caption.text)) return known.credit;
  }
  return {};
}

}  // namespace

void collect_related(const Tree& tree, const Sifted& sifted, const LinkPlace& place,
                     std::vector<schema::Related>& out, std::vector<Trace>& trace) {
  LinkReader(tree, sifted, place, out, trace).run();
}

void read_related(const Page& page, ReadArticle& read) {
  const Content& content = page.content;
  collect_related(page.tree, {content.container, content.mask, content.paragraphs},
                  {page.base.empty() ? read.article.url : page.base, read.article.headline},
                  read.article.related, read.trace);
}

void trace_dropped(const Tree& tree, const Mask& mask, std::vector<Trace>& trace) {
  constexpr std::size_t kMost = 40;
  constexpr std::size_t kShown = 120;
  std::size_t told = 0;
  for (std::size_t i = 1; i < tree.size() && told < kMost;) {
    const auto reason = static_cast<Reason>(mask[i]);
    const bool gone = reason != kKept || (is_never_read(tree[i].tag) && tree[i].tag != Tag::head);
    if (reason != kKept && reason != kFigure) {
      std::string text = beginning_of_node(tree, i, kShown);
      if (!text.empty()) {
        trace.push_back({"dropped", std::string(name_of(reason)), std::move(text), 0.8});
        ++told;
      }
    }
    i = gone ? tree[i].end : i + 1;
  }
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
    schema::Caption caption = figure.caption;
    if (caption.credit.empty() && !caption.text.empty()) caption.credit = linked_credit(page.linked, caption);
    read.article.captions.push_back(std::move(caption));
  }
}

}  // namespace news::reading::html
