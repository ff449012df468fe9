#pragma once

#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include <news/schema/fields.h>
#include <news/schema/internal/terms.h>

#include "words_source.h"

namespace news::searcher {

/// A part of the text that has no positions of its own, only ranges among those of the unprefixed words.
enum class Part { headline, subheadline, body, captions, quote };

/// The part that a field is; nothing for fields that are none.
[[nodiscard]] std::optional<Part> part_of(const schema::Field& field);

/// Picks, among the articles that hold some words, those where they stand in a row in one range of a part.
/// One word is a row of one.
class PartSource : public WordsSource {
 public:
  PartSource(Part part, std::vector<std::vector<std::string>> words);

  [[nodiscard]] PartSource* clone() const override;
  void init(const Xapian::Database& database) override;

 private:
  [[nodiscard]] bool passes(Xapian::docid document) override;
  [[nodiscard]] bool read_ranges(Xapian::docid document);

  Part part_;
  std::optional<WordPostings> elsewhere_;  ///< Of a lone word in the parts that have terms of their own.
  std::optional<Xapian::ValueIterator> packed_ranges_;
  std::vector<schema::PartPositions::Range> ranges_;  ///< Of the part in the article at hand.
};

}  // namespace news::searcher
