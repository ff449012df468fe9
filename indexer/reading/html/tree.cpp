#include "reading/html/tree.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include <algorithm>
#include <limits>
#include <memory>

#include "reading/characters.h"
#include "reading/excess_attributes.h"

namespace news::reading::html {

/// Receives the parser's events. The parser knows HTML 4: elements that are empty since HTML 5 stay open for
/// it, and a paragraph around them too. So this keeps two stacks, the parser's and the tree's.
class TreeBuilder {
 public:
  explicit TreeBuilder(Tree& tree) : tree_(tree) {
    Node root;
    root.tag = Tag::html;
    tree_.nodes_.push_back(root);
    open_.push_back(0);
  }

  void run(std::string_view utf8) {
    tree_.nodes_.reserve(utf8.size() / 40 + 16);
    tree_.text_.reserve(utf8.size() / 4);
    bool deep = false;
    while (!utf8.empty() && !full_) {
      const std::string_view piece = deep ? window_of(utf8) : utf8;
      const std::size_t read = run_once(piece);
      parser_open_.clear();
      // Deep inside, the innermost elements end here, so that what follows doesn't meet the depth at once.
      while (read != piece.size() && open_.size() > kDeepest / 2) close_top();
      deep = deep || read != piece.size();
      utf8.remove_prefix(read);
    }
    if (full_)
      tree_.notes_.push_back("more than " + std::to_string(kMostNodes) + " elements, the rest left out");
    while (!open_.empty()) close_top();
  }

 private:
  static constexpr std::size_t kDeepest = 250;
  static constexpr std::size_t kMostNodes = 2'000'000;
  static constexpr std::uint32_t kNoNode = std::numeric_limits<std::uint32_t>::max();

  /// The parser copies what it is given: where it is stopped again and again, it gets a window at a time, cut
  /// behind a tag.
  static std::string_view window_of(std::string_view utf8) {
    for (std::size_t size = std::size_t{8} << 10U; size < utf8.size(); size *= 2) {
      const std::size_t end = utf8.rfind('>', size);
      if (end != std::string_view::npos) return utf8.substr(0, end + 1);
    }
    return utf8;
  }

