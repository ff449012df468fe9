#pragma once

#include <xapian.h>

namespace news::searcher {

// Xapian (1.4) puts the list of all documents in the place of a term that every document has, where nobody
// asks for its weight or its positions. It reads on in that list under the term's name, and where docids have
// gaps and the list has several chunks it ends there with an error. So such terms become everything() before
// it can.

/// Everything. A query of its own: Xapian's constant is shared between threads without a lock.
[[nodiscard]] Xapian::Query everything();

/// Boolean: matches, and adds no weight.
[[nodiscard]] Xapian::Query unweighted(const Xapian::Database& database, const Xapian::Query& query);

/// A query as it can be asked where nothing is ranked.
[[nodiscard]] Xapian::Query unranked(const Xapian::Database& database, const Xapian::Query& query);

/// And where matches are: what only lets through or keeps out is made unranked.
[[nodiscard]] Xapian::Query ranked(const Xapian::Database& database, const Xapian::Query& query);

}  // namespace news::searcher
