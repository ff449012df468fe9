#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include <news/schema/internal/terms.h>

#include "word_postings.h"
#include "word_rows.h"

namespace news::searcher {

/// Picks, among the documents that hold some words, those that pass a check of the words' positions. Adds no
/// weight. Only for use in an AND with the words themselves.
class WordsSource : public Xapian::PostingSource {
 public:
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return 0; }
  /// All there are, so that nothing is asked later: to see where words stand costs more than all else.
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return database_.get_doccount(); }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return database_.get_doccount(); }
  void next(double min_weight) override;
  void skip_to(Xapian::docid at, double min_weight) override;
  bool check(Xapian::docid at, double min_weight) override;
  [[nodiscard]] bool at_end() const override { return at_end_; }
  [[nodiscard]] Xapian::docid get_docid() const override { return current_; }
  void init(const Xapian::Database& database) override;
  [[nodiscard]] std::string get_description() const override;

 protected:
  /// One entry a word, each the forms that satisfy it. `name` is for the description.
  WordsSource(std::string name, std::vector<std::vector<std::string>> words);

  /// The check. Of a document that holds the rarest word; among those that hold all, it counts. Asked in
  /// ascending order.
  [[nodiscard]] virtual bool passes(Xapian::docid document) = 0;

  [[nodiscard]] const std::vector<std::vector<std::string>>& words() const { return words_; }
  [[nodiscard]] const Xapian::Database& database() const { return database_; }
  /// Whether the words stand in a row in the document, all in one of the ranges (ascending, at least one).
  [[nodiscard]] bool stand_in_a_row(Xapian::docid document,
                                    const std::vector<schema::PartPositions::Range>& ranges) {
    return rows_.stand_in_a_row(document, postings_, ranges);
  }

 private:
  void open();
  void move_to(Xapian::docid at);

  std::string name_;
  std::vector<std::vector<std::string>> words_;
  Xapian::Database database_;
  std::vector<WordPostings> postings_;  ///< Of each word.
  WordRows rows_;
  Xapian::docid current_ = 0;  ///< 0 before the first.
  bool matched_ = false;       ///< The current document is a match, not one that was only checked.
  bool at_end_ = false;
  bool opened_ = false;
};

}  // namespace news::searcher
