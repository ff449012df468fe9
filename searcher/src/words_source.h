#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include <news/schema/internal/terms.h>

namespace news::searcher {

/// The positions of one word in a document: of each of its forms there.
using Places = std::vector<Xapian::PositionIterator>;

/// The posting lists of one word: of each of its forms that the database has.
class WordPostings {
 public:
  struct Form {
    std::uint64_t hash = 0;  ///< As the order of words takes it.
    Xapian::PostingIterator postings;
  };

  void open(const Xapian::Database& database, const std::string& term);

  /// The first document from `at` on that holds the word; 0 when there is none.
  [[nodiscard]] Xapian::docid reach(Xapian::docid at);
  [[nodiscard]] bool stands_in(Xapian::docid document);
  /// Calls f with each form that stands in a document.
  template <class F>
  void each_in(Xapian::docid document, F&& f) {
    for (Form& form : forms_) {
      if (move(form.postings, document) == document) f(form);
    }
  }
  /// Documents that hold the word, or more.
  [[nodiscard]] Xapian::doccount most() const { return most_; }

 private:
  /// Moves to the first document from `at` on and names it; 0 at the end.
  static Xapian::docid move(Xapian::PostingIterator& postings, Xapian::docid at);

  std::vector<Form> forms_;
  Xapian::doccount most_ = 0;
};

/// The words stand in a row somewhere, all in one of the ranges (ascending, at least one).
[[nodiscard]] bool stand_in_a_row(std::vector<Places>& words,
                                  const std::vector<schema::PartPositions::Range>& ranges);

/// Picks, among the documents that hold some words, those that pass a check of the words' positions. Adds no
/// weight. Only for use in an AND with the words themselves.
class WordsSource : public Xapian::PostingSource {
 public:
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return 0; }
  /// As many as may be, so that the words are looked for first.
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return most_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return most_; }
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

  /// The check, of a document that holds all words. Asked in ascending order.
  [[nodiscard]] virtual bool passes(Xapian::docid document) = 0;

  [[nodiscard]] const std::vector<std::vector<std::string>>& words() const { return words_; }
  [[nodiscard]] const Xapian::Database& database() const { return database_; }
  [[nodiscard]] WordPostings& postings(std::size_t word) { return postings_[word]; }

 private:
  void move_to(Xapian::docid at);
  [[nodiscard]] bool matches(Xapian::docid document);

  std::string name_;
  std::vector<std::vector<std::string>> words_;
  Xapian::Database database_;
  std::vector<WordPostings> postings_;  ///< Of each word.
  std::size_t rarest_ = 0;              ///< The word that leads from document to document.
  Xapian::doccount most_ = 0;           ///< Documents that hold it, or more.
  Xapian::docid current_ = 0;           ///< 0 before the first.
  bool matched_ = false;                ///< The current document is a match, not one that was only checked.
  bool at_end_ = false;
};

}  // namespace news::searcher
