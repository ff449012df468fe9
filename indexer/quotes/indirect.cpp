#include "quotes/indirect.h"

#include <algorithm>
#include <optional>

#include "quotes/clauses.h"

namespace news::quotes {
namespace {

/// Shorter clauses are "he said so" and the like.
constexpr std::uint32_t kLeastWords = 4;
/// How far behind it a negation may stand.
constexpr std::uint32_t kNear = 4;
/// How far behind its cue "that" may stand: "said at a meeting on Monday that".
constexpr std::uint32_t kReach = 10;

class SentenceReport {
 public:
  SentenceReport(std::string_view text, const std::vector<Token>& tokens, Sentence sentence)
      : text_(text), tokens_(tokens), sentence_(sentence), clauses_(text, tokens, sentence) {}

  /// The one report that the sentence is, or opens with.
  [[nodiscard]] std::optional<Finding> find() const {
    for (std::uint32_t at = sentence_.first; at < sentence_.last; ++at) {
      const Token& token = tokens_[at];
      if (!token.is_word()) continue;
      std::optional<Finding> found;
      if (token.is(word::source)) {
        found = source(at);
      } else if (token.is(word::strong | word::cue | word::tell) && is_finite(at)) {
        found = verb(at);
      }
      if (found) return found;
    }
    return std::nullopt;
  }

 private:
  /// "saying" and "to say" report nothing by themselves.
  [[nodiscard]] bool is_finite(std::uint32_t at) const {
    if (tokens_[at].is(word::participle) || !clauses_.is_cue(at)) return false;
    return at == sentence_.first || !tokens_[at - 1].is_word() || clauses_.word_at(at - 1) != "to";
  }

  [[nodiscard]] std::optional<Finding> verb(std::uint32_t cue) const {
    if (const auto found = inverted(cue)) return found;
    const std::optional<Mention> subject = clauses_.subject_of(cue);
    if (!subject || subject->first > cue || is_unsaid(*subject, cue)) return std::nullopt;
    if (const std::uint32_t begin = behind_introducer(cue); begin != kNone)
      return report(begin, content_end(begin), *subject, cue, Rule::said_that);
    if (!tokens_[cue].is(word::clausal)) return std::nullopt;
    if (opens_clause(cue + 1)) return report(cue + 1, content_end(cue + 1), *subject, cue, Rule::said_clause);
    return clause_before(subject->first, cue, *subject, cue);
  }

  /// "Lund never said", "if Lund says", "Lund sagte nicht, dass"
  [[nodiscard]] bool is_unsaid(const Mention& subject, std::uint32_t cue) const {
    const auto unsaid = [&](std::uint32_t first, std::uint32_t last) {
      return std::any_of(tokens_.begin() + first, tokens_.begin() + last,
                         [](const Token& token) { return token.is(word::unsaid); });
    };
    const bool condition = subject.first > sentence_.first && tokens_[subject.first - 1].is(word::unsaid);
    if (condition || unsaid(subject.first, subject.last + 1)) return true;
    std::uint32_t first = cue;
    while (first > subject.last + 1 && tokens_[first - 1].mark != ',' &&
           !tokens_[first - 1].is(word::coordinator | word::clause_break))
      --first;
    if (unsaid(first, cue)) return true;
    const std::uint32_t end = std::min(sentence_.last, cue + kNear);
    std::uint32_t last = cue + 1;
    while (last < end && tokens_[last].is_word()) ++last;
    const bool introduced =
        last + 1 < end && tokens_[last].mark == ',' && tokens_[last + 1].is(word::introducer);
    return introduced && unsaid(cue + 1, last);
  }

  /// "The bridge was safe, said the mayor, Ada Lund."
  [[nodiscard]] std::optional<Finding> inverted(std::uint32_t cue) const {
    if (!tokens_[cue].is(word::clausal) || cue == sentence_.first || tokens_[cue - 1].mark != ',')
      return std::nullopt;
    const Mention speaker = clauses_.subjects().starting_at(clauses_.skip_adverbs(cue + 1));
    if (!speaker || speaker.last + 1 >= sentence_.last) return std::nullopt;
    const Token& behind = tokens_[speaker.last + 1];
    // "Lund, a doctor, said the bridge was safe."
    if (behind.is_word() && !behind.is(word::relative)) return std::nullopt;
    return clause_before(cue, speaker.last, speaker, cue);
  }

  /// "The bridge was safe, Lund said." What stands before `start` was said; the words for who said it end at
  /// `last`.
  [[nodiscard]] std::optional<Finding> clause_before(std::uint32_t start, std::uint32_t last,
                                                     const Mention& speaker, std::uint32_t cue) const {
    if (start <= sentence_.first + 1 || tokens_[start - 1].mark != ',') return std::nullopt;
    // "In May, Lund said, it was safe": what comes first says when, not what.
    const bool adverbial =
        tokens_[sentence_.first].is(word::preposition | word::subordinator | word::time | word::adverb);
    const bool ends = last + 2 >= sentence_.last;
    if (!ends && (adverbial || !clauses_.ends_clause(last))) return std::nullopt;
    return report(sentence_.first, start - 1, speaker, cue, Rule::clause_said);
  }

