#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace news::reading::html {

/// Why a part of a page is no part of its article: what a Mask holds.
enum Reason : std::uint8_t {
  kKept = 0,
  kHidden,     ///< Not shown, or only read out.
  kRole,       ///< Navigation, banner, what stands in for scripts.
  kClutter,    ///< Advertisements, newsletters, sharing, sidebars.
  kRelated,    ///< Leads to other articles.
  kComments,   ///< What readers wrote.
  kMeta,       ///< Byline, date, tags.
  kFigure,     ///< A picture with its caption.
  kPullQuote,  ///< Repeats a sentence of the text.
  kLinks,      ///< Little but links.
  kQuoted,     ///< Of an older mail.
  kReasons
};

/// As `explain` shows it.
[[nodiscard]] constexpr std::string_view name_of(Reason reason) {
  constexpr std::array<std::string_view, kReasons> kNames = {
      "",        "hidden",     "role",  "clutter",    "related", "comments", "about the article",
      "caption", "pull quote", "links", "mail.quoted"};
  return kNames[reason];
}

}  // namespace news::reading::html
