#include "topics/training.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <set>
#include <utility>

namespace news::topics {
namespace {

constexpr std::size_t kMostTopics = 200;
constexpr int kRounds = 6;
constexpr float kRate = 8;  ///< Of the first round; texts have length 1, so steps are large.
/// A threshold is looked for a little above the precision it must hold elsewhere.
constexpr double kMargin = 0.02;
/// A confidence that the source's own word stays above.
constexpr double kMostByModel = 0.94;

enum class Part { teaches, sets, measures };

Part part_of(const TrainingText& text) {
  switch (text.hash % 5) {
    case 3:
      return Part::sets;
    case 4:
      return Part::measures;
    default:
      return Part::teaches;
  }
}

std::set<std::string> topics_of(const TrainingText& text) {
  std::set<std::string> topics(text.topics.begin(), text.topics.end());
  topics.insert(text.above.begin(), text.above.end());
  return topics;
}

/// The topics with enough texts, most first.
std::vector<Learned> topics_to_learn(const std::vector<TrainingText>& texts, std::size_t least) {
  std::map<std::string, std::size_t> named;
  std::map<std::string, std::size_t> counts;
  for (const TrainingText& text : texts) {
    for (const std::string& topic : text.topics) ++named[topic];
    for (const std::string& topic : topics_of(text)) ++counts[topic];
  }
  std::vector<Learned> topics;
  for (const auto& [id, count] : counts) {
    // What nearly all texts have would be right for any text, and say nothing.
    if (named[id] < least || count * 5 > texts.size() * 4) continue;
    topics.push_back({id, count, 0, 0, 0, false});
  }
  std::stable_sort(topics.begin(), topics.end(),
                   [](const Learned& a, const Learned& b) { return a.texts > b.texts; });
  topics.resize(std::min(topics.size(), kMostTopics));
  return topics;
}

/// An order without any order, the same each time.
void shuffle(std::vector<std::size_t>& order) {
  std::uint64_t state = 20240229;
  for (std::size_t i = order.size(); i > 1; --i) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    std::swap(order[i - 1], order[(state >> 33U) % i]);
  }
}

/// Which topics a text has, by their rows.
using Marks = std::vector<std::vector<bool>>;

Marks marks_of(const std::vector<TrainingText>& texts, const std::vector<Learned>& topics) {
  std::map<std::string, std::size_t> rows;
  for (std::size_t row = 0; row < topics.size(); ++row) rows.emplace(topics[row].id, row);
  Marks marks(texts.size(), std::vector<bool>(topics.size()));
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (const std::string& topic : topics_of(texts[i])) {
      if (const auto row = rows.find(topic); row != rows.end()) marks[i][row->second] = true;
    }
  }
  return marks;
}

/// Logistic regression, one topic against the rest, by stochastic gradient descent.
std::vector<float> learn(const std::vector<TrainingText>& texts, const Marks& marks, std::size_t rows) {
  std::vector<float> weights((std::size_t{kTextFeatures} + 1) * rows);
  float* constant = weights.data() + std::size_t{kTextFeatures} * rows;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (part_of(texts[i]) == Part::teaches) order.push_back(i);
  }
  std::vector<float> errors(rows);
  for (int round = 0; round < kRounds; ++round) {
    const float rate = kRate / static_cast<float>(1 + round);
    shuffle(order);
    for (const std::size_t i : order) {
      std::copy(constant, constant + rows, errors.begin());
      for (const TextFeature& feature : texts[i].features) {
        const float* from = weights.data() + std::size_t{feature.number} * rows;
        for (std::size_t row = 0; row < rows; ++row) errors[row] += from[row] * feature.value;
      }
      for (std::size_t row = 0; row < rows; ++row) {
        const float likely = 1 / (1 + std::exp(-errors[row]));
        errors[row] = rate * ((marks[i][row] ? 1.0F : 0.0F) - likely);
      }
      for (const TextFeature& feature : texts[i].features) {
        float* to = weights.data() + std::size_t{feature.number} * rows;
        for (std::size_t row = 0; row < rows; ++row) to[row] += errors[row] * feature.value;
      }
      constexpr float kSlow = 0.05F;  // it is in every text
      for (std::size_t row = 0; row < rows; ++row) constant[row] += kSlow * errors[row];
    }
  }
  return weights;
}

/// Weights in a byte each, and what a 1 stands for in each row.
struct Packed {
  std::vector<Model::Row> rows;
  std::vector<std::int8_t> weights;
};

