#pragma once

#include <vector>

#include <news/schema/article.h>
#include <news/schema/internal/format.h>
#include <news/schema/internal/terms.h>

#include "document_sink.h"

namespace news::indexer {

/// Where an article's words stand.
struct ArticleTexts {
  schema::PartPositions parts;
  std::vector<schema::PartPositions::Range> quoted;  ///< Of the body, inside quotes that aren't indirect.
};

/// Writes the words of an article's texts into the document at hand.
ArticleTexts write_texts(const schema::Article& article, const schema::Format& format, DocumentSink& sink);

}  // namespace news::indexer
