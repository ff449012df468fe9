#include "people/train/corpus.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <string_view>
#include <utility>

#include <news/schema/error.h>

namespace news::people {
namespace {

/// Stands for both labels of persons until it is known where a name begins.
constexpr Label kPerson = Label::person_inside;

constexpr std::array<std::pair<std::string_view, Label>, 11> kTypes = {{
    {"PER", kPerson},
    {"person", kPerson},
    {"LOC", Label::place},
    {"location", Label::place},
    {"ORG", Label::organisation},
    {"corporation", Label::organisation},
    {"group", Label::organisation},
    {"MISC", Label::other},
    {"product", Label::other},
    {"creative-work", Label::other},
    {"OTH", Label::other},
}};

bool is_any(std::string_view word, std::initializer_list<std::string_view> of) {
  return std::find(of.begin(), of.end(), word) != of.end();
}

/// Puts words together with blanks where a text has them.
class Joiner {
 public:
  void add(std::string_view word, Label label) {
    // Names of accounts, tags and addresses are no words of a news text.
    const bool foreign = word.front() == '@' || word.front() == '#' || word.substr(0, 4) == "http";
    if (!sentence_.text.empty() && !open_ && !leans_left(word)) sentence_.text += ' ';
    LabelledSentence::Word at;
    at.begin = static_cast<std::uint32_t>(sentence_.text.size());
    for (const char byte : word) {
      const bool upper = byte >= 'A' && byte <= 'Z';
      sentence_.text += foreign && upper ? static_cast<char>(byte + 32) : byte;
    }
    at.end = static_cast<std::uint32_t>(sentence_.text.size());
    at.label = foreign ? Label::outside : label;
    sentence_.words.push_back(at);
    open_ = is_any(word, {"(", "[", "$", "`", "``"}) || (word == "\"" && quoted_);
  }

  [[nodiscard]] bool empty() const { return sentence_.words.empty(); }
  [[nodiscard]] Label last() const { return empty() ? Label::outside : sentence_.words.back().label; }

  LabelledSentence take() {
    open_ = quoted_ = false;
    return std::exchange(sentence_, {});
  }

 private:
  bool leans_left(std::string_view word) {
    if (word == "\"") {
      quoted_ = !quoted_;
      return !quoted_;
    }
    if (word.size() > 1 && word.front() == '\'' && word.size() <= 3) return true;  // 's, 'll, ''
    return is_any(word, {",", ".", ";", ":", "!", "?", ")", "]", "%", "'", "n't", "\xE2\x80\x99s", "..."});
  }

  LabelledSentence sentence_;
  bool open_ = false;
  bool quoted_ = false;
};

Label label_of(std::string_view column, Label before, const std::string& where) {
  if (column == "O") return Label::outside;
  if (column.size() > 2 && column[1] == '-' && (column[0] == 'B' || column[0] == 'I')) {
    for (const auto& [type, label] : kTypes) {
      if (column.substr(2) != type) continue;
      if (label != kPerson) return label;
      const bool goes_on =
          column[0] == 'I' && (before == Label::person_begin || before == Label::person_inside);
      return goes_on ? Label::person_inside : Label::person_begin;
    }
  }
  throw schema::Error(schema::ErrorCode::bad_argument,
                      where + ": unknown label \"" + std::string(column) + "\"",
                      "Labels are O, or B- or I- and PER, LOC, ORG, MISC or a type of WNUT17.");
}

}  // namespace

std::vector<LabelledSentence> read_corpus(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw schema::Error(schema::ErrorCode::io, file.string() + ": can't be read");
  std::vector<LabelledSentence> sentences;
  Joiner joiner;
  std::string line;
  static constexpr std::string_view kBlanks = " \t\r";
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    const std::string_view text = line;
    const std::size_t first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) {
      if (!joiner.empty()) sentences.push_back(joiner.take());
      continue;
    }
    const std::size_t word_end = text.find_first_of(kBlanks, first);
    if (word_end == std::string_view::npos) continue;  // a label without a word
    const std::size_t last = text.find_last_not_of(kBlanks);
    const std::size_t label_begin = text.find_last_of(kBlanks, last) + 1;
    const std::string_view word = text.substr(first, word_end - first);
    if (label_begin <= first || word == "-DOCSTART-") continue;
    const std::string where = file.string() + ":" + std::to_string(number);
    joiner.add(word, label_of(text.substr(label_begin, last + 1 - label_begin), joiner.last(), where));
  }
  if (!joiner.empty()) sentences.push_back(joiner.take());
  return sentences;
}

}  // namespace news::people
