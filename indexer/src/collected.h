#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <news/schema/internal/record.h>

#include "document_sink.h"
#include "draft.h"

namespace news::indexer {

/// A term of a document.
struct Posting {
  std::string term;
  std::uint32_t wdf = 0;
  std::vector<std::uint32_t> positions;  ///< Ascending, no duplicates.
};

/// A document as Xapian's public API takes it.
struct Document {
  std::vector<Posting> postings;  ///< Ascending by term, no duplicates.
  std::string data;
};

/// A draft with its documents: what one article adds to an index.
struct WholeDraft {
  Draft draft;
  Document article;
  std::vector<Document> quotes;
  std::vector<std::string> words;  ///< Every distinct word of the article, for the lexicon.
};

/// draft_article() with the documents collected and the article's data encoded. A pure function: any thread.
[[nodiscard]] WholeDraft collect_article(const schema::Article& article, std::string_view bare,
                                         std::string fingerprint, const schema::Format& format,
                                         const schema::RecordEncoder& records, const Annotators& annotators);

}  // namespace news::indexer
