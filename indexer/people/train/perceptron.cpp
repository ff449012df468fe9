#include "people/train/perceptron.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>

#include <news/schema/article.h>

#include "people/document.h"
#include "people/runs.h"
#include "people/tagger/decode.h"

namespace news::people {
namespace {

/// One step of an update, in units of the stored weights.
constexpr std::int64_t kScale = 12;

/// A weight together with what its average needs.
struct Sum {
  std::int32_t now = 0;
  std::int64_t missed = 0;  ///< Each change times the examples of this course seen before it.
  std::int64_t total = 0;   ///< The weight after each example, summed over the courses that are over.

  void change(std::int32_t by, std::int64_t seen) {
    now += by;
    missed += by * seen;
  }
  void end_course(std::int64_t seen) {
    total += now * seen - missed;
    now = 0;
    missed = 0;
  }
  /// The mean over all examples, rounded, not further from 0 than `limit`.
  [[nodiscard]] std::int64_t mean(std::int64_t examples, std::int64_t limit) const {
    const std::int64_t sum = total * kScale;
    const std::int64_t half = sum < 0 ? -examples / 2 : examples / 2;
    return std::clamp((sum + half) / examples, -limit, limit);
  }
};

/// Random enough to shuffle with, and the same everywhere.
class Dice {
 public:
  std::uint64_t operator()(std::uint64_t below) {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBULL;
    return (mixed ^ (mixed >> 31U)) % below;
  }

 private:
  std::uint64_t state_ = 0;
};

class Trainer {
 public:
  Trainer() : rows_(static_cast<std::size_t>(kBuckets) * kLabels) {}

  void learn(const Example& example) {
    scores_.assign(example.features.size(), {});
    for (std::size_t i = 0; i < scores_.size(); ++i) {
      for (const std::uint32_t bucket : example.features[i]) {
        for (std::size_t label = 0; label < kLabels; ++label) scores_[i][label] += row(bucket, label).now;
      }
    }
    for (std::size_t before = 0; before < after_.size(); ++before) {
      for (std::size_t now = 0; now < kLabels; ++now) plain_[before][now] = after_[before][now].now;
    }
    best_labels(scores_, plain_, best_);
    if (best_ != example.labels) {
      change(example, example.labels, 1);
      change(example, best_, -1);
    }
    seen_ += 1;
  }

  void end_course() {
    for (Sum& sum : rows_) sum.end_course(seen_);
    for (auto& row : after_) {
      for (Sum& sum : row) sum.end_course(seen_);
    }
    examples_ += seen_;
    seen_ = 0;
  }

  [[nodiscard]] Weights average() const {
    Weights weights;
    for (std::uint32_t bucket = 0; bucket < kBuckets; ++bucket) {
      for (std::size_t label = 0; label < kLabels; ++label) {
        const Sum& sum = rows_[static_cast<std::size_t>(bucket) * kLabels + label];
        weights.rows[bucket][label] = static_cast<std::int8_t>(sum.mean(examples_, 127));
      }
    }
    for (std::size_t before = 0; before < after_.size(); ++before) {
      for (std::size_t now = 0; now < kLabels; ++now)
        weights.after[before][now] = static_cast<std::int16_t>(after_[before][now].mean(examples_, 32767));
    }
    return weights;
  }

 private:
  Sum& row(std::uint32_t bucket, std::size_t label) {
    return rows_[static_cast<std::size_t>(bucket) * kLabels + label];
  }

  void change(const Example& example, const std::vector<Label>& labels, std::int32_t by) {
    std::size_t before = Weights::kStart;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const auto now = static_cast<std::size_t>(labels[i]);
      for (const std::uint32_t bucket : example.features[i]) row(bucket, now).change(by, seen_);
      after_[before][now].change(by, seen_);
      before = now;
    }
  }

  std::vector<Sum> rows_;
  std::array<std::array<Sum, kLabels>, kLabels + 1> after_{};
  After plain_{};
  Scores scores_;
  std::vector<Label> best_;
  std::int64_t seen_ = 0;  ///< Examples of this course.
  std::int64_t examples_ = 0;
};

/// The label of what begins at this place of the text.
Label label_at(const LabelledSentence& sentence, std::uint32_t begin) {
  for (const LabelledSentence::Word& word : sentence.words) {
    if (begin >= word.end) continue;
    if (begin < word.begin) break;
    // A later part of a word goes on with the name that its first part begins.
    return word.label == Label::person_begin && begin > word.begin ? Label::person_inside : word.label;
  }
  return Label::outside;
}

Example example_of(const Document& document, const Run& run, const LabelledSentence& sentence) {
  Example example;
  features_of(document, run, example.features);
  Label before = Label::outside;
  for (std::uint32_t at = run.first; at < run.last; ++at) {
    Label label = label_at(sentence, document.tokens[at].begin);
    const bool inside = before == Label::person_begin || before == Label::person_inside;
    if (label == Label::person_inside && !inside) label = Label::person_begin;
    example.labels.push_back(label);
    before = label;
  }
  return example;
}

}  // namespace

std::vector<Example> examples_of(const std::vector<LabelledSentence>& sentences, const Lists& lists) {
  std::vector<Example> examples;
  for (const LabelledSentence& sentence : sentences) {
    schema::Article article;
    article.body = sentence.text;
    const Document document(article, lists, Purpose::learn);
    for (const Run& run : find_runs(document)) {
      if (document.blocks[run.block].title_case || is_idle(document, run)) continue;
      examples.push_back(example_of(document, run, sentence));
    }
  }
  return examples;
}

Weights train(const std::vector<Example>& examples, unsigned rounds, unsigned courses) {
  Trainer trainer;
  Dice dice;
  std::vector<std::size_t> order(examples.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (unsigned course = 0; course < courses; ++course) {
    for (unsigned round = 0; round < rounds; ++round) {
      for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[dice(i)]);
      for (const std::size_t number : order) trainer.learn(examples[number]);
    }
    trainer.end_course();
  }
  return trainer.average();
}

}  // namespace news::people
