#pragma once

#include <string>
#include <string_view>

#include <news/schema/article.h>

namespace news::schema {

/// Document data: one byte that names the encoding, then the article's JSON form. 'j': as it is; 'z':
/// compressed with zstd. We compress, not Xapian, since its zlib path can't read back some repetitive data of
/// more than 8 KiB.
[[nodiscard]] std::string encode_record(const Article& article);

/// The same for who has the article's JSON form already.
[[nodiscard]] std::string encode_record(std::string_view json);

/// Throws Error{index_corrupt} for data that is no record.
[[nodiscard]] Article decode_record(std::string_view data);

/// Document data of a quote: which entry of which article's `quotes` it is.
struct QuoteRecord {
  std::string article;      ///< Its id.
  std::uint32_t index = 0;  ///< Position in Article::quotes.
};
[[nodiscard]] std::string encode_quote(const QuoteRecord& record);
[[nodiscard]] QuoteRecord decode_quote(std::string_view data);

}  // namespace news::schema
