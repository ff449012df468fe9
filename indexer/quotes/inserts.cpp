#include "quotes/inserts.h"

#include <algorithm>
#include <array>
#include <optional>

#include "quotes/clauses.h"
#include "quotes/text.h"
#include "quotes/tokens.h"

namespace news::quotes {
namespace {

/// How many words a clause that names a speaker may have: "ha dicho este lunes a los periodistas Ana Lund".
constexpr std::uint32_t kLongestInsert = 24;
/// Beyond this a stretch between quotation marks isn't cut into tokens a second time.
constexpr std::size_t kLongestStretch = 4000;

/// A clause inside what is said, from the mark before it to the mark behind it.
struct Insert {
  std::uint32_t speech_end = 0;    ///< What is said before ends here, its comma included.
  std::uint32_t speech_begin = 0;  ///< What is said behind it begins here.
  bool goes_on = false;            ///< Something is said behind it.
};

/// Looks for inserts in tokens that know no sentences: "?" and "." stand inside what is said.
class InsertFinder {
 public:
  InsertFinder(std::string_view text, Paragraph stretch, const Lexicon& lexicon, bool dashed)
      : text_(text), dashed_(dashed) {
    tokenize(text, stretch, {}, 0, 0, lexicon, paragraph_);
  }

  [[nodiscard]] std::vector<Insert> find() const {
    std::vector<Insert> found;
    const auto size = static_cast<std::uint32_t>(paragraph_.tokens.size());
    for (std::uint32_t at = 1; at + 1 < size; ++at) {
      std::uint32_t end = at;
      if (const auto insert = insert_at(at, end)) {
        found.push_back(*insert);
        if (!insert->goes_on) break;
        at = end;
      }
    }
    return found;
  }

 private:
  [[nodiscard]] const Token& token(std::uint32_t at) const { return paragraph_.tokens[at]; }

  /// The insert whose first mark, a comma or a dash, stands at `at`.
  std::optional<Insert> insert_at(std::uint32_t at, std::uint32_t& end) const {
    const auto size = static_cast<std::uint32_t>(paragraph_.tokens.size());
    const char mark = token(at).mark;
    const bool pause = mark == ',' || mark == '?' || mark == '!' || mark == '~';
    const bool dash = mark == '-' || (pause && token(at + 1).mark == '-');
    if (!pause && !dash) return std::nullopt;
    // Behind a question mark a small letter goes on with the sentence.
    const std::uint32_t first = mark == '-' ? at + 1 : dash ? at + 2 : at + 1;
    if (first >= size || !token(first).is_word() || token(first).capital) return std::nullopt;
    const Sentence whole{first, std::min(size, first + kLongestInsert)};
    if (!names_speaker(whole)) return std::nullopt;
    std::uint32_t close = first;
    while (close < whole.last && token(close).is_word()) ++close;
    if (close == whole.last && close < size) return std::nullopt;
    Insert insert;
    insert.speech_end = mark == '-' ? token(at - 1).end : token(at).end;
    if (close >= size) return insert;
    // A dash that opened closes: "— сказала она. — И", "—dijo Ana—. Nos".
    const bool closed_by_dash =
        token(close).mark == '-' || (close + 1 < size && token(close + 1).mark == '-');
    const bool last = close + 1 >= size;
    if (last) return insert;
    if (dash && !closed_by_dash) return dashed_ ? std::optional(insert) : std::nullopt;
    if (!dash && token(close).mark == '.' && dashed_) return insert;  // what comes then may be the reporter's
    std::uint32_t next = close;
    while (next < size && !token(next).is_word()) ++next;
    if (next >= size) return insert;
    insert.speech_begin = token(next).begin;
    insert.goes_on = true;
    end = next;
    return insert;
  }

  /// `dit-elle`, `a dit Claire Duval`, `— сказала она`: a verb that reports speech, then its subject.
  [[nodiscard]] bool names_speaker(Sentence clause) const {
    const Clauses clauses(text_, paragraph_.tokens, clause);
    std::uint32_t verb = clause.first;
    while (verb < clause.last && token(verb).is_word() && token(verb).is(word::aux | word::adverb) &&
           !token(verb).is(word::any_cue))
      ++verb;
    if (verb >= clause.last || verb > clause.first + 2 || !token(verb).is(word::strong | word::cue))
      return false;
    if (token(verb).is(word::with_pronoun)) return true;
    // "– To trudne – dodała.": who was named before.
    if (dashed_ && (verb + 1 >= clause.last || token(verb + 1).mark == '.')) return true;
    const std::uint32_t subject = clauses.skip_adverbs(verb + 1);
    return subject > verb && static_cast<bool>(clauses.subjects().starting_at(subject));
  }

  std::string_view text_;
  bool dashed_;
  TokenizedParagraph paragraph_;
};

/// Cuts a span at its inserts.
std::vector<QuoteSpan> pieces_of(const QuoteSpan& span, const std::vector<Insert>& inserts) {
  std::vector<QuoteSpan> pieces;
  QuoteSpan piece = span;
  for (const Insert& insert : inserts) {
    piece.end = piece.outer_end = insert.speech_end;
    piece.closed = true;
    pieces.push_back(piece);
    if (!insert.goes_on) return pieces;
    piece.outer_begin = piece.begin = insert.speech_begin;
    piece.end = span.end;
    piece.outer_end = span.outer_end;
    piece.closed = span.closed;
    piece.goes_on = true;
  }
  if (!pieces.empty()) pieces.push_back(piece);
  return pieces;
}

}  // namespace

SpeechStyle style_in(std::string_view language) {
  constexpr std::array<std::string_view, 6> kBoth = {"fr", "es", "it", "pt", "ru", "uk"};
  constexpr std::array<std::string_view, 7> kDashes = {"sv", "no", "nb", "nn", "da", "fi", "pl"};
  const std::string_view code = language.substr(0, language.find_first_of("-_"));
  const auto among = [&](const auto& codes) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
  };
  const bool both = among(kBoth);
  return {both, both || among(kDashes)};
}

std::vector<QuoteSpan> without_inserts(std::string_view text, const QuoteSpan& span, const Lexicon& lexicon) {
  if (span.end - span.begin > kLongestStretch) return {};
  return pieces_of(span, InsertFinder(text, {span.begin, span.end}, lexicon, false).find());
}

std::size_t dash_at(std::string_view text) {
  constexpr std::array<std::string_view, 4> kDashes = {"\u2014", "\u2013", "\u2015", "-"};
  const auto dash = std::find_if(kDashes.begin(), kDashes.end(),
                                 [&](std::string_view each) { return text.starts_with(each); });
  return dash == kDashes.end() ? 0 : dash->size();
}

std::vector<QuoteSpan> dash_quotes(std::string_view text, Paragraph paragraph, const Lexicon& lexicon) {
  std::size_t begin = paragraph.begin;
  const std::size_t dash = dash_at(text.substr(begin));
  if (dash == 0 || paragraph.end - paragraph.begin > kLongestStretch) return {};
  begin += dash;
  while (begin < paragraph.end) {
    const std::size_t blank = blank_at(text, begin);
    if (blank == 0) break;
    begin += blank;
  }
  if (begin >= paragraph.end) return {};
  const QuoteSpan span{paragraph.begin, static_cast<std::uint32_t>(begin), paragraph.end, paragraph.end,
                       true};
  return pieces_of(span, InsertFinder(text, {span.begin, span.end}, lexicon, true).find());
}

}  // namespace news::quotes
