#include "reading/html/prune.h"

#include <algorithm>
#include <array>
#include <string>

#include "reading/characters.h"
#include "reading/html/columns.h"
#include "reading/html/reasons.h"
#include "reading/html/surrounding_headings.h"
#include "reading/related_words.h"

namespace news::reading::html {
namespace {

/// display:none and visibility:hidden, with blanks anywhere.
bool is_styled_away(std::string_view style) {
  if (style.empty()) return false;
  std::string plain;
  for (const char c : style) {
    if (c != ' ') plain += ascii_lower(c);
  }
  return plain.find("display:none") != std::string::npos ||
         plain.find("visibility:hidden") != std::string::npos;
}

bool is_foreign_role(std::string_view role) {
  static constexpr auto kRoles =
      std::to_array<std::string_view>({"navigation", "complementary", "banner", "contentinfo", "dialog",
                                       "alertdialog", "alert", "menu", "menubar", "search"});
  return std::find(kRoles.begin(), kRoles.end(), role) != kRoles.end();
}

/// Elements whose class is believed. What holds the page (html, body, article, main) only names its kind.
bool may_be_called(Tag tag) {
  switch (tag) {
    case Tag::div:
    case Tag::section:
    case Tag::ul:
    case Tag::ol:
    case Tag::p:
    case Tag::span:
    case Tag::li:
    case Tag::header:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
    case Tag::table:
    case Tag::details:
    case Tag::small:
    case Tag::a:
    case Tag::aside:
    case Tag::other:
    case Tag::time:
    case Tag::address:
    case Tag::dl:
    case Tag::blockquote:
      return true;
    default:
      return false;
  }
}

Reason reason_of(Signs signs) {
  if ((signs & kCommentSign) != 0) return kComments;
  if ((signs & kRelatedSign) != 0) return kRelated;
  if ((signs & kPullQuoteSign) != 0) return kPullQuote;
  if ((signs & kHiddenSign) != 0) return kHidden;
  if ((signs & (kClutterSign | kSidebarSign | kNoticeSign)) != 0) return kClutter;
  if ((signs & (kMetaSign | kBylineSign | kDateSign)) != 0) return kMeta;
  return kKept;
}

/// A box that asks for an address: for a newsletter, an account.
bool asks_for_address(const Tree& tree, std::size_t box) {
  constexpr std::size_t kMost = 60;
  for (std::size_t i = box + 1; i < std::min<std::size_t>(tree[box].end, box + kMost); ++i) {
    if (tree[i].tag == Tag::input && tree.attribute(i, Attribute::type) == "email") return true;
  }
  return false;
}

class Pruner {
 public:
  Pruner(const Tree& tree, SignReader& signs, Pruning pruning)
      : tree_(tree), signs_(signs), pruning_(pruning), mask_(tree.size(), 0), whole_(measure(tree, mask_)) {}

  Mask run() {
    for (std::size_t i = 1; i < tree_.size();) {
      const Reason reason = judge(i);
      mask_[i] = reason;
      i = reason == kKept ? i + 1 : tree_[i].end;
    }
    for (const std::size_t column : columns_beside(tree_, headline_, whole_)) {
      if (mask_[column] == kKept) mask_[column] = kClutter;
    }
    mask_by_headings();
    mask_next_articles();
    return std::move(mask_);
  }

 private:
  /// What stands under a heading that says whose it is, down to the next heading as high or the end of what
  /// holds both.
  void mask_by_headings() {
    for (std::size_t i = 1; i < tree_.size();) {
      if (mask_[i] == kKept && is_heading(tree_[i].tag)) judge_heading(i);
      i = mask_[i] != kKept ? tree_[i].end : i + 1;
    }
  }

