#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "record.h"

namespace news::schema {

/// The documents of an article's quotes, ascending, whichever features the index has.
[[nodiscard]] std::vector<Xapian::docid> quotes_of(const Xapian::Database& quotes,
                                                   const std::string& article);

/// Which entry of which article's `quotes` a document is. Throws Error{index_corrupt} where it doesn't say.
[[nodiscard]] QuoteRecord quote_record(const Xapian::Database& quotes, Xapian::docid document);

}  // namespace news::schema
