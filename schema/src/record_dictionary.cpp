#include <news/schema/internal/record_dictionary.h>

// Training with given parameters, which costs a tenth of searching for them, is behind this switch.
#define ZDICT_STATIC_LINKING_ONLY
#include <xapian.h>
#include <xxhash.h>
#include <zdict.h>

#include <algorithm>
#include <charconv>

#include <news/schema/error.h>

namespace news::schema {
namespace {

constexpr const char* kCurrentKey = "z.current";

/// Of a dictionary: its magic number and its id, each four bytes.
constexpr std::size_t kHead = 8;

/// A dictionary four times as large, learned from four times as much, makes records three hundredths smaller,
/// and takes four times as long to learn: with ten thousand articles a fortieth of the whole load.
constexpr std::size_t kLargest = std::size_t{64} << 10;
/// A dictionary is at most this part of its samples: of a small index it must not take what it saves.
constexpr std::size_t kSamplesPerDictionary = 16;
constexpr std::size_t kSmallest = std::size_t{8} << 10;
/// So that no single article fills the dictionary.
constexpr std::size_t kLongestSample = std::size_t{32} << 10;

/// Ids from 32768 to below 2^31 are free for everybody; zstd registers the others.
std::uint32_t id_from(std::string_view content) {
  constexpr std::uint64_t kFirst = 1U << 15;
  constexpr std::uint64_t kEnd = 1U << 31;
  return static_cast<std::uint32_t>(kFirst + XXH3_64bits(content.data(), content.size()) % (kEnd - kFirst));
}

/// Puts the id into the head of a dictionary.
void seal(std::string& dictionary) {
  const std::uint32_t id = id_from(std::string_view(dictionary).substr(kHead));
  for (std::size_t i = 0; i < 4; ++i) dictionary[4 + i] = static_cast<char>(id >> (8 * i));
}

ZDICT_fastCover_params_t parameters() {
  ZDICT_fastCover_params_t out{};
  out.k = 200;
  out.d = 8;
  out.f = 18;
  out.accel = 4;
  out.zParams.compressionLevel = 3;
  return out;
}

}  // namespace

std::uint32_t dictionary_id(std::string_view dictionary) {
  const std::uint32_t id = ZDICT_getDictID(dictionary.data(), dictionary.size());
  return id != 0 && id == id_from(dictionary.substr(kHead)) ? id : 0;
}

std::string dictionary_key(std::uint32_t id) { return "z." + std::to_string(id); }

std::vector<std::pair<std::string, std::string>> dictionary_entries(const std::string& dictionary) {
  const std::uint32_t id = dictionary_id(dictionary);
  return {{dictionary_key(id), dictionary}, {kCurrentKey, std::to_string(id)}};
}

std::string current_dictionary(const Xapian::Database& articles) {
  const std::string named = articles.get_metadata(kCurrentKey);
  if (named.empty()) return {};
  std::uint32_t id = 0;
  std::from_chars(named.data(), named.data() + named.size(), id);
  std::string dictionary = articles.get_metadata(dictionary_key(id));
  if (id == 0 || dictionary_id(dictionary) != id) {
    throw Error(ErrorCode::index_corrupt, "the index lacks its dictionary " + named + " for articles",
                "restore it from a copy, or build the index anew with `newsindex add`");
  }
  return dictionary;
}

std::string train_dictionary(const std::vector<std::string>& samples) {
  std::string bytes;
  std::vector<std::size_t> sizes;
  for (const std::string& sample : samples) {
    const std::string_view used = std::string_view(sample).substr(0, kLongestSample);
    bytes.append(used);
    sizes.push_back(used.size());
  }
  std::string dictionary(std::min(kLargest, bytes.size() / kSamplesPerDictionary), '\0');
  if (sizes.size() < kFewestSamples || dictionary.size() < kSmallest) return {};
  const std::size_t size =
      ZDICT_trainFromBuffer_fastCover(dictionary.data(), dictionary.size(), bytes.data(), sizes.data(),
                                      static_cast<unsigned>(sizes.size()), parameters());
  // Articles that have nothing in common, or everything.
  if (ZDICT_isError(size) || size <= kHead) return {};
  dictionary.resize(size);
  seal(dictionary);
  return dictionary;
}

}  // namespace news::schema
