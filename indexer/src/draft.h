#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <news/schema/article.h>
#include <news/schema/fields.h>
#include <news/schema/internal/format.h>

#include "annotators.h"

namespace news::indexer {

/// A term of a document.
struct Posting {
  std::string term;
  std::uint32_t wdf = 0;
  std::vector<std::uint32_t> positions;  ///< Ascending, no duplicates.
};

/// A document as any writer of Xapian databases takes it; knows nothing of news.
struct Document {
  std::vector<Posting> postings;  ///< Ascending by term, no duplicates.
  std::vector<std::pair<unsigned, std::string>> values;
  std::string data;
};

/// Labels of one facet of a document. The writer turns them into ordinals, since only it knows the
/// dictionary.
struct FacetLabels {
  const schema::Field* field = nullptr;
  std::vector<std::string> labels;
};

/// An article made ready for writing: all the work that needs no database.
struct Draft {
  std::string id;
  std::string id_term;
  std::string fingerprint;  ///< Equal fingerprints: nothing would change.
  Document article;
  std::vector<Document> quotes;
  std::vector<FacetLabels> facets;                 ///< Of the article.
  std::vector<std::vector<std::string>> speakers;  ///< Of each quote; its other facets are the article's.
  std::string language;
  std::vector<std::string> words;         ///< Every distinct word, for the lexicon.
  std::vector<std::string> persons;       ///< Canonical names, to be found by name, surname and alias.
  std::vector<schema::TopicNode> topics;  ///< The article's topics and those above them.
  std::size_t text_bytes = 0;
};

/// Builds the draft of an annotated article. `fingerprint` is the hash of what came in.
/// A pure function: any thread.
[[nodiscard]] Draft make_draft(const schema::Article& article, std::string fingerprint,
                               const schema::Format& format, const topics::Finder& topics);

/// The facets of one quote: those of its article that quotes have, with its own speaker.
[[nodiscard]] std::vector<FacetLabels> quote_facets(const Draft& draft, std::size_t quote);

/// Hash of an article as it was read, and of what will be done with it.
[[nodiscard]] std::string fingerprint_of(const schema::Article& article, const Annotate& wanted,
                                         std::uint64_t annotators);

}  // namespace news::indexer
