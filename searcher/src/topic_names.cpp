#include "topic_names.h"

#include <algorithm>

#include <news/schema/internal/fold.h>
#include <news/schema/internal/format.h>
#include <news/schema/internal/lexicon.h>

namespace news::searcher {
namespace {

constexpr int kMostLevels = 20;

bool matches(const std::string& label, const std::string& words, TopicMatch match) {
  // Blanks on both sides make words whole.
  const std::string padded = " " + schema::name_key(label) + " ";
  const auto at = padded.find(" " + words + " ");
  return match == TopicMatch::beginning ? at == 0 : at != std::string::npos;
}

bool any_label_matches(const schema::TopicNode& node, const std::string& words, TopicMatch match) {
  return matches(node.name, words, match) ||
         std::any_of(node.labels.begin(), node.labels.end(),
                     [&](const auto& label) { return matches(label.second, words, match); });
}

}  // namespace

std::vector<std::string> topics_named(const Xapian::Database& articles, const std::string& text,
                                      TopicMatch match) {
  std::vector<std::string> ids;
  if (match == TopicMatch::whole) {
    const std::string key = schema::topic_label_key(text);
    const auto end = articles.synonyms_end(key);
    for (auto id = articles.synonyms_begin(key); id != end; ++id) ids.push_back(*id);
    return ids;
  }
  const std::string words = schema::name_key(text);
  const std::string prefix = schema::topic_key("");
  const auto end = articles.metadata_keys_end(prefix);
  for (auto key = articles.metadata_keys_begin(prefix); key != end; ++key) {
    const schema::TopicNode node = schema::decode_topic(articles.get_metadata(*key));
    if (any_label_matches(node, words, match)) ids.push_back(node.id);
  }
  return ids;
}

std::vector<std::string> topics_meant(const Xapian::Database& articles, const std::string& text,
                                      const std::string& language) {
  std::vector<std::string> keys = {schema::topic_name_key(text, language), schema::topic_name_key(text, {})};
  for (const std::string& code : schema::topic_codes(text)) {
    if (!articles.get_metadata(schema::topic_key(code)).empty()) return {code};
    keys.push_back(schema::topic_name_key(code, {}));
  }
  for (const std::string& key : keys) {
    const std::vector<std::string> ids(articles.synonyms_begin(key), articles.synonyms_end(key));
    if (!ids.empty()) return ids;
  }
  return {};
}

std::string top_of(const Xapian::Database& articles, const std::vector<std::string>& ids) {
  const auto is_above = [&](const std::string& upper, std::string id) {
    // A tree is not deep; in a damaged one parents may go round.
    for (int level = 0; level < kMostLevels && !id.empty() && id != upper; ++level) {
      const std::string node = articles.get_metadata(schema::topic_key(id));
      id = node.empty() ? std::string() : schema::decode_topic(node).parent;
    }
    return id == upper;
  };
  for (const std::string& upper : ids) {
    if (std::all_of(ids.begin(), ids.end(), [&](const auto& id) { return is_above(upper, id); }))
      return upper;
  }
  return {};
}

std::string topic_name(const Xapian::Database& articles, const std::string& id) {
  const std::string node = articles.get_metadata(schema::topic_key(id));
  return node.empty() ? std::string() : schema::decode_topic(node).name;
}

}  // namespace news::searcher
