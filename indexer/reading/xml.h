#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct _xmlDoc;
struct _xmlNode;

namespace news::reading {

class Children;

/// An element of a parsed document, or none. Names are told without their prefix. Holds as long as its
/// document does.
class Node {
 public:
  Node() = default;
  explicit Node(const _xmlNode* node) : node_(node) {}

  explicit operator bool() const { return node_ != nullptr; }
  bool operator==(const Node&) const = default;

  [[nodiscard]] std::string_view name() const;
  /// The address of its namespace; the bare prefix where that was never declared; empty without either.
  [[nodiscard]] std::string_view space() const;
  [[nodiscard]] bool is(std::string_view name) const { return node_ != nullptr && this->name() == name; }

  /// An attribute by its name without prefix; empty where it isn't there.
  [[nodiscard]] std::string attribute(std::string_view name) const;
  /// The attribute of the nearest element that has it, from here upwards: for xml:lang.
  [[nodiscard]] std::string inherited(std::string_view name) const;

  [[nodiscard]] Node parent() const;
  /// The elements right below, all or those of one name, which must outlive the walk.
  [[nodiscard]] Children children() const;
  [[nodiscard]] Children children(std::string_view name) const;
  [[nodiscard]] bool has_elements() const;

  /// The first element at a path of names from here: find("head/docdata/urgency").
  [[nodiscard]] Node find(std::string_view path) const;
  /// Every element of that name below, at any depth, in order.
  [[nodiscard]] std::vector<Node> all(std::string_view name) const;

  /// All text below as it stands.
  [[nodiscard]] std::string content() const;
  /// All text below, cut where elements break the line; those side by side are words of their own.
  [[nodiscard]] std::vector<std::string> lines() const;
  /// The same as one line.
  [[nodiscard]] std::string line() const;
  /// line() of find(path).
  [[nodiscard]] std::string line(std::string_view path) const;

  /// An address as the document's xml:base makes it whole.
  [[nodiscard]] std::string resolve(const std::string& address) const;

  /// For walkers of mixed content: the parser's own node.
  [[nodiscard]] const _xmlNode* raw() const { return node_; }

 private:
  const _xmlNode* node_ = nullptr;
};

/// Elements side by side, found while they are walked.
class Children {
 public:
  class Iterator {
   public:
    Iterator(const _xmlNode* node, std::string_view name);
    Node operator*() const { return Node(node_); }
    Iterator& operator++();
    bool operator==(const Iterator& other) const { return node_ == other.node_; }

   private:
    void skip();
    const _xmlNode* node_;
    std::string_view name_;
  };

  Children(const _xmlNode* first, std::string_view name) : first_(first), name_(name) {}
  [[nodiscard]] Iterator begin() const { return {first_, name_}; }
  [[nodiscard]] Iterator end() const { return {nullptr, name_}; }

 private:
  const _xmlNode* first_;
  std::string_view name_;  ///< Empty: all.
};

/// A parsed document. Nothing is ever loaded for it, no entity of a document type is expanded, nesting is
/// bounded.
class Markup {
 public:
  /// Damaged XML is read as far as it can be. The root is none where nothing could be read. `warnings` tells
  /// of encodings.
  [[nodiscard]] static Markup xml(std::string_view bytes, std::vector<std::string>& warnings);

  [[nodiscard]] Node root() const;

  /// "damaged XML, read as far as it goes (line 12: ...)", of the first damage; empty where there is none.
  [[nodiscard]] const std::string& damage() const { return damage_; }
  /// It lies in this element.
  [[nodiscard]] bool is_damaged_in(const Node& node) const;

 private:
  struct Free {
    void operator()(_xmlDoc* document) const;
  };
  std::unique_ptr<_xmlDoc, Free> document_;
  std::string damage_;
  std::vector<const _xmlNode*> open_at_damage_;  ///< The elements around it. To be compared only.
};

}  // namespace news::reading
