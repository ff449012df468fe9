#pragma once

#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include <news/schema/internal/terms.h>

namespace news::searcher {

/// A part of the text that has no terms of its own, only ranges among the positions of the unprefixed words.
enum class Part { body, quote };

/// Picks, among the articles that hold a phrase somewhere, those where it stands in one range of a part. One
/// word is a phrase of one. Adds no weight.
///
/// Only for use in an AND with the phrase itself: Xapian finds phrases several times as fast as anybody can
/// from outside, and where one of the words stands in no other part, nothing is left to check.
class PartSource : public Xapian::PostingSource {
 public:
  /// One entry a word, each the forms that satisfy it.
  PartSource(Part part, std::vector<std::vector<std::string>> words);

  [[nodiscard]] Xapian::doccount get_termfreq_min() const override;
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override;
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override;
  void next(double min_weight) override;
  void skip_to(Xapian::docid at, double min_weight) override;
  bool check(Xapian::docid at, double min_weight) override;
  [[nodiscard]] bool at_end() const override;
  [[nodiscard]] Xapian::docid get_docid() const override;
  [[nodiscard]] PartSource* clone() const override;
  void init(const Xapian::Database& database) override;
  [[nodiscard]] std::string get_description() const override;

 private:
  using Range = schema::PartPositions::Range;
  using Postings = std::vector<Xapian::PostingIterator>;

  void open(const std::string& term, Postings& postings, Xapian::doccount& articles) const;
  void move_to(Xapian::docid at);
  [[nodiscard]] Xapian::docid candidate_from(Xapian::docid at);
  [[nodiscard]] bool matches(Xapian::docid document);
  [[nodiscard]] bool read_ranges(Xapian::docid document);
  void open_positions(Xapian::docid document);
  [[nodiscard]] bool stand_in_a_row();

  Part part_;
  std::vector<std::vector<std::string>> words_;

  Xapian::Database database_;
  std::vector<Postings> postings_;   ///< Of each word's forms.
  std::vector<Postings> elsewhere_;  ///< Of each word's forms in the parts that have terms of their own.
  std::size_t rarest_ = 0;           ///< The word that leads from article to article.
  Xapian::doccount most_ = 0;        ///< Articles that hold it, or more.
  std::optional<Xapian::ValueIterator> packed_ranges_;
  Xapian::docid current_ = 0;  ///< 0 before the first.
  bool matched_ = false;       ///< The current article is a match, not one that was only checked.
  bool at_end_ = false;

  std::vector<Range> ranges_;                                  ///< Of the part in the article at hand.
  std::vector<std::vector<Xapian::PositionIterator>> places_;  ///< There, of each word's forms that it holds.
};

}  // namespace news::searcher
