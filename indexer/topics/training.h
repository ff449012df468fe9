#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "topics/model.h"
#include "topics/text_features.h"

namespace news::topics {

/// An article whose topics are known.
struct TrainingText {
  std::uint64_t hash = 0;  ///< Of the article's id: decides what it is used for.
  std::vector<TextFeature> features;
  std::vector<std::string> topics;  ///< Ids, as the source names them.
  std::vector<std::string> above;   ///< What lies above these.
};

/// Texts to learn from, however many articles there are: when there are more than `most`, the half with the
/// smaller hashes, again and again. The same articles give the same texts, in whatever number they come.
class TrainingTexts {
 public:
  explicit TrainingTexts(std::size_t most) : most_(most) {}

  /// Whether a text with that hash would be kept so far.
  [[nodiscard]] bool wants(std::uint64_t hash) const { return hash <= limit_; }
  void add(TrainingText text);
  [[nodiscard]] const std::vector<TrainingText>& texts() const { return texts_; }

 private:
  std::size_t most_;
  std::uint64_t limit_ = UINT64_MAX;
  std::vector<TrainingText> texts_;
};

/// How well a topic was learned, measured on articles that had no part in it.
struct Learned {
  std::string id;
  std::size_t texts = 0;     ///< That have the topic, in all.
  std::size_t shown = 0;     ///< Of those measured: what the model gives the topic to...
  std::size_t right = 0;     ///< ... and rightly...
  std::size_t measured = 0;  ///< ... and that have the topic.
  bool used = false;
};

struct Training {
  Model model;                   ///< With the topics that are used.
  std::vector<Learned> learned;  ///< Most texts first.
};

/// A topic is used when it is right so often...
inline constexpr double kLeastPrecision = 0.9;
/// ... measured over at least so many texts.
inline constexpr std::size_t kLeastShown = 5;

/// A topic that `least` texts name is learned, from those that name one below it as well. Three in five texts
/// teach, one in five sets for each topic the threshold that promises the precision, one in five measures it.
/// The same texts in the same order give the same model, bit for bit.
[[nodiscard]] Training train(const std::vector<TrainingText>& texts, std::size_t least);

}  // namespace news::topics
