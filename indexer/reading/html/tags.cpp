#include "reading/html/tags.h"

#include <array>
#include <cstddef>
#include <unordered_map>

namespace news::reading::html {
namespace {

constexpr auto kTagNames = std::to_array<std::string_view>(
    {"",           "#text",      "a",       "abbr",    "address",  "article", "aside",  "audio",   "b",
     "blockquote", "body",       "br",      "button",  "canvas",   "caption", "center", "cite",    "code",
     "dd",         "del",        "details", "dialog",  "div",      "dl",      "dt",     "em",      "embed",
     "fieldset",   "figcaption", "figure",  "font",    "footer",   "form",    "h1",     "h2",      "h3",
     "h4",         "h5",         "h6",      "head",    "header",   "hr",      "html",   "i",       "iframe",
     "img",        "input",      "label",   "legend",  "li",       "link",    "main",   "menu",    "meta",
     "nav",        "noscript",   "object",  "ol",      "optgroup", "option",  "p",      "picture", "pre",
     "q",          "s",          "script",  "section", "select",   "small",   "source", "span",    "strong",
     "style",      "sub",        "summary", "sup",     "svg",      "table",   "tbody",  "td",      "template",
     "textarea",   "tfoot",      "th",      "thead",   "time",     "title",   "tr",     "track",   "u",
     "ul",         "video",      "wbr"});
static_assert(kTagNames.size() == static_cast<std::size_t>(Tag::count));

constexpr auto kAttributeNames =
    std::to_array<std::string_view>({"",         "alt",         "aria-hidden",    "aria-label", "class",
                                     "content",  "data-testid", "data-timestamp", "datetime",   "hidden",
                                     "href",     "id",          "itemprop",       "lang",       "name",
                                     "property", "rel",         "role",           "style",      "title",
                                     "type"});
static_assert(kAttributeNames.size() == static_cast<std::size_t>(Attribute::type) + 1);

template <typename Enum, std::size_t Size>
std::unordered_map<std::string_view, Enum> index_of(const std::array<std::string_view, Size>& names) {
  std::unordered_map<std::string_view, Enum> out;
  for (std::size_t i = 1; i < names.size(); ++i) out.emplace(names[i], static_cast<Enum>(i));
  return out;
}

/// A set of tags as a table of flags.
using TagSet = std::array<bool, static_cast<std::size_t>(Tag::count)>;
template <typename... Tags>
constexpr TagSet set_of(Tags... tags) {
  TagSet out{};
  ((out[static_cast<std::size_t>(tags)] = true), ...);
  return out;
}

constexpr TagSet kBlocks =
    set_of(Tag::address, Tag::article, Tag::aside, Tag::blockquote, Tag::body, Tag::caption, Tag::center,
           Tag::dd, Tag::details, Tag::dialog, Tag::div, Tag::dl, Tag::dt, Tag::fieldset, Tag::figcaption,
           Tag::figure, Tag::footer, Tag::form, Tag::h1, Tag::h2, Tag::h3, Tag::h4, Tag::h5, Tag::h6,
           Tag::head, Tag::header, Tag::hr, Tag::html, Tag::legend, Tag::li, Tag::main, Tag::menu, Tag::nav,
           Tag::noscript, Tag::ol, Tag::option, Tag::p, Tag::pre, Tag::section, Tag::summary, Tag::table,
           Tag::tbody, Tag::td, Tag::tfoot, Tag::th, Tag::thead, Tag::title, Tag::tr, Tag::ul);

constexpr TagSet kVoid = set_of(Tag::br, Tag::embed, Tag::hr, Tag::img, Tag::input, Tag::link, Tag::meta,
                                Tag::source, Tag::track, Tag::wbr);

constexpr TagSet kNeverRead =
    set_of(Tag::audio, Tag::button, Tag::canvas, Tag::dialog, Tag::embed, Tag::head, Tag::iframe, Tag::input,
           Tag::link, Tag::menu, Tag::meta, Tag::object, Tag::optgroup, Tag::option, Tag::script, Tag::select,
           Tag::style, Tag::svg, Tag::template_, Tag::textarea, Tag::title, Tag::video);

}  // namespace

Tag tag_of(std::string_view name) {
  static const auto kIndex = index_of<Tag>(kTagNames);
  const auto found = kIndex.find(name);
  // What stands in it until the advertisement comes is never read.
  if (name == "amp-ad" || name == "amp-embed" || name == "amp-sticky-ad") return Tag::iframe;
  return found == kIndex.end() ? Tag::other : found->second;
}

Attribute attribute_of(std::string_view name) {
  static const auto kIndex = index_of<Attribute>(kAttributeNames);
  const auto found = kIndex.find(name == "xml:lang" ? "lang" : name);
  return found == kIndex.end() ? Attribute::other : found->second;
}

std::string_view name_of(Tag tag) {
  return kTagNames[static_cast<std::size_t>(tag)];
}

bool is_block(Tag tag) {
  return kBlocks[static_cast<std::size_t>(tag)];
}

bool is_void(Tag tag) {
  return kVoid[static_cast<std::size_t>(tag)];
}

bool is_never_read(Tag tag) {
  return kNeverRead[static_cast<std::size_t>(tag)];
}

}  // namespace news::reading::html
