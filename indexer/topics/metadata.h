#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <news/schema/article.h>

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

/// The topics that came with the article, then those of its section and keywords, each once, in their order.
/// Entries of `article.topics` that rules found before (they say why) are not the source's.
[[nodiscard]] std::vector<Named> topics_of_source(const schema::Article& article,
                                                  const Vocabulary& vocabulary);

}  // namespace news::topics