  void judge_heading(std::size_t heading) {
    // An article may have a chapter of that name, but is longer than it.
    const double most_of_page = whole_[0].prose * 0.75;
    constexpr std::uint32_t kLongestBiography = 800;
    const std::string_view line = trim(tree_.text(heading));
    const Section section = section_under(heading);
    if (heads_comments(line) && section.prose <= most_of_page &&
        !(count_words(line) == 1 && is_chapter(heading, section)))
      return mask_section(heading, section, kComments);
    // A chapter about somebody has its paragraphs right below.
    const bool biography = heads_biography(line) || (phrase_key(line) == "zur person" && !section.paragraphs);
    if (biography && section.text <= kLongestBiography) return mask_section(heading, section, kMeta);
    // In an article paragraphs follow such a list.
    const bool foreign = heading_of(line) == Heading::strong || invites_to_comment(line);
    if (foreign && !section.paragraphs && section.prose <= most_of_page)
      mask_section(heading, section, kRelated);
  }

  struct Section {
    std::size_t last = 0;  ///< The last node beside the heading that belongs to it.
    std::uint32_t prose = 0;
    std::uint32_t text = 0;
    bool paragraphs = false;  ///< Some stand right beside the heading.
  };

  [[nodiscard]] Section section_under(std::size_t heading) const {
    const std::size_t end = tree_[tree_[heading].parent].end;
    Section out;
    out.last = heading;
    for (std::size_t i = heading; i < end; i = tree_[i].end) {
      if (i != heading && is_heading(tree_[i].tag) && tree_[i].tag <= tree_[heading].tag) break;
      out.prose += whole_[i].prose;
      out.text += whole_[i].text;
      out.paragraphs = out.paragraphs || tree_[i].tag == Tag::p;
      out.last = i;
    }
    return out;
  }

  /// Whole sentences right beside the heading, as the article has them: readers' are told by names and times.
  [[nodiscard]] bool is_chapter(std::size_t heading, const Section& section) const {
    for (std::size_t i = tree_[heading].end; i <= section.last; i = tree_[i].end) {
      if (mask_[i] == kComments || tree_[i].tag == Tag::form) return false;
      if (mask_[i] != kKept || whole_[i].text == 0 || is_heading(tree_[i].tag)) continue;
      if (tree_[i].tag != Tag::p || !ends_sentence(trim(tree_.text(i))) || names_a_writer(i)) return false;
    }
    return section.paragraphs;
  }

  /// A paragraph with a time, or that begins in bold or with a link.
  [[nodiscard]] bool names_a_writer(std::size_t paragraph) const {
    bool begun = false;
    for (std::size_t i = paragraph + 1; i < tree_[paragraph].end; ++i) {
      const Tag tag = tree_[i].tag;
      const bool name = tag == Tag::b || tag == Tag::strong || tag == Tag::a || tag == Tag::cite;
      if (tag == Tag::time || (name && !begun)) return true;
      begun = begun || (tag == Tag::text && !trim(tree_.text(i)).empty());
    }
    return false;
  }

  void mask_section(std::size_t heading, const Section& section, Reason reason) {
    for (std::size_t i = heading; i <= section.last; i = tree_[i].end) {
      if (mask_[i] == kKept) mask_[i] = reason;
    }
  }

  /// Endless pages put the next article behind the one that was asked for.
  void mask_next_articles() {
    constexpr std::uint32_t kLeastProse = 300;
    std::size_t first = 0;
    for (std::size_t i = 1; i < tree_.size(); ++i) {
      if (tree_[i].tag != Tag::article || mask_[i] != kKept || !holds_headline(i)) continue;
      if (first == 0) {
        if (whole_[i].prose < kLeastProse) return;
        first = i;
      } else if (tree_[i].parent == tree_[first].parent) {
        mask_[i] = kRelated;
      }
      i = tree_[i].end - 1;
    }
  }

  [[nodiscard]] bool holds_headline(std::size_t article) const {
    for (std::size_t i = article + 1; i < tree_[article].end; ++i) {
      if (tree_[i].tag == Tag::h1) return true;
    }
    return false;
  }

  [[nodiscard]] Reason judge(std::size_t i) {
    const Node& node = tree_[i];
    if (node.tag == Tag::text || node.tag == Tag::body || node.tag == Tag::html || is_never_read(node.tag))
      return kKept;
    const Reason reason = reason_of_element(i);
    return reason != kKept && holds_the_page(i, reason) ? kKept : reason;
  }