  /// Parses from the beginning of `utf8`; the number of bytes read, all of them unless the depth was met. The
  /// parser's own time grows with the depth of its stack, so at kDeepest it is started anew.
  std::size_t run_once(std::string_view utf8) {
    constexpr std::string_view kMark = "\xEF\xBB\xBF";  // tells the parser its encoding, whatever <meta> says
    std::string marked;
    marked.reserve(utf8.size() + kMark.size());
    marked.append(kMark).append(utf8);
    blank_excess_attributes(marked, Syntax::html);
    const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(
        htmlCreateMemoryParserCtxt(marked.data(), static_cast<int>(marked.size())), &htmlFreeParserCtxt);
    if (!parser) return utf8.size();
    htmlSAXHandler handler{};
    handler.startElement = [](void* self, const xmlChar* name, const xmlChar** attributes) {
      static_cast<TreeBuilder*>(self)->start(name, attributes);
    };
    handler.endElement = [](void* self, const xmlChar*) { static_cast<TreeBuilder*>(self)->end(); };
    handler.characters = [](void* self, const xmlChar* text, int size) {
      static_cast<TreeBuilder*>(self)->text(
          {reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
    };
    handler.ignorableWhitespace = handler.characters;
    handler.cdataBlock = [](void* self, const xmlChar* text, int size) {
      static_cast<TreeBuilder*>(self)->script(
          {reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
    };
    htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                         HTML_PARSE_NONET | HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC |
                                         HTML_PARSE_NOIMPLIED);
    *parser->sax = handler;
    parser->userData = this;
    parser_ = parser.get();
    stopped_at_ = 0;
    htmlParseDocument(parser.get());
    if (stopped_at_ == 0) return utf8.size();
    // The parser stood inside a start tag.
    const std::size_t end = marked.find('>', stopped_at_);
    return end == std::string::npos ? utf8.size() : end + 1 - kMark.size();
  }

  void start(const xmlChar* name, const xmlChar** attributes) {
    if (stopped_at_ != 0 || full_) return;
    const Tag tag = tag_of(reinterpret_cast<const char*>(name));
    if (is_block(tag)) close_paragraph();
    const auto node = static_cast<std::uint32_t>(tree_.nodes_.size());
    Node element;
    element.tag = tag;
    element.parent = open_.back();
    element.text_begin = static_cast<std::uint32_t>(tree_.text_.size());
    element.text_end = element.text_begin;
    element.end = node + 1;
    element.first_attribute = static_cast<std::uint32_t>(tree_.values_.size());
    tree_.nodes_.push_back(element);
    if (attributes != nullptr) keep_attributes(attributes);
    tree_.nodes_.back().attributes =
        static_cast<std::uint32_t>(tree_.values_.size()) - element.first_attribute;
    const bool empty = is_void(tag);
    if (!empty) open_.push_back(node);
    parser_open_.push_back(empty ? kNoNode : node);
    if (tree_.nodes_.size() >= kMostNodes) {
      full_ = true;
      xmlStopParser(parser_);
    } else if (parser_open_.size() >= kDeepest) {
      const long consumed = xmlByteConsumed(parser_);
      if (consumed <= 0) return;
      stopped_at_ = static_cast<std::size_t>(consumed);
      xmlStopParser(parser_);
    }
  }

  void end() {
    // What the parser closes because it was stopped stays open here.
    if (stopped_at_ != 0 || full_ || parser_open_.empty()) return;
    const std::uint32_t node = parser_open_.back();
    parser_open_.pop_back();
    if (node == kNoNode) return;
    // Closed already by a rule of ours?
    const auto found = std::find(open_.rbegin(), open_.rend(), node);
    if (found == open_.rend()) return;
    while (open_.back() != node) close_top();
    close_top();
  }

  void text(std::string_view text) {
    if (stopped_at_ != 0 || full_ || text.empty()) return;
    Node& last = tree_.nodes_.back();
    if (last.tag == Tag::text && last.parent == open_.back() && last.end == tree_.nodes_.size()) {
      tree_.text_.append(text);
      last.text_end = static_cast<std::uint32_t>(tree_.text_.size());
      return;
    }
    Node node;
    node.tag = Tag::text;
    node.parent = open_.back();
    node.end = static_cast<std::uint32_t>(tree_.nodes_.size() + 1);
    node.text_begin = static_cast<std::uint32_t>(tree_.text_.size());
    tree_.text_.append(text);
    node.text_end = static_cast<std::uint32_t>(tree_.text_.size());
    tree_.nodes_.push_back(node);
  }

  /// Scripts aren't text; only those with data in them are kept.
  void script(std::string_view source) {
    if (stopped_at_ != 0 || full_) return;
    const std::uint32_t node = open_.back();
    if (tree_.nodes_[node].tag != Tag::script ||
        tree_.attribute(node, Attribute::type).find("json") == std::string_view::npos)
      return;
    // The parser may give it in pieces: the value grows, being the last.
    const bool first = !tree_.has(node, Attribute::other);
    if (first) {
      tree_.values_.push_back({Attribute::other, static_cast<std::uint32_t>(tree_.source_.size()), 0});
      ++tree_.nodes_[node].attributes;
    }
    tree_.source_.append(source);
    tree_.values_.back().size += static_cast<std::uint32_t>(source.size());
  }

  void keep_attributes(const xmlChar** attributes) {
    constexpr std::size_t kLongest = 16 * 1024;  // pictures inside addresses
    for (std::size_t i = 0; attributes[i] != nullptr; i += 2) {
      const Attribute name = attribute_of(reinterpret_cast<const char*>(attributes[i]));
      if (name == Attribute::other) continue;
      const std::string_view value = attributes[i + 1] == nullptr
                                         ? std::string_view()
                                         : reinterpret_cast<const char*>(attributes[i + 1]);
      const std::size_t size = value.size() > kLongest ? 0 : value.size();
      tree_.values_.push_back(
          {name, static_cast<std::uint32_t>(tree_.source_.size()), static_cast<std::uint32_t>(size)});
      tree_.source_.append(value.substr(0, size));
    }
  }

  /// A block inside a paragraph ends it, unless something between them holds both.
  void close_paragraph() {
    for (std::size_t i = open_.size(); i-- > 1;) {
      const Tag tag = tree_.nodes_[open_[i]].tag;
      if (tag == Tag::p) {
        while (open_.size() > i) close_top();
        return;
      }
      if (is_block(tag) || tag == Tag::button || tag == Tag::object) return;
    }
  }

  /// A heading that unfolds what stands below it is all a button, and is read.
  void read_button(std::uint32_t heading) {
    std::size_t first = heading + 1;
    const auto is_blank = [&](std::size_t i) {
      return tree_.nodes_[i].tag == Tag::text && trim(tree_.text(i)).empty();
    };
    while (first < tree_.nodes_.size() && is_blank(first)) ++first;
    if (first >= tree_.nodes_.size() || tree_.nodes_[first].tag != Tag::button) return;
    Node& button = tree_.nodes_[first];
    if (!trim(std::string_view(tree_.text_).substr(button.text_end)).empty()) return;
    button.tag = Tag::span;
    button.attributes = 0;
  }

  void close_top() {
    if (is_heading(tree_.nodes_[open_.back()].tag)) read_button(open_.back());
    Node& node = tree_.nodes_[open_.back()];
    node.end = static_cast<std::uint32_t>(tree_.nodes_.size());
    node.text_end = static_cast<std::uint32_t>(tree_.text_.size());
    open_.pop_back();
  }

  Tree& tree_;
  htmlParserCtxtPtr parser_ = nullptr;
  std::vector<std::uint32_t> open_;         ///< The tree's elements that are open, the root first.
  std::vector<std::uint32_t> parser_open_;  ///< The parser's; kNoNode for an element without content.
  std::size_t stopped_at_ = 0;
  bool full_ = false;
};

std::string_view Tree::text(std::size_t node) const {
  const Node& it = nodes_[node];
  return std::string_view(text_).substr(it.text_begin, it.text_end - it.text_begin);
}

const Tree::Value* Tree::value(std::size_t node, Attribute name) const {
  const Node& it = nodes_[node];
  for (std::size_t i = it.first_attribute; i < it.first_attribute + it.attributes; ++i) {
    if (values_[i].name == name) return &values_[i];
  }
  return nullptr;
}

std::string_view Tree::attribute(std::size_t node, Attribute name) const {
  const Value* found = value(node, name);
  return found == nullptr ? std::string_view() : std::string_view(source_).substr(found->begin, found->size);
}

bool Tree::has(std::size_t node, Attribute name) const {
  return value(node, name) != nullptr;
}

std::string_view Tree::script(std::size_t node) const {
  return attribute(node, Attribute::other);
}

namespace {

/// Behind a document type, whose declarations between brackets the parser would take for text.
std::string_view behind_doctype(std::string_view utf8) {
  constexpr std::size_t kBeginning = 4096;
  const std::string head = lower_ascii(utf8.substr(0, kBeginning));
  const std::size_t type = head.find("<!doctype");
  if (type == std::string::npos || head.find("<html") < type) return utf8;
  const std::size_t bracket = utf8.find('[', type);
  std::size_t end = utf8.find('>', type);
  if (bracket < end) end = utf8.find('>', std::min(utf8.find(']', bracket), utf8.size()));
  return end == std::string_view::npos ? utf8 : utf8.substr(end + 1);
}

}  // namespace

Tree parse(std::string_view utf8) {
  static const bool kReady = [] {
    xmlInitParser();
    return true;
  }();
  Tree tree;
  if (kReady) TreeBuilder(tree).run(behind_doctype(utf8));
  return tree;
}

bool is_about_picture(const Tree& tree, std::size_t node) {
  for (; node != 0; node = tree[node].parent) {
    const Tag tag = tree[node].tag;
    if (tag == Tag::figure || tag == Tag::figcaption) return true;
    const std::string_view property = tree.attribute(node, Attribute::itemprop);
    if (property == "image" || property == "thumbnail" || property == "associatedMedia") return true;
  }
  return false;
}

}  // namespace news::reading::html
