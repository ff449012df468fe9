#include <algorithm>
#include <cmath>
#include <cstdint>
#include <set>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "people/salience.h"

namespace news::people {
namespace {

constexpr double kHeadline = 3;
constexpr double kLead = 2;  ///< Also the subheadline.
constexpr double kElsewhere = 1;
constexpr double kUtterance = 2;
constexpr double kScale = 4;
constexpr int kLeadParagraphs = 2;

/// Where the third paragraph begins.
std::uint32_t lead_end(std::string_view body) {
  std::size_t at = 0;
  for (int paragraph = 0; paragraph < kLeadParagraphs; ++paragraph) {
    const std::size_t next = body.find("\n\n", at);
    if (next == std::string_view::npos) return static_cast<std::uint32_t>(body.size());
    at = next + 2;
  }
  return static_cast<std::uint32_t>(at);
}

double weight(const schema::Span& span, std::uint32_t lead) {
  if (span.in == "headline") return kHeadline;
  if (span.in == "subheadline") return kLead;
  return span.in == "body" && span.begin < lead ? kLead : kElsewhere;
}

}  // namespace

// salience = 1 - exp(-w / 4), w being the sum of the weights of all mentions and 2 for each utterance. One
// mention in the middle gives 0.22, two 0.39, a name in the headline and the lead 0.71 and more, the main
// person of an article about 0.95. Every further mention adds; nothing reaches 1.
void set_salience(std::vector<schema::Person>& persons, std::string_view body,
                  const std::vector<schema::Quote>& quotes) {
  const std::uint32_t lead = lead_end(body);
  std::unordered_map<std::string_view, std::set<std::uint32_t>> utterances;
  std::unordered_map<std::string_view, std::uint32_t> lone_quotes;
  for (const schema::Quote& quote : quotes) {
    if (quote.speaker.empty() || quote.kind == schema::QuoteKind::indirect) continue;
    if (quote.utterance == 0) {
      lone_quotes[quote.speaker] += 1;
    } else {
      utterances[quote.speaker].insert(quote.utterance);
    }
  }
  for (schema::Person& person : persons) {
    double sum = 0;
    for (const schema::Span& span : person.spans) sum += weight(span, lead);
    // Persons that came with the article may have a number of mentions but no spans.
    if (person.mentions > person.spans.size())
      sum += static_cast<double>(person.mentions - person.spans.size());
    if (const auto found = utterances.find(person.name); found != utterances.end()) {
      sum += kUtterance * static_cast<double>(found->second.size());
    }
    if (const auto found = lone_quotes.find(person.name); found != lone_quotes.end()) {
      sum += kUtterance * static_cast<double>(found->second);
    }
    person.salience = std::round((1 - std::exp(-sum / kScale)) * 1000) / 1000;
  }
  std::stable_sort(persons.begin(), persons.end(),
                   [](const schema::Person& a, const schema::Person& b) { return a.salience > b.salience; });
}

}  // namespace news::people
