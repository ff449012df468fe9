#include "query_leaves.h"

#include <algorithm>

#include <news/schema/internal/fold.h>
#include <news/schema/internal/tokens.h>

namespace news::searcher {
namespace {

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string_view trimmed(std::string_view text) {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool started = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    if (schema::is_blank(schema::next_code_point(text, at))) continue;
    if (!started) begin = here;
    started = true;
    end = at;
  }
  return started ? text.substr(begin, end - begin) : std::string_view();
}

bool is_unknown(std::string_view text) {
  return schema::fold_case(text) == "unknown";
}

std::string example_of(const schema::Field& field) {
  return "an example: " + std::string(field.example);
}

/// Why this isn't a period, and what to write.
std::string period_hint(const schema::Field& field) {
  const std::string name(field.name);
  return "write a day, a month, a year or a range: " + name + ":2024-05-03, " + name + ":2024-05, " + name +
         ":2024, " + name + ":2024-05..2025";
}

}  // namespace

QueryNode LeafReader::leaf(const Lexeme& lexeme, const QueryScope& scope, std::size_t begin) {
  QueryNode node;
  if (scope.field != nullptr && takes_whole_value(*scope.field)) {
    node = value(lexeme, scope);
  } else if (lexeme.kind == LexemeKind::period && scope.field == nullptr) {
    node = date(lexeme, schema::field("published"));
  } else {
    node = words(lexeme, scope);
  }
  node.quoted = lexeme.kind == LexemeKind::phrase;
  node.place = {begin, lexeme.place.end};
  return node;
}

QueryNode LeafReader::words(const Lexeme& lexeme, const QueryScope& scope) {
  QueryNode node;
  node.kind = QueryNode::Kind::words;
  node.field = scope.field;
  node.exact = scope.exact;
  std::string_view text = trimmed(lexeme.text);
  const std::size_t star = text.find('*');
  if (star != std::string_view::npos) {
    require_star_at_end(lexeme, static_cast<std::size_t>(text.data() - query_.data()) + star);
    text = text.substr(0, star);
  }
  schema::Tokens tokens(text);
  std::size_t end = 0;
  for (schema::Token token; tokens.next(token); end = token.end) {
    node.words.push_back(
        {std::string(token.term), std::string(text.substr(token.begin, token.end - token.begin)), token.cjk});
  }
  if (node.words.empty()) {
    if (lexeme.kind == LexemeKind::phrase) {
      fail_at(query_, lexeme.place, "there is no word between these quotation marks",
              "put a word between them, or leave them out");
    }
    fail_at(query_, lexeme.place, named(lexeme.text) + " holds no letter and no digit",
            "leave it out; operators are AND, OR, NOT in capitals, and `-` right before a word");
  }
  count_words(node.words.size(), lexeme.place);
  if (node.words.size() > kQueryLimits.phrase_words) {
    fail_at(query_, lexeme.place,
            "this phrase has " + std::to_string(node.words.size()) + " words; the limit is " +
                std::to_string(kQueryLimits.phrase_words),
            "search for a shorter part of it");
  }
  if (star != std::string_view::npos && end != text.size()) {
    fail_at(query_, lexeme.place, "`*` stands behind something that is no word",
            "write it right behind a word: miner*");
  }
  close_open_end(node, lexeme, star != std::string_view::npos);
  return node;
}

void LeafReader::require_star_at_end(const Lexeme& lexeme, std::size_t star) const {
  const std::string_view all = trimmed(lexeme.text);
  const std::size_t last = static_cast<std::size_t>(all.data() - query_.data()) + all.size() - 1;
  if (star == last && all.size() > 1) return;
  fail_at(query_, {star, star + 1}, "`*` stands for the rest of a word and can only be its end",
          lexeme.kind == LexemeKind::phrase ? "in a phrase only the last word may have it: \"rare ear*\""
                                            : "write the beginning of the word and `*`: miner*");
}

void LeafReader::close_open_end(QueryNode& node, const Lexeme& lexeme, bool star) {
  const QueryWord& last = node.words.back();
  const std::size_t letters = characters(last.term);
  // A script written without blanks is indexed in pairs, so a lone character is found as the beginning of
  // one, and what is longer is found at the beginning of longer words as it is.
  node.open_end = last.cjk ? letters == 1 : star;
  if (!node.open_end) return;
  if (!last.cjk && letters < kQueryLimits.wildcard_letters) {
    fail_at(query_, lexeme.place,
            named(last.term + "*") + " begins with " + std::to_string(letters) +
                (letters == 1 ? " letter; " : " letters; ") + std::to_string(kQueryLimits.wildcard_letters) +
                " are needed",
            "write more of the word before the `*`");
  }
  if (++wildcards_ > kQueryLimits.wildcards) {
    fail_at(
        query_, lexeme.place,
        "more than " + std::to_string(kQueryLimits.wildcards) + " words with an open end",
        "words that end in `*`, and Chinese, Japanese or Korean characters that stand alone, are limited");
  }
}

void LeafReader::count_words(std::size_t words, Place place) {
  words_ += words;
  if (words_ <= kQueryLimits.words) return;
  fail_at(query_, place, "the query has more than " + std::to_string(kQueryLimits.words) + " words",
          "leave some out, or ask several queries");
}

QueryNode LeafReader::value(const Lexeme& lexeme, const QueryScope& scope) {
  const schema::Field& field = *scope.field;
  count_words(1, lexeme.place);
  if (field.kind == schema::Kind::date) return date(lexeme, field);
  QueryNode node;
  node.kind = QueryNode::Kind::value;
  node.field = &field;
  node.text = field.kind == schema::Kind::id ? lexeme.text : trimmed(lexeme.text);
  if (field.kind == schema::Kind::id) {
    if (!node.text.empty()) return node;
  } else {
    const bool star = lexeme.kind == LexemeKind::word && node.text.ends_with('*');
    if (star) {
      fail_at(query_, lexeme.place,
              "`*` is for words of a text, and `" + std::string(field.name) + ":` takes a whole value",
              example_of(field));
    }
    if (!schema::name_key(node.text).empty()) return node;
  }
  fail_at(query_, lexeme.place, "this holds no value for `" + std::string(field.name) + ":`",
          example_of(field));
}

QueryNode LeafReader::date(const Lexeme& lexeme, const schema::Field& field) {
  QueryNode node;
  node.kind = QueryNode::Kind::value;
  node.field = &field;
  node.text = trimmed(lexeme.text);
  if (lexeme.kind == LexemeKind::period) count_words(1, lexeme.place);
  if (is_unknown(node.text)) return node;
  node.period = schema::parse_period(node.text);
  if (node.period) return node;
  std::string hint = period_hint(field);
  if (lexeme.kind == LexemeKind::period) hint += "; or put it in quotation marks to search for the words";
  fail_at(query_, lexeme.place, named(node.text) + " isn't a date or a range of dates", std::move(hint));
}

}  // namespace news::searcher
