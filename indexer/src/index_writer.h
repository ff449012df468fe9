#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "collected.h"
#include "generations.h"
#include "topics/vocabulary.h"

namespace news::indexer {

/// What became of an article.
enum class Outcome {
  added,
  updated,
  unchanged,
  outdated,  ///< The index has a later version.
  removed,   ///< Its source took it back.
  absent,    ///< Its source took it back, and it wasn't there.
};

/// Documents that Xapian can't take out of their database, since it can't read back their lists of terms:
/// some that it compressed, of a little over 8192 bytes and nearly the same all through. Thrown before
/// anything is changed. A new generation without them is the way: rewrite_generation().
struct Unremovable {
  std::vector<bool> articles;  ///< By docid.
  std::vector<bool> quotes;
};

/// Writes into the current generation of an index through Xapian's public API, article by article: the way
/// for small changes. Large ones go through BulkLoad.
class IndexWriter {
 public:
  virtual ~IndexWriter() = default;
  IndexWriter(const IndexWriter&) = delete;
  IndexWriter& operator=(const IndexWriter&) = delete;

  /// Puts an article in, or takes one out that was canceled. Throws Unremovable where the old version of the
  /// article can't be taken out.
  [[nodiscard]] virtual Outcome put(const WholeDraft& draft) = 0;

  /// False when there is no such article. Throws Unremovable.
  [[nodiscard]] virtual bool remove(const std::string& id) = 0;

  /// Makes everything so far visible and durable. Called by itself every so often, and to be called at the
  /// end: what wasn't committed when the writer goes away is lost.
  virtual void commit() = 0;

  /// What the index demands of its drafts.
  [[nodiscard]] virtual const schema::Format& format() const = 0;
  /// Encodes its articles.
  [[nodiscard]] virtual const schema::RecordEncoder& records() const = 0;

 protected:
  IndexWriter() = default;
};

/// Makes the drafts of quotes anew from a stored article, when the quotes must be repaired.
using Redraft =
    std::function<WholeDraft(const schema::Article&, std::string fingerprint, const schema::Format&)>;

/// Under what else a person or topic is to be found.
struct OtherNames {
  std::function<std::vector<std::string>(const std::string& name)> of_person;
  std::function<std::vector<topics::TopicName>(const std::string& id)> of_topic;
};

/// Opens an index for writing, making it where there is none. The lock must outlive the writer.
/// Throws schema::Error: format_newer/older, index_corrupt, io.
[[nodiscard]] std::unique_ptr<IndexWriter> open_api_writer(WriterLock& lock, Redraft redraft,
                                                           OtherNames other_names);

}  // namespace news::indexer
