#include "people/tagger/weights.h"

#include <string_view>

#include <news/schema/error.h>
#include <news/schema/internal/file_bytes.h>

namespace news::people {
namespace {

/// The number is the version: of the form of the file, and of the features that it has weights for.
constexpr std::string_view kMagic = "news name weights 1\n";
constexpr std::size_t kAfterBytes = (kLabels + 1) * kLabels * 2;
constexpr std::size_t kSumBytes = 8;

std::uint64_t checksum(std::string_view bytes) {
  std::uint64_t sum = 0xCBF29CE484222325ULL;
  for (const char byte : bytes) sum = (sum ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
  return sum;
}

void put(std::string& out, std::uint64_t value, std::size_t bytes) {
  for (std::size_t i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFFU);
}

std::uint64_t get(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < count; ++i)
    value |= std::uint64_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
  return value;
}

}  // namespace

std::string encode(const Weights& weights) {
  std::string out(kMagic);
  for (const auto& row : weights.after) {
    for (const std::int16_t value : row) put(out, static_cast<std::uint16_t>(value), 2);
  }
  for (const Weights::Row& row : weights.rows) {
    for (std::size_t label = 0; label < kLabels; ++label) out += static_cast<char>(row[label]);
  }
  put(out, checksum(out), kSumBytes);
  return out;
}

Weights read_weights(const std::filesystem::path& file) {
  const std::string bytes = schema::file_bytes(file).value_or(std::string());
  const std::size_t size = kMagic.size() + kAfterBytes + kBuckets * kLabels + kSumBytes;
  const bool whole = bytes.size() == size && bytes.starts_with(kMagic) &&
                     get(bytes, size - kSumBytes, kSumBytes) ==
                         checksum(std::string_view(bytes).substr(0, size - kSumBytes));
  if (!whole) {
    throw schema::Error(schema::ErrorCode::data_missing, file.string() + ": no whole file of name weights",
                        "Install the data files again, or name their directory.");
  }
  Weights weights;
  std::size_t at = kMagic.size();
  for (auto& row : weights.after) {
    for (std::int16_t& value : row) {
      value = static_cast<std::int16_t>(get(bytes, at, 2));
      at += 2;
    }
  }
  for (Weights::Row& row : weights.rows) {
    for (std::size_t label = 0; label < kLabels; ++label) row[label] = static_cast<std::int8_t>(bytes[at++]);
  }
  return weights;
}

}  // namespace news::people
