#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <news/schema/article.h>

#include "people/people.h"

namespace news::people::test {

inline std::filesystem::path data_folder() {
  return std::filesystem::path(NEWS_SOURCE_DIR) / "data" / "people";
}

inline const Finder& finder() {
  static const Finder kFinder(data_folder());
  return kFinder;
}

inline std::vector<schema::Person> persons_of(const std::string& body, const std::string& headline = {}) {
  schema::Article article;
  article.headline = headline;
  article.body = body;
  return finder().find(article);
}

/// The names found, sorted.
inline std::vector<std::string> names(const std::vector<schema::Person>& persons) {
  std::vector<std::string> out;
  for (const schema::Person& person : persons) out.push_back(person.name);
  std::sort(out.begin(), out.end());
  return out;
}

inline std::vector<std::string> names_in(const std::string& body, const std::string& headline = {}) {
  return names(persons_of(body, headline));
}

inline schema::Person person(const std::vector<schema::Person>& persons, std::string_view name) {
  const auto found =
      std::find_if(persons.begin(), persons.end(), [&](const auto& each) { return each.name == name; });
  return found == persons.end() ? schema::Person{} : *found;
}

/// What the spans of a person cover in a text.
inline std::vector<std::string> covered(const schema::Person& person, const std::string& text,
                                        std::string_view in) {
  std::vector<std::string> out;
  for (const schema::Span& span : person.spans) {
    if (span.in == in) out.push_back(text.substr(span.begin, span.end - span.begin));
  }
  return out;
}

using Names = std::vector<std::string>;

}  // namespace news::people::test
