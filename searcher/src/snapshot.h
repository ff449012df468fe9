#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include <xapian.h>

#include <news/schema/internal/format.h>
#include <news/schema/internal/index_layout.h>
#include <news/schema/internal/record.h>
#include <news/searcher/request.h>

#include "file_stamp.h"
#include "forms.h"
#include "runs.h"

namespace news::searcher {

/// Both databases of one index, opened at one revision.
struct Snapshot {
  Xapian::Database articles;
  Xapian::Database quotes;
  schema::RecordDecoder records;  ///< Of the articles.
  schema::Format format;
  schema::Generation generation;
  std::uint64_t revision = 0;
  std::shared_ptr<Runs> runs = std::make_shared<Runs>();  ///< Of the quotes.
  std::shared_ptr<KnownForms> forms = std::make_shared<KnownForms>();
  /// The two databases could not be seen at one revision: quotes of schema::touched_articles() are ahead.
  bool quotes_ahead = false;
  std::unique_ptr<schema::FileLock> in_use;  ///< Keeps the generation from being deleted under us.
  std::string
      identity;  ///< Of the directory that was opened: another index may take its place under the same name.
  FileStamp switch_file;    ///< As it was before it was read.
  FileStamp articles_file;  ///< Of the articles' commit, as it was before the databases were read.

  [[nodiscard]] const Xapian::Database& database(Target target) const {
    return target == Target::articles ? articles : quotes;
  }
  /// What tells where words stand lies elsewhere than where Xapian would look for it.
  [[nodiscard]] bool positions_apart(Target target) const {
    return format.has(target == Target::articles ? schema::kPositionChunks : schema::kQuoteWordOrder);
  }
};

/// Opens the current generation. Throws schema::Error.
[[nodiscard]] Snapshot open_snapshot(const std::filesystem::path& index);

/// Moves on to the newest commit, or to a newer generation. Throws schema::Error.
void refresh(Snapshot& snapshot, const std::filesystem::path& index);

}  // namespace news::searcher
