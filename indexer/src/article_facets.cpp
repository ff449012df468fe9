#include "article_facets.h"

#include <algorithm>
#include <set>

#include <news/schema/internal/fold.h>

namespace news::indexer {
namespace {

using schema::field;

/// Labels that differ and aren't empty, in their order; equal but for case and accents is the same.
class Labels {
 public:
  void add(const std::string& label) {
    std::string key = schema::name_key(label);
    if (key.empty() || !seen_.insert(std::move(key)).second) return;
    labels_.push_back(label);
  }
  [[nodiscard]] std::vector<std::string> take() { return std::move(labels_); }

 private:
  std::set<std::string> seen_;
  std::vector<std::string> labels_;
};

/// What is reported in other words is no ground to call somebody the speaker of an article.
bool counts_for_facets(const schema::Quote& quote, const schema::Format& format) {
  return quote.kind != schema::QuoteKind::indirect && quote.confidence >= format.speaker_confidence;
}

bool is_speaker(const schema::Article& article, const schema::Format& format, const std::string& name) {
  return std::any_of(article.quotes.begin(), article.quotes.end(), [&](const schema::Quote& quote) {
    return quote.speaker == name && counts_for_facets(quote, format);
  });
}

bool belongs_to_facet(const schema::Person& person, const schema::Article& article,
                      const schema::Format& format) {
  if (person.salience >= format.person_facet_salience) return true;
  const bool in_headline = std::any_of(person.spans.begin(), person.spans.end(),
                                       [](const schema::Span& span) { return span.in == "headline"; });
  return in_headline || is_speaker(article, format, person.name);
}

std::vector<std::string> person_labels(const schema::Article& article, const schema::Format& format) {
  Labels labels;
  for (const schema::Person& person : article.persons) {
    if (belongs_to_facet(person, article, format)) labels.add(person.name);
  }
  return labels.take();
}

std::vector<std::string> all_speakers(const schema::Article& article, const schema::Format& format) {
  Labels labels;
  for (const schema::Quote& quote : article.quotes) {
    for (const std::string& speaker : speaker_labels(quote, format)) labels.add(speaker);
  }
  return labels.take();
}

std::vector<std::string> distinct(const std::vector<std::string>& values) {
  Labels labels;
  for (const std::string& value : values) labels.add(value);
  return labels.take();
}

}  // namespace

ArticleDates dates_of(const schema::Article& article) {
  return {schema::parse_moment(article.published), schema::parse_moment(article.modified)};
}

std::vector<schema::TopicNode> topic_nodes(const schema::Article& article, const Annotators& annotators) {
  std::vector<schema::TopicNode> nodes;
  const auto add = [&](schema::TopicNode node) {
    const bool known =
        std::any_of(nodes.begin(), nodes.end(), [&](const auto& other) { return other.id == node.id; });
    if (!known && !node.id.empty()) nodes.push_back(std::move(node));
  };
  for (const schema::Topic& topic : article.topics) {
    auto path = annotators.topics().path_of(topic.id);
    if (path.empty()) path.push_back({topic.id, "", topic.name.empty() ? topic.id : topic.name, {}});
    for (schema::TopicNode& node : path) add(std::move(node));
  }
  return nodes;
}

std::vector<std::string> speaker_labels(const schema::Quote& quote, const schema::Format& format) {
  if (quote.speaker.empty() || !counts_for_facets(quote, format)) return {};
  return {quote.speaker};
}

std::vector<FacetLabels> article_facets(const schema::Article& article, const schema::Format& format,
                                        const std::vector<schema::TopicNode>& topics) {
  FacetLabels topic{&field("topic"), {}};
  for (const schema::TopicNode& node : topics) topic.labels.push_back(node.id);
  return {{&field("person"), person_labels(article, format)},
          std::move(topic),
          {&field("source"), distinct({article.source})},
          {&field("speaker"), all_speakers(article, format)},
          {&field("author"), distinct(article.authors)},
          {&field("section"), distinct({article.section})},
          {&field("keyword"), distinct(article.keywords)},
          {&field("language"), distinct({article.language == "und" ? std::string() : article.language})}};
}

}  // namespace news::indexer
