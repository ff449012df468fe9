#include <string_view>

#include <news/schema/internal/fold.h>

#include "quotes/cyrillic_case.h"
#include "quotes/resolve.h"
#include "quotes/text.h"

// Who of an article is a man and who a woman.

namespace news::quotes {

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
