#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include <news/schema/internal/fold.h>

#include "quotes/resolve.h"
#include "quotes/text.h"

// Whom "he" and "she" mean.

namespace news::quotes {
namespace {

/// How far back "he" may lead, in mentions of persons and in paragraphs.
constexpr std::size_t kPronounMentions = 16;
constexpr std::size_t kPronounParagraphs = 3;
/// How much more a mention in the pronoun's own sentence counts.
constexpr double kSameSentence = 1.5;

/// What a step from a pronoun to a person is worth beside a name, judged by hand on ninety cases of the
/// PolNeAR articles.
constexpr double kPronounCertainty = 0.9;

/// Does nothing of the clause stand before the word: does it begin the text, or follow a mark?
bool opens_clause(std::string_view text, std::string_view word) {
  std::size_t at = static_cast<std::size_t>(word.data() - text.data());
  while (const std::size_t blank = blank_before(text, at)) at -= blank;
  if (at == 0) return true;
  std::size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  const char32_t c = schema::next_code_point(text, begin);
  return !schema::is_letter(c) && !schema::is_digit(c);
}

}  // namespace

double Resolver::weight_of(const Mention& mention, Gender wanted) {
  const Gender gender = gender_of(mention.person);
  if (gender != Gender::unknown && gender != wanted) return 0;
  double weight = gender == Gender::unknown ? 0.8 : 1.0;
  if (is_possessive(article_.body, mention.end)) weight *= 0.75;
  std::string_view word = word_before(article_.body, mention.begin);
  WordClass before = lexicon_.classes(LowerWord(word).view());
  if ((before & word::title) != 0) {
    word = word_before(article_.body, static_cast<std::size_t>(word.data() - article_.body.data()));
    before = lexicon_.classes(LowerWord(word).view());
  }
  // "When Lund left, Moe said": who stands in a clause of less weight is rarely who speaks on.
  if ((before & (word::preposition | word::subordinator)) != 0) weight *= 0.5;
  if ((before & word::tell) != 0 && (before & word::strong) == 0) weight *= 0.6;
  return weight;
}

/// "..., Lund said" and "said Lund": the mention is a speaker itself.
bool Resolver::speaks(const Mention& mention) const {
  const auto is_cue = [&](std::string_view word) {
    const WordClass classes = lexicon_.classes(LowerWord(word).view());
    return (classes & word::strong) != 0;
  };
  // "Moe said Lund was late": what has its subject before it is no inversion.
  const std::string_view before = word_before(article_.body, mention.begin);
  if (is_cue(before) && opens_clause(article_.body, before)) return true;
  std::string_view rest = std::string_view(article_.body).substr(mention.end, 24);
  // "Hill's lawyer, Karl Lund, said"
  if (rest.starts_with(", ")) rest.remove_prefix(1);
  if (!rest.starts_with(' ')) return false;
  const std::size_t end = std::min(rest.find_first_of(" .,:;", 1), rest.size());
  return is_cue(rest.substr(1, end - 1));
}

/// The person who tells what a sentence says, when it names one.
std::optional<std::size_t> Resolver::teller_of(const Telling& telling) {
  const SpeakerWords& teller = telling.teller;
  if (const auto decided = decided_.find(teller.mention.begin); teller && decided != decided_.end())
    return decided->second ? std::optional(decided->second->index) : std::nullopt;
  if (teller.kind != MentionKind::name) return std::nullopt;
  const auto person = of_name(teller);
  return person ? std::optional(person->index) : std::nullopt;
}

/// Who "he" is when the sentence before tells: "Lund said so. “...,” he added", but "Moe asked Lund. “...,”
/// he replied".
std::optional<std::size_t> Resolver::from_before(const Finding& finding, Gender wanted) {
  const Telling& before = finding.before;
  std::optional<std::size_t> person;
  if (!finding.replies || before.replies) {
    person = teller_of(before);
  } else if (before.addressee) {
    // In whatever case it stands.
    if (const auto mention = person_at(before.addressee.head)) person = mentions_[*mention].person;
  }
  const bool fits = person && (gender_of(*person) == Gender::unknown || gender_of(*person) == wanted);
  return fits ? person : std::nullopt;
}

std::optional<Resolver::Person> Resolver::of_pronoun(const Finding& finding,
                                                     const std::vector<Finding>& findings) {
  const SpeakerWords& speaker = finding.speaker;
  Gender wanted = Gender::unknown;
  if ((speaker.head_classes & word::he) != 0) wanted = Gender::male;
  if ((speaker.head_classes & word::she) != 0) wanted = Gender::female;
  if (wanted == Gender::unknown) return std::nullopt;
  if (const auto person = from_before(finding, wanted)) return Person{*person, kPronounCertainty};
  std::optional<std::size_t> asker;
  if (finding.replies && !finding.before.replies) asker = teller_of(finding.before);

  const std::size_t paragraph = paragraph_of(speaker.mention.begin);
  auto mention = std::lower_bound(mentions_.begin(), mentions_.end(), speaker.mention.begin,
                                  [](const Mention& m, std::uint32_t value) { return m.begin < value; });
  std::vector<std::pair<std::size_t, double>> weights;
  std::size_t after = speaker.mention.begin;
  double recency = kSameSentence;
  for (std::size_t seen = 0; seen < kPronounMentions && mention != mentions_.begin();) {
    --mention;
    const std::size_t distance = paragraph - paragraph_of(mention->begin);
    if (distance >= kPronounParagraphs) break;
    const auto quote =
        std::upper_bound(findings.begin(), findings.end(), mention->begin,
                         [](std::uint32_t value, const Finding& f) { return value < f.span.begin; });
    if (quote != findings.begin() && mention->begin < std::prev(quote)->span.end) continue;
    ++seen;
    if (!same_sentence(mention->end, after)) recency = recency == kSameSentence ? 1.0 : recency * 0.8;
    after = mention->begin;
    double weight = weight_of(*mention, wanted) * recency * (distance == 0 ? 1.0 : distance == 1 ? 0.6 : 0.4);
    // Who comes first in a sentence is its subject more often than not.
    const bool first =
        mention == mentions_.begin() || !same_sentence(std::prev(mention)->end, mention->begin);
    if (speaks(*mention)) {
      weight *= 1.2;
    } else if (!first) {
      weight *= 0.7;
    }
    if (weight <= 0 || (asker && *asker == mention->person)) continue;
    const auto known = std::find_if(weights.begin(), weights.end(),
                                    [&](const auto& entry) { return entry.first == mention->person; });
    if (known == weights.end()) {
      weights.emplace_back(mention->person, weight);
    } else {
      // A second mention makes a person more likely, never as much as a new one.
      known->second = std::max(known->second, weight) * 1.1;
    }
  }
  const bool speaker_near = last_speaker_ && (!asker || *asker != *last_speaker_) &&
                            paragraph - std::min(paragraph, last_paragraph_) < kPronounParagraphs;
  for (auto& [person, weight] : weights) {
    if (speaker_near && person == *last_speaker_) weight *= 1.3;
  }
  std::sort(weights.begin(), weights.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  if (weights.empty()) {
    const bool fits = speaker_near && gender_of(*last_speaker_) == wanted;
    return fits ? std::optional(Person{*last_speaker_, kPronounCertainty}) : std::nullopt;
  }
  if (weights.size() == 1 || weights[0].second >= 1.15 * weights[1].second) {
    return Person{weights[0].first, kPronounCertainty};
  }
  for (const auto& [person, weight] : weights) {
    if (speaker_near && person == *last_speaker_) return Person{person, kPronounCertainty};
  }
  return std::nullopt;
}

}  // namespace news::quotes
