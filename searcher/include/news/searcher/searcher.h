#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>

#include <news/schema/error.h>
#include <news/schema/export.h>
#include <news/searcher/request.h>
#include <news/searcher/results.h>

namespace news::searcher {

/// What an index holds.
struct IndexInfo {
  std::uint64_t articles = 0;
  std::uint64_t quotes = 0;
  std::uint64_t revision = 0;
  int format = 0;
};

/// Searches one index.
///
/// Threads: one Searcher per thread; opening another is cheap. Results own their data and outlive it.
///
/// Snapshot: sees the index as of the last open or search; each search() first moves on to the newest commit,
/// and starts again by itself when a writer commits meanwhile. A writer never makes a search fail.
///
/// Silent: prints nothing, reads no environment variable and no file outside the index.
///
/// Throws schema::Error: index_missing, index_corrupt, format_newer, format_older, io (what may not be read)
/// from the constructor; the same, bad_query and bad_argument from search(), and index_locked when the index
/// changes faster than it can be read, over and over.
class NEWS_EXPORT Searcher {
 public:
  explicit Searcher(const std::filesystem::path& index);
  ~Searcher();
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  [[nodiscard]] SearchResults search(const SearchRequest& request);

  /// The same for many results: each is given to `on_hit` as soon as it is read, and none is kept. Beside it
  /// come the results as far as they are known: query, revision and total. What `on_hit` throws ends the
  /// search. When a writer commits meanwhile, the results that follow are those of the newest commit.
  SearchResults search(const SearchRequest& request,
                       const std::function<void(const SearchResults&, Hit&&)>& on_hit);

  [[nodiscard]] IndexInfo info();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace news::searcher