Packed packed(const std::vector<float>& weights, const std::vector<Learned>& topics) {
  const std::size_t rows = topics.size();
  std::vector<float> most(rows, std::numeric_limits<float>::min());
  for (std::size_t i = 0; i < weights.size(); ++i) {
    most[i % rows] = std::max(most[i % rows], std::abs(weights[i]));
  }
  Packed made;
  constexpr float kLargest = 127;
  for (std::size_t row = 0; row < rows; ++row)
    made.rows.push_back({topics[row].id, 0, 0, most[row] / kLargest});
  for (std::size_t i = 0; i < weights.size(); ++i) {
    made.weights.push_back(static_cast<std::int8_t>(std::lround(weights[i] / made.rows[i % rows].step)));
  }
  return made;
}

/// The lowest value from which on the texts are right often enough; none when there are too few of them.
double threshold_of(std::vector<std::pair<double, bool>>& values) {
  std::sort(values.begin(), values.end(), std::greater<>());
  double threshold = std::numeric_limits<double>::infinity();
  std::size_t right = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    right += values[i].second ? 1 : 0;
    const bool last_of_value = i + 1 == values.size() || values[i + 1].first != values[i].first;
    const double precision = static_cast<double>(right) / static_cast<double>(i + 1);
    if (last_of_value && i + 1 >= kLeastShown && precision >= kLeastPrecision + kMargin) {
      threshold = values[i].first;
    }
  }
  return threshold;
}

/// What remains of the model when only the topics that are used have a row.
Model used_part(const Packed& whole, const std::vector<Learned>& learned,
                const std::vector<double>& thresholds) {
  std::vector<std::size_t> kept;
  std::vector<Model::Row> rows;
  for (std::size_t row = 0; row < learned.size(); ++row) {
    if (!learned[row].used) continue;
    kept.push_back(row);
    rows.push_back(whole.rows[row]);
    rows.back().threshold = thresholds[row];
    const double precision =
        static_cast<double>(learned[row].right) / static_cast<double>(learned[row].shown);
    rows.back().precision = std::min(kMostByModel, precision);
  }
  if (rows.empty()) return {};
  std::vector<std::int8_t> weights;
  for (std::size_t begin = 0; begin < whole.weights.size(); begin += learned.size()) {
    for (const std::size_t row : kept) weights.push_back(whole.weights[begin + row]);
  }
  return {std::move(rows), std::move(weights)};
}

}  // namespace

void TrainingTexts::add(TrainingText text) {
  if (!wants(text.hash)) return;
  texts_.push_back(std::move(text));
  while (texts_.size() > most_ && limit_ > 0) {
    limit_ /= 2;
    std::erase_if(texts_, [this](const TrainingText& kept) { return !wants(kept.hash); });
  }
}

Training train(const std::vector<TrainingText>& texts, std::size_t least) {
  Training training;
  training.learned = topics_to_learn(texts, least);
  std::vector<Learned>& learned = training.learned;
  if (learned.empty()) return training;
  const Marks marks = marks_of(texts, learned);
  const Packed whole = packed(learn(texts, marks, learned.size()), learned);
  const Model model(whole.rows, whole.weights);

  std::vector<std::vector<std::pair<double, bool>>> setting(learned.size());
  std::vector<std::pair<std::size_t, std::vector<double>>> measuring;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const Part part = part_of(texts[i]);
    if (part == Part::teaches) continue;
    std::vector<double> values = model.values(texts[i].features);
    if (part == Part::measures) {
      measuring.emplace_back(i, std::move(values));
      continue;
    }
    for (std::size_t row = 0; row < learned.size(); ++row)
      setting[row].emplace_back(values[row], marks[i][row]);
  }
  std::vector<double> thresholds;
  for (auto& values : setting) thresholds.push_back(threshold_of(values));
  for (const auto& [i, values] : measuring) {
    for (std::size_t row = 0; row < learned.size(); ++row) {
      const bool shown = values[row] >= thresholds[row];
      learned[row].measured += marks[i][row] ? 1 : 0;
      learned[row].shown += shown ? 1 : 0;
      learned[row].right += shown && marks[i][row] ? 1 : 0;
    }
  }
  for (Learned& topic : learned) {
    topic.used = topic.shown >= kLeastShown &&
                 static_cast<double>(topic.right) >= kLeastPrecision * static_cast<double>(topic.shown);
  }
  training.model = used_part(whole, learned, thresholds);
  return training;
}

}  // namespace news::topics
