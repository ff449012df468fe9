#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "quotes/tokens.h"

// Where the sentences of a paragraph end.

namespace news::quotes {
namespace {

/// Decides where sentences end.
class SentenceCutter {
 public:
  SentenceCutter(std::string_view text, const std::vector<QuoteSpan>& spans, const std::vector<Token>& tokens)
      : text_(text), spans_(spans), tokens_(tokens) {}

  void run(std::vector<Sentence>& out) const {
    std::uint32_t first = 0;
    for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
      if (i + 1 == tokens_.size() || ends_after(i)) {
        out.push_back({first, i + 1});
        first = i + 1;
      }
    }
  }

 private:
  bool ends_after(std::uint32_t i) const {
    const Token& token = tokens_[i];
    const Token& next = tokens_[i + 1];
    if (token.is_quote()) return ends_after_quote(i);
    switch (token.mark) {
      case 0:
        return token.dotted && ends_abbreviation(token, next);
      case '.':
      case '?':
      case '!':
        return next.is_quote() || (next.is_word() && (next.capital || next.number));
      case '~':
        return next.is_quote() || (next.is_word() && next.capital);
      case ')': {
        // "... on Monday.) The" ends with the bracket.
        const char before = i > 0 ? tokens_[i - 1].mark : '\0';
        return (before == '.' || before == '?' || before == '!') && (next.is_quote() || next.capital);
      }
      default:
        return false;
    }
  }

  /// "He came to the U.S. The trip ..." ends; "the U.S. Senate" doesn't.
  static bool ends_abbreviation(const Token& token, const Token& next) {
    const bool may_end = token.is(word::ender) || !token.is(word::abbreviation);
    return may_end && next.is_word() && next.capital && next.is(word::function);
  }

  bool ends_after_quote(std::uint32_t i) const {
    const char ending = ending_of(text_, spans_[tokens_[i].quote]);
    if (ending != '.' && ending != '?' && ending != '!' && ending != '~') return false;
    const Token& next = tokens_[i + 1];
    if (next.is_quote()) return true;
    if (!next.is_word() || (!next.capital && !next.number)) return false;
    return !speaker_follows(i + 1, ending);
  }

  /// `“Why?” Mayor Lund asked.` is one sentence, as is `“No.” Lund said.`; `“No.” Lund said the road was
  /// closed.` is two.
  bool speaker_follows(std::uint32_t i, char ending) const {
    constexpr std::uint32_t kReach = 8;
    const std::uint32_t end = static_cast<std::uint32_t>(std::min<std::size_t>(tokens_.size(), i + kReach));
    for (std::uint32_t k = i; k < end; ++k) {
      const Token& token = tokens_[k];
      if (!token.is_word()) return false;
      const bool cue = token.is(word::any_cue) && !(token.is(word::noun) && token.capital);
      if (!cue) {
        if (!token.capital && !token.is(word::subject | word::adverb | word::title | word::role | word::aux))
          return false;
        continue;
      }
      if (k == i) return !token.capital;
      if (k + 1 == tokens_.size()) return true;
      const Token& after = tokens_[k + 1];
      if (ending != '.') return after.mark != ':' && !after.is_quote();
      return after.mark == '.';
    }
    return false;
  }

  std::string_view text_;
  const std::vector<QuoteSpan>& spans_;
  const std::vector<Token>& tokens_;
};

}  // namespace

void cut_sentences(std::string_view text, const std::vector<QuoteSpan>& spans,
                   TokenizedParagraph& paragraph) {
  SentenceCutter(text, spans, paragraph.tokens).run(paragraph.sentences);
}

}  // namespace news::quotes
