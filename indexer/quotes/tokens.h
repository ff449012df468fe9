#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "quotes/cues.h"
#include "quotes/spans.h"

namespace news::quotes {

inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

/// A word, a mark, or a whole quote of a paragraph: what stands between quotation marks is one token, so that
/// nothing inside it is taken for its speaker.
struct Token {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t quote = kNone;  ///< Index of the span; kNone for words and marks.
  WordClass classes = 0;
  /// 0 for words and quotes. Marks by what they do: , . ? ! ; : ( ) - (a dash) ~ (an ellipsis) # (others).
  char mark = 0;
  bool capital = false;
  bool all_capital = false;
  bool number = false;
  bool possessive = false;  ///< Trump's
  bool past = false;        ///< Ends like an English past participle and is in no list.
  bool gerund = false;      ///< Ends in -ing and is in no list.
  bool oblique = false;     ///< A Russian or Ukrainian name whose ending says that nobody acts here.
  bool dotted = false;      ///< An abbreviation with its full stop.

  [[nodiscard]] bool is_word() const { return mark == 0 && quote == kNone; }
  [[nodiscard]] bool is_quote() const { return quote != kNone; }
  [[nodiscard]] bool is(WordClass wanted) const { return (classes & wanted) != 0; }
};

/// One sentence: tokens first..last, last excluded.
struct Sentence {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

struct TokenizedParagraph {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  /// The language has a lexicon: a word without classes is none of its small words.
  bool words_known = false;
  bool marks_names = false;  ///< As Lexicon::marks_names().
};

/// Cuts a paragraph into tokens and sentences. `spans` are those of the whole text, first..last those of the
/// paragraph.
void tokenize(std::string_view text, Paragraph paragraph, const std::vector<QuoteSpan>& spans,
              std::size_t first, std::size_t last, const Lexicon& lexicon, TokenizedParagraph& out);

/// Decides where the sentences of the tokens end.
void cut_sentences(std::string_view text, const std::vector<QuoteSpan>& spans, TokenizedParagraph& paragraph);

/// How the words of a quote end, as a mark of Token; 0 when no mark ends them.
[[nodiscard]] char ending_of(std::string_view text, const QuoteSpan& span);

}  // namespace news::quotes
