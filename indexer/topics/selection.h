#pragma once

#include <vector>

#include <news/schema/article.h>

#include "topics/metadata.h"
#include "topics/model.h"
#include "topics/rule_set.h"
#include "topics/vocabulary.h"

namespace news::topics {

inline constexpr std::size_t kMostTopics = 5;

/// What is shown: the topics of the source, then those that the evidence or the model speaks for, most
/// confident first, no topic beside one that lies below it, at most kMostTopics. `fell_short`: what the
/// evidence spoke for too weakly, for those who want to know.
[[nodiscard]] std::vector<schema::Topic> select(std::vector<Named> named, const Weighed& weighed,
                                                const std::vector<Modelled>& modelled,
                                                const Vocabulary& vocabulary, const RuleSet& rules,
                                                std::vector<schema::Topic>* fell_short = nullptr);

}  // namespace news::topics
