#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <news/schema/article.h>
#include <news/schema/fields.h>
#include <news/schema/internal/format.h>

#include "annotators.h"
#include "document_sink.h"

namespace news::indexer {

/// Labels of one facet of a document. The writer turns them into ordinals, since only it knows the
/// dictionary.
struct FacetLabels {
  const schema::Field* field = nullptr;
  std::vector<std::string> labels;
};

/// Values of a document by slot.
using SlotValues = std::vector<std::pair<unsigned, std::string>>;

/// What an article's writer must know besides its documents.
struct Draft {
  std::string id;
  std::string id_term;
  std::string fingerprint;  ///< Equal fingerprints: nothing would change.
  std::string language;
  std::string precedence;   ///< schema::pack_precedence(); mostly empty.
  std::string own_id;       ///< Of a cancellation: what its source calls the article, where ids are others.
  bool canceled = false;    ///< Only the id counts: the article is to go.
  SlotValues values;        ///< Of the article, but for facets.
  SlotValues quote_values;  ///< What its quotes have from it, but for facets.
  std::vector<SlotValues> own_quote_values;        ///< What each quote has of its own.
  std::vector<FacetLabels> facets;                 ///< Of the article.
  std::vector<std::vector<std::string>> speakers;  ///< Of each quote; its other facets are the article's.
  std::vector<std::string> persons;       ///< Canonical names, to be found by name, surname and alias.
  std::vector<schema::TopicNode> topics;  ///< The article's topics and those above them.
  std::size_t text_bytes = 0;

  /// Whether a quote has the values and facets that are the article's: in a run the first has them for all.
  [[nodiscard]] static bool has_shared_values(std::size_t quote, const schema::Format& format) {
    return quote == 0 || !format.has(schema::kQuoteRunValues);
  }

  /// A cancellation that names no version is one of whatever version there is.
  [[nodiscard]] bool takes_back_all() const { return canceled && precedence.empty(); }
};

/// Writes the documents of an annotated article and of its quotes into the sinks. The article's data is its
/// form (schema::record_form), which the writer has to encode; `bare` is its JSON form without annotations
/// where it is known already, else empty. `fingerprint` is that of what came in. Any thread; sinks of its
/// own.
[[nodiscard]] Draft draft_article(const schema::Article& article, std::string_view bare,
                                  std::string fingerprint, const schema::Format& format,
                                  const Annotators& annotators, DocumentSink& articles, DocumentSink& quotes);

/// For an article that its source takes back.
[[nodiscard]] Draft draft_removal(const schema::Article& article);

/// The fingerprint of an article whose JSON form, as it was read, is `record`: what it says, and what is done
/// with it.
[[nodiscard]] std::string fingerprint_of(std::string_view record, std::uint64_t annotation);

/// The same content annotated otherwise.
[[nodiscard]] std::string with_annotation(std::string fingerprint, std::uint64_t annotation);

}  // namespace news::indexer
