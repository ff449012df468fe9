#include "reading/xml.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/uri.h>

#include <algorithm>
#include <array>
#include <climits>
#include <mutex>
#include <span>
#include <utility>

#include "reading/characters.h"
#include "reading/decode.h"
#include "reading/excess_attributes.h"
#include "reading/xml_source.h"

namespace news::reading {
namespace {

std::string_view view_of(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// The parser must be set up before threads use it.
void set_up() {
  static std::once_flag once;
  std::call_once(once, [] { xmlInitParser(); });
}

const xmlNode* next_element(const xmlNode* node) {
  while (node != nullptr && node->type != XML_ELEMENT_NODE) node = node->next;
  return node;
}

/// The node behind this one in the order of the document, inside `top`.
const xmlNode* following(const xmlNode* node, const xmlNode* top, bool into) {
  if (into && node->type == XML_ELEMENT_NODE && node->children != nullptr) return node->children;
  while (node != nullptr && node != top && node->next == nullptr) node = node->parent;
  return node == nullptr || node == top ? nullptr : node->next;
}

std::string describe(const xmlError* error) {
  if (error->message == nullptr) return {};
  std::string text = squeeze(clean(beginning_of(error->message, 160)));
  return "line " + std::to_string(error->line) + ": " + text;
}

/// What goes with the parser: the first thing that is wrong, and where.
struct Watch {
  std::string what;
  std::vector<const xmlNode*> open;  ///< The elements around it.
  std::size_t elements = 0;
  bool stopped = false;

  void note(const xmlParserCtxt& context, std::string wrong) {
    what = std::move(wrong);
    open.assign(context.nodeTab, context.nodeTab + context.nodeNr);
  }
};

/// The parser's own way to tell; what it gives along is the parser.
void note_error(void* parser, const xmlError* error) {
  const auto* context = static_cast<const xmlParserCtxt*>(parser);
  auto* watch = static_cast<Watch*>(context->_private);
  if (error->level < XML_ERR_ERROR || watch == nullptr || !watch->what.empty()) return;
  watch->note(*context, describe(error));
}

/// Builds the tree as the parser does by itself, as long as that costs what a document may cost: an element
/// is some twenty times as large in memory, and its name is looked up in all name spaces that are open.
void start_element(void* parser, const xmlChar* name, const xmlChar* prefix, const xmlChar* space, int spaces,
                   const xmlChar** space_list, int attributes, int defaulted,
                   const xmlChar** attribute_list) {
  constexpr std::size_t kMostElements = 2'000'000;
  constexpr int kMostSpaces = 2'000;
  auto* context = static_cast<xmlParserCtxt*>(parser);
  auto& watch = *static_cast<Watch*>(context->_private);
  const bool spaced = context->nsNr > 2 * kMostSpaces;  // two entries each
  if (spaced || ++watch.elements > kMostElements) {
    const std::string most = std::to_string(spaced ? kMostSpaces : kMostElements);
    watch.note(*context, "more than " + most + (spaced ? " name spaces at once" : " elements"));
    watch.stopped = true;
    xmlStopParser(context);
    return;
  }
  xmlSAX2StartElementNs(parser, name, prefix, space, spaces, space_list, attributes, defaulted,
                        attribute_list);
}

bool is_one_of(std::span<const std::string_view> names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// What stands on a line of its own is no part of the word before or behind it.
bool breaks_line(const xmlNode* node) {
  static constexpr auto kLines =
      std::to_array<std::string_view>({"br", "byttl", "div", "h1", "h2", "h3", "h4", "hl1", "hl2", "li", "p",
                                       "story.date", "td", "th", "tr"});
  return node->type == XML_ELEMENT_NODE && is_one_of(kLines, Node(node).name());
}

/// An element with another right behind it is a word of its own, as parts of names and addresses are; what
/// only changes the letters is none.
bool ends_word(const xmlNode* node) {
  static constexpr auto kLetters =
      std::to_array<std::string_view>({"a", "abbr", "b", "big", "em", "font", "i", "mark", "q", "s", "small",
                                       "span", "strong", "sub", "sup", "u"});
  if (node->type != XML_ELEMENT_NODE) return false;
  const xmlNode* next = node->next;
  return next != nullptr && next->type == XML_ELEMENT_NODE && !is_one_of(kLetters, Node(node).name()) &&
         !is_one_of(kLetters, Node(next).name());
}

}  // namespace

std::string_view Node::name() const {
  return node_ == nullptr ? std::string_view() : local_name(view_of(node_->name));
}

std::string_view Node::space() const {
  if (node_ == nullptr) return {};
  if (node_->ns != nullptr) return view_of(node_->ns->href);
  const std::string_view name = view_of(node_->name);
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

std::string Node::attribute(std::string_view name) const {
  if (node_ == nullptr) return {};
  for (const xmlAttr* each = node_->properties; each != nullptr; each = each->next) {
    if (local_name(view_of(each->name)) != name) continue;
    std::string out;
    for (const xmlNode* part = each->children; part != nullptr; part = part->next) {
      if (part->type == XML_TEXT_NODE) out += view_of(part->content);
    }
    return out;
  }
  return {};
}

std::string Node::inherited(std::string_view name) const {
  for (Node node = *this; node; node = node.parent()) {
    if (std::string value = node.attribute(name); !value.empty()) return value;
  }
  return {};
}

Node Node::parent() const {
  const bool inside = node_ != nullptr && node_->parent != nullptr && node_->parent->type == XML_ELEMENT_NODE;
  return inside ? Node(node_->parent) : Node();
}

Children Node::children() const {
  return children({});
}

Children Node::children(std::string_view name) const {
  return {node_ == nullptr ? nullptr : node_->children, name};
}

Children::Iterator::Iterator(const xmlNode* node, std::string_view name) : node_(node), name_(name) {
  skip();
}

Children::Iterator& Children::Iterator::operator++() {
  node_ = node_->next;
  skip();
  return *this;
}

void Children::Iterator::skip() {
  node_ = next_element(node_);
  while (node_ != nullptr && !name_.empty() && !Node(node_).is(name_)) node_ = next_element(node_->next);
}

bool Node::has_elements() const {
  return node_ != nullptr && next_element(node_->children) != nullptr;
}

Node Node::find(std::string_view path) const {
  if (path.empty()) return *this;
  const std::size_t slash = path.find('/');
  for (const Node& each : children(path.substr(0, slash))) {
    if (slash == std::string_view::npos) return each;
    if (const Node found = each.find(path.substr(slash + 1))) return found;
  }
  return {};
}

std::vector<Node> Node::all(std::string_view name) const {
  std::vector<Node> out;
  if (node_ == nullptr) return out;
  for (const xmlNode* at = node_->children; at != nullptr; at = following(at, node_, true)) {
    if (at->type == XML_ELEMENT_NODE && Node(at).is(name)) out.emplace_back(at);
  }
  return out;
}

std::string Node::content() const {
  std::string out;
  if (node_ == nullptr) return out;
  for (const xmlNode* at = node_->children; at != nullptr; at = following(at, node_, true)) {
    if (at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) out += view_of(at->content);
  }
  return out;
}

std::vector<std::string> Node::lines() const {
  std::vector<std::string> out(1);
  const auto end_line = [&] {
    if (std::string line = squeeze(clean(out.back())); !line.empty()) {
      out.back() = std::move(line);
      out.emplace_back();
    } else {
      out.back().clear();
    }
  };
  const auto leave = [&](const xmlNode* node) {
    if (breaks_line(node)) end_line();
    if (ends_word(node)) out.back() += ' ';
  };
  const xmlNode* at = node_ == nullptr ? nullptr : node_->children;
  while (at != nullptr) {
    if (at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) out.back() += view_of(at->content);
    if (breaks_line(at)) end_line();
    if (at->type == XML_ELEMENT_NODE && at->children != nullptr) {
      at = at->children;
      continue;
    }
    leave(at);
    while (at != node_ && at->next == nullptr) {
      at = at->parent;
      if (at != node_) leave(at);
    }
    at = at == node_ ? nullptr : at->next;
  }
  end_line();
  out.pop_back();
  return out;
}

std::string Node::line() const {
  std::string out;
  for (const std::string& each : lines()) out.append(out.empty() ? "" : " ").append(each);
  return out;
}

std::string Node::line(std::string_view path) const {
  return find(path).line();
}

std::string Node::resolve(const std::string& address) const {
  if (node_ == nullptr || address.empty() || address.find("://") != std::string::npos) return address;
  const std::unique_ptr<xmlChar, decltype(xmlFree)> base(xmlNodeGetBase(node_->doc, node_), xmlFree);
  if (!base || view_of(base.get()).empty()) return address;
  const std::unique_ptr<xmlChar, decltype(xmlFree)> whole(
      xmlBuildURI(reinterpret_cast<const xmlChar*>(address.c_str()), base.get()), xmlFree);
  return whole ? std::string(view_of(whole.get())) : address;
}

void Markup::Free::operator()(_xmlDoc* document) const {
  xmlFreeDoc(document);
}

Markup Markup::xml(std::string_view bytes, std::vector<std::string>& warnings) {
  set_up();
  std::string text = repair_xml(decode_xml(bytes, warnings));
  blank_excess_attributes(text, Syntax::xml);
  Markup out;
  if (text.empty() || text.size() > INT_MAX) return out;
  const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> context(xmlNewParserCtxt(),
                                                                             xmlFreeParserCtxt);
  if (!context) return out;
  Watch watch;
  context->_private = &watch;
  context->sax->startElementNs = start_element;
  context->sax->serror = reinterpret_cast<xmlStructuredErrorFunc>(note_error);
  out.document_.reset(xmlCtxtReadMemory(
      context.get(), text.data(), static_cast<int>(text.size()), nullptr, "UTF-8",
      XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA));
  if (context->wellFormed == 0 || watch.stopped) {
    out.damage_ = "damaged XML, read as far as it goes" + (watch.what.empty() ? "" : " (" + watch.what + ")");
    out.open_at_damage_ = std::move(watch.open);
  }
  return out;
}

bool Markup::is_damaged_in(const Node& node) const {
  return std::find(open_at_damage_.begin(), open_at_damage_.end(), node.raw()) != open_at_damage_.end();
}

Node Markup::root() const {
  return document_ ? Node(xmlDocGetRootElement(document_.get())) : Node();
}

}  // namespace news::reading
