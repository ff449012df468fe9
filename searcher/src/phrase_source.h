#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "words_source.h"

namespace news::searcher {

/// Picks, among the documents that hold the words of a phrase, those where they stand in a row.
class PhraseSource : public WordsSource {
 public:
  explicit PhraseSource(std::vector<std::vector<std::string>> words)
      : WordsSource("phrase", std::move(words)) {}

  [[nodiscard]] PhraseSource* clone() const override { return new PhraseSource(words()); }

 private:
  [[nodiscard]] bool passes(Xapian::docid document) override;
};

/// Documents where words stand side by side: one entry a word, each the terms that satisfy it. They weigh
/// what their words do. `positions_apart`: Xapian doesn't find where they stand.
[[nodiscard]] Xapian::Query side_by_side(const std::vector<std::vector<std::string>>& words,
                                         bool positions_apart);

}  // namespace news::searcher
