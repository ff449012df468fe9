#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <news/schema/article.h>

namespace news::tests {

inline const std::vector<std::string> kPersons = {"Ada Okafor", "Ben Okafor", "Özgür Çelik", "Lena Varga",
                                                  "Nils Moen"};
inline const std::vector<std::string> kSources = {"Harbour Gazette", "Velmark Post", "Unknown", ""};
inline const std::vector<std::string> kSections = {"World business", "Sport", ""};
inline const std::vector<std::string> kDays = {"2024-05-03", "2024-05-20T23:30:00-05:00", "2024-12-31",
                                               "2025-01-01", ""};
inline const std::vector<std::string> kTopics = {"medtop:20000344", "medtop:20000316", "medtop:20000343",
                                                 "medtop:04000000"};
inline const std::vector<std::string> kWords = {"copper", "mine",    "mines", "the", "rare", "earth",
                                                "said",   "harbour", "is",    "of",  "open", "opened",
                                                "Müller", "muller",  "trade", "1.5"};

/// Articles at random: few words, so that phrases are met, and all that articles have.
class Author {
 public:
  explicit Author(unsigned seed) : random_(seed) {}

  schema::Article article(const std::string& id) {
    schema::Article out;
    out.id = id;
    out.language = chance(4) ? "de" : "en";
    out.headline = words(3);
    if (chance(3)) out.subheadline = words(3);
    for (std::size_t i = below(4); i > 0; --i) out.captions.push_back({words(below(4)), words(below(3)), ""});
    out.source = pick(kSources);
    out.section = pick(kSections);
    out.published = pick(kDays);
    for (const std::string& name : kPersons) {
      if (chance(3)) out.persons.push_back({name, 2, chance(2) ? 0.9 : 0.1, {}, {}});
    }
    for (const std::string& topic : kTopics) {
      if (chance(3)) out.topics.push_back({topic, "", 0.9, {}});
    }
    for (std::size_t i = below(6); i > 0; --i) {
      out.body += words(below(4)) + " ";
      add_quote(out);
      if (chance(3)) out.body += "\n\n";
    }
    out.body += words(2);
    return out;
  }

  std::size_t below(std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_);
  }
  bool chance(std::size_t of) { return below(of) == 0; }
  const std::string& pick(const std::vector<std::string>& of) { return of[below(of.size())]; }

  std::string words(std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += (i > 0 ? (chance(9) ? "-" : " ") : "") + pick(kWords);
    return out;
  }

 private:
  void add_quote(schema::Article& out) {
    schema::Quote quote;
    quote.text = chance(8) ? "" : words(1 + below(7));
    quote.kind = static_cast<schema::QuoteKind>(below(3));
    quote.speaker = chance(3) || out.persons.empty() ? "" : out.persons[below(out.persons.size())].name;
    quote.confidence = chance(4) ? 0.2 : 0.9;
    out.body += "“";
    quote.begin = static_cast<std::uint32_t>(out.body.size());
    out.body += quote.text;
    quote.end = static_cast<std::uint32_t>(out.body.size());
    out.body += "” ";
    // What others found may lie elsewhere, or nowhere.
    if (chance(9)) quote.text = words(4);
    if (chance(9)) quote.begin = quote.end = 0;
    if (chance(9)) quote.end += 9;
    if (chance(9)) quote.begin -= std::min(quote.begin, 5U);
    out.quotes.push_back(quote);
    if (chance(9)) out.quotes.push_back(quote);
  }

  std::mt19937 random_;
};

}  // namespace news::tests
