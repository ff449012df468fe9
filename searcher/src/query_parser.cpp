#include "query_parser.h"

#include <unordered_set>
#include <utility>

#include <news/schema/error.h>
#include <news/schema/internal/tokens.h>

#include "query_leaves.h"
#include "query_lexer.h"

namespace news::searcher {
namespace {

using Kind = QueryNode::Kind;

void require_length(std::string_view query, std::size_t limit) {
  if (query.size() <= limit) return;
  throw schema::Error(schema::ErrorCode::bad_query,
                      "the query has " + grouped(query.size()) + " bytes; the limit is " + grouped(limit),
                      "shorten it");
}

/// A node of several children, or the one child itself.
QueryNode group(Kind kind, std::vector<QueryNode> children) {
  if (children.size() == 1) return std::move(children.front());
  QueryNode node;
  node.kind = kind;
  node.place = {children.front().place.begin, children.back().place.end};
  node.children = std::move(children);
  return node;
}

class Parser {
 public:
  Parser(std::string_view query, const ParseOptions& options)
      : query_(query), options_(options), lexemes_(lex_query(query)), leaves_(query) {}

  QueryNode run() {
    if (peek().kind == LexemeKind::end) return {};
    QueryNode node = alternatives({nullptr, options_.exact, 0});
    if (peek().kind == LexemeKind::close) {
      fail_at(query_, peek().place, "no parenthesis is open here",
              "leave this one out, or add the opening one");
    }
    return node;
  }

 private:
  [[nodiscard]] const Lexeme& peek() const { return lexemes_[next_]; }

  /// The lexeme `end` is never passed.
  const Lexeme& take() { return lexemes_[peek().kind == LexemeKind::end ? next_ : next_++]; }

  [[nodiscard]] bool at_border() const {
    const LexemeKind kind = peek().kind;
    return kind == LexemeKind::end || kind == LexemeKind::close || kind == LexemeKind::op_or;
  }

  /// a OR b OR c: binds weakest.
  QueryNode alternatives(const QueryScope& scope) {
    std::vector<QueryNode> parts;
    parts.push_back(side_by_side(scope));
    while (peek().kind == LexemeKind::op_or) {
      const Lexeme op = take();
      require_operand_behind(op);
      parts.push_back(side_by_side(scope));
    }
    return group(Kind::any, std::move(parts));
  }

  QueryNode side_by_side(const QueryScope& scope) {
    return options_.any ? any_of_sequence(scope) : all_of_sequence(scope);
  }

  /// a b AND c
  QueryNode all_of_sequence(const QueryScope& scope) {
    std::vector<QueryNode> parts;
    parts.push_back(operand(scope));
    while (!at_border()) {
      const bool joined = accept_and();
      parts.push_back(operand(scope));
      parts.back().beside = !joined;
    }
    return group(Kind::all, std::move(parts));
  }

  /// a b AND c -d, where one of a and (b AND c) suffices; what is left out is left out of all.
  QueryNode any_of_sequence(const QueryScope& scope) {
    std::vector<QueryNode> wanted;
    std::vector<QueryNode> unwanted;
    for (bool first = true; first || !at_border(); first = false) {
      std::vector<QueryNode> parts;
      parts.push_back(operand(scope));
      while (accept_and()) parts.push_back(operand(scope));
      QueryNode part = group(Kind::all, std::move(parts));
      part.beside = !first;
      (part.kind == Kind::negation ? unwanted : wanted).push_back(std::move(part));
    }
    if (unwanted.empty()) return group(Kind::any, std::move(wanted));
    std::vector<QueryNode> parts;
    if (!wanted.empty()) parts.push_back(group(Kind::any, std::move(wanted)));
    for (QueryNode& part : unwanted) parts.push_back(std::move(part));
    return group(Kind::all, std::move(parts));
  }

  bool accept_and() {
    if (peek().kind != LexemeKind::op_and) return false;
    const Lexeme op = take();
    require_operand_behind(op);
    return true;
  }

  void require_operand_behind(const Lexeme& op) const {
    const LexemeKind kind = peek().kind;
    if (kind != LexemeKind::end && kind != LexemeKind::close && kind != LexemeKind::op_and &&
        kind != LexemeKind::op_or) {
      return;
    }
    fail_at(query_, op.place, named(name_of(op)) + " needs something behind it", operator_hint(op));
  }

  static std::string name_of(const Lexeme& op) {
    return op.kind == LexemeKind::minus ? "-" : std::string(op.text);
  }

  static std::string operator_hint(const Lexeme& op) {
    if (op.kind == LexemeKind::minus) return "write it right before the word to leave out: -word";
    const std::string name(op.text);
    const std::string example = op.kind == LexemeKind::op_not ? "copper NOT " : "copper " + name + " ";
    return "write " + example + "zinc; for the word itself write \"" + name + "\" in quotation marks";
  }

  QueryNode operand(const QueryScope& scope) {
    const Lexeme lexeme = take();
    switch (lexeme.kind) {
      case LexemeKind::word:
      case LexemeKind::phrase:
      case LexemeKind::period:
        return leaves_.leaf(lexeme, scope, lexeme.place.begin);
      case LexemeKind::field:
        return fielded(lexeme, scope, lexeme.place.begin);
      case LexemeKind::open:
        return parenthesised(lexeme, scope);
      case LexemeKind::op_not:
      case LexemeKind::minus:
        return negation(lexeme, scope);
      case LexemeKind::op_and:
      case LexemeKind::op_or:
        fail_at(query_, lexeme.place, named(name_of(lexeme)) + " needs something before it",
                operator_hint(lexeme));
      case LexemeKind::close:
        fail_at(query_, lexeme.place, "no parenthesis is open here",
                "leave this one out, or add the opening one");
      case LexemeKind::end:
        break;
    }
    fail_at(query_, lexeme.place, "the query ends where something is missing", "add a word");
  }

