#include "topics/rule_file.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <set>
#include <utility>

#include <news/schema/error.h>

#include "topics/cue_matcher.h"

namespace news::topics {
namespace {

constexpr std::string_view kBlanks = " \t\r\f\v";
constexpr double kGreatestWeight = 100;

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

/// Cuts the first word off.
std::string_view take_word(std::string_view& text) {
  text = trim(text);
  const auto end = std::min(text.find_first_of(kBlanks), text.size());
  const std::string_view word = text.substr(0, end);
  text = trim(text.substr(end));
  return word;
}

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  if (std::abs(value) > kGreatestWeight) return std::nullopt;
  return value;
}

class Parser {
 public:
  Parser(std::string_view text, std::string_view name) : text_(text), name_(name) {}

  RuleFile parse() {
    std::string_view line;
    while (next_line(line)) statement(line);
    end_block();
    return std::move(file_);
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw schema::Error(schema::ErrorCode::data_missing, place() + ": " + what,
                        "correct the line or restore the file that came with the program");
  }

  std::string place() const { return std::string(name_) + ":" + std::to_string(line_number_); }

  /// The next line that says something, without its comment.
  bool next_line(std::string_view& line) {
    while (at_ < text_.size()) {
      const auto end = std::min(text_.find('\n', at_), text_.size());
      line = text_.substr(at_, end - at_);
      at_ = end + 1;
      ++line_number_;
      line = trim(line.substr(0, line.find('#')));
      if (!line.empty()) return true;
    }
    return false;
  }

  void statement(std::string_view line) {
    const auto colon = line.find(':');
    const std::string_view head = trim(line.substr(0, colon));
    if (colon != std::string_view::npos && head.find_first_of(kBlanks) == std::string_view::npos) {
      return list(head, trim(line.substr(colon + 1)));
    }
    std::string_view rest = line;
    const std::string_view word = take_word(rest);
    if (word == "topic") return begin_block(rest);
    if (word == "language") return language(rest);
    if (!open_) fail("\"" + std::string(word) + "\" outside a topic");
    if (word == "min_score") {
      rule_.min_score = value_of(rest);
    } else if (word == "min_distinct") {
      const double value = value_of(rest);
      if (value < 1 || value != std::floor(value)) fail("min_distinct takes a whole number from 1");
      rule_.min_distinct = static_cast<unsigned>(value);
    } else if (word == "scale") {
      rule_.scale = value_of(rest);
      if (rule_.scale <= 0) fail("scale takes a number above 0");
    } else if (word == "gathers") {
      rule_.gathers = value_of(rest);
      if (rule_.gathers <= 0) fail("gathers takes a number above 0");
    } else if (word == "fields") {
      fields(rest);
    } else {
      fail("unknown word \"" + std::string(word) + "\"");
    }
  }

  double value_of(std::string_view text) const {
    const auto value = number(text);
    if (!value) fail("\"" + std::string(text) + "\" isn't a number up to 100");
    return *value;
  }

  void language(std::string_view code) {
    if (code.size() != 2) fail("language takes a code of two letters");
    end_block();
    language_ = code;
  }

  void begin_block(std::string_view rest) {
    end_block();
    const std::string_view id = take_word(rest);
    if (!id.starts_with("medtop:")) fail("topic takes an id like medtop:04000000, then its label");
    rule_ = {};
    rule_.id = id;
    rule_.label = rest;
    rule_.language = language_;
    rule_.yields = file_.yields.size();
    rule_.where = place();
    seen_.clear();
    open_ = true;
  }

  void end_block() {
    if (open_ && rule_.cues.empty()) fail("the topic that ends here (" + rule_.where + ") has no cues");
    if (open_) file_.rules.push_back(std::move(rule_));
    open_ = false;
  }

  /// The phrases of the list that `head` begins, in the language of what follows; null where it begins none.
  std::vector<std::string>* begin_phrases(std::string_view head) {
    if (head != "ignore" && head != "yields") return nullptr;
    if (head == "yields") end_block();
    return &(head == "ignore" ? file_.ignored : file_.yields).emplace_back(PhraseList{language_, {}}).phrases;
  }

  void fields(std::string_view rest) {
    while (!rest.empty()) {
      const std::string_view name = take_word(rest);
      const double value = value_of(take_word(rest));
      std::size_t part = 0;
      while (part < kParts && kPartNames[part] != name) ++part;
      if (part == kParts) fail("no field is named \"" + std::string(name) + "\"");
      rule_.weights[part] = value;
    }
  }

  /// "3: a, b", "require: a", "not: a", "ignore: a", "yields: a". A line that ends in a comma goes on in the
  /// next one.
  void list(std::string_view head, std::string_view items) {
    std::vector<std::string>* const phrases = begin_phrases(head);
    const auto weight = number(head);
    if (phrases == nullptr && !open_) fail("cues outside a topic");
    if (phrases == nullptr && head != "require" && head != "not" && !weight) {
      fail("\"" + std::string(head) + ":\" is neither a weight nor require, not, ignore or yields");
    }
    if (weight && *weight == 0) fail("a cue of weight 0 says nothing");
    bool more = true;
    while (more) {
      more = items.ends_with(',');
      while (!items.empty()) {
        const auto comma = std::min(items.find(','), items.size());
        const std::string cue = cue_text(items.substr(0, comma));
        const std::uint32_t number = number_of(cue);
        items = trim(items.substr(std::min(comma + 1, items.size())));
        if (phrases != nullptr) {
          phrases->push_back(cue);
          continue;
        }
        const std::string_view role = weight ? "cue" : head;
        if (!seen_.emplace(role, number).second) fail("the cue \"" + cue + "\" is there twice");
        if (weight) {
          rule_.cues.push_back({cue, *weight});
        } else {
          (head == "require" ? rule_.require : rule_.exclude).push_back(cue);
        }
      }
      if (more && !next_line(items)) fail("the list ends in a comma");
    }
  }

  std::string cue_text(std::string_view text) const {
    text = trim(text);
    const bool quoted = text.starts_with('"');
    if (quoted && (text.size() < 3 || !text.ends_with('"'))) fail("a quotation mark has no partner");
    if (quoted) text = trim(text.substr(1, text.size() - 2));
    if (text.empty()) fail("an empty cue");
    if (text.find('"') != std::string_view::npos) fail("a quotation mark inside a cue");
    if (text.find(':') != std::string_view::npos)
      fail("a colon inside a cue: is a comma missing at the end of a line?");
    return std::string(text);
  }

  std::uint32_t number_of(const std::string& cue) {
    const std::uint32_t number = cues_.add(cue);
    if (number == CueMatcher::kNone) {
      fail("\"" + cue + "\" is no cue: it has no word in it, or a * that isn't at the end of a word");
    }
    return number;
  }

  std::string_view text_;
  std::string_view name_;
  std::size_t at_ = 0;
  std::size_t line_number_ = 0;
  std::string language_ = "en";
  bool open_ = false;
  CueMatcher cues_;                                            ///< Numbers them; never built.
  std::set<std::pair<std::string_view, std::uint32_t>> seen_;  ///< Of the topic: "cue", "require" or "not".
  TopicRule rule_;
  RuleFile file_;
};

}  // namespace

RuleFile parse_rules(std::string_view text, std::string_view name) {
  return Parser(text, name).parse();
}

}  // namespace news::topics
