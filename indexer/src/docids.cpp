#include "docids.h"

#include <cstdint>
#include <limits>
#include <string>

#include <news/schema/error.h>

namespace news::indexer {
namespace {

/// Docids behind the last document are those of documents that were removed. More than this nobody removes
/// without a new generation, which gives docids anew.
constexpr std::size_t kMostBehind = std::size_t{1} << 26;
/// Nothing can be added behind the last docid of all.
constexpr std::size_t kMostGiven = std::numeric_limits<Xapian::docid>::max();

/// One more than the last docid in use.
std::size_t used_docids(const Xapian::Database& database) {
  Xapian::docid last = 0;
  const auto end = database.postlist_end("");
  for (auto document = database.postlist_begin(""); document != end; ++document) last = *document;
  return std::size_t{last} + 1;
}

}  // namespace

std::size_t given_docids(const Xapian::Database& database, const std::filesystem::path& place) {
  const std::size_t used = used_docids(database);
  const std::size_t given = std::size_t{database.get_lastdocid()} + 1;
  if (given >= used && given - used <= kMostBehind && given <= kMostGiven) return given;
  throw schema::Error(schema::ErrorCode::index_corrupt,
                      place.string() + " is damaged: it names " + std::to_string(given - 1) +
                          " as its last document, where " + std::to_string(used - 1) + " is the last",
                      "run `newsindex check`; `newsindex export` saves what can be read");
}

std::vector<bool> unused_docids(const Xapian::Database& database, const std::filesystem::path& place) {
  std::vector<bool> unused(given_docids(database, place), true);
  const auto end = database.postlist_end("");
  for (auto document = database.postlist_begin(""); document != end; ++document) unused[*document] = false;
  return unused;
}

}  // namespace news::indexer
