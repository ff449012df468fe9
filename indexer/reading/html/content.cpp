#include "reading/html/content.h"

#include <algorithm>
#include <array>
#include <utility>

#include "reading/characters.h"
#include "reading/html/prune.h"

namespace news::reading::html {
namespace {

constexpr std::size_t kShortestParagraph = 25;

/// The element in which most text with few links gathers; 0 for none.
class Scoring {
 public:
  Scoring(const Tree& tree, SignReader& signs, const Mask& mask, const std::vector<Measure>& measures)
      : tree_(tree), signs_(signs), mask_(mask), measures_(measures), scores_(tree.size(), 0) {}

  std::uint32_t run() {
    for (std::size_t i = 1; i < tree_.size();) {
      if (mask_[i] != 0 || is_never_read(tree_[i].tag)) {
        i = tree_[i].end;
        continue;
      }
      if (is_paragraph(i)) spread(i);
      ++i;
    }
    const std::uint32_t best = best_node();
    return best == 0 ? 0 : climb(best);
  }

 private:
  /// Holds text itself, not in further blocks.
  [[nodiscard]] bool is_paragraph(std::size_t i) const {
    switch (tree_[i].tag) {
      case Tag::p:
      case Tag::pre:
      case Tag::td:
      case Tag::blockquote:
        return true;
      case Tag::div:
      case Tag::section:
      case Tag::article:
        for (std::size_t k = i + 1; k < tree_[i].end; k = tree_[k].end) {
          if (is_block(tree_[k].tag)) return false;
        }
        return true;
      default:
        return false;
    }
  }

  void spread(std::size_t i) {
    const Measure& measure = measures_[i];
    if (measure.text < kShortestParagraph) return;
    const double points =
        (1 + measure.commas + std::min<std::uint32_t>(measure.text / 100, 3)) * (1 - measure.link_share());
    static constexpr std::array<double, 5> kWeights = {1, 1.0 / 2, 1.0 / 6, 1.0 / 9, 1.0 / 12};
    std::size_t around = i;
    for (const double weight : kWeights) {
      if (around == 0) break;
      around = tree_[around].parent;
      scores_[around] += points * weight;
    }
  }

  [[nodiscard]] std::uint32_t best_node() {
    std::uint32_t best = 0;
    double most = 0;
    for (std::size_t i = 1; i < tree_.size(); ++i) {
      double score = scores_[i];
      if (score <= 0) continue;
      const Signs signs = signs_.of(i);
      if (tree_[i].tag == Tag::body || tree_[i].tag == Tag::html) score *= 0.9;
      if ((signs & (kBodySign | kPageSign)) != 0 || tree_[i].tag == Tag::article || tree_[i].tag == Tag::main)
        score *= 1.1;
      if ((signs & kForeignSigns) != 0) score *= 0.7;
      score *= 1 - measures_[i].link_share();
      if (score > most) {
        most = score;
        best = static_cast<std::uint32_t>(i);
      }
    }
    most_ = most;
    return best;
  }

  /// An element around it that holds more prose and few more links has the article in several pieces.
  [[nodiscard]] std::uint32_t climb(std::uint32_t best) const {
    std::uint32_t out = best;
    for (std::uint32_t around = tree_[best].parent; around != 0; around = tree_[around].parent) {
      if (tree_[around].tag == Tag::html) break;
      const Measure& inner = measures_[out];
      const Measure& outer = measures_[around];
      const std::uint32_t text = outer.text - inner.text;
      const std::uint32_t prose = outer.prose - inner.prose;
      if (prose * 8 < inner.prose) continue;
      // Around less than half of the prose there is no article but a page of several; their headings are
      // links.
      const double few_links = prose > inner.prose ? 0.35 : 0.25;
      const bool like_text = prose * 2 > text && (outer.links - inner.links) < few_links * text;
      if (!like_text) break;
      out = around;
    }
    return out;
  }

