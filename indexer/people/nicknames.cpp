#include "people/nicknames.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace news::people {
namespace {

constexpr std::uint32_t kNames = kGiven | kSurname | kRareSurname;
constexpr std::uint32_t kNoNames = kFunction | kMonth | kWeekday | kNation | kOrgWord | kOrgEnd | kSpeech;

/// The mark that closes what this one opens; empty for what is none.
std::string_view closing_mark(std::string_view mark) {
  static constexpr std::pair<std::string_view, std::string_view> kMarks[] = {
      {"\"", "\""}, {"“", "”"}, {"‘", "’"}, {"'", "'"}, {"„", "“"}, {"«", "»"}, {"”", "”"}, {"\'\'", "\'\'"}};
  const auto found = std::find_if(std::begin(kMarks), std::end(kMarks),
                                  [&](const auto& pair) { return pair.first == mark; });
  return found == std::end(kMarks) ? std::string_view{} : found->second;
}

class Taker {
 public:
  Taker(std::string_view text, std::vector<Token>& tokens, const Lists& lists)
      : text_(text), tokens_(tokens), lists_(lists) {}

  /// How many words the nickname has that begins at this token; 0 when none does.
  [[nodiscard]] std::uint32_t size_at(std::uint32_t at, const Token& before) const {
    if (!tokens_[at].is(kCapital) || !before.is(kCapital) || before.is(kPossessive)) return 0;
    const std::string_view close = closing_mark(between(before, tokens_[at], true));
    if (close.empty()) return 0;
    std::uint32_t end = at + 1;
    while (end < tokens_.size() && end - at < Nickname::kMostWords && tokens_[end].gap == Gap::blank) ++end;
    if (end >= tokens_.size() || tokens_[end].gap != Gap::quote || !tokens_[end].is(kCapital)) return 0;
    if (between(tokens_[end - 1], tokens_[end], false) != close || !tokens_[end - 1].is(kCapital)) return 0;
    return may_begin(before) && may_end(tokens_[end]) ? end - at : 0;
  }

 private:
  /// The mark between two words that has a blank on its outer side only.
  [[nodiscard]] std::string_view between(const Token& left, const Token& right, bool opens) const {
    std::string_view mark = text_.substr(left.end, right.begin - left.end);
    if (mark.size() < 2 || mark[opens ? 0 : mark.size() - 1] != ' ') return {};
    return opens ? mark.substr(1) : mark.substr(0, mark.size() - 1);
  }
  [[nodiscard]] bool may_begin(const Token& token) const {
    if (token.is(kInitial)) return true;
    const std::uint32_t flags = lists_.flags(token.hash);
    return (flags & kGiven) != 0 || ((flags & kNames) != 0 && (flags & kFunction) == 0);
  }
  [[nodiscard]] bool may_end(const Token& token) const {
    const std::uint32_t flags = lists_.flags(token.hash);
    if ((flags & (kSurname | kRareSurname)) != 0) return (flags & kFunction) == 0;
    return (flags & (kNoNames | kCommon)) == 0;
  }

  std::string_view text_;
  std::vector<Token>& tokens_;
  const Lists& lists_;
};

}  // namespace

void take_nicknames(std::string_view text, std::vector<Token>& tokens, std::uint32_t first,
                    const Lists& lists, std::vector<Nickname>& found) {
  const auto count = static_cast<std::uint32_t>(tokens.size());
  const Taker taker(text, tokens, lists);
  std::uint32_t at = first + 1;
  while (at < count && tokens[at].gap != Gap::quote) ++at;
  std::uint32_t kept = at;
  while (at < count) {
    const std::uint32_t size = tokens[at].gap == Gap::quote ? taker.size_at(at, tokens[kept - 1]) : 0;
    if (size == 0) {
      if (kept != at) tokens[kept] = tokens[at];
      kept += 1;
      at += 1;
      continue;
    }
    Nickname nickname;
    for (; nickname.size < size; ++nickname.size) nickname.words[nickname.size] = tokens[at++].hash;
    nickname.behind = kept;
    found.push_back(nickname);
    tokens[at].gap = Gap::blank;
  }
  tokens.resize(std::min(kept, count));
}

}  // namespace news::people
