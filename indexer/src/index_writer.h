#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "draft.h"

namespace news::indexer {

/// What became of a draft.
enum class Outcome { added, updated, unchanged };

/// Writes drafts into an index. How it does so is the business of each kind: one goes through Xapian's public
/// API, article by article; another may write whole tables.
class IndexWriter {
 public:
  virtual ~IndexWriter() = default;
  IndexWriter(const IndexWriter&) = delete;
  IndexWriter& operator=(const IndexWriter&) = delete;

  [[nodiscard]] virtual Outcome put(const Draft& draft) = 0;

  /// False when there is no such article.
  [[nodiscard]] virtual bool remove(const std::string& id) = 0;

  /// Makes everything so far visible and durable. Called by itself every so often, and to be called at the
  /// end: what wasn't committed when the writer goes away is lost.
  virtual void commit() = 0;

  /// What the index demands of its drafts.
  [[nodiscard]] virtual const schema::Format& format() const = 0;

 protected:
  IndexWriter() = default;
};

/// Makes the drafts of quotes anew from a stored article, when the quotes must be repaired.
using Redraft = std::function<Draft(const schema::Article&, std::string fingerprint, const schema::Format&)>;

/// Other spellings under which a person is to be found.
using AliasesOf = std::function<std::vector<std::string>(const std::string& name)>;

/// Opens an index for writing through Xapian's public API, making it where there is none.
/// Throws schema::Error: index_locked when another process writes, format_newer/older, index_corrupt, io.
[[nodiscard]] std::unique_ptr<IndexWriter> open_api_writer(const std::filesystem::path& index,
                                                           Redraft redraft, AliasesOf aliases_of);

}  // namespace news::indexer
