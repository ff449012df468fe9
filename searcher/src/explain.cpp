#include "explain.h"

#include <algorithm>

namespace news::searcher {
namespace {

using Kind = QueryNode::Kind;

std::string text_of(const QueryNode& node, bool inside);

std::string field_of(const QueryNode& node) {
  std::string out = node.exact ? "exact:" : "";
  if (node.field != nullptr) out.append(node.field->name).append(":");
  return out;
}

bool is_operator(const std::string& word) {
  return word == "AND" || word == "OR" || word == "NOT" || word == "NEAR";
}

std::string words_of(const QueryNode& node) {
  std::string text;
  for (const QueryWord& word : node.words) text.append(text.empty() ? "" : " ").append(shown(word.typed));
  if (node.open_end && !node.words.back().cjk) text += "*";
  const bool one_word = node.words.size() == 1 && !node.quoted && !is_operator(text);
  return field_of(node) + (one_word ? text : "\"" + text + "\"");
}

std::string value_of(const QueryNode& node) {
  const bool plain = std::all_of(node.text.begin(), node.text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == ':';
  });
  const bool bare = plain && !node.text.starts_with('-');
  return std::string(node.field->name) + ":" + (bare ? node.text : "\"" + node.text + "\"");
}

std::string joined(const QueryNode& node, std::string_view op, bool inside) {
  if (node.children.size() == 1) return text_of(node.children.front(), inside);
  std::string text = inside ? "(" : "";
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    if (i > 0) text.append(" ").append(op).append(" ");
    text += text_of(node.children[i], true);
  }
  return text + (inside ? ")" : "");
}

std::string text_of(const QueryNode& node, bool inside) {
  switch (node.kind) {
    case Kind::words:
      return words_of(node);
    case Kind::value:
      return value_of(node);
    case Kind::all:
      return joined(node, "AND", inside);
    case Kind::any:
      return joined(node, "OR", inside);
    case Kind::negation:
      return "NOT " + text_of(node.children.front(), true);
    case Kind::nothing:
      break;
  }
  return "nothing: the query holds no letter and no digit";
}

}  // namespace

std::string reading_of(const QueryNode& root, Target target) {
  if (root.kind == Kind::all && root.children.empty()) {
    return target == Target::articles ? "all articles" : "all quotes";
  }
  return text_of(root, false);
}

}  // namespace news::searcher
