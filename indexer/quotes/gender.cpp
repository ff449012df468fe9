#include <algorithm>
#include <string_view>

#include <news/schema/internal/fold.h>

#include "quotes/cyrillic_case.h"
#include "quotes/resolve.h"
#include "quotes/text.h"

// Whether a person is "he" or "she".

namespace news::quotes {

Gender Resolver::gender_of(std::size_t person) {
  if (genders_.empty()) genders_.resize(article_.persons.size());
  std::optional<Gender>& gender = genders_[person];
  if (!gender) gender = read_gender(person);
  return *gender;
}

/// The article knows its people: its titles first, then its pronouns. Last what most bearers of the given
/// name are.
Gender Resolver::read_gender(std::size_t person) {
  const std::string_view body = article_.body;
  for (const schema::Span& span : article_.persons[person].spans) {
    if (span.in != "body" || span.begin >= span.end || span.end > body.size()) continue;
    const WordClass title = lexicon_.classes(LowerWord(word_before(body, span.begin)).view());
    std::string_view inside = body.substr(span.begin, span.end - span.begin);
    inside = inside.substr(0, inside.find_first_of(". "));
    const WordClass own = lexicon_.classes(LowerWord(inside).view());
    if (((title | own) & word::male) != 0) return Gender::male;
    if (((title | own) & word::female) != 0) return Gender::female;
  }
  if (const Gender told = told_by_pronouns(person); told != Gender::unknown) return told;
  return given_gender(article_.persons[person]);
}

/// "Lund said that she ...", again and again, and never "he"; more often where the given name says otherwise.
Gender Resolver::told_by_pronouns(std::size_t person) {
  constexpr std::uint32_t kEnough = 2;
  constexpr std::uint32_t kEnoughAgainst = 3;
  read_pronouns();
  const Pronouns& said = pronouns_[person];
  if ((said.he == 0) == (said.she == 0)) return Gender::unknown;
  const Gender told = said.she > 0 ? Gender::female : Gender::male;
  const Gender given = given_gender(article_.persons[person]);
  const bool against = given != Gender::unknown && given != told;
  return said.he + said.she >= (against ? kEnoughAgainst : kEnough) ? told : Gender::unknown;
}

/// Counts the pronouns that lead to nobody else: those behind the only person of their paragraph so far.
void Resolver::read_pronouns() {
  if (!pronouns_.empty()) return;
  pronouns_.resize(article_.persons.size());
  const std::string_view language = std::string_view(article_.language).substr(0, 2);
  if (language != "en" && !language.empty()) return;  // elsewhere "sie" is they, and "il" it
  std::size_t paragraph = 0;
  bool alone = false;
  for (std::size_t at = 0; at < mentions_.size(); ++at) {
    const Mention& mention = mentions_[at];
    const std::size_t here = paragraph_of(mention.begin);
    alone = here != paragraph || (alone && mention.person == mentions_[at - 1].person);
    paragraph = here;
    if (!alone || is_possessive(article_.body, mention.end)) continue;
    const std::size_t limit = at + 1 < mentions_.size() ? mentions_[at + 1].begin : article_.body.size();
    const Gender gender = pronoun_behind(mention.end, limit);
    if (gender == Gender::male) ++pronouns_[mention.person].he;
    if (gender == Gender::female) ++pronouns_[mention.person].she;
  }
}

/// The first pronoun of the sentence behind a mention; "her" may be whom somebody speaks of.
Gender Resolver::pronoun_behind(std::size_t begin, std::size_t limit) const {
  constexpr std::size_t kReach = 160;
  const std::string_view text = std::string_view(article_.body).substr(0, std::min(limit, begin + kReach));
  for (std::size_t at = begin; at < text.size();) {
    const auto letter = [&](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const char c = text[at];
    if (std::string_view(".?!\"\n").find(c) != std::string_view::npos ||
        text.substr(at).starts_with("\u201C"))
      break;
    if (!letter(c)) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && letter(text[end])) ++end;
    const WordClass classes = lexicon_.classes(LowerWord(text.substr(at, end - at)).view());
    if ((classes & (word::he | word::she)) != 0) {
      if ((classes & word::subject) == 0) break;
      return (classes & word::she) != 0 ? Gender::female : Gender::male;
    }
    at = end;
  }
  return Gender::unknown;
}

Gender Resolver::given_gender(const schema::Person& person) const {
  const std::string_view name = person.name;
  const std::size_t blank = name.find(' ');
  if (blank != std::string_view::npos) {
    const std::string_view given = name.substr(0, blank);
    const Gender listed = names_.gender_of(LowerWord(given).view());
    if (listed != Gender::unknown) return listed;
    // Éric, listed as Eric.
    const Gender plain = names_.gender_of(schema::name_key(given));
    if (plain != Gender::unknown) return plain;
  }
  return gender_of_surname(name.substr(name.rfind(' ') + 1));
}

}  // namespace news::quotes
