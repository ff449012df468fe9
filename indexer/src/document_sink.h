#pragma once

#include <cstdint>
#include <string_view>

namespace news::indexer {

/// Takes the documents of a database word by word; knows nothing of news. What it makes of them is the
/// business of each way to write.
class DocumentSink {
 public:
  virtual ~DocumentSink() = default;

  /// Begins a document; the one before is complete.
  virtual void begin() = 0;

  /// A word at a position from 1 on; position 0: none. Of one term they ascend within a document. The word is
  /// a token's (schema::kReadableWordBytes).
  virtual void add_word(std::string_view word, std::uint32_t position, std::uint32_t wdf) = 0;

  /// The same under a prefix, where it doesn't count for the document's length.
  virtual void add_prefixed(std::string_view prefix, std::string_view word, std::uint32_t position) = 0;

  /// A whole term, once in a document; it counts for the document's length by its wdf only.
  virtual void add_term(std::string_view term, std::uint32_t wdf = 0) = 0;

  virtual void set_data(std::string_view data) = 0;
};

}  // namespace news::indexer