  /// "According to Lund, the bridge was safe"; "The bridge was safe, according to Lund."
  [[nodiscard]] std::optional<Finding> source(std::uint32_t cue) const {
    std::uint32_t first = cue + 1;
    if (first < sentence_.last && tokens_[first].is_word() && tokens_[first].is(word::preposition)) ++first;
    if (first >= sentence_.last) return std::nullopt;
    const Mention speaker = clauses_.subjects().starting_at(first);
    if (!speaker) return std::nullopt;
    const std::uint32_t behind = speaker.last + 1;
    if (cue == sentence_.first && behind < sentence_.last && tokens_[behind].mark == ',')
      return report(behind + 1, content_end(behind + 1), speaker, cue, Rule::source_clause);
    if (cue > sentence_.first && tokens_[cue - 1].mark == ',')
      return report(sentence_.first, cue - 1, speaker, cue, Rule::source_clause);
    return std::nullopt;
  }

  /// Where the words behind "that" begin; kNone without one.
  [[nodiscard]] std::uint32_t behind_introducer(std::uint32_t cue) const {
    const std::uint32_t reach = tokens_[cue].is(word::strong | word::tell) ? kReach : 1;
    const std::uint32_t end = std::min(sentence_.last - 1, cue + 1 + reach);
    for (std::uint32_t at = cue + 1; at < end; ++at) {
      const Token& token = tokens_[at];
      // German and Slavic languages put a comma before it.
      if (token.mark == ',' && at + 1 < end && tokens_[at + 1].is(word::introducer)) continue;
      if (!token.is_word()) break;
      if (token.is(word::introducer)) {
        // "the policy that could help": no clause begins here.
        const Token& next = tokens_[at + 1];
        return next.is_word() && !next.is(word::aux | word::be | word::verb | word::any_cue) ? at + 1 : kNone;
      }
      // Another verb, or a question, has begun: what follows isn't this cue's.
      if (token.is(word::any_cue | word::verb | word::relative | word::clause_break)) break;
    }
    return kNone;
  }

  /// Can a clause with a subject of its own begin here? "said the bridge", "said he", "said Lund"
  [[nodiscard]] bool opens_clause(std::uint32_t at) const {
    if (at + 1 >= sentence_.last || !tokens_[at].is_word()) return false;
    const Token& token = tokens_[at];
    if (token.is(word::subordinator | word::coordinator | word::relative | word::time)) return false;
    return token.is(word::determiner | word::subject | word::role | word::group) || token.capital ||
           token.possessive;
  }

  /// Up to the end of the sentence, or to a clause that others say or do: ", but", "; ".
  [[nodiscard]] std::uint32_t content_end(std::uint32_t begin) const {
    std::uint32_t end = begin;
    for (; end < sentence_.last; ++end) {
      const Token& token = tokens_[end];
      if (token.mark == ';') break;
      if (token.mark == ',' && end + 1 < sentence_.last &&
          tokens_[end + 1].is(word::clause_break | word::participle | word::source))
        break;
    }
    while (end > begin && !tokens_[end - 1].is_word()) --end;
    return end;
  }

  [[nodiscard]] std::optional<Finding> report(std::uint32_t begin, std::uint32_t end, const Mention& speaker,
                                              std::uint32_t cue, Rule rule) const {
    std::uint32_t words = 0;
    for (std::uint32_t at = begin; at < end; ++at) words += tokens_[at].is_word() ? 1 : 0;
    if (words < kLeastWords || tokens_[sentence_.last - 1].mark == '?') return std::nullopt;
    Finding finding;
    finding.span.outer_begin = finding.span.begin = tokens_[begin].begin;
    finding.span.outer_end = finding.span.end = tokens_[end - 1].end;
    finding.words = words;
    finding.speaker = words_of(text_, tokens_, speaker, cue);
    finding.rule = rule;
    return finding;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  Sentence sentence_;
  Clauses clauses_;
};

}  // namespace

void find_indirect(std::string_view text, const TokenizedParagraph& paragraph, std::vector<Finding>& out) {
  constexpr WordClass kCues = word::strong | word::cue | word::tell | word::source;
  for (const Sentence& sentence : paragraph.sentences) {
    bool cue = false;
    bool quoted = false;
    for (std::uint32_t at = sentence.first; at < sentence.last; ++at) {
      cue = cue || paragraph.tokens[at].is(kCues);
      quoted = quoted || paragraph.tokens[at].is_quote();
    }
    if (!cue || quoted) continue;
    if (const auto found = SentenceReport(text, paragraph.tokens, sentence).find()) out.push_back(*found);
  }
}

}  // namespace news::quotes
