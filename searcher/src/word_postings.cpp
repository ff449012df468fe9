#include "word_postings.h"

#include <algorithm>

#include <news/schema/internal/word_order.h>

namespace news::searcher {

void WordPostings::open(const Xapian::Database& database, const std::string& term) {
  auto begin = database.postlist_begin(term);
  if (begin == database.postlist_end(term)) return;
  most_ += database.get_termfreq(term);
  forms_.push_back({schema::hash_of_word(term), std::move(begin), schema::PositionFinder(database, term)});
}

Xapian::docid WordPostings::move(Xapian::PostingIterator& postings, Xapian::docid at) {
  const Xapian::PostingIterator end;
  if (postings != end && *postings < at) postings.skip_to(at);
  return postings == end ? 0 : *postings;
}

Xapian::docid WordPostings::reach(Xapian::docid at) {
  Xapian::docid first = 0;
  for (Form& form : forms_) {
    const Xapian::docid here = move(form.postings, at);
    if (here != 0 && (first == 0 || here < first)) first = here;
  }
  return first;
}

bool WordPostings::stands_in(Xapian::docid document) {
  return std::any_of(forms_.begin(), forms_.end(),
                     [&](Form& form) { return move(form.postings, document) == document; });
}

}  // namespace news::searcher
