#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include <news/schema/internal/record.h>

#include "annotators.h"
#include "draft.h"
#include "glass/batch.h"
#include "input_run.h"
#include "word_marks.h"

namespace news::indexer {

/// What is the same for all parcels of a load.
struct LoadTask {
  const Annotators* annotators = nullptr;
  WordMarks* words = nullptr;
  Annotate wanted;
  schema::Format format;
  schema::RecordEncoder records;
  std::string old_articles;       ///< The articles database that is there already; empty in a new index.
  std::size_t loader_memory = 0;  ///< What a loader may keep from parcel to parcel, in bytes.
  bool stored = false;            ///< The articles come from there, to be annotated anew.
};

/// An article of a parcel.
struct LoadedArticle {
  Draft draft;
  std::uint32_t quotes = 0;
  Xapian::docid old_docid = 0;  ///< In the index that is there already; 0: not there.
  bool unchanged = false;       ///< As it is there already: nothing was drafted.
  std::string old_precedence;   ///< Of the version that is there already.

  /// Has documents in its parcel.
  [[nodiscard]] bool drafted() const { return !unchanged && !draft.canceled; }
};

/// A parcel turned inside out.
struct LoadedParcel {
  std::vector<LoadedArticle> articles;
  glass::Inverted article_documents;
  glass::Inverted quote_documents;
};

/// Articles' JSON forms, one behind the other.
struct JsonTexts {
  std::string bytes;
  std::vector<std::size_t> ends;
};

/// Reads, annotates and inverts parcels. Keeps its memory from parcel to parcel, but what an outsized one
/// took.
///
/// Threads: one per object.
class ParcelLoader {
 public:
  explicit ParcelLoader(const LoadTask& task);
  [[nodiscard]] LoadedParcel load(ArticleStream& articles);

 private:
  class Sink;
  class ArticleSink;

  /// The article with that id in the index that is there already; docid 0 where there is none.
  struct OldArticle {
    Xapian::docid docid = 0;
    std::string fingerprint;
    std::string precedence;
  };
  [[nodiscard]] OldArticle find_old(const std::string& id_term) const;
  void load_article(reading::ReadArticle& read, LoadedParcel& out);
  void give_back();

  const LoadTask& task_;
  std::optional<Xapian::Database> old_;
  glass::Batch articles_;
  glass::Batch quotes_;
  JsonTexts texts_;
};

}  // namespace news::indexer
