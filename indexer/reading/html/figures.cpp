#include "reading/html/figures.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "reading/caption_credits.h"
#include "reading/characters.h"
#include "reading/credits.h"
#include "reading/decode.h"
#include "reading/html/reasons.h"
#include "reading/once.h"

namespace news::reading::html {
namespace {

constexpr std::size_t kLongestCaption = 1200;
constexpr std::size_t kLongestCredit = 160;
constexpr std::size_t kFewestAltWords = 4;

class Taker {
 public:
  Taker(const Tree& tree, SignReader& signs, Mask& mask, std::uint8_t reason)
      : tree_(tree), signs_(signs), mask_(mask), reason_(reason) {}

  std::vector<Figure> run() {
    for (std::size_t i = 0; i < tree_.size();) {
      const Node& node = tree_[i];
      if (mask_[i] != 0 || is_never_read(node.tag)) {
        i = node.tag == Tag::head ? i + 1 : node.end;
        continue;
      }
      i = take(i);
    }
    return std::move(figures_);
  }

 private:
  /// Where to go on behind node `i`.
  std::size_t take(std::size_t i) {
    const Node& node = tree_[i];
    if (node.tag == Tag::figure && !has_inside(i, Tag::figure)) return take_figure(i);
    if (node.tag == Tag::figcaption) return take_caption(i, "figure.figcaption");
    if (is_below_picture(i)) return take_caption(i, "figure.below");
    if (node.tag == Tag::text || node.tag == Tag::a || node.tag == Tag::body || node.tag == Tag::caption)
      return i + 1;
    const Signs signs = signs_.of(i);
    const std::size_t size = tree_.text(i).size();
    if ((signs & kCaptionSign) != 0 && (signs & kBodySign) == 0 && size > 0 && size < kLongestCaption &&
        !has_inside(i, Tag::figure)) {
      return take_caption(i, "figure.class");
    }
    if ((signs & kCreditSign) != 0 && (signs & (kBodySign | kBylineSign)) == 0 && size > 0 &&
        size < kLongestCredit)
      return take_credit(i);
    return i + 1;
  }

  std::size_t take_figure(std::size_t i) {
    const Node& node = tree_[i];
    std::size_t caption = 0;
    std::string alt;
    bool picture = false;
    bool content = false;
    for (std::size_t k = i + 1; k < node.end; ++k) {
      const Tag tag = tree_[k].tag;
      if (tag == Tag::figcaption && caption == 0) caption = k;
      if (tag == Tag::img) {
        picture = true;
        alt = std::max(alt, alt_of(k), [](const auto& a, const auto& b) { return a.size() < b.size(); });
      }
      content = content || tag == Tag::table || tag == Tag::pre || (tag == Tag::blockquote && !picture);
    }
    if (caption == 0) {
      for (std::size_t k = i + 1; k < node.end && caption == 0; ++k) {
        if (tree_[k].tag != Tag::text && (signs_.of(k) & kCaptionSign) != 0) caption = k;
      }
    }
    const std::size_t caption_size = caption == 0 ? 0 : tree_.text(caption).size();
    constexpr std::size_t kMuch = 800;
    content = content || (tree_.text(i).size() - caption_size > kMuch && has_inside(i, Tag::p));
    if (content) return i + 1;  // its caption is met on the way
    Figure figure;
    figure.node = static_cast<std::uint32_t>(i);
    figure.rule = caption == 0 ? "figure.alt" : "figure.figcaption";
    fill(figure.caption, caption == 0 ? i : caption, i);
    figure.caption.alt = std::move(alt);
    add(std::move(figure));
    mask_[i] = reason_;
    return node.end;
  }

  std::size_t take_caption(std::size_t i, const char* rule) {
    Figure figure;
    figure.node = static_cast<std::uint32_t>(i);
    figure.rule = rule;
    std::size_t text = i;
    if (has_inside(i, Tag::img)) {
      // A box around picture and caption.
      for (std::size_t k = i + 1; k < tree_[i].end && text == i; ++k) {
        if (tree_[k].tag != Tag::text && (signs_.of(k) & kCaptionSign) != 0 && !tree_.text(k).empty())
          text = k;
      }
    }
    fill(figure.caption, text, i);
    figure.caption.alt = alt_near(i);
    add(std::move(figure));
    mask_[i] = reason_;
    return tree_[i].end;
  }

