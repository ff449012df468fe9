#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include <xapian.h>

namespace news::indexer {

/// How many docids the database at a place has given, with 0, which no document has. Throws
/// Error{index_corrupt} where its documents can't have got that far: so much memory would be asked for a
/// number that is damaged.
[[nodiscard]] std::size_t given_docids(const Xapian::Database& database, const std::filesystem::path& place);

/// By docid: those that were given once and aren't in use any more. Of such documents chunks of positions may
/// still tell. Throws as above.
[[nodiscard]] std::vector<bool> unused_docids(const Xapian::Database& database,
                                              const std::filesystem::path& place);

}  // namespace news::indexer
