#include "query_lexer.h"

#include <algorithm>
#include <string>

#include <news/schema/internal/fold.h>

namespace news::searcher {
namespace {

bool is_typographic_quote(char32_t c) {
  return c == 0x201C || c == 0x201D || c == 0x201E || c == 0x201F || c == 0x00AB || c == 0x00BB ||
         c == 0xFF02;
}

bool is_quote(char32_t c) {
  return c == U'"' || is_typographic_quote(c);
}

constexpr char32_t kMinusSign = 0x2212;

bool is_dash(char32_t c) {
  return c == 0x2013 || c == 0x2014;
}

bool ends_word(char32_t c) {
  return schema::is_blank(c) || c == U'(' || c == U')' || is_quote(c);
}

bool holds_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (schema::is_letter(schema::next_code_point(text, at))) return true;
  }
  return false;
}

/// Digits and hyphens around "..": meant as a range of dates.
bool looks_like_period(std::string_view text) {
  const auto dots = text.find("..");
  if (dots == std::string_view::npos) return false;
  const auto is_date_character = [](char c) { return (c >= '0' && c <= '9') || c == '-'; };
  const std::string_view left = text.substr(0, dots);
  const std::string_view right = text.substr(dots + 2);
  return left.size() + right.size() > 0 && std::all_of(left.begin(), left.end(), is_date_character) &&
         std::all_of(right.begin(), right.end(), is_date_character);
}

