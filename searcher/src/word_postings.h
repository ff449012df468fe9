#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include <news/schema/internal/position_chunks.h>

namespace news::searcher {

/// The posting lists of one word: of each of its forms that the database has.
class WordPostings {
 public:
  struct Form {
    std::uint64_t hash = 0;  ///< As the order of words takes it.
    Xapian::PostingIterator postings;
    schema::PositionFinder positions;
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

}  // namespace news::searcher
