#include "reading/feed_items.h"

#include <algorithm>
#include <array>
#include <string>

#include "reading/characters.h"
#include "reading/left_out.h"

namespace news::reading {
namespace {

constexpr std::string_view kComments = "comments";

/// ".../story.html#comment-5"
bool leads_to_comment(std::string_view address) {
  const std::size_t at = address.find('#');
  if (at == std::string_view::npos) return false;
  const std::string_view fragment = address.substr(at + 1);
  return starts_with_ignoring_case(fragment, "comment") &&
         std::any_of(fragment.begin(), fragment.end(), is_ascii_digit);
}

/// Exports of WordPress hold all that a site consists of.
std::string_view kind_in_wordpress(const Node& item) {
  const std::string type = item.line("post_type");
  if (type.empty()) return {};
  if (type == "attachment") return "attachments";
  static constexpr auto kMachinery = std::to_array<std::string_view>(
      {"nav_menu_item", "revision", "custom_css", "customize_changeset", "oembed_cache", "user_request"});
  if (type.starts_with("wp_") || std::find(kMachinery.begin(), kMachinery.end(), type) != kMachinery.end())
    return "menus and settings";
  if (!item.line("post_password").empty()) return "items behind a password";
  return unpublished_kind(item.line("status"));
}

/// Exports of Blogger tell by a category.
std::string_view kind_in_blogger(const Node& item) {
  for (const Node& category : item.children("category")) {
    if (!category.attribute("scheme").ends_with("#kind")) continue;
    const std::string term = category.attribute("term");
    if (term.ends_with("#comment")) return kComments;
    if (term.ends_with("#template") || term.ends_with("#settings")) return "templates and settings";
  }
  return {};
}

}  // namespace

std::string_view kind_beside_articles(const Node& item, std::string_view address) {
  if (item.find("in-reply-to") || leads_to_comment(address)) return kComments;
  if (item.line("control/draft") == "yes") return unpublished_kind("draft");
  if (const std::string_view kind = kind_in_blogger(item); !kind.empty()) return kind;
  return kind_in_wordpress(item);
}

bool names_kind(const Node& category) {
  const std::string domain = category.attribute("domain");
  return category.attribute("scheme").ends_with("#kind") || domain == "post_format" || domain == "nav_menu";
}

bool is_channel_of_comments(std::string_view title) {
  return starts_with_ignoring_case(title, "comments on:") ||
         starts_with_ignoring_case(title, "comments for ") ||
         starts_with_ignoring_case(title, "comments on ");
}

}  // namespace news::reading