  /// A short text right behind a picture that calls itself its description, or that ends with a credit.
  [[nodiscard]] bool is_below_picture(std::size_t i) {
    constexpr std::size_t kLongest = 300;
    const Node& node = tree_[i];
    const bool box = node.tag == Tag::div || node.tag == Tag::span || node.tag == Tag::p;
    const std::string_view text = trim(tree_.text(i));
    if (!box || text.empty() || text.size() > kLongest) return false;
    const bool own = picture_before_text(i);
    if (!own && !follows_picture(i)) return false;
    // A box with a heading of its own describes something else, as a step.
    if ((signs_.of(i) & kDescriptionSign) != 0) return !own && !has_heading(i);
    const std::optional<Credit> credit = find_credit(squeeze(clean(text)));
    return node.tag == Tag::p && credit && !credit->text.empty();
  }

  /// An element without text of its own but a picture stands right before it.
  [[nodiscard]] bool follows_picture(std::size_t i) const {
    std::size_t before = i;
    while (before > tree_[i].parent + 1 && tree_[before - 1].tag == Tag::text &&
           trim(tree_.text(before - 1)).empty())
      --before;
    // The last node inside the element before, or that element.
    const std::size_t last = before - 1;
    return last > tree_[i].parent && tree_[last].tag == Tag::img && is_textless_up_to(last, tree_[i].parent);
  }

  /// Nothing but the picture stands in what holds it, below `box`.
  [[nodiscard]] bool is_textless_up_to(std::size_t picture, std::size_t box) const {
    std::size_t around = picture;
    while (tree_[around].parent != box && tree_[around].parent != 0) around = tree_[around].parent;
    return trim(tree_.text(around)).empty();
  }

  /// Begins with a picture and goes on with a line of text.
  [[nodiscard]] bool picture_before_text(std::size_t i) const {
    for (std::size_t k = i + 1; k < tree_[i].end; ++k) {
      if (tree_[k].tag == Tag::img) return true;
      if (tree_[k].tag == Tag::text && !trim(tree_.text(k)).empty()) return false;
    }
    return false;
  }

  /// A credit beside a caption that was just met, or on its own.
  std::size_t take_credit(std::size_t i) {
    std::string credit = without_label(line_of(tree_, i, mask_));
    mask_[i] = reason_;
    if (credit.empty()) return tree_[i].end;
    if (!figures_.empty() && figures_.back().caption.credit.empty() && i - figures_.back().node < 60) {
      figures_.back().caption.credit = std::move(credit);
      clear_credit_from_text(figures_.back().caption);
    } else if (std::string alt = alt_near(i); !alt.empty()) {
      Figure figure;
      figure.node = static_cast<std::uint32_t>(i);
      figure.rule = "figure.credit";
      figure.caption.alt = std::move(alt);
      figure.caption.credit = std::move(credit);
      add(std::move(figure));
    }
    return tree_[i].end;
  }

  /// Text and credit of a caption; credits have a place of their own, or stand at the end.
  void fill(schema::Caption& caption, std::size_t node, std::size_t box) {
    for (std::size_t k = box; k < tree_[box].end; ++k) {
      if (k == node || tree_[k].tag == Tag::text || !is_credit(k, node)) continue;
      if ((signs_.of(k) & kCaptionSign) != 0 && tree_.text(k).size() > kLongestCredit) continue;
      // Elsewhere than below a picture its class would say that it is no text.
      const bool masked = mask_[k] == kMeta || mask_[k] == kClutter;
      std::string credit = without_label(line_of(tree_, k, masked ? Mask() : mask_));
      mask_[k] = reason_;
      if (credit.empty() || credit.size() > kLongestCredit ||
          caption.credit.find(credit) != std::string::npos)
        continue;
      caption.credit.append(caption.credit.empty() ? "" : ", ").append(credit);
    }
    caption.text = line_of(tree_, node, mask_);
    if (!caption.credit.empty()) {
      clear_credit_from_text(caption);
      clear_sign_at_end(caption.text);
      return;
    }
    schema::Caption parted = part_caption(caption.text);
    caption.text = std::move(parted.text);
    caption.credit = std::move(parted.credit);
  }

  /// "The boat at dawn. |": what stood between the caption and its credit.
  static void clear_sign_at_end(std::string& text) {
    static constexpr auto kSigns =
        std::to_array<std::string_view>({" |", " —", " –", " -", " /", " ·", " •"});
    for (const std::string_view sign : kSigns) {
      if (text.ends_with(sign)) return text.resize(text.size() - sign.size());
    }
  }

