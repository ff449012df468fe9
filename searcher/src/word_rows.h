#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include <news/schema/internal/terms.h>

#include "word_postings.h"

namespace news::searcher {

/// Finds out whether words stand in a row in a document, wherever the index keeps that: in chunks of
/// positions, in the order of a quote's words (schema::kWordOrderSlot), or in Xapian's own table. For one
/// query; documents in ascending order.
class WordRows {
 public:
  using Ranges = std::vector<schema::PartPositions::Range>;

  void open(const Xapian::Database& database, const std::vector<WordPostings>& words);

  /// The number of the word that the fewest documents hold, or one of two words.
  [[nodiscard]] std::size_t rarest() const { return by_rarity_.front(); }

  /// The words stand in a row, all in one of the ranges (ascending, at least one).
  [[nodiscard]] bool stand_in_a_row(Xapian::docid document, std::vector<WordPostings>& words,
                                    const Ranges& ranges);

 private:
  void begin_rows(std::size_t word, std::size_t length, const Ranges& ranges);
  void keep_rows_with(std::size_t word);

  void find_places(Xapian::docid document, WordPostings& word);
  void add_places(WordPostings::Form& form);
  [[nodiscard]] bool read_order(Xapian::docid document);

  Xapian::Database database_;
  bool in_chunks_ = false;
  std::optional<Xapian::ValueIterator> orders_;
  std::string order_;                   ///< Of the words of the document at hand; empty where it stores none.
  std::vector<std::size_t> by_rarity_;  ///< The words, the rarest first.
  std::vector<std::uint32_t> places_;   ///< Of a word in the document at hand, ascending.
  std::vector<std::uint32_t> rows_;     ///< Where a row may begin, as far as words were looked at; ascending.
};

}  // namespace news::searcher
