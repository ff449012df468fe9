#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reading/html/tree.h"

namespace news::reading::html {

/// What the words in class and id of an element say that it is.
enum Sign : std::uint32_t {
  kNoSign = 0,
  kBodySign = 1U << 0U,          ///< entry-content, story__body: holds the text of the article.
  kPageSign = 1U << 1U,          ///< article, post, story, main: holds the article, and perhaps more.
  kClutterSign = 1U << 2U,       ///< share, menu, ad: no part of the article.
  kRelatedSign = 1U << 3U,       ///< related, recirc, most-read: leads to other articles.
  kCommentSign = 1U << 4U,       ///< comments: what readers wrote.
  kCaptionSign = 1U << 5U,       ///< wp-caption-text, figure__caption
  kCreditSign = 1U << 6U,        ///< image-credit, photographer
  kBylineSign = 1U << 7U,        ///< byline, author
  kDateSign = 1U << 8U,          ///< timestamp, entry-date
  kHeadlineSign = 1U << 9U,      ///< headline, entry-title
  kSubheadlineSign = 1U << 10U,  ///< standfirst, deck, subtitle
  kPullQuoteSign = 1U << 11U,    ///< pull-quote: repeats a sentence of the text.
  kHiddenSign = 1U << 12U,       ///< screen-reader-text, visually-hidden
  kMetaSign = 1U << 13U,         ///< entry-meta, tags, breadcrumbs: about the article, not its text.
  kSidebarSign = 1U << 14U,      ///< sidebar, right-rail: stands beside the article.
  kNoticeSign = 1U << 15U,       ///< newsletter, cookie, author-bio: what a site tells about itself.
  kTeaserSign = 1U << 16U,       ///< teaser, card: another article in a box, or how this one begins.
  kDescriptionSign = 1U << 17U,  ///< photo-desc: what is said about a picture, where it stands below one.
};
using Signs = std::uint32_t;

/// No part of an article, whatever else the words say.
inline constexpr Signs kForeignSigns =
    kClutterSign | kSidebarSign | kNoticeSign | kRelatedSign | kCommentSign;

/// Reads class, id and the like of elements. Elements share their classes, and many rules ask: answers are
/// kept.
class SignReader {
 public:
  explicit SignReader(const Tree& tree) : tree_(tree), of_node_(tree.size(), kUnread) {}
  [[nodiscard]] Signs of(std::size_t node);

 private:
  static constexpr Signs kUnread = ~Signs{0};
  [[nodiscard]] Signs read(std::size_t node);
  [[nodiscard]] Signs of_value(std::string_view value);

  const Tree& tree_;
  std::vector<Signs> of_node_;
  std::unordered_map<std::string_view, Signs> known_;
};

/// The signs of one value of class or id: "article-body__related js-x" -> kRelatedSign and more.
[[nodiscard]] Signs signs_of(std::string_view value);

}  // namespace news::reading::html
