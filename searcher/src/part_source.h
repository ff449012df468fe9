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

/// Picks, among the articles that hold a phrase somewhere, those where it stands in one range of a part. One
/// word is a phrase of one.
///
/// In an AND with the phrase itself: Xapian finds phrases several times as fast as anybody can
/// from outside, and where one of the words stands in no other part, nothing is left to check.
class PartSource : public WordsSource {
 public:
  PartSource(Part part, std::vector<std::vector<std::string>> words);

  [[nodiscard]] PartSource* clone() const override;
  void init(const Xapian::Database& database) override;

 private:
  [[nodiscard]] bool passes(Xapian::docid document) override;
  [[nodiscard]] bool read_ranges(Xapian::docid document);

  Part part_;
  std::vector<WordPostings> elsewhere_;  ///< Of each word in the parts that have terms of their own.
  std::optional<Xapian::ValueIterator> packed_ranges_;
  std::vector<schema::PartPositions::Range> ranges_;  ///< Of the part in the article at hand.
};

}  // namespace news::searcher
