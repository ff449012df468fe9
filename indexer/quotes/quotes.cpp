#include "quotes/quotes.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include <news/schema/internal/fold.h>
#include <news/schema/internal/format.h>

#include "quotes/attribution.h"
#include "quotes/carry.h"
#include "quotes/cues.h"
#include "quotes/indirect.h"
#include "quotes/inserts.h"
#include "quotes/interview.h"
#include "quotes/resolve.h"
#include "quotes/text.h"

namespace news::quotes {
namespace {

/// From this many words on, what stands between quotation marks is a quotation.
constexpr std::uint32_t kQuotationWords = 4;

/// Below this the speaker's words, and the person, stay empty: no speaker is better than a wrong one.
constexpr double kLeast = schema::kSpeakerConfidence;

/// More is claimed for no rule in another language than English: the articles it was measured on are English.
constexpr double kUnmeasured = 0.9;

bool is_english(std::string_view language) {
  return language.substr(0, language.find_first_of("-_")) == "en";
}

/// How sure the words for the speaker are: a carried speaker is no surer than where it comes from.
double precision_of(const Finding& finding) {
  const bool quotation = finding.words >= kQuotationWords || finding.turn;  // "A: No." is all that is said
  const auto figure = [&](Rule rule) {
    return quotation ? facts_of(rule).quotation : facts_of(rule).fragment;
  };
  return finding.origin == Rule::none ? figure(finding.rule)
                                      : std::min(figure(finding.rule), facts_of(finding.origin).quotation);
}

/// All quotes of one body with the words for their speakers.
class Reader {
 public:
  Reader(const schema::Article& article, const Lexicon& lexicon, bool with_indirect)
      : article_(article),
        body_(article.body),
        lexicon_(lexicon),
        with_indirect_(with_indirect),
        speech_(style_in(article.language)),
        carry_(body_) {}

  void run() {
    paragraphs_ = paragraphs_of(body_);
    find_marked_names();
    const MarkStyle style = style_of(body_);
    const std::vector<Turn> turns = turns_of(article_, paragraphs_, lexicon_);
    auto turn = turns.begin();
    for (std::size_t i = 0; i < paragraphs_.size(); ++i) {
      if (turn != turns.end() && turn->paragraph == i) {
        read_turn(*turn++);
        continue;
      }
      const std::size_t first = spans_.size();
      find_spans(body_, paragraphs_[i], style, spans_);
      if (speech_.dashes && spans_.size() == first) {
        for (const QuoteSpan& span : dash_quotes(body_, paragraphs_[i], lexicon_)) spans_.push_back(span);
      }
      drop_nicknames(first);
      if (spans_.size() == first) {
        const bool dashed = dash_at(body_.substr(paragraphs_[i].begin)) > 0;
        if (with_indirect_ || dashed)
          tokenize(body_, paragraphs_[i], spans_, first, first, lexicon_, current_);
        if (dashed) {
          if (const SpeakerWords name = signature_line(body_, current_)) carry_.sign(findings_, name);
        }
        carry_.pass_paragraph();
      } else {
        read_paragraph(i, first);
        if (spans_.size() == first) carry_.pass_paragraph();
      }
      if (with_indirect_) find_indirect(body_, current_, indirect_);
    }
  }

  [[nodiscard]] const std::vector<Paragraph>& paragraphs() const { return paragraphs_; }
  /// Those with quotation marks.
  [[nodiscard]] const std::vector<Finding>& findings() const { return findings_; }
  [[nodiscard]] const std::vector<Finding>& indirect() const { return indirect_; }

 private:
  void read_paragraph(std::size_t index, std::size_t first) {
    attribute(index, first);
    if (drop_names(first) || (speech_.inserts && cut_inserts(first))) {
      findings_.resize(first);
      attribute(index, first);
    }
    if (spans_.size() == first) return;
    look_back(index, first);
    carry_.run(findings_, first, spans_.size(), [&] { return paragraph_before(index); });
    carry_.end_paragraph(findings_, first, spans_.size(), current_);
  }

  /// "he" in the first sentence of a paragraph is who told the end of the one before, when that quotes
  /// nothing.
  void look_back(std::size_t index, std::size_t first) {
    Finding& opening = findings_[first];
    const bool explained = current_.sentences.empty() || opening.before.teller;
    if (!opening.looks_back || explained || carry_.quotes_before()) return;
    const std::uint32_t end = current_.tokens[current_.sentences.front().last - 1].end;
    if (opening.span.begin > end) return;
    const TokenizedParagraph* paragraph = paragraph_before(index);
    if (paragraph == nullptr || paragraph->sentences.empty()) return;
    opening.before = telling_of(body_, paragraph->tokens, paragraph->sentences.back());
  }

