#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace Xapian {
class Database;
}

namespace news::schema {

/// A dictionary holds what the articles of an index have in common, so that each is compressed as if it came
/// behind others: zstd's own format, with an id that is made from the content. Dictionaries lie in the
/// metadata of the articles' database; what is written under an id is never changed, and stays as long as the
/// index.

/// The id of those bytes; 0 when they are no dictionary, or not the one that was made.
[[nodiscard]] std::uint32_t dictionary_id(std::string_view dictionary);

/// -> the dictionary with that id.
[[nodiscard]] std::string dictionary_key(std::uint32_t id);

/// What to write into the metadata for a dictionary that new records are compressed with.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> dictionary_entries(
    const std::string& dictionary);

/// The dictionary that new records are to be compressed with; empty when the index has none.
/// Throws Error{index_corrupt} when it is named, but isn't there.
[[nodiscard]] std::string current_dictionary(const Xapian::Database& articles);

/// Fewer samples, or fewer bytes, make no dictionary.
inline constexpr std::size_t kFewestSamples = 200;
/// Four times as much would make records less than a hundredth smaller.
inline constexpr std::size_t kMostSamples = 500;
inline constexpr std::size_t kMostSampleBytes = std::size_t{3} << 19;

/// Makes a dictionary from the JSON form of articles: the same from the same. Empty when there is too little
/// to learn from.
[[nodiscard]] std::string train_dictionary(const std::vector<std::string>& samples);

}  // namespace news::schema
