#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <news/schema/article.h>

#include "topics/rule_set.h"
#include "topics/vocabulary.h"

namespace news::topics {

/// What is said of a topic that the source names itself.
inline constexpr double kSourceConfidence = 0.95;

/// A topic that the source names.
struct Named {
  std::uint32_t topic = 0;
  double confidence = kSourceConfidence;
  bool by_code = false;          ///< Given as a topic, not as a keyword or section.
  std::vector<std::string> why;  ///< "metadata", "keyword: trade", "section: Business"
};

/// What a source says of an article beside its text.
struct SourceTopics {
  std::vector<Named> named;
  SourceWords words;  ///< What it says in words that mean no topic by themselves.
};

/// The topics that came with the article, then those of its section and keywords, each once, in their order.
/// Entries of `article.topics` that rules found before (they say why) are not the source's.
[[nodiscard]] SourceTopics topics_of_source(const schema::Article& article, const Vocabulary& vocabulary);

}  // namespace news::topics