  QueryNode negation(const Lexeme& op, QueryScope scope) {
    require_operand_behind(op);
    deeper(scope, op.place);
    QueryNode child = operand(scope);
    child.beside = false;
    QueryNode node;
    if (child.kind == Kind::negation) {
      node = std::move(child.children.front());
    } else {
      node.kind = Kind::negation;
      node.children.push_back(std::move(child));
      node.place = node.children.front().place;
    }
    node.place.begin = op.place.begin;
    return node;
  }

  QueryNode parenthesised(const Lexeme& open, QueryScope scope) {
    deeper(scope, open.place);
    if (peek().kind == LexemeKind::close) {
      fail_at(query_, {open.place.begin, peek().place.end}, "there is nothing between these parentheses",
              "put words between them, or leave them out");
    }
    if (peek().kind == LexemeKind::end) fail_unclosed(open);
    QueryNode node = alternatives(scope);
    if (peek().kind != LexemeKind::close) fail_unclosed(open);
    node.place = {open.place.begin, take().place.end};
    // Parentheses keep their content apart from what stands beside them.
    if (node.kind != Kind::words) return node;
    return group_of_one(std::move(node));
  }

  /// Words in parentheses don't form a phrase with their neighbours.
  static QueryNode group_of_one(QueryNode child) {
    QueryNode node;
    node.kind = Kind::all;
    node.place = child.place;
    node.children.push_back(std::move(child));
    return node;
  }

  [[noreturn]] void fail_unclosed(const Lexeme& open) const {
    fail_at(query_, open.place, "this parenthesis isn't closed",
            "add the closing one, or leave this one out");
  }

  void deeper(QueryScope& scope, Place place) const {
    if (++scope.depth <= kQueryLimits.depth) return;
    fail_at(
        query_, place,
        "parentheses and NOT stand more than " + std::to_string(kQueryLimits.depth) + " deep in one another",
        "write the query flatter");
  }

  QueryNode fielded(const Lexeme& name, QueryScope scope, std::size_t begin) {
    if (name.field == nullptr) {
      scope.exact = true;
    } else {
      if (scope.field != nullptr) fail_nested(name, *scope.field);
      require_field_of_target(name);
      scope.field = name.field;
    }
    const Lexeme& next = peek();
    const bool value_follows = next.place.begin == name.place.end &&
                               (next.kind == LexemeKind::word || next.kind == LexemeKind::phrase ||
                                next.kind == LexemeKind::open || next.kind == LexemeKind::field);
    if (!value_follows) {
      const std::string example(name.field == nullptr ? "exact:minerals" : name.field->example);
      fail_at(query_, name.place, "nothing stands right behind `" + shown(name.text) + ":`",
              "an example: " + example + "; or put the words in quotation marks, with the colon");
    }
    const Lexeme value = take();
    if (value.kind == LexemeKind::field) return fielded(value, scope, begin);
    if (value.kind == LexemeKind::open) {
      QueryNode node = parenthesised(value, scope);
      node.place.begin = begin;
      return node;
    }
    return leaves_.leaf(value, scope, begin);
  }

  [[noreturn]] void fail_nested(const Lexeme& name, const schema::Field& outer) const {
    fail_at(query_, name.place,
            named(query_.substr(name.place.begin, name.place.end - name.place.begin)) + " stands inside " +
                named(std::string(outer.name) + ":"),
            "one word can't be asked for in two fields; join two conditions with AND, or put the words in "
            "quotation marks");
  }

  void require_field_of_target(const Lexeme& name) const {
    const schema::Field& field = *name.field;
    if (options_.target == Target::articles || field.in_quotes || field.name == "quote" || field.name == "id")
      return;
    std::string usable = "id, quote";
    for (const schema::Field& row : schema::kFields) {
      if (row.in_quotes) usable.append(", ").append(row.name);
    }
    fail_at(query_, name.place, "quotes have no field " + named(field.name),
            "search the articles for it, or use one of: " + usable);
  }

  std::string_view query_;
  const ParseOptions& options_;
  std::vector<Lexeme> lexemes_;
  LeafReader leaves_;
  std::size_t next_ = 0;
};

/// Every word for itself; bytes that are no text separate words as anything else does.
QueryNode plain_words(std::string_view query, const ParseOptions& options) {
  std::vector<QueryNode> parts;
  std::unordered_set<std::string> seen;
  schema::Tokens tokens(query);
  for (schema::Token token; tokens.next(token);) {
    if (!seen.emplace(token.term).second) continue;
    QueryNode node;
    node.kind = Kind::words;
    node.place = {token.begin, token.end};
    node.exact = options.exact;
    node.words.push_back({std::string(token.term),
                          std::string(query.substr(token.begin, token.end - token.begin)), token.cjk});
    parts.push_back(std::move(node));
    if (parts.size() > kQueryLimits.plain_words) {
      throw schema::Error(schema::ErrorCode::bad_query,
                          "the query has more than " + std::to_string(kQueryLimits.plain_words) + " words",
                          "leave some out, or ask several queries");
    }
  }
  if (!parts.empty()) return group(options.any ? Kind::any : Kind::all, std::move(parts));
  QueryNode node;
  const bool blank = query.find_first_not_of(" \t\r\n") == std::string_view::npos;
  if (!blank) node.kind = Kind::nothing;
  return node;
}

}  // namespace

QueryNode parse_query(std::string_view query, const ParseOptions& options) {
  require_length(query, options.plain_words ? kQueryLimits.plain_bytes : kQueryLimits.bytes);
  return options.plain_words ? plain_words(query, options) : Parser(query, options).run();
}

}  // namespace news::searcher
