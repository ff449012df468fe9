#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include <news/schema/article.h>
#include <news/schema/internal/format.h>

namespace Xapian {
class Database;
}
struct ZSTD_CDict_s;
struct ZSTD_DDict_s;

namespace news::schema {

/// What a record holds of an article: its JSON form; or in a format that has them apart, and with some there,
/// 'a', the length of their numbers, these, a checksum (the low four bytes of XXH3), the JSON form without
/// them, NUL and their texts (annotations.h). `bare`: the JSON form without annotations where it is known
/// already, else empty.
[[nodiscard]] std::string record_form(const Article& article, std::string_view bare, const Format& format);

/// The part of such a form that is compressed.
[[nodiscard]] std::string_view compressed_part(std::string_view form);

/// Writes document data: one byte that names the encoding, then the article's form. 'j': as it is; 'z':
/// compressed with zstd; 'd': compressed with zstd and a dictionary, whose id the frame names
/// (record_dictionary.h). We compress, not Xapian, since its zlib path can't read back some repetitive data
/// of more than 8 KiB. The numbers of a form's annotations stand before all that, as they are.
///
/// Threads: any number may use one object at once. Copies share their dictionary.
class RecordEncoder {
 public:
  /// Without a dictionary.
  RecordEncoder() = default;
  /// An empty dictionary is none. Throws Error{index_corrupt} for bytes that are no dictionary.
  explicit RecordEncoder(std::string_view dictionary);

  [[nodiscard]] std::string encode(std::string_view form) const;
  /// The same for who encodes many.
  void append(std::string_view form, std::string& out) const;

 private:
  std::shared_ptr<const ZSTD_CDict_s> dictionary_;
};

/// Reads document data of one database. Loads a dictionary when the first record names it, and keeps it: what
/// is stored under an id never changes.
///
/// Threads: one at a time, the one that uses the database.
class RecordDecoder {
 public:
  /// Knows no dictionary.
  RecordDecoder() = default;
  /// Dictionaries come from the metadata of the database, as of its newest reopen().
  explicit RecordDecoder(const Xapian::Database& articles);

  /// Throws Error{index_corrupt} for data that is no record, or that names a dictionary which isn't there.
  [[nodiscard]] Article decode(std::string_view data);

 private:
  [[nodiscard]] std::string text_of(std::string_view data);
  const ZSTD_DDict_s& dictionary_of(std::string_view frame);
  [[nodiscard]] std::string unpack(std::string_view frame, const ZSTD_DDict_s* dictionary) const;

  std::function<std::string(const std::string& key)> metadata_;
  std::map<std::uint32_t, std::shared_ptr<const ZSTD_DDict_s>> dictionaries_;  ///< By id.
};

/// Document data of a quote: which entry of which article's `quotes` it is.
struct QuoteRecord {
  std::string article;      ///< Its id.
  std::uint32_t index = 0;  ///< Position in Article::quotes.
};
[[nodiscard]] std::string encode_quote(const QuoteRecord& record);
[[nodiscard]] QuoteRecord decode_quote(std::string_view data);

}  // namespace news::schema
