#include "quotes/resolve.h"

#include <algorithm>
#include <array>
#include <functional>
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
/// From "A:" to who is interviewed. Not measured: the annotated articles have no interviews.
constexpr double kAnswerCertainty = 0.85;

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

std::string_view word_before(std::string_view text, std::size_t at) {
  while (const std::size_t blank = blank_before(text, at)) at -= blank;
  const std::size_t end = at;
  while (at > 0 && end - at < 20 && blank_before(text, at) == 0) --at;
  std::string_view word = text.substr(at, end - at);
  if (word.ends_with('.')) word.remove_suffix(1);  // Ms.
  return word;
}

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

bool is_possessive(std::string_view text, std::size_t end) {
  const std::string_view rest = text.substr(end, 5);
  return rest.starts_with("'s") || rest.starts_with("\u2019s") || rest.starts_with("' ") ||
         rest.starts_with("\u2019 ");
}

}  // namespace

std::vector<std::string> name_words(std::string_view text) {
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

/// The titles of the article first, as it knows its people; then what most bearers of the given name are.
Gender Resolver::read_gender(const schema::Person& person) const {
  const std::string_view body = article_.body;
  for (const schema::Span& span : person.spans) {
    if (span.in != "body" || span.begin >= span.end || span.end > body.size()) continue;
    const WordClass title = lexicon_.classes(LowerWord(word_before(body, span.begin)).view());
    std::string_view inside = body.substr(span.begin, span.end - span.begin);
    inside = inside.substr(0, inside.find_first_of(". "));
    const WordClass own = lexicon_.classes(LowerWord(inside).view());
    if (((title | own) & word::male) != 0) return Gender::male;
    if (((title | own) & word::female) != 0) return Gender::female;
  }
  return given_gender(person);
}

Gender Resolver::given_gender(const schema::Person& person) const {
  const std::size_t blank = person.name.find(' ');
  if (blank == std::string::npos) return Gender::unknown;
  return names_.gender_of(LowerWord(std::string_view(person.name).substr(0, blank)).view());
}

void Resolver::read_roles() {
  if (!roles_.empty()) return;
  roles_.resize(article_.persons.size());
  for (std::size_t i = 0; i < roles_.size(); ++i) {
    for (const std::string& role : article_.persons[i].roles) {
      std::vector<std::string> words = name_words(role);
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
  if (decided == decided_.end()) decided = decided_.emplace(where, find(finding, findings)).first;
  if (decided->second) {
    last_speaker_ = decided->second->index;
    last_paragraph_ = paragraph_of(finding.span.begin);
  } else if (finding.speaker.kind != MentionKind::pronoun) {
    last_speaker_.reset();
  }
  return decided->second;
}

std::optional<Resolver::Person> Resolver::find(const Finding& finding, const std::vector<Finding>& findings) {
  const SpeakerWords& speaker = finding.speaker;
  switch (speaker.kind) {
    case MentionKind::none:
      return std::nullopt;
    case MentionKind::name:
      return of_name(speaker);
    case MentionKind::pronoun:
      return of_pronoun(finding, findings);
    case MentionKind::nominal:
      return of_role(speaker);
    case MentionKind::answer:
      return of_answer(speaker);
  }
  return std::nullopt;
}

/// Who is interviewed: the one person that headline and text before the first answer name, or name most.
std::optional<Resolver::Person> Resolver::of_answer(const SpeakerWords& speaker) {
  if (!interviewee_) {
    interviewee_.emplace();
    const auto is_author = [&](const schema::Person& person) {
      return std::any_of(article_.authors.begin(), article_.authors.end(), [&](const std::string& author) {
        return schema::name_key(author) == schema::name_key(person.name);
      });
    };
    std::vector<std::pair<std::size_t, std::size_t>> named;  // how often, who
    for (std::size_t i = 0; i < article_.persons.size(); ++i) {
      const schema::Person& person = article_.persons[i];
      if (is_author(person)) continue;
      const auto before =
          std::count_if(person.spans.begin(), person.spans.end(), [&](const schema::Span& span) {
            return span.in == "headline" || (span.in == "body" && span.begin < speaker.mention.begin);
          });
      if (before > 0) named.emplace_back(static_cast<std::size_t>(before), i);
    }
    std::sort(named.begin(), named.end(), std::greater<>());
    if (named.size() == 1 || (named.size() > 1 && named[0].first >= 2 * named[1].first))
      *interviewee_ = Person{named[0].second, kAnswerCertainty};
  }
  return *interviewee_;
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

/// "el portavoz de Pedro Moe", "the spokesman for Moe": whose office it is doesn't hold it.
bool Resolver::owns(std::size_t person, std::uint32_t head_end) const {
  constexpr std::uint32_t kReach = 24;
  const auto mention =
      std::lower_bound(mentions_.begin(), mentions_.end(), head_end,
                       [](const Mention& m, std::uint32_t value) { return m.begin < value; });
  if (mention == mentions_.end() || mention->person != person || mention->begin > head_end + kReach)
    return false;
  std::string_view between = std::string_view(article_.body).substr(head_end, mention->begin - head_end);
  while (between.starts_with(' ')) between.remove_prefix(1);
  const std::string_view first = between.substr(0, between.find(' '));
  return (lexicon_.classes(LowerWord(first).view()) & word::preposition) != 0;
}

std::optional<Resolver::Person> Resolver::of_role(const SpeakerWords& speaker) {
  const std::string_view body = article_.body;
  std::vector<std::string> words =
      name_words(body.substr(speaker.mention.begin, speaker.head.end - speaker.mention.begin));
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
    if (holds && !owns(i, speaker.head.end)) holders.push_back(i);
  }
  if (holders.size() == 1) return Person{holders.front(), kRoleCertainty};
  for (const std::size_t holder : holders) {
    if (last_speaker_ == holder) return Person{holder, kRoleCertainty};
  }
  return std::nullopt;
}

}  // namespace news::quotes
