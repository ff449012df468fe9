#include "train_topics.h"

#include <xxhash.h>

#include <utility>

#include <news/indexer/indexer.h>
#include <news/indexer/store.h>
#include <news/schema/internal/index_layout.h>

#include "generations.h"
#include "topics/topics.h"
#include "topics/training.h"

namespace news::indexer {
namespace {

/// Of some 4 KB each; more would teach little more.
constexpr std::size_t kMostTexts = 40'000;

}  // namespace

std::vector<LearnedTopic> train_topics(const std::filesystem::path& index, const ReadSettings& settings) {
  (void)schema::current_generation(index);  // a missing index is an error here, not a reason to make one
  const WriterLock lock(index);
  const topics::Finder finder(settings.data / "topics", {}, topics::Finder::Use::naming);
  topics::TrainingTexts texts(kMostTexts);
  Store(index).for_each([&](const schema::Article& article) {
    topics::TrainingText text;
    text.hash = XXH3_64bits(article.id.data(), article.id.size());
    if (!texts.wants(text.hash)) return;
    text.topics = finder.named_by_source(article);
    if (text.topics.empty()) return;
    for (const std::string& topic : text.topics) {
      const auto path = finder.path_of(topic);
      for (std::size_t i = 1; i < path.size(); ++i) text.above.push_back(path[i].id);
    }
    text.features = topics::text_features(article);
    texts.add(std::move(text));
  });
  const topics::Training training = topics::train(texts.texts(), kLeastArticlesOfTopic);
  if (training.model.rows().empty()) {
    std::filesystem::remove(topic_model_of(index));
  } else {
    training.model.save(topic_model_of(index));
  }
  std::vector<LearnedTopic> learned;
  for (const topics::Learned& topic : training.learned) {
    learned.push_back({topic.id, finder.path_of(topic.id).front().name, topic.texts, topic.measured,
                       topic.shown, topic.right, topic.used});
  }
  return learned;
}

}  // namespace news::indexer
