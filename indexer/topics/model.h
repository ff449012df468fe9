#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <news/schema/article.h>

#include "topics/text_features.h"

namespace news::topics {

/// A topic that the model sees in an article.
struct Modelled {
  std::string id;
  double confidence = 0;  ///< The precision that was measured for the topic.
  std::string why;        ///< "model: reef, coral bleaching"
};

/// One linear function of the words of a text for each topic, learned from the articles of a collection.
/// Threads: all const functions may be called from several threads at once.
class Model {
 public:
  /// A topic of the model. It is in an article when the function is at least `threshold`.
  struct Row {
    std::string id;
    double threshold = 0;
    double precision = 0;
    float step = 0;  ///< What a weight of 1 stands for.
  };

  /// No topics.
  Model() = default;
  /// `weights`: for each text feature, and behind them for the constant 1, those of all rows.
  Model(std::vector<Row> rows, std::vector<std::int8_t> weights);

  /// Reads what save() wrote; no topics where there is no file. Throws schema::Error{data_missing}.
  [[nodiscard]] static Model load(const std::filesystem::path& file);
  /// Takes the place of the file when all is written. Throws schema::Error{io}.
  void save(const std::filesystem::path& file) const;

  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }
  /// The value of each row's function.
  [[nodiscard]] std::vector<double> values(const std::vector<TextFeature>& features) const;
  [[nodiscard]] std::vector<Modelled> find(const schema::Article& article) const;

 private:
  [[nodiscard]] std::string strongest_words(const std::vector<NamedFeature>& features, std::size_t row) const;

  std::vector<Row> rows_;
  std::vector<std::int8_t> weights_;
};

}  // namespace news::topics