  const TokenizedParagraph* paragraph_before(std::size_t index) {
    if (index == 0) return nullptr;
    tokenize(body_, paragraphs_[index - 1], spans_, 0, 0, lexicon_, before_);
    return &before_;
  }

  void attribute(std::size_t index, std::size_t first) {
    for (std::size_t i = first; i < spans_.size(); ++i)
      findings_.push_back(describe(spans_[i], paragraphs_[index]));
    tokenize(body_, paragraphs_[index], spans_, first, spans_.size(), lexicon_, current_);
    attribute_sentences(body_, current_, findings_);
  }

  /// Ed "Too Tall" Jones: persons' names with marks in them.
  void find_marked_names() {
    constexpr std::string_view kMarks = "\"\xE2\xC2'";  // and what the others begin with
    for (const schema::Person& person : article_.persons) {
      for (const schema::Span& span : person.spans) {
        if (span.in != "body" || span.begin >= span.end || span.end > body_.size()) continue;
        const std::string_view name = body_.substr(span.begin, span.end - span.begin);
        const std::size_t mark = name.find_first_of(kMarks);
        if (mark != std::string_view::npos && mark > 0 && name[mark - 1] == ' ')
          marked_names_.emplace_back(span.begin, span.end);
      }
    }
    std::sort(marked_names_.begin(), marked_names_.end());
  }

  /// Nobody says what is a part of a name.
  void drop_nicknames(std::size_t first) {
    if (marked_names_.empty()) return;
    const auto is_nickname = [&](const QuoteSpan& span) {
      const auto behind = std::upper_bound(marked_names_.begin(), marked_names_.end(),
                                           std::make_pair(span.begin, span.begin));
      return behind != marked_names_.begin() && std::prev(behind)->second > span.end;
    };
    spans_.erase(
        std::remove_if(spans_.begin() + static_cast<std::ptrdiff_t>(first), spans_.end(), is_nickname),
        spans_.end());
  }

  /// Names in quotation marks are words of their sentence: "глава «Газпрома» Алексей Лунд".
  bool drop_names(std::size_t first) {
    if (!current_.marks_names) return false;
    std::size_t kept = first;
    for (std::size_t i = first; i < spans_.size(); ++i) {
      if (!findings_[i].title) spans_[kept++] = spans_[i];
    }
    const bool changed = kept < spans_.size();
    spans_.resize(kept);
    return changed;
  }

  /// Takes clauses with speakers out of the quotes that have none of their own: what is quoted by somebody
  /// may hold them too.
  bool cut_inserts(std::size_t first) {
    std::vector<QuoteSpan> cut;
    bool changed = false;
    for (std::size_t i = first; i < spans_.size(); ++i) {
      const bool own = findings_[i].speaker && findings_[i].rule != Rule::sentence_before;
      const std::vector<QuoteSpan> pieces =
          own ? std::vector<QuoteSpan>() : without_inserts(body_, spans_[i], lexicon_);
      changed = changed || !pieces.empty();
      if (pieces.empty()) cut.push_back(spans_[i]);
      cut.insert(cut.end(), pieces.begin(), pieces.end());
    }
    if (!changed) return false;
    spans_.resize(first);
    spans_.insert(spans_.end(), cut.begin(), cut.end());
    return true;
  }

  void read_turn(const Turn& turn) {
    const std::size_t first = spans_.size();
    const std::uint32_t end = paragraphs_[turn.paragraph].end;
    QuoteSpan span{turn.begin, turn.begin, end, end};
    span.goes_on = turn.goes_on;
    spans_.push_back(span);
    Finding finding = describe(span, paragraphs_[turn.paragraph]);
    finding.turn = true;
    finding.speaker = turn.speaker;
    finding.rule = turn.goes_on ? Rule::continued : Rule::label;
    if (turn.goes_on) finding.origin = Rule::label;
    findings_.push_back(finding);
    current_.tokens.clear();
    current_.sentences.clear();
    carry_.run(findings_, first, spans_.size(), []() -> const TokenizedParagraph* { return nullptr; });
    carry_.end_paragraph(findings_, first, spans_.size(), current_);
  }

  Finding describe(const QuoteSpan& span, Paragraph paragraph) const {
    Finding finding;
    finding.span = span;
    std::size_t begin = span.begin;
    std::size_t end = span.end;
    trim(body_, begin, end);
    finding.words = count_words(body_.substr(begin, end - begin), kQuotationWords);
    finding.ending = ending_of(body_, span);
    finding.capital = begins_like_sentence(begin, end);
    finding.opens_paragraph = span.outer_begin == paragraph.begin;
    finding.closes_paragraph = span.outer_end == paragraph.end;
    return finding;
  }

