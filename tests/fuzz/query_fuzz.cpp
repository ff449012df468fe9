// Any bytes as a query: it is read, or refused with the place inside it.
#include <cstdint>
#include <string_view>

#include <news/schema/error.h>

#include "query_parser.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view query(reinterpret_cast<const char*>(data), size);
  for (const bool plain : {false, true}) {
    news::searcher::ParseOptions options;
    options.plain_words = plain;
    try {
      (void)news::searcher::parse_query(query, options);
    } catch (const news::schema::Error& error) {
      if (error.code() != news::schema::ErrorCode::bad_query) throw;
    }
  }
  return 0;
}
