#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace news::schema {

/// Positions as the tag of Xapian's position table has them: the last position, then, where there are more,
/// an interpolative code (Moffat and Stuiver 2000, "Binary Interpolative Coding for Effective Index
/// Compression"; the bit layout is Xapian's common/bitstream.cc).

/// Bytes that put_positions() may write for `count` positions.
[[nodiscard]] constexpr std::size_t max_position_bytes(std::size_t count) {
  return 5 * count + 24;
}

/// `positions` must be strictly ascending and not be empty. Returns the end of what was written; up to seven
/// bytes behind it are scratch.
char* put_positions(char* out, const std::uint32_t* positions, std::size_t count);

void append_positions(std::string& out, const std::vector<std::uint32_t>& positions);

/// Reads a tag and adds the positions; false for a damaged one.
[[nodiscard]] bool get_positions(std::string_view tag, std::vector<std::uint32_t>& positions);

}  // namespace news::schema
