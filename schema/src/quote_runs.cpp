#include <news/schema/internal/quote_runs.h>

#include <algorithm>

#include <news/schema/error.h>
#include <news/schema/fields.h>
#include <news/schema/internal/terms.h>

namespace news::schema {
namespace {

[[noreturn]] void no_article() {
  throw Error(ErrorCode::index_corrupt, "a quote doesn't say its article", "run `newsindex check`");
}

}  // namespace

std::vector<Xapian::docid> quotes_of(const Xapian::Database& quotes, const std::string& article) {
  std::vector<Xapian::docid> documents;
  const std::string term = id_term(kQuoteArticlePrefix, article);
  const Xapian::docid last = quotes.get_lastdocid();  // a damaged place leads no farther
  for (auto posting = quotes.postlist_begin(term); posting != quotes.postlist_end(term); ++posting) {
    // Without runs each has the term and no place; in older ones each has both.
    if (!documents.empty() && *posting <= documents.back()) continue;
    const QuotePlace place = unpack_place(quotes.get_document(*posting).get_value(kPlaceSlot));
    const Xapian::docid behind = std::min(place.behind, last - *posting);
    for (Xapian::docid i = 0; i <= behind; ++i) documents.push_back(*posting + i);
  }
  return documents;
}

QuoteRecord quote_record(const Xapian::Database& quotes, Xapian::docid document) {
  const Xapian::Document quote = quotes.get_document(document);
  const std::string data = quote.get_data();
  if (!data.empty()) return decode_quote(data);
  const std::uint32_t before = unpack_place(quote.get_value(kPlaceSlot)).before;
  if (before == 0 || before >= document) no_article();
  try {
    QuoteRecord record = decode_quote(quotes.get_document(document - before).get_data());
    record.index = before;
    return record;
  } catch (const Xapian::DocNotFoundError&) {
    no_article();
  }
}

}  // namespace news::schema
