#include "quotes/resolve.h"

#include <algorithm>
#include <array>
#include <utility>

#include <news/schema/internal/fold.h>

#include "quotes/text.h"

namespace news::quotes {
namespace {

/// How far back "he" may lead, in mentions of persons and in paragraphs.
constexpr std::size_t kPronounMentions = 16;
constexpr std::size_t kPronounParagraphs = 3;
/// How much more a mention in the pronoun's own sentence counts.
constexpr double kSameSentence = 1.5;

/// What a step from a pronoun or an office to a person is worth beside a name. For pronouns judged by hand on
/// ninety cases of the PolNeAR articles.
constexpr double kPronounCertainty = 0.9;
constexpr double kRoleCertainty = 0.9;

/// Abbreviated offices as they stand before names.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kOffices = {{
    {"sen", "senator"},
    {"gov", "governor"},
    {"rep", "representative"},
    {"gen", "general"},
    {"prof", "professor"},
    {"lt", "lieutenant"},
    {"dr", "doctor"},
}};

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  const std::string key = schema::name_key(text);
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    if (end > at) words.push_back(key.substr(at, end - at));
    at = end + 1;
  }
  for (std::string& word : words) {
    for (const auto& [shortened, full] : kOffices) {
      if (word == shortened) word = full;
    }
  }
  return words;
}

std::string_view word_before(std::string_view text, std::size_t at) {
  while (const std::size_t blank = blank_before(text, at)) at -= blank;
  const std::size_t end = at;
  while (at > 0 && end - at < 20 && blank_before(text, at) == 0) --at;
  std::string_view word = text.substr(at, end - at);
  if (word.ends_with('.')) word.remove_suffix(1);  // Ms.
  return word;
}

bool is_possessive(std::string_view text, std::size_t end) {
  const std::string_view rest = text.substr(end, 5);
  return rest.starts_with("'s") || rest.starts_with("\u2019s") || rest.starts_with("' ") ||
         rest.starts_with("\u2019 ");
}

}  // namespace

Resolver::Resolver(const schema::Article& article, const Lexicon& lexicon, const GivenNames& names,
                   const std::vector<Paragraph>& paragraphs)
    : article_(article), lexicon_(lexicon), names_(names), paragraphs_(paragraphs) {
  for (std::uint32_t i = 0; i < article.persons.size(); ++i) {
    for (const schema::Span& span : article.persons[i].spans) {
      if (span.in == "body" && span.begin < span.end && span.end <= article.body.size()) {
        mentions_.push_back({span.begin, span.end, i});
      }
    }
  }
  std::sort(mentions_.begin(), mentions_.end(), [](const Mention& a, const Mention& b) {
    return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
  });
}

Gender Resolver::gender_of(std::size_t person) {
  if (genders_.empty()) genders_.resize(article_.persons.size());
  std::optional<Gender>& gender = genders_[person];
  if (!gender) gender = read_gender(article_.persons[person]);
  return *gender;
}

Gender Resolver::read_gender(const schema::Person& person) const {
  const std::string_view body = article_.body;
  Gender gender = Gender::unknown;
  if (words_of(person.name).size() > 1)
    gender = names_.gender_of(LowerWord(person.name.substr(0, person.name.find(' '))).view());
  for (const schema::Span& span : person.spans) {
    if (gender != Gender::unknown) break;
    if (span.in != "body" || span.begin >= body.size()) continue;
    const WordClass title = lexicon_.classes(LowerWord(word_before(body, span.begin)).view());
    std::string_view inside = body.substr(span.begin, span.end - span.begin);
    inside = inside.substr(0, inside.find_first_of(". "));
    const WordClass own = lexicon_.classes(LowerWord(inside).view());
    if (((title | own) & word::male) != 0) gender = Gender::male;
    if (((title | own) & word::female) != 0) gender = Gender::female;
  }
  return gender;
}

void Resolver::read_surnames() {
  if (!surnames_.empty()) return;
  surnames_.resize(article_.persons.size());
  for (std::size_t i = 0; i < surnames_.size(); ++i) {
    const std::vector<std::string> name = words_of(article_.persons[i].name);
    if (!name.empty()) surnames_[i] = name.back();
  }
}

void Resolver::read_roles() {
  if (!roles_.empty()) return;
  roles_.resize(article_.persons.size());
  for (std::size_t i = 0; i < roles_.size(); ++i) {
    for (const std::string& role : article_.persons[i].roles) {
      std::vector<std::string> words = words_of(role);
      // "President of Russia": the head stands before the preposition.
      std::size_t head = words.size();
      for (std::size_t k = 1; k < words.size(); ++k) {
        if ((lexicon_.classes(words[k]) & word::preposition) != 0) {
          head = k;
          break;
        }
      }
      if (head == 0 || words.empty()) continue;
      RoleName named;
      named.head = words[head - 1];
      for (std::size_t k = 0; k < words.size(); ++k) {
        if (k != head - 1) named.modifiers.push_back(words[k]);
      }
      roles_[i].push_back(std::move(named));
    }
  }
}

/// Is there no end of a sentence between the two places?
bool Resolver::same_sentence(std::size_t from, std::size_t to) const {
  constexpr std::size_t kLongSentence = 500;
  const std::string_view text = article_.body;
  if (from >= to) return true;
  if (to - from > kLongSentence) return false;
  for (std::size_t at = from; at + 1 < to; ++at) {
    const char c = text[at];
    if (c == '\n' || c == '\r') return false;
    if ((c != '.' && c != '?' && c != '!') || blank_at(text, at + 1) == 0) continue;
    const std::string_view word = word_before(text, at);
    const bool abbreviation =
        c == '.' &&
        (word.size() == 1 || (lexicon_.classes(LowerWord(word).view()) & word::abbreviation) != 0);
    if (!abbreviation) return false;
  }
  return true;
}