  const Tree& tree_;
  SignReader& signs_;
  const Mask& mask_;
  const std::vector<Measure>& measures_;
  std::vector<double> scores_;
  double most_ = 0;
};

/// Says that it holds the article's text.
bool is_marked(const Tree& tree, SignReader& signs, std::size_t i) {
  const Tag tag = tree[i].tag;
  if (tag == Tag::text || tree[i].attributes == 0) return false;
  if (tree.attribute(i, Attribute::itemprop) == "articleBody") return true;
  const bool box =
      tag == Tag::div || tag == Tag::section || tag == Tag::article || tag == Tag::main || tag == Tag::td;
  return box && (signs.of(i) & kBodySign) != 0;
}

/// The marked element with most prose; of those inside each other the innermost that has nearly all of it. 0
/// for none.
std::uint32_t marked_body(const Tree& tree, SignReader& signs, const Mask& mask,
                          const std::vector<Measure>& measures) {
  std::uint32_t best = 0;
  for (std::size_t i = 1; i < tree.size();) {
    if (mask[i] != 0 || is_never_read(tree[i].tag)) {
      i = tree[i].end;
      continue;
    }
    if (is_marked(tree, signs, i)) {
      const bool inside = best != 0 && i < tree[best].end;
      const bool nearly_all = measures[i].prose * 10 >= measures[best].prose * 9;
      if (best == 0 || (inside ? nearly_all : measures[i].prose > measures[best].prose))
        best = static_cast<std::uint32_t>(i);
    }
    ++i;
  }
  return best;
}

Content extract(const Tree& tree, SignReader& signs, Pruning pruning, bool use_marks) {
  Content out;
  out.mask = prune(tree, signs, pruning);
  out.figures = take_figures(tree, signs, out.mask, kFigure);
  const std::vector<Measure> measures = measure(tree, out.mask);
  const std::uint32_t scored = Scoring(tree, signs, out.mask, measures).run();
  const std::uint32_t marked = use_marks ? marked_body(tree, signs, out.mask, measures) : 0;
  constexpr std::uint32_t kEnough = 200;
  const bool take_marked =
      marked != 0 && (scored == 0 || (measures[marked].prose >= kEnough &&
                                      measures[marked].prose * 100.0 >= measures[scored].prose * 55.0));
  out.container = take_marked ? marked : scored;
  out.rule = take_marked ? "body.markup" : out.container != 0 ? "body.score" : "body.whole page";
  out.confidence = take_marked ? 0.9 : out.container != 0 ? 0.7 : 0.3;
  if (out.container != 0) mask_links(tree, measures, out.container, out.mask);
  out.paragraphs = paragraphs_of(tree, out.container, out.mask);
  for (const Paragraph& paragraph : out.paragraphs) out.bytes += paragraph.text.size();
  return out;
}

/// Little text, but whole sentences right under the headline.
bool is_news_in_brief(const Tree& tree, const Content& content) {
  constexpr std::size_t kASentence = 80;
  const std::size_t headline = only_headline(tree);
  if (headline == 0 || content.container == 0) return false;
  const bool sentence =
      std::any_of(content.paragraphs.begin(), content.paragraphs.end(), [](const Paragraph& each) {
        return each.text.size() >= kASentence && ends_sentence(each.text) && each.link_share() < 0.3;
      });
  if (!sentence) return false;
  std::size_t around = tree[headline].parent;
  for (int level = 0; level < 3 && around != 0 && tree[around].tag != Tag::body;
       ++level, around = tree[around].parent) {
    if (around <= content.container && content.container < tree[around].end) return true;
  }
  return false;
}

}  // namespace

Content find_content(const Tree& tree, SignReader& signs) {
  constexpr std::size_t kLittle = 400;
  constexpr std::size_t kVeryLittle = 200;
  Content best = extract(tree, signs, Pruning::strict, true);
  const auto better = [&](const Content& other) { return other.bytes * 2 > best.bytes * 3; };
  if (best.bytes < kLittle && !is_news_in_brief(tree, best)) {
    Content relaxed = extract(tree, signs, Pruning::relaxed, true);
    relaxed.rule = "body.relaxed";
    relaxed.confidence = 0.5;
    if (better(relaxed)) best = std::move(relaxed);
  }
  if (best.bytes < kVeryLittle && !is_news_in_brief(tree, best)) {
    Content scored = extract(tree, signs, Pruning::relaxed, false);
    scored.rule = "body.relaxed score";
    scored.confidence = 0.4;
    if (better(scored)) best = std::move(scored);
  }
  if (best.bytes == 0 && best.container != 0) {
    best.container = 0;
    best.rule = "body.whole page";
    best.confidence = 0.3;
    best.mask = prune(tree, signs, Pruning::relaxed);
    best.paragraphs = paragraphs_of(tree, 0, best.mask);
  }
  return best;
}

}  // namespace news::reading::html
