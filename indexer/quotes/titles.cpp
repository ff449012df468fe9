#include "quotes/titles.h"

#include <algorithm>

#include "quotes/text.h"

namespace news::quotes {
namespace {

/// How many words the name of a thing has at most: "Frankfurter Allgemeine Sonntagszeitung", "La Hora de La
/// 1".
constexpr std::uint32_t kNameWords = 6;
/// Where nothing else tells, fewer.
constexpr std::uint32_t kBareNameWords = 3;

/// Looks at the words around a quote that may be a name.
class NameOfThing {
 public:
  NameOfThing(const SentenceView& view, std::uint32_t k, const Finding& finding)
      : tokens_(view.tokens), sentence_(view.sentence), view_(view), k_(k), finding_(finding) {}

  [[nodiscard]] bool holds() {
    if (!finding_.span.closed || finding_.ending != 0 || !finding_.capital) return false;
    const QuoteSpan& span = finding_.span;
    words_ = count_words(view_.text.substr(span.begin, span.end - span.begin), kNameWords + 1);
    if (words_ > kNameWords) return false;
    if (leads_maker()) return true;
    if (k_ == sentence_.first) return view_.marks_names && acts();
    const Token& before = tokens_[k_ - 1];
    if (before.mark == '-') return joined();
    if (!before.is_word()) return false;
    if (before.is(word::thing)) return true;
    if (before.is(kSpeech)) return follows_verb(before);
    const bool listener = before.is(word::dative) && listens(k_ - 1);
    // "In „Morgenmagazin“ sagte Lund"
    const bool place = before.is(word::preposition);
    if (listener || (place && k_ == sentence_.first + 1 && words_ <= kBareNameWords)) return true;
    if (!view_.marks_names || finding_.opens_sentence || before.is(word::introducer | word::relative))
      return false;
    return place || words_ <= kBareNameWords;
  }

 private:
  static constexpr WordClass kSpeech = word::strong | word::cue | word::tell;

  [[nodiscard]] const Token* next() const { return k_ + 1 < sentence_.last ? &tokens_[k_ + 1] : nullptr; }

  /// `"The Fjord" director Ada Lund said`, `told "Good Morning Ostby" co-host Bo Moe`
  [[nodiscard]] bool leads_maker() const {
    if (words_ > 1 && !is_title_case(view_.text, finding_.span)) return false;
    if (k_ + 2 >= sentence_.last || !next()->is_word() || next()->capital || !next()->is(word::role))
      return false;
    const Token& name = tokens_[k_ + 2];
    return name.is_word() && name.capital && !name.is(word::function);
  }

  /// `sagte dem`, `sagte Lund dem`: who was told follows the article.
  [[nodiscard]] bool listens(std::uint32_t article) const {
    std::uint32_t verb = article;
    while (verb > sentence_.first + 1 && tokens_[verb - 1].is_word() && tokens_[verb - 1].capital) --verb;
    return verb > sentence_.first && tokens_[verb - 1].is(kSpeech);
  }

  /// `«Спартак» обыграл`: a subject, and no word that was said.
  [[nodiscard]] bool acts() const {
    if (words_ > kBareNameWords || next() == nullptr || !next()->is_word() || next()->capital) return false;
    if (!next()->is(word::any_cue | word::function)) return true;
    // «Газпром» заявил, что
    return next()->is(word::any_cue) && k_ + 3 < sentence_.last && tokens_[k_ + 2].mark == ',' &&
           tokens_[k_ + 3].is(word::introducer);
  }

  /// `im ZDF-„Morgenmagazin“`
  [[nodiscard]] bool joined() const {
    const Token& hyphen = tokens_[k_ - 1];
    return k_ >= sentence_.first + 2 && words_ <= kBareNameWords && view_.text[hyphen.begin] == '-' &&
           hyphen.end == finding_.span.outer_begin && tokens_[k_ - 1].begin == tokens_[k_ - 2].end &&
           tokens_[k_ - 2].is_word();
  }

  /// `told "Good Morning Ostby" that`, `said "The Fjord" changed her life`, `dit « Bébel »,`
  [[nodiscard]] bool follows_verb(const Token& verb) const {
    if (next() == nullptr) return false;
    if (is_title_case(view_.text, finding_.span)) {
      if (verb.is(word::tell) && next()->is(word::introducer)) return true;
      const bool acts = next()->past || next()->is(word::verb);
      if (acts && k_ + 2 < sentence_.last && !tokens_[k_ + 2].is(word::preposition)) return true;
    }
    if (!view_.marks_names || words_ > kBareNameWords) return false;
    const bool nickname = next()->mark == ',' && k_ >= sentence_.first + 2 && tokens_[k_ - 2].mark == ',';
    return nickname || (next()->is_word() && !next()->is(word::coordinator));
  }

  const std::vector<Token>& tokens_;
  Sentence sentence_;
  const SentenceView& view_;
  std::uint32_t k_;
  const Finding& finding_;
  std::uint32_t words_ = 0;
};

}  // namespace

bool is_name_of_thing(const SentenceView& view, std::uint32_t k, const Finding& finding) {
  return NameOfThing(view, k, finding).holds();
}

bool is_title_case(std::string_view text, const QuoteSpan& span) {
  std::uint32_t capitals = 0;
  const std::string_view inside = text.substr(span.begin, span.end - span.begin);
  std::size_t at = 0;
  while (at < inside.size()) {
    const std::size_t end = std::min(inside.find(' ', at), inside.size());
    const std::string_view part = inside.substr(at, end - at);
    at = end + 1;
    if (part.empty()) continue;
    // "Stop It! Stop It!" is shouted.
    const char last = part.back();
    if (at < inside.size() && (last == '!' || last == '?')) return false;
    const WordShape shape = shape_of(part);
    if (shape.capital) {
      ++capitals;
    } else if (part.size() > 4 && !shape.number) {
      return false;
    }
  }
  return capitals >= 2;
}

// Transcripts have the speaker's name, in capitals, inside the quotation marks.
SpeakerWords label_inside(std::string_view text, const QuoteSpan& span) {
  constexpr std::size_t kLongest = 40;
  const std::string_view inside =
      text.substr(span.begin, std::min<std::size_t>(span.end - span.begin, kLongest));
  const std::size_t colon = inside.find(':');
  if (colon == std::string_view::npos) return {};
  const std::string_view label = inside.substr(0, colon);
  const std::size_t head = label.rfind(' ') == std::string_view::npos ? 0 : label.rfind(' ') + 1;
  if (!shape_of(label.substr(head)).all_capital || label.size() - head < 3) return {};
  const bool capitals = std::none_of(label.begin(), label.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ',' || c == '(';
  });
  if (!capitals) return {};
  SpeakerWords words;
  words.kind = MentionKind::name;
  words.mention = {span.begin, static_cast<std::uint32_t>(span.begin + colon)};
  words.head = {static_cast<std::uint32_t>(span.begin + head), words.mention.end};
  return words;
}

}  // namespace news::quotes
