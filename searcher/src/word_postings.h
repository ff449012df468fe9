#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include <news/schema/internal/position_chunks.h>

namespace news::searcher {

/// One word in a database: each of its forms, its posting lists and its positions. Nothing is read before it
/// is asked for: each list that is opened takes as long as many a query.
class WordPostings {
 public:
  struct Form {
    std::string term;
    schema::PositionFinder positions;
    std::optional<Xapian::PostingIterator> postings;
  };

  void add_form(const Xapian::Database& database, const std::string& term);

  /// The first document from `at` on that holds the word; 0 when there is none.
  [[nodiscard]] Xapian::docid reach(Xapian::docid at);
  [[nodiscard]] bool stands_in(Xapian::docid document);
  [[nodiscard]] std::vector<Form>& forms() { return forms_; }
  /// Moves the form's postings, and says whether it stands in the document.
  [[nodiscard]] bool stands_in(Form& form, Xapian::docid document) {
    return move(form, document) == document;
  }
  /// Documents that hold the word, or more.
  [[nodiscard]] Xapian::doccount most() const;

 private:
  /// Moves to the first document from `at` on and names it; 0 at the end.
  [[nodiscard]] Xapian::docid move(Form& form, Xapian::docid at) const;

  Xapian::Database database_;
  std::vector<Form> forms_;
};

}  // namespace news::searcher