  [[nodiscard]] Reason reason_of_element(std::size_t i) {
    const Node& node = tree_[i];
    constexpr std::uint32_t kMuch = 800;
    if (node.tag == Tag::nav || node.tag == Tag::noscript) return kRole;
    const bool frame = node.tag == Tag::form || node.tag == Tag::aside || node.tag == Tag::footer;
    if (frame && whole_[i].prose <= kMuch) return kClutter;
    if (node.tag == Tag::del) return kHidden;
    constexpr std::uint32_t kLargestBox = 400;
    const bool box = node.tag == Tag::div || node.tag == Tag::section;
    if (box && whole_[i].text <= kLargestBox && asks_for_address(tree_, i)) return kClutter;
    if (node.attributes == 0) return kKept;
    if (tree_.has(i, Attribute::hidden) || tree_.attribute(i, Attribute::aria_hidden) == "true" ||
        is_styled_away(tree_.attribute(i, Attribute::style)))
      return kHidden;
    if (is_foreign_role(tree_.attribute(i, Attribute::role))) return kRole;
    if (node.tag == Tag::p && is_sold_text(i)) return kKept;
    // Where that is all beside the first lines, it still isn't the text.
    const bool sells = tree_.attribute(i, Attribute::class_).find("paywall") != std::string_view::npos;
    if (sells && whole_[i].text <= kLargestBox) return kClutter;
    // The picture of a card that leads to another article.
    if (node.tag == Tag::figure && (signs_.of(i) & kRelatedSign) != 0) return kRelated;
    if (!may_be_called(node.tag)) return kKept;
    Signs signs = signs_.of(i);
    if ((signs & kBodySign) != 0) return kKept;
    if (pruning_ == Pruning::relaxed) signs &= kSidebarSign | kNoticeSign | kCommentSign;
    if ((signs & kTeaserSign) != 0 && has_linked_title(i)) signs |= kRelatedSign;
    // A layout of columns is often named after the one that isn't the text.
    if ((signs & kSidebarSign) != 0 && holds_an_article(i)) signs &= ~Signs{kSidebarSign};
    // The credit of a picture is taken with it.
    constexpr std::uint32_t kLongestCredit = 160;
    if ((signs & kCreditSign) != 0 && whole_[i].text <= kLongestCredit) signs &= ~Signs{kClutterSign};
    if (signs == kNoSign) return kKept;
    if (is_word_of_text(i) && (signs & kHiddenSign) == 0) return kKept;
    if ((signs & kDateSign) != 0 && is_amid_text(i)) return kKept;
    // What says something about the article is short.
    constexpr std::uint32_t kShort = 400;
    const Reason reason = reason_of(signs);
    return reason == kMeta && whole_[i].text > kShort ? kKept : reason;
  }

  /// One of several paragraphs that only subscribers see: what sells them is a box.
  [[nodiscard]] bool is_sold_text(std::size_t paragraph) {
    const std::string_view name = tree_.attribute(paragraph, Attribute::class_);
    if (name.find("paywall") == std::string_view::npos) return false;
    const std::uint32_t parent = tree_[paragraph].parent;
    std::size_t next = tree_[paragraph].end;
    while (next < tree_[parent].end && tree_[next].tag != Tag::p) next = tree_[next].end;
    const bool goes_on = next < tree_[parent].end && tree_.attribute(next, Attribute::class_) == name;
    if (goes_on) sold_in_ = parent;
    return goes_on || sold_in_ == parent;
  }

  /// An inline element in a paragraph with more text than its own: whatever it is called, the sentence needs
  /// it.
  [[nodiscard]] bool is_word_of_text(std::size_t i) const {
    if (is_block(tree_[i].tag)) return false;
    std::size_t around = tree_[i].parent;
    while (around != 0 && !is_block(tree_[around].tag)) around = tree_[around].parent;
    const Tag tag = tree_[around].tag;
    const bool paragraph =
        tag == Tag::p || tag == Tag::li || tag == Tag::blockquote || tag == Tag::td || is_heading(tag);
    return paragraph && whole_[around].text > 2 * whole_[i].text;
  }

