#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <news/schema/article.h>

#include "quotes/quotes.h"

namespace quotes_test {

inline const news::quotes::Finder& finder() {
  static const news::quotes::Finder instance(std::filesystem::path(NEWS_SOURCE_DIR) / "data" / "quotes");
  return instance;
}

inline std::vector<news::schema::Quote> quotes_of(std::string body, std::string language = "en",
                                                  bool indirect = false) {
  news::schema::Article article;
  article.body = std::move(body);
  article.language = std::move(language);
  return finder().find(article, indirect);
}

/// Adds a person with every place in the body where the full name or the surname stands.
inline void add_person(news::schema::Article& article, const std::string& name,
                       std::vector<std::string> roles = {}) {
  news::schema::Person person;
  person.name = name;
  person.roles = std::move(roles);
  const std::string surname = name.substr(name.rfind(' ') + 1);
  for (std::size_t at = 0; at < article.body.size();) {
    const std::size_t full = article.body.find(name, at);
    const std::size_t last = article.body.find(surname, at);
    if (last == std::string::npos) break;
    const std::size_t begin = full < last ? full : last;
    const std::size_t end = begin + (full < last ? name.size() : surname.size());
    person.spans.push_back({"body", static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), 0});
    at = end;
  }
  person.mentions = static_cast<std::uint32_t>(person.spans.size());
  article.persons.push_back(std::move(person));
}

/// The speakers' words of all quotes, in order, joined by " / "; "-" for none.
inline std::string speakers(const std::vector<news::schema::Quote>& quotes) {
  std::string joined;
  for (const auto& quote : quotes) {
    if (!joined.empty()) joined += " / ";
    joined += quote.speaker_text.empty() ? "-" : quote.speaker_text;
  }
  return joined;
}

inline std::string speakers(std::string body, std::string language = "en") {
  return speakers(quotes_of(std::move(body), std::move(language)));
}

inline std::string texts(std::string body, std::string language = "en") {
  std::string joined;
  for (const auto& quote : quotes_of(std::move(body), std::move(language))) {
    if (!joined.empty()) joined += " / ";
    joined += quote.text;
  }
  return joined;
}

inline news::schema::Article article_with(std::string body) {
  news::schema::Article article;
  article.language = "en";
  article.body = std::move(body);
  return article;
}

/// The persons who speak in an article's quotes, in order, joined by " / "; "-" for none.
inline std::string persons(const news::schema::Article& article) {
  std::string joined;
  for (const auto& quote : finder().find(article)) {
    if (!joined.empty()) joined += " / ";
    joined += quote.speaker.empty() ? "-" : quote.speaker;
  }
  return joined;
}

}  // namespace quotes_test
