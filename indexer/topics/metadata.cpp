#include "topics/metadata.h"

#include <algorithm>
#include <string_view>

namespace news::topics {
namespace {

/// What `why` holds for a topic that came with the article.
constexpr std::string_view kMetadata = "metadata";
/// Sites with more keywords than this use them to be found, not to describe.
constexpr std::size_t kMostKeywords = 25;

bool came_with_article(const schema::Topic& topic) {
  return topic.why.empty() || std::find(topic.why.begin(), topic.why.end(), kMetadata) != topic.why.end();
}

std::string_view language_of(const schema::Article& article) {
  return article.language == "und" ? std::string_view() : std::string_view(article.language).substr(0, 2);
}

class Collector {
 public:
  explicit Collector(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  void add(std::uint32_t topic, double confidence, bool by_code, std::string why) {
    if (topic == Vocabulary::kNone) return;
    for (Named& named : named_) {
      if (named.topic != topic) continue;
      named.why.push_back(std::move(why));
      return;
    }
    named_.push_back({topic, std::clamp(confidence, kSourceConfidence, 1.0), by_code, {std::move(why)}});
  }

  /// True when it means a topic.
  bool add_section(std::string_view section, std::string_view language) {
    const auto look_up = [&](std::string_view name) {
      const std::uint32_t topic = vocabulary_.find_label(name, language);
      add(topic, kSourceConfidence, false, "section: " + std::string(name));
      return topic != Vocabulary::kNone;
    };
    if (look_up(section)) return true;
    bool found = false;
    // "Sport/Football", "News > Politics": the pieces from the special one on.
    while (!section.empty()) {
      const auto cut = section.find_last_of("/>|;");
      const std::string_view piece = cut == std::string_view::npos ? section : section.substr(cut + 1);
      const auto first = piece.find_first_not_of(' ');
      if (first != std::string_view::npos) {
        const std::string_view name = piece.substr(first, piece.find_last_not_of(' ') - first + 1);
        found = look_up(name) || found;
      }
      section = cut == std::string_view::npos ? std::string_view() : section.substr(0, cut);
    }
    return found;
  }

  std::vector<Named> take() { return std::move(named_); }

 private:
  const Vocabulary& vocabulary_;
  std::vector<Named> named_;
};

}  // namespace

SourceTopics topics_of_source(const schema::Article& article, const Vocabulary& vocabulary) {
  Collector collector(vocabulary);
  const std::string_view language = language_of(article);
  for (const schema::Topic& topic : article.topics) {
    if (!came_with_article(topic)) continue;
    std::uint32_t found = vocabulary.find_code(topic.id);
    if (found == Vocabulary::kNone) found = vocabulary.find_label(topic.name, language);
    collector.add(found, topic.confidence, true, std::string(kMetadata));
  }
  SourceTopics source;
  if (!collector.add_section(article.section, language)) source.words.section = article.section;
  if (article.keywords.size() <= kMostKeywords) {
    for (const std::string& keyword : article.keywords) {
      std::uint32_t found = vocabulary.find_code(keyword);
      if (found == Vocabulary::kNone) found = vocabulary.find_label(keyword, language);
      collector.add(found, kSourceConfidence, false, "keyword: " + keyword);
      if (found == Vocabulary::kNone) source.words.keywords.emplace_back(keyword);
    }
  }
  source.named = collector.take();
  return source;
}

}  // namespace news::topics
