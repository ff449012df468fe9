#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <news/schema/article.h>

namespace news::indexer {

/// What an index holds, counted.
struct Stats {
  std::uint64_t articles = 0;
  std::uint64_t quotes = 0;               ///< Between quotation marks.
  std::uint64_t indirect_quotes = 0;      ///< Besides.
  std::uint64_t quotes_with_speaker = 0;  ///< Speakers certain enough for the facet.
  std::uint64_t dated = 0;                ///< Articles with a day of publication.
  std::string first_day;                  ///< Of publication; empty when nothing is dated.
  std::string last_day;
  std::vector<std::pair<std::string, std::uint64_t>> languages;  ///< Most frequent first.
  /// Values in each facet's dictionary, values without an article included.
  std::vector<std::pair<std::string, std::uint64_t>> values;
  std::uint64_t revision = 0;
  int format = 0;
  std::vector<std::pair<std::string, std::uint64_t>>
      table_bytes;  ///< "articles/position" -> size of the file.
};

/// A person of an index.
struct PersonCount {
  std::string name;
  std::uint64_t articles = 0;  ///< In which the person counts: the number beside the name in a facet.
};

/// Reads the stored articles of an index, also while another process writes to it.
/// Threads: one Store per thread. Throws schema::Error.
class Store {
 public:
  explicit Store(const std::filesystem::path& index);
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;

  [[nodiscard]] std::optional<schema::Article> find(const std::string& id);

  /// Every article in the order of the index. What a writer commits meanwhile may or may not be among them.
  void for_each(const std::function<void(const schema::Article&)>& visit);

  [[nodiscard]] Stats stats();

  /// The persons of the facet, those of most articles first.
  [[nodiscard]] std::vector<PersonCount> people();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Looks for damage: Xapian's own check of both databases, then every article and quote read back and held
/// against each other. One sentence a finding; none when the index is whole. Nobody may write meanwhile.
/// Throws schema::Error when it can't look.
[[nodiscard]] std::vector<std::string> check(const std::filesystem::path& index);

}  // namespace news::indexer
