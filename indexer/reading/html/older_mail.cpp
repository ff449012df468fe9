#include "reading/html/older_mail.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "reading/characters.h"
#include "reading/decode.h"
#include "reading/html/reasons.h"

namespace news::reading::html {
namespace {

/// Classes of what is quoted, and of the line above it.
constexpr auto kQuotedClasses =
    std::to_array<std::string_view>({"gmail_quote", "gmail_quote_container", "yahoo_quoted",
                                     "protonmail_quote", "tutanota_quote", "zmail_extra", "moz-cite-prefix"});
/// Beginnings of the ids of elements from which on all is older.
constexpr auto kOlderIds = std::to_array<std::string_view>(
    {"divRplyFwdMsg", "x_divRplyFwdMsg", "zwchr", "mail-editor-reference-message-container", "yahoo_quoted"});

class OlderMail {
 public:
  OlderMail(const Tree& tree, Quotations wanted, Mask& mask) : tree_(tree), wanted_(wanted), mask_(mask) {}

  void run() {
    for (std::size_t i = 1; i < tree_.size();) {
      if (begins_older(i)) return mask_from(i);
      if (is_quotation(i)) {
        mask_introduction(i);
        mask_[i] = kQuoted;
      }
      i = mask_[i] == kKept ? i + 1 : tree_[i].end;
    }
  }

 private:
  [[nodiscard]] bool begins_older(std::size_t i) const {
    if (tree_[i].tag == Tag::text) return false;
    const std::string_view id = tree_.attribute(i, Attribute::id);
    if (std::any_of(kOlderIds.begin(), kOlderIds.end(),
                    [&](std::string_view known) { return id.starts_with(known); }))
      return true;
    constexpr std::size_t kBeginning = 1000;
    return wanted_ == Quotations::headed && is_block(tree_[i].tag) &&
           is_header_of_older(squeeze(clean(beginning_of(tree_.text(i), kBeginning))));
  }

  /// Forwarded messages stand in such elements too, below a line of their own.
  [[nodiscard]] bool is_quotation(std::size_t i) const {
    if (tree_[i].attributes == 0 || trim(tree_.text(i)).starts_with("-----")) return false;
    if (tree_[i].tag == Tag::blockquote && tree_.attribute(i, Attribute::type) == "cite") return true;
    const std::vector<std::string_view> classes = words_of(tree_.attribute(i, Attribute::class_));
    return std::any_of(classes.begin(), classes.end(), [](std::string_view word) {
      return std::find(kQuotedClasses.begin(), kQuotedClasses.end(), word) != kQuotedClasses.end();
    });
  }

  /// The line right above a quotation, where it says who wrote it.
  void mask_introduction(std::size_t quotation) {
    constexpr std::size_t kFarthest = 64;
    constexpr std::size_t kLongest = 400;
    std::vector<std::size_t> pieces;
    std::size_t block = 0;
    for (std::size_t k = quotation; k-- > 1 && quotation - k < kFarthest;) {
      if (tree_[k].tag == Tag::br && !pieces.empty()) break;
      if (tree_[k].tag != Tag::text || trim(tree_.text(k)).empty()) continue;
      if (!pieces.empty() && block_around(k) != block) break;
      block = block_around(k);
      pieces.push_back(k);
    }
    std::string line;
    for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece) line.append(tree_.text(*piece));
    if (line.size() > kLongest || !introduces_quotation(squeeze(clean(line)))) return;
    for (const std::size_t piece : pieces) mask_[piece] = kQuoted;
  }

  [[nodiscard]] std::size_t block_around(std::size_t i) const {
    do i = tree_[i].parent;
    while (i != 0 && !is_block(tree_[i].tag));
    return i;
  }

  void mask_from(std::size_t first) {
    for (std::size_t i = first; i < tree_.size(); i = tree_[i].end) mask_[i] = kQuoted;
  }

  const Tree& tree_;
  Quotations wanted_;
  Mask& mask_;
};

}  // namespace

void mask_older_mail(const Tree& tree, Quotations wanted, Mask& mask) {
  if (wanted != Quotations::none) OlderMail(tree, wanted, mask).run();
}

}  // namespace news::reading::html