/// NEAR, NEAR/5, ADJ/2, XOR: operators of other search programs.
bool is_foreign_operator(std::string_view text) {
  if (text == "NEAR" || text == "ADJ" || text == "XOR") return true;
  const auto slash = text.find('/');
  if (slash == std::string_view::npos || slash + 1 == text.size()) return false;
  const std::string_view name = text.substr(0, slash);
  const std::string_view number = text.substr(slash + 1);
  return (name == "NEAR" || name == "ADJ") &&
         std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Where a word ends in what other search programs take for nearness or weight ("copper~2", "copper^3"), or
/// the end of the text.
std::size_t foreign_ending(std::string_view text) {
  const auto digits = text.find_last_not_of("0123456789.");
  const bool marked = digits != std::string_view::npos && (text[digits] == '~' || text[digits] == '^');
  return marked ? digits : text.size();
}

bool is_letter_at(std::string_view text, std::size_t at) {
  return at < text.size() && schema::is_letter(schema::next_code_point(text, at));
}

/// A `?` among letters, which elsewhere stands for one of them; the end of the text where there is none.
std::size_t foreign_wildcard(std::string_view text) {
  for (auto at = text.find('?'); at != std::string_view::npos; at = text.find('?', at + 1)) {
    if (at > 0 && text[at - 1] != '?' && is_letter_at(text, at + 1)) return at;
  }
  return text.size();
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string field_names() {
  std::string names = "exact";
  for (const schema::Field& field : schema::kFields) names.append(", ").append(field.name);
  return names;
}

class Lexer {
 public:
  explicit Lexer(std::string_view query) : query_(query) {}

  std::vector<Lexeme> run() {
    require_utf8();
    while (at_ < query_.size()) {
      std::size_t behind = at_;
      const char32_t c = schema::next_code_point(query_, behind);
      if (schema::is_blank(c)) {
        at_ = behind;
        value_of_ = nullptr;
        after_colon_ = false;
      } else {
        lex(c, behind);
      }
    }
    add(LexemeKind::end, {query_.size(), query_.size()});
    return std::move(lexemes_);
  }

 private:
  void require_utf8() const {
    for (std::size_t at = 0; at < query_.size();) {
      const std::size_t begin = at;
      const bool damaged = schema::next_code_point(query_, at) == 0xFFFD && at - begin == 1;
      if (damaged) {
        fail_at(query_, {begin, at}, "byte " + std::to_string(begin + 1) + " of the query isn't UTF-8",
                "set the terminal and the shell to UTF-8 and type the query anew");
      }
    }
  }

  void lex(char32_t c, std::size_t behind) {
    if (c == U'(') {
      whole_values_.push_back(value_of_ != nullptr || inside_whole_value());
      add(LexemeKind::open, {at_, behind});
    } else if (c == U')') {
      if (!whole_values_.empty()) whole_values_.pop_back();
      add(LexemeKind::close, {at_, behind});
    } else if (is_quote(c)) {
      phrase(c, behind);
    } else if ((c == U'-' || c == kMinusSign) && may_negate(behind)) {
      minus(behind);
    } else if (is_dash(c) && may_negate(behind)) {
      fail_at(query_, {at_, behind}, "a dash stands right before a word",
              "write `-` to leave the word out, or leave the dash away");
    } else {
      word();
    }
  }

  [[nodiscard]] bool inside_whole_value() const { return !whole_values_.empty() && whole_values_.back(); }

  void add(LexemeKind kind, Place place, std::string_view text = {}, const schema::Field* field = nullptr) {
    lexemes_.push_back({kind, place, text, field});
    at_ = place.end;
    value_of_ = nullptr;
    after_colon_ = false;
  }

  void phrase(char32_t opening, std::size_t behind) {
    std::size_t at = behind;
    while (at < query_.size()) {
      const std::size_t closing_at = at;
      const char32_t c = schema::next_code_point(query_, at);
      // Inside straight marks the curly ones belong to the text, so that a quotation may be pasted.
      if (c == U'"' || (opening != U'"' && is_typographic_quote(c))) {
        add(LexemeKind::phrase, {at_, at}, query_.substr(behind, closing_at - behind));
        return;
      }
    }
    fail_at(query_, {at_, behind}, "this quotation mark isn't closed",
            "add the closing mark, or leave this one out");
  }

  /// A `-` is NOT only at the beginning, after a blank and after "(", and only right before something.
  [[nodiscard]] bool may_negate(std::size_t behind) const {
    if (behind >= query_.size()) return false;
    std::size_t next = behind;
    const char32_t follows = schema::next_code_point(query_, next);
    if (schema::is_blank(follows) || follows == U')') return false;
    if (value_of_ != nullptr && value_of_->kind == schema::Kind::id) return false;
    if (lexemes_.empty() || lexemes_.back().place.end < at_) return true;
    return lexemes_.back().kind == LexemeKind::open || after_colon_;
  }

  void minus(std::size_t behind) {
    if (after_colon_) {
      fail_at(query_, {at_, behind}, "`-` stands behind a colon", "write it before the name: -headline:word");
    }
    if (query_[behind] == '-') {
      fail_at(query_, {at_, behind + 1}, "two minus signs in a row", "write one to leave a word out");
    }
    add(LexemeKind::minus, {at_, behind});
  }

  void word() {
    std::size_t end = at_;
    for (std::size_t at = at_; at < query_.size(); end = at) {
      if (ends_word(schema::next_code_point(query_, at))) break;
    }
    const Place place{at_, end};
    const std::string_view text = query_.substr(at_, end - at_);
    const bool whole = value_of_ != nullptr || inside_whole_value();
    if (!whole) {
      const auto colon = text.find(':');
      if (colon != std::string_view::npos && holds_letter(text.substr(0, colon))) return field(text, colon);
    }
    if (!after_colon_) {
      if (text == "AND") return add(LexemeKind::op_and, place, text);
      if (text == "OR") return add(LexemeKind::op_or, place, text);
      if (text == "NOT") return add(LexemeKind::op_not, place, text);
    }
    if (!whole && !after_colon_) {
      if (looks_like_period(text)) return add(LexemeKind::period, place, text);
      if (is_foreign_operator(text)) {
        fail_at(query_, place, named(text) + " isn't an operator here",
                "use \"a phrase\" for words side by side, or write \"" + shown(text) +
                    "\" in quotation marks to search for the word");
      }
    }
    if (!whole) refuse_foreign(text);
    add(LexemeKind::word, place, text);
  }

  /// What other search programs understand and this one would take for more words.
  void refuse_foreign(std::string_view text) const {
    const bool follows = !lexemes_.empty() && lexemes_.back().place.end == at_;
    const std::size_t ending = foreign_ending(text);
    if (ending < text.size() && (ending > 0 || follows)) {
      fail_at(query_, {at_ + ending, at_ + text.size()},
              named(text.substr(ending)) + " means neither nearness nor weight here",
              "leave it out: words side by side rank first; or put it in quotation marks with its word");
    }
    const std::size_t mark = foreign_wildcard(text);
    if (mark < text.size()) {
      fail_at(query_, {at_ + mark, at_ + mark + 1}, "`?` doesn't stand for a letter",
              "write the beginning of the word and `*`: miner*; or put all of it in quotation marks");
    }
  }

  void field(std::string_view text, std::size_t colon) {
    const std::string_view name = text.substr(0, colon);
    const Place place{at_, at_ + colon + 1};
    const std::string known = lower_ascii(name);
    const schema::Field* row = schema::find_field(known);
    if (row == nullptr && known != "exact") {
      fail_at(query_, {place.begin, place.end - 1}, "unknown field " + named(name),
              "write \"" + shown(text) +
                  "\" in quotation marks to search for the words, or use one of: " + field_names());
    }
    add(LexemeKind::field, place, name, row);
    after_colon_ = true;
    if (row != nullptr && takes_whole_value(*row)) value_of_ = row;
  }

  std::string_view query_;
  std::size_t at_ = 0;
  std::vector<Lexeme> lexemes_;
  bool after_colon_ = false;                 ///< The last lexeme is a field, and nothing lies between.
  const schema::Field* value_of_ = nullptr;  ///< That field, when it takes a whole value.
  std::vector<bool> whole_values_;           ///< Of each open parenthesis: whether whole values stand in it.
};

}  // namespace

bool takes_whole_value(const schema::Field& field) {
  switch (field.kind) {
    case schema::Kind::id:
    case schema::Kind::name:
    case schema::Kind::topic:
    case schema::Kind::date:
      return true;
    case schema::Kind::part:
    case schema::Kind::text:
      return false;
  }
  return false;
}

std::vector<Lexeme> lex_query(std::string_view query) {
  return Lexer(query).run();
}

}  // namespace news::searcher
