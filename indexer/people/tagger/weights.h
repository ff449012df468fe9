#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace news::people {

/// What the tagger says of a word with a capital.
enum class Label : std::uint8_t { outside, person_begin, person_inside, place, organisation, other };
inline constexpr std::size_t kLabels = 6;

/// Features share so many rows of weights; those that collide are told apart by the others.
inline constexpr std::uint32_t kBuckets = 1U << 17U;

/// The tagger's model: for each bucket what it speaks for, for each pair of neighbours how well they go
/// together.
struct Weights {
  /// Rows are padded to eight, to be added at once.
  static constexpr std::size_t kRow = 8;
  using Row = std::array<std::int8_t, kRow>;
  static constexpr std::size_t kStart = kLabels;  ///< Stands for what is before the first word of a run.

  std::vector<Row> rows = std::vector<Row>(kBuckets);
  std::array<std::array<std::int16_t, kLabels>, kLabels + 1> after{};  ///< after[before][now]
};

/// A person goes on only after a person.
[[nodiscard]] constexpr bool may_follow(std::size_t before, std::size_t now) {
  if (now != static_cast<std::size_t>(Label::person_inside)) return true;
  return before == static_cast<std::size_t>(Label::person_begin) ||
         before == static_cast<std::size_t>(Label::person_inside);
}

/// The bytes of a weights file; the same on every machine.
[[nodiscard]] std::string encode(const Weights& weights);
/// Throws schema::Error{data_missing} when the file can't be read or is no whole weights file.
[[nodiscard]] Weights read_weights(const std::filesystem::path& file);

}  // namespace news::people
