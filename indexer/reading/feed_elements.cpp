#include "reading/feed_elements.h"

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
  return Space::other;
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
  if (node.has_elements()) return prose_of(node);
  const std::string text = characters_in(node);
  return is_plain(node, text) ? prose_of_plain(text) : prose_of(text);
}

std::string line_of(const Node& node) {
  if (!node) return {};
  if (node.has_elements()) return node.line();
  const std::string text = characters_in(node);
  return is_said_to_be_plain(node) ? squeeze(clean(text)) : line_of_markup(text);
}

}  // namespace news::reading