  /// Says that it is the credit, or names somebody beside the caption or at its end.
  [[nodiscard]] bool is_credit(std::size_t i, std::size_t caption) {
    const Signs signs = signs_.of(i);
    if ((signs & kCreditSign) != 0) return true;
    const bool cite = tree_[i].tag == Tag::cite;
    if (!cite && (signs & kBylineSign) == 0 && !is_copyright(i)) return false;
    if (trim(tree_.text(i)).empty() || tree_.text(i).size() > kLongestCredit) return false;
    if (i < caption || i >= tree_[caption].end) return true;
    const Node& whole = tree_[caption];
    const std::string_view text = tree_.text(caption);
    const std::string_view before = trim(text.substr(0, tree_[i].text_begin - whole.text_begin));
    const std::string_view behind = trim(text.substr(tree_[i].text_end - whole.text_begin));
    // The title of a work may be cited in a caption.
    return count_words(before) > 0 && behind.size() <= 1 && (!cite || ends_sentence(before));
  }

  [[nodiscard]] bool is_copyright(std::size_t i) const {
    return tree_.attribute(i, Attribute::class_).find("copyright") != std::string_view::npos;
  }

  void add(Figure figure) {
    schema::Caption& caption = figure.caption;
    if (phrase_key(caption.alt) == phrase_key(caption.text)) caption.alt.clear();
    if (caption.text.empty() && caption.credit.empty() && count_words(caption.alt) < kFewestAltWords) return;
    if (caption.text.empty() && caption.alt.empty() && caption.credit.empty()) return;
    if (figures_.size() >= kMostOfAKind) return;
    const bool again = std::any_of(figures_.begin(), figures_.end(), [&](const Figure& other) {
      if (other.caption.text != caption.text) return false;
      return !caption.text.empty() ||
             (other.caption.alt == caption.alt && other.caption.credit == caption.credit);
    });
    if (!again) figures_.push_back(std::move(figure));
  }

  /// "Photo: Jo Wendell" -> "Jo Wendell"
  static std::string without_label(std::string line) {
    schema::Caption parted = part_caption(line);
    return parted.text.empty() ? std::move(parted.credit) : std::move(line);
  }

  [[nodiscard]] std::string alt_of(std::size_t image) const {
    std::string alt = squeeze(clean(tree_.attribute(image, Attribute::alt)));
    // Names of files say nothing.
    const std::size_t dot = alt.rfind('.');
    const bool file = dot != std::string::npos && alt.size() - dot <= 5 && alt.find(' ') == std::string::npos;
    if (file || alt.size() > kLongestCaption) alt.clear();
    return alt;
  }

  /// The alternative text of the picture that a caption belongs to: in the same box, the last before it, else
  /// the first behind it.
  [[nodiscard]] std::string alt_near(std::size_t node) const {
    constexpr std::size_t kRest = 300;
    constexpr std::size_t kMostNodes = 400;
    const std::size_t own = tree_.text(node).size();
    std::size_t box = node;
    for (int level = 0; level < 4; ++level) {
      std::string alt;
      for (std::size_t k = box; k < tree_[box].end; ++k) {
        if (tree_[k].tag != Tag::img) continue;
        if (k > node && !alt.empty()) break;
        if (std::string found = alt_of(k); !found.empty()) alt = std::move(found);
      }
      if (!alt.empty() || box == 0) return alt;
      box = tree_[box].parent;
      if (tree_.text(box).size() > own + kRest || tree_[box].end - box > kMostNodes) break;
    }
    return {};
  }

  [[nodiscard]] bool has_heading(std::size_t node) const {
    for (std::size_t k = node + 1; k < tree_[node].end; ++k) {
      if (is_heading(tree_[k].tag)) return true;
    }
    return false;
  }

  [[nodiscard]] bool has_inside(std::size_t node, Tag tag) const {
    for (std::size_t k = node + 1; k < tree_[node].end; ++k) {
      if (tree_[k].tag == tag) return true;
    }
    return false;
  }

  const Tree& tree_;
  SignReader& signs_;
  Mask& mask_;
  std::uint8_t reason_;
  std::vector<Figure> figures_;
};

}  // namespace

std::vector<Figure> take_figures(const Tree& tree, SignReader& signs, Mask& mask, std::uint8_t reason) {
  return Taker(tree, signs, mask, reason).run();
}

}  // namespace news::reading::html