  /// Between paragraphs of one box, two of them above: the date of what is told below it, not the article's.
  [[nodiscard]] bool is_amid_text(std::size_t date) const {
    constexpr int kMostSiblings = 200;
    const std::uint32_t parent = tree_[date].parent;
    const auto is_text = [&](std::size_t i) {
      return tree_[i].tag == Tag::p && mask_[i] == kKept && ends_sentence(trim(tree_.text(i)));
    };
    int siblings = 0;
    int above = 0;
    for (std::size_t i = parent + 1; i < date && siblings < kMostSiblings; i = tree_[i].end, ++siblings)
      above += is_text(i) && whole_[i].prose != 0 ? 1 : 0;
    if (above < 2) return false;
    std::size_t next = tree_[date].end;
    for (siblings = 0; next < tree_[parent].end && whole_[next].text == 0; next = tree_[next].end) {
      if (++siblings == kMostSiblings) return false;
    }
    return next < tree_[parent].end && is_text(next);
  }

  /// Holds so much of the page's prose that without it there would be no article. Comments may well hold more
  /// than the article does.
  [[nodiscard]] bool holds_the_page(std::size_t i, Reason reason) const {
    const std::uint32_t prose = whole_[i].prose;
    const double share = whole_[0].prose == 0 ? 0 : static_cast<double>(prose) / whole_[0].prose;
    const bool beside_headline = headline_ != 0 && (headline_ < i || headline_ >= tree_[i].end);
    const bool another = beside_headline && whole_[0].prose - prose >= kNewsInBrief;
    const bool sidebar = another && (signs_.of(i) & (kSidebarSign | kNoticeSign)) != 0;
    return share > (reason == kComments || sidebar ? 0.85 : reason == kHidden ? 0.7 : 0.5);
  }

  /// A short box with a heading that leads elsewhere.
  [[nodiscard]] bool has_linked_title(std::size_t box) const {
    constexpr std::uint32_t kLargest = 500;
    constexpr double kAllLink = 0.9;
    if (whole_[box].text > kLargest) return false;
    for (std::size_t i = box + 1; i < tree_[box].end; ++i) {
      if (is_heading(tree_[i].tag) && tree_[i].tag != Tag::h1 && whole_[i].text != 0 &&
          whole_[i].link_share() > kAllLink)
        return true;
    }
    return false;
  }

  /// Most of its prose stands in something that says it is the article.
  [[nodiscard]] bool holds_an_article(std::size_t box) const {
    for (std::size_t i = box + 1; i < tree_[box].end; ++i) {
      if (whole_[i].prose < kAnArticle || whole_[i].prose * 2 < whole_[box].prose) continue;
      if (tree_[i].tag == Tag::article || tree_[i].tag == Tag::main || (signs_.of(i) & kBodySign) != 0)
        return true;
      const bool nearly_all = whole_[i].prose * 10 >= whole_[box].prose * 8;
      if (nearly_all && (signs_.of(i) & kPageSign) != 0) return true;
    }
    return false;
  }

  static constexpr std::uint32_t kAnArticle = 300;
  static constexpr std::uint32_t kNewsInBrief = 100;
  const Tree& tree_;
  SignReader& signs_;
  Pruning pruning_;
  Mask mask_;
  std::vector<Measure> whole_;
  std::size_t headline_ = only_headline(tree_);
  std::uint32_t sold_in_ = 0;  ///< What holds the last paragraphs that only subscribers see.
};

}  // namespace

std::size_t only_headline(const Tree& tree) {
  std::size_t found = 0;
  for (std::size_t i = 1; i < tree.size(); ++i) {
    if (tree[i].tag != Tag::h1 || tree[i].text_begin == tree[i].text_end) continue;
    if (found != 0) return 0;
    found = i;
  }
  return found;
}

Mask prune(const Tree& tree, SignReader& signs, Pruning pruning) {
  return Pruner(tree, signs, pruning).run();
}

}  // namespace news::reading::html
