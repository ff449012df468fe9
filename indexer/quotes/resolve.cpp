#include "quotes/resolve.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include <news/schema/internal/fold.h>

#include "quotes/text.h"

namespace news::quotes {
namespace {

/// What a step from an office to a person is worth beside a name.
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