  bool begins_like_sentence(std::size_t begin, std::size_t end) const {
    for (std::size_t at = begin; at < end && at < begin + 16;) {
      const char32_t c = schema::next_code_point(body_, at);
      if (schema::is_letter(c)) return schema::is_upper(c) || schema::is_cjk(c);
      if (schema::is_digit(c)) return true;
    }
    return false;
  }

  const schema::Article& article_;
  std::string_view body_;
  const Lexicon& lexicon_;
  bool with_indirect_;
  SpeechStyle speech_;
  std::vector<Paragraph> paragraphs_;
  std::vector<QuoteSpan> spans_;
  std::vector<Finding> findings_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> marked_names_;  ///< Where they stand, in order.
  std::vector<Finding> indirect_;
  TokenizedParagraph current_;
  TokenizedParagraph before_;
  Carry carry_;
};

std::string cut(std::string_view body, Stretch stretch) {
  return std::string(body.substr(stretch.begin, stretch.end - stretch.begin));
}

/// Turns findings into quotes, in the order of the body.
class Writer {
 public:
  Writer(const schema::Article& article, Resolver& resolver, const std::vector<Finding>& findings)
      : article_(article), resolver_(resolver), findings_(findings) {}

  void write(const Finding& finding, schema::QuoteKind kind) {
    std::size_t begin = finding.span.begin;
    std::size_t end = finding.span.end;
    trim(article_.body, begin, end);
    if (finding.words == 0 || finding.title || (finding.label && finding.words >= kQuotationWords)) return;
    schema::Quote quote;
    quote.text = article_.body.substr(begin, end - begin);
    quote.kind = kind;
    quote.utterance = finding.utterance;
    quote.begin = static_cast<std::uint32_t>(begin);
    quote.end = static_cast<std::uint32_t>(end);
    attribute(finding, quote);
    quotes_.push_back(std::move(quote));
  }

  [[nodiscard]] std::vector<schema::Quote> take() { return std::move(quotes_); }

 private:
  void attribute(const Finding& finding, schema::Quote& quote) {
    const double measured = precision_of(finding);
    const double precision = is_english(article_.language) ? measured : std::min(measured, kUnmeasured);
    if (!finding.speaker || precision < kLeast) return;
    quote.speaker_text = cut(article_.body, finding.speaker.mention);
    quote.cue = cut(article_.body, finding.speaker.cue);
    quote.rule = facts_of(finding.rule).name;
    quote.confidence = precision;
    const auto person = resolver_.resolve(finding, findings_);
    if (!person || precision * person->certainty < kLeast) return;
    quote.speaker = article_.persons[person->index].name;
    quote.confidence = precision * person->certainty;
  }

  const schema::Article& article_;
  Resolver& resolver_;
  const std::vector<Finding>& findings_;
  std::vector<schema::Quote> quotes_;
};

}  // namespace

struct Finder::Impl {
  explicit Impl(const std::filesystem::path& data) : lexicons(data), names(data / "given-names.tsv") {}

  Lexicons lexicons;
  GivenNames names;
};

Finder::Finder(const std::filesystem::path& data) : impl_(std::make_unique<const Impl>(data)) {}
Finder::~Finder() = default;
Finder::Finder(Finder&&) noexcept = default;
Finder& Finder::operator=(Finder&&) noexcept = default;

std::vector<schema::Quote> Finder::find(const schema::Article& article, bool indirect) const {
  // Offsets have 32 bits; a body beyond them is no news article.
  if (article.body.size() >= std::numeric_limits<std::uint32_t>::max()) return {};
  const Lexicon& lexicon = impl_->lexicons.of(article.language);
  Reader reader(article, lexicon, indirect);
  reader.run();
  const std::vector<Finding>& findings = reader.findings();
  const std::vector<Finding>& reported = reader.indirect();
  if (findings.empty() && reported.empty()) return {};

  Resolver resolver(article, lexicon, impl_->names, reader.paragraphs());
  Writer writer(article, resolver, findings);
  auto next = reported.begin();
  const auto write_before = [&](std::uint32_t offset) {
    for (; next != reported.end() && next->span.begin < offset; ++next)
      writer.write(*next, schema::QuoteKind::indirect);
  };
  for (const Finding& finding : findings) {
    write_before(finding.span.begin);
    writer.write(finding, finding.words >= kQuotationWords ? schema::QuoteKind::quotation
                                                           : schema::QuoteKind::fragment);
  }
  write_before(std::numeric_limits<std::uint32_t>::max());
  return writer.take();
}

}  // namespace news::quotes
