#include "reading/html/prune.h"

#include <algorithm>
#include <array>
#include <string>

#include "reading/characters.h"
#include "reading/html/reasons.h"

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
  if ((signs & kClutterSign) != 0) return kClutter;
  if ((signs & (kMetaSign | kBylineSign | kDateSign)) != 0) return kMeta;
  return kKept;
}

/// "Comments", "3 Comments", "Comments (2)": nothing else.
bool heads_comments(std::string_view line) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"comment", "comments", "reader comments", "readers' comments", "kommentare", "leserkommentare",
       "commentaires", "comentarios", "comentários", "commenti", "reacties", "kommentarer", "kommentit",
       "komentarze", "комментарии", "коментарі"});
  constexpr std::size_t kLongest = 60;
  if (line.size() > kLongest) return false;
  std::string key = phrase_key(line);
  const auto is_digit = [](char c) { return is_ascii_digit(c) || c == ' '; };
  const auto from = std::find_if_not(key.begin(), key.end(), is_digit);
  key.erase(key.begin(), from);
  while (!key.empty() && is_digit(key.back())) key.pop_back();
  return std::find(kWords.begin(), kWords.end(), key) != kWords.end();
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
    mask_comments();
    return std::move(mask_);
  }

 private:
  /// What stands under a heading "Comments", down to the next heading as high or the end of what holds both.
  void mask_comments() {
    for (std::size_t i = 1; i < tree_.size();) {
      if (mask_[i] != kKept) {
        i = tree_[i].end;
        continue;
      }
      if (is_heading(tree_[i].tag) && heads_comments(trim(tree_.text(i)))) mask_under(i);
      i = mask_[i] != kKept ? tree_[i].end : i + 1;
    }
  }

  void mask_under(std::size_t heading) {
    const std::size_t end = tree_[tree_[heading].parent].end;
    std::uint32_t prose = 0;
    std::size_t last = heading;
    for (std::size_t i = heading; i < end; i = tree_[i].end) {
      if (i != heading && is_heading(tree_[i].tag) && tree_[i].tag <= tree_[heading].tag) break;
      prose += whole_[i].prose;
      last = i;
    }
    // An article may have a chapter of that name, but is longer than it.
    if (prose > whole_[0].prose * 0.75) return;
    for (std::size_t i = heading; i <= last; i = tree_[i].end) mask_[i] = kComments;
  }

  [[nodiscard]] Reason judge(std::size_t i) {
    const Node& node = tree_[i];
    if (node.tag == Tag::text || node.tag == Tag::body || node.tag == Tag::html || is_never_read(node.tag))
      return kKept;
    const Reason reason = reason_of_element(i);
    return reason != kKept && holds_the_page(whole_[i], reason) ? kKept : reason;
  }

  [[nodiscard]] Reason reason_of_element(std::size_t i) {
    const Node& node = tree_[i];
    constexpr std::uint32_t kMuch = 800;
    if (node.tag == Tag::nav || node.tag == Tag::noscript) return kRole;
    const bool frame = node.tag == Tag::form || node.tag == Tag::aside || node.tag == Tag::footer;
    if (frame && whole_[i].prose <= kMuch) return kClutter;
    if (node.attributes == 0) return kKept;
    if (tree_.has(i, Attribute::hidden) || tree_.attribute(i, Attribute::aria_hidden) == "true" ||
        is_styled_away(tree_.attribute(i, Attribute::style)))
      return kHidden;
    if (is_foreign_role(tree_.attribute(i, Attribute::role))) return kRole;
    if (pruning_ == Pruning::relaxed || !may_be_called(node.tag)) return kKept;
    const Signs signs = signs_.of(i);
    if (signs == kNoSign || (signs & kBodySign) != 0) return kKept;
    if (is_word_of_text(i) && (signs & kHiddenSign) == 0) return kKept;
    // What says something about the article is short.
    constexpr std::uint32_t kShort = 400;
    const Reason reason = reason_of(signs);
    return reason == kMeta && whole_[i].text > kShort ? kKept : reason;
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

  /// Holds so much of the page's prose that without it there would be no article. Comments may well hold more
  /// than the article does.
  [[nodiscard]] bool holds_the_page(const Measure& measure, Reason reason) const {
    const double share = whole_[0].prose == 0 ? 0 : static_cast<double>(measure.prose) / whole_[0].prose;
    return share > (reason == kComments ? 0.85 : reason == kHidden ? 0.7 : 0.5);
  }

  const Tree& tree_;
  SignReader& signs_;
  Pruning pruning_;
  Mask mask_;
  std::vector<Measure> whole_;
};

}  // namespace

Mask prune(const Tree& tree, SignReader& signs, Pruning pruning) {
  return Pruner(tree, signs, pruning).run();
}

namespace {

/// Text of its own follows the heading: it is a part's title that happens to be a link.
bool heads_prose(const Tree& tree, const std::vector<Measure>& measures, std::size_t heading,
                 std::size_t end) {
  std::size_t next = tree[heading].end;
  while (next < end && measures[next].text == 0) next = tree[next].end;
  return next < end && !is_heading(tree[next].tag) && measures[next].prose > measures[heading].text;
}

}  // namespace

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
    if (links && !(is_heading(node.tag) && heads_prose(tree, measures, i, tree[container].end)))
      mask[i] = kLinks;
    i = mask[i] != 0 ? node.end : i + 1;
  }
}

}  // namespace news::reading::html
