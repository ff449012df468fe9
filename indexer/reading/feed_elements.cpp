#include "reading/feed_elements.h"

#include <libxml/tree.h>

#include <algorithm>
#include <array>
#include <utility>

#include "reading/characters.h"
#include "reading/decode.h"
#include "reading/transfer.h"

namespace news::reading {
namespace {

/// The characters of an element; Atom may have them as base64, and may hold pictures and other files so.
std::string characters_in(const Node& node) {
  std::string text = node.content();
  if (node.attribute("mode") == "base64") return from_base64(text);
  const std::string type = node.attribute("type");
  const bool text_inside = type.find('/') == std::string::npos || type.starts_with("text/") ||
                           type.find("xml") != std::string::npos;
  if (text_inside) return text;
  if (type != "application/octet-stream") return {};
  std::string decoded = from_base64(text);
  return is_utf8(decoded) ? decoded : std::string();
}

/// Atom says which characters are no markup, whatever they look like. What says nothing may be either.
bool is_said_to_be_plain(const Node& node) {
  const std::string type = lower_ascii(node.attribute("type"));
  return type == "text" || type == "text/plain";
}

/// Text that is said to be plain and yet closes elements is HTML.
bool is_plain(const Node& node, std::string_view text) {
  return is_said_to_be_plain(node) && text.find("</") == std::string_view::npos;
}

/// Escaped once more than it had to be: "&lt;p&gt;The port opened.&lt;/p&gt;". A text that only speaks of
/// tags has other words before them.
bool is_escaped_markup(std::string_view text) {
  static constexpr auto kBlocks =
      std::to_array<std::string_view>({"p", "div", "figure", "h2", "ul", "img", "span"});
  text = trim(text);
  if (!text.starts_with("&lt;") || !text.ends_with("&gt;") || text.find('<') != std::string_view::npos)
    return false;
  const std::string_view name = text.substr(4, text.find_first_of("& />", 4) - 4);
  return text.find("&lt;/") != std::string_view::npos &&
         std::find(kBlocks.begin(), kBlocks.end(), lower_ascii(name)) != kBlocks.end();
}

std::string unescaped(std::string_view text) {
  static constexpr auto kSigns = std::to_array<std::pair<std::string_view, char>>(
      {{"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}, {"&amp;", '&'}});
  std::string out;
  while (!text.empty()) {
    const auto sign = std::find_if(kSigns.begin(), kSigns.end(),
                                   [&](const auto& each) { return begins_with(text, each.first); });
    out += sign == kSigns.end() ? text.front() : sign->second;
    text.remove_prefix(sign == kSigns.end() ? 1 : sign->first.size());
  }
  return out;
}

Prose prose_of_characters(const Node& node) {
  const std::string text = characters_in(node);
  if (is_plain(node, text)) return prose_of_plain(text);
  return is_escaped_markup(text) ? prose_of(unescaped(text)) : prose_of(text);
}

/// Whatever a feed calls the vocabulary of its own first element, it is the feed's.
bool is_space_of_feed(const Node& node) {
  const Node root(xmlDocGetRootElement(node.raw()->doc));
  return (root.is("feed") || root.is("rss")) && root.space() == node.space();
}

}  // namespace

Space space_of(const Node& node) {
  const std::string space = lower_ascii(node.space());
  const auto has = [&](std::string_view part) { return space.find(part) != std::string::npos; };
  if (space.empty() || space == "rss" || space == "atom" || has("purl.org/rss/1.0/") || has("/atom") ||
      has("netscape.com/rdf") || has("backend.userland.com/rss") || has("blogs.law.harvard.edu/tech/rss") ||
      has("my.netscape.com") || has("purl.org/atom")) {
    return has("modules/content") ? Space::content : Space::feed;
  }
  if (space == "dc" || space == "dcterms" || has("purl.org/dc/")) return Space::dublin_core;
  if (space == "content") return Space::content;
  if (space == "media" || has("search.yahoo.com/mrss")) return Space::media;
  return is_space_of_feed(node) ? Space::feed : Space::other;
}

bool is(const Node& node, Space space, std::string_view name) {
  return node.is(name) && space_of(node) == space;
}

Node child(const Node& node, Space space, std::string_view name) {
  for (const Node& each : node.children(name)) {
    if (space_of(each) == space) return each;
  }
  return {};
}

Prose prose_in(const Node& node) {
  if (!node) return {};
  Prose prose = node.has_elements() ? prose_of(node) : prose_of_characters(node);
  for (schema::Related& related : prose.related) related.url = node.resolve(related.url);
  return prose;
}

std::string line_of(const Node& node) {
  if (!node) return {};
  if (node.has_elements()) return node.line();
  const std::string text = characters_in(node);
  return is_said_to_be_plain(node) ? squeeze(clean(text)) : line_of_markup(text);
}

}  // namespace news::reading
