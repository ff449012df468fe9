#pragma once

#include <string>
#include <vector>

#include <xapian.h>

namespace news::searcher {

/// How a label answers to what was typed. Case, accents and punctuation don't matter; words are whole.
enum class TopicMatch { whole, beginning, inside };

/// Ids of the topics of the index that have such a label in any language, each once.
[[nodiscard]] std::vector<std::string> topics_named(const Xapian::Database& articles, const std::string& text,
                                                    TopicMatch match);

/// Ids of the topics that a source in that language ("" for any) means by the text, a name or a code, whether
/// or not articles have them now.
[[nodiscard]] std::vector<std::string> topics_meant(const Xapian::Database& articles, const std::string& text,
                                                    const std::string& language);

/// The one of them that all others lie below; empty where there is none.
[[nodiscard]] std::string top_of(const Xapian::Database& articles, const std::vector<std::string>& ids);

/// The topic's English name; empty when the index doesn't know it.
[[nodiscard]] std::string topic_name(const Xapian::Database& articles, const std::string& id);

}  // namespace news::searcher
