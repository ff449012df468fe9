#include "reading/html/fragment.h"

#include <utility>
#include <vector>

#include "reading/characters.h"
#include "reading/decode.h"
#include "reading/html/figures.h"
#include "reading/html/older_mail.h"
#include "reading/html/paragraphs.h"
#include "reading/html/prune.h"
#include "reading/html/reasons.h"
#include "reading/html/sift.h"
#include "reading/html/signs.h"
#include "reading/html/tree.h"
#include "reading/related_words.h"

namespace news::reading::html {
namespace {

class Sifter {
 public:
  Sifter(const Tree& tree, Quotations quotations) : tree_(tree), signs_(tree), quotations_(quotations) {}

  Prose run() {
    Prose out = sifted(quotations_);
    // Nothing but a quotation is kept.
    if (out.body.empty() && quotations_ != Quotations::none) out = sifted(Quotations::none);
    // A list of links may be all that there is.
    return out.body.empty() ? whole() : out;
  }

 private:
  Prose sifted(Quotations quotations) {
    Prose out;
    Mask mask = prune(tree_, signs_, Pruning::strict);
    mask_older_mail(tree_, quotations, mask);
    take_captions(mask, out);
    mask_links(tree_, measure(tree_, mask), 0, mask);
    const std::vector<Paragraph> all = paragraphs_of(tree_, 0, mask);
    trace_dropped(tree_, mask, out.dropped);
    const std::size_t end = before_tail(all, out);
    for (std::size_t i = 0; i < end; ++i) {
      const char* why = reason_against(all[i]);
      if (why == nullptr && is_heading(all[i].tag) && heads_links(all, i, end)) why = "related.heading";
      why == nullptr ? append(out, all[i]) : drop(out, all[i], why);
    }
    if (out.body.empty()) return {};
    out.open = out.open || invites_behind(all[end - 1].node, mask);
    static const std::string kNone;
    std::vector<Trace> ignored;
    collect_related(tree_, {0, mask, all}, {kNone, kNone}, out.related, ignored);
    return out;
  }

  Prose whole() {
    Prose out;
    Mask mask(tree_.size(), 0);
    for (std::size_t i = 0; i < tree_.size(); ++i) {
      if (tree_.has(i, Attribute::hidden) || tree_[i].tag == Tag::noscript) mask[i] = kHidden;
    }
    take_captions(mask, out);
    for (const Paragraph& paragraph : paragraphs_of(tree_, 0, mask)) append(out, paragraph);
    return out;
  }

  void take_captions(Mask& mask, Prose& out) {
    for (Figure& figure : take_figures(tree_, signs_, mask, kFigure))
      out.captions.push_back(std::move(figure.caption));
  }

  /// Where the text ends: behind it stand headings without text, and lines that are no article's.
  static std::size_t before_tail(const std::vector<Paragraph>& all, Prose& out) {
    std::size_t end = all.size();
    while (end > 0) {
      const Paragraph& last = all[end - 1];
      const char* why = is_heading(last.tag) ? "heading without text" : reason_against(last);
      if (why == nullptr) break;
      out.open = out.open || invites_to_read_on(last.text);
      drop(out, last, why);
      --end;
    }
    return end;
  }

  /// "Continue reading" was taken away behind the last paragraph that stays.
  [[nodiscard]] bool invites_behind(std::size_t last, const Mask& mask) const {
    constexpr std::size_t kLongestInvitation = 100;
    for (std::size_t i = last == 0 ? tree_.size() : tree_[last].end; i < tree_.size(); ++i) {
      const Tag tag = tree_[i].tag;
      if (mask[i] == kFigure || (tag != Tag::a && tag != Tag::p)) continue;
      if (tree_.text(i).size() <= kLongestInvitation && invites_to_read_on(squeeze(clean(tree_.text(i)))))
        return true;
    }
    return false;
  }

  static void append(Prose& out, const Paragraph& paragraph) {
    out.body.append(out.body.empty() ? "" : "\n\n").append(paragraph.text);
  }

  static void drop(Prose& out, const Paragraph& paragraph, const char* why) {
    out.dropped.push_back({"dropped", why, std::string(beginning_of(paragraph.text, 200)), 0.8});
  }

  const Tree& tree_;
  SignReader signs_;
  Quotations quotations_;
};

}  // namespace

Prose read_fragment(std::string_view html, Quotations quotations) {
  const Tree tree = parse(html);
  return Sifter(tree, quotations).run();
}

std::string line_of_fragment(std::string_view html) {
  if (html.find_first_of("<&") == std::string_view::npos) return squeeze(html);
  return line_of(parse(html), 0);
}

}  // namespace news::reading::html
