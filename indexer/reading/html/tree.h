#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "reading/html/tags.h"

namespace news::reading::html {

/// An element or a stretch of text.
struct Node {
  Tag tag = Tag::other;
  std::uint32_t parent = 0;
  std::uint32_t end = 0;         ///< One behind the last node inside; nodes stand in document order.
  std::uint32_t text_begin = 0;  ///< In Tree::text(): of a text its characters, of an element all inside.
  std::uint32_t text_end = 0;
  std::uint32_t first_attribute = 0;
  std::uint32_t attributes = 0;
};

/// A page as a list of nodes in document order, so that what lies inside a node is a stretch of the list and
/// its text a stretch of one string. Node 0 holds all others.
class Tree {
 public:
  [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }
  [[nodiscard]] const Node& operator[](std::size_t node) const { return nodes_[node]; }
  [[nodiscard]] std::size_t size() const { return nodes_.size(); }

  /// All text inside a node as it stands in the page, with all its white space; scripts have theirs
  /// elsewhere.
  [[nodiscard]] std::string_view text(std::size_t node) const;
  /// The source of a script; empty for other nodes.
  [[nodiscard]] std::string_view script(std::size_t node) const;
  /// Empty where there is none.
  [[nodiscard]] std::string_view attribute(std::size_t node, Attribute name) const;
  [[nodiscard]] bool has(std::size_t node, Attribute name) const;

  /// What had to be cut off: "more than 1000000 elements, the rest left out".
  [[nodiscard]] const std::vector<std::string>& notes() const { return notes_; }

 private:
  friend class TreeBuilder;
  struct Value {
    Attribute name = Attribute::other;
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
  };
  [[nodiscard]] const Value* value(std::size_t node, Attribute name) const;

  std::vector<Node> nodes_;
  std::vector<Value> values_;
  std::string text_;
  std::string source_;  ///< Attribute values and scripts.
  std::vector<std::string> notes_;
};

/// Parses UTF-8 with libxml2, which forgives what browsers forgive. Nothing is loaded from anywhere. Time and
/// memory are linear in the size of the page however deep its elements nest: deeper than some hundred,
/// elements become siblings.
[[nodiscard]] Tree parse(std::string_view utf8);

/// Inside a figure, or in what microdata calls an image: whoever is named there made the picture.
[[nodiscard]] bool is_about_picture(const Tree& tree, std::size_t node);

}  // namespace news::reading::html
