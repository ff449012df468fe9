#include "word_postings.h"

#include <algorithm>

namespace news::searcher {

void WordPostings::add_form(const Xapian::Database& database, const std::string& term) {
  database_ = database;
  forms_.push_back({term, schema::PositionFinder(database, term), std::nullopt});
}

Xapian::doccount WordPostings::most() const {
  Xapian::doccount sum = 0;
  for (const Form& form : forms_) sum += database_.get_termfreq(form.term);
  return sum;
}

Xapian::docid WordPostings::move(Form& form, Xapian::docid at) const {
  const Xapian::PostingIterator end;
  if (!form.postings) form.postings = database_.postlist_begin(form.term);
  Xapian::PostingIterator& postings = *form.postings;
  if (postings != end && *postings < at) postings.skip_to(at);
  return postings == end ? 0 : *postings;
}

Xapian::docid WordPostings::reach(Xapian::docid at) {
  Xapian::docid first = 0;
  for (Form& form : forms_) {
    const Xapian::docid here = move(form, at);
    if (here != 0 && (first == 0 || here < first)) first = here;
  }
  return first;
}

bool WordPostings::stands_in(Xapian::docid document) {
  return std::any_of(forms_.begin(), forms_.end(), [&](Form& form) { return stands_in(form, document); });
}

}  // namespace news::searcher
