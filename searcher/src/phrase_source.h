#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include <news/schema/internal/word_order.h>

#include "words_source.h"

namespace news::searcher {

/// Picks, among the quotes that hold the words of a phrase, those where they stand in a row: by the order of
/// the words that each quote stores (schema::kQuoteWordOrder), or by positions where it stores none.
class PhraseSource : public WordsSource {
 public:
  explicit PhraseSource(std::vector<std::vector<std::string>> words)
      : WordsSource("phrase", std::move(words)) {}

  /// All there are, so that nothing is asked later: reading the order of a quote's words costs more than all
  /// else.
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return database().get_doccount(); }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return database().get_doccount(); }
  [[nodiscard]] PhraseSource* clone() const override { return new PhraseSource(words()); }
  void init(const Xapian::Database& quotes) override;

 private:
  [[nodiscard]] bool passes(Xapian::docid quote) override;
  [[nodiscard]] bool stand_in_order(const schema::WordOrder& order, Xapian::docid quote);

  std::optional<Xapian::ValueIterator> orders_;
  std::vector<std::vector<std::uint32_t>> marks_;  ///< In the quote at hand, of each word's forms there.
};

}  // namespace news::searcher