std::size_t Resolver::paragraph_of(std::uint32_t offset) const {
  const auto after =
      std::upper_bound(paragraphs_.begin(), paragraphs_.end(), offset,
                       [](std::uint32_t value, const Paragraph& p) { return value < p.begin; });
  return static_cast<std::size_t>(after - paragraphs_.begin());
}

std::optional<Resolver::Person> Resolver::resolve(const Finding& finding,
                                                  const std::vector<Finding>& findings) {
  if (!finding.speaker || article_.persons.empty()) return std::nullopt;
  const std::uint32_t where = finding.speaker.mention.begin;
  auto decided = decided_.find(where);
  if (decided == decided_.end()) decided = decided_.emplace(where, find(finding.speaker, findings)).first;
  if (decided->second) {
    last_speaker_ = decided->second->index;
    last_paragraph_ = paragraph_of(finding.span.begin);
  } else if (finding.speaker.kind != MentionKind::pronoun) {
    last_speaker_.reset();
  }
  return decided->second;
}

std::optional<Resolver::Person> Resolver::find(const SpeakerWords& speaker,
                                               const std::vector<Finding>& findings) {
  switch (speaker.kind) {
    case MentionKind::none:
      return std::nullopt;
    case MentionKind::name:
      return of_name(speaker);
    case MentionKind::pronoun:
      return of_pronoun(speaker, findings);
    case MentionKind::nominal:
      return of_role(speaker);
  }
  return std::nullopt;
}

std::optional<Resolver::Person> Resolver::of_name(const SpeakerWords& speaker) {
  // The person whose mention covers the last word of the name.
  auto mention = std::upper_bound(mentions_.begin(), mentions_.end(), speaker.head.begin,
                                  [](std::uint32_t value, const Mention& m) { return value < m.begin; });
  for (int back = 0; back < 3 && mention != mentions_.begin(); ++back) {
    --mention;
    if (mention->begin <= speaker.head.begin && mention->end + 1 >= speaker.head.end)
      return Person{mention->person, 1.0};
  }
  // Mentions may be given for some occurrences only: a surname that one person has.
  const std::vector<std::string> words = words_of(
      std::string_view(article_.body).substr(speaker.head.begin, speaker.head.end - speaker.head.begin));
  if (words.empty()) return std::nullopt;
  std::optional<Person> only;
  read_surnames();
  for (std::size_t i = 0; i < surnames_.size(); ++i) {
    if (surnames_[i] != words.back()) continue;
    if (only) return std::nullopt;
    only = Person{i, 1.0};
  }
  return only;
}

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
  if (is_cue(word_before(article_.body, mention.begin))) return true;
  const std::string_view rest = std::string_view(article_.body).substr(mention.end, 24);
  if (!rest.starts_with(' ')) return false;
  const std::size_t end = std::min(rest.find_first_of(" .,:;", 1), rest.size());
  return is_cue(rest.substr(1, end - 1));
}

std::optional<Resolver::Person> Resolver::of_pronoun(const SpeakerWords& speaker,
                                                     const std::vector<Finding>& findings) {
  Gender wanted = Gender::unknown;
  if ((speaker.head_classes & word::he) != 0) wanted = Gender::male;
  if ((speaker.head_classes & word::she) != 0) wanted = Gender::female;
  if (wanted == Gender::unknown) return std::nullopt;

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
    if (weight <= 0) continue;
    const auto known = std::find_if(weights.begin(), weights.end(),
                                    [&](const auto& entry) { return entry.first == mention->person; });
    if (known == weights.end()) {
      weights.emplace_back(mention->person, weight);
    } else {
      // A second mention makes a person more likely, never as much as a new one.
      known->second = std::max(known->second, weight) * 1.1;
    }
  }
  const bool speaker_near =
      last_speaker_ && paragraph - std::min(paragraph, last_paragraph_) < kPronounParagraphs;
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

std::optional<Resolver::Person> Resolver::of_role(const SpeakerWords& speaker) {
  const std::string_view body = article_.body;
  std::vector<std::string> words =
      words_of(body.substr(speaker.mention.begin, speaker.head.end - speaker.mention.begin));
  if (words.size() < 2 || (lexicon_.classes(words.front()) & word::definite) == 0) return std::nullopt;
  const std::string head = words.back();
  std::vector<std::size_t> holders;
  read_roles();
  for (std::size_t i = 0; i < roles_.size(); ++i) {
    const bool holds = std::any_of(roles_[i].begin(), roles_[i].end(), [&](const RoleName& role) {
      return role.head == head &&
             std::all_of(words.begin() + 1, words.end() - 1, [&](const std::string& word) {
               return std::find(role.modifiers.begin(), role.modifiers.end(), word) != role.modifiers.end();
             });
    });
    if (holds) holders.push_back(i);
  }
  if (holders.size() == 1) return Person{holders.front(), kRoleCertainty};
  for (const std::size_t holder : holders) {
    if (last_speaker_ == holder) return Person{holder, kRoleCertainty};
  }
  return std::nullopt;
}

}  // namespace news::quotes
