#include <news/schema/error.h>
#include <news/schema/fields.h>
#include <news/schema/internal/quote_runs.h>
#include <news/schema/internal/terms.h>

#include "support/catch.h"

using namespace news::schema;

namespace {

/// A quote as each layout of an index has it: with a place or without, with its article's id or without.
void add(Xapian::WritableDatabase& quotes, std::uint32_t index, std::uint32_t count, bool with_place,
         bool with_id) {
  Xapian::Document quote;
  if (with_place) quote.add_value(kPlaceSlot, pack_place({index, count - index - 1}));
  if (with_id) {
    quote.add_boolean_term(id_term(kQuoteArticlePrefix, "a"));
    quote.set_data(encode_quote({"a", index}));
  }
  quotes.add_document(quote);
}

}  // namespace

TEST_CASE("an article's quotes are found in each layout") {
  for (const int layout : {0, 1, 2}) {
    Xapian::WritableDatabase quotes("", Xapian::DB_BACKEND_INMEMORY);
    quotes.add_document(Xapian::Document());
    for (std::uint32_t i = 0; i < 3; ++i) add(quotes, i, 3, layout > 0, layout < 2 || i == 0);
    CHECK(quotes_of(quotes, "a") == std::vector<Xapian::docid>{2, 3, 4});
    CHECK(quotes_of(quotes, "b").empty());
    CHECK(quote_record(quotes, 4).article == "a");
    CHECK(quote_record(quotes, 4).index == 2);
  }
}

TEST_CASE("damaged places lead nowhere") {
  Xapian::WritableDatabase quotes("", Xapian::DB_BACKEND_INMEMORY);
  add(quotes, 0, 4'000'000'000, true, true);
  add(quotes, 7, 9, true, false);
  CHECK(quotes_of(quotes, "a") == std::vector<Xapian::docid>{1, 2});
  CHECK_THROWS_AS(quote_record(quotes, 2), Error);
}
