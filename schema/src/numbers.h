#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace news::schema {

/// Numbers in as few bytes as they need: seven bits a byte, the lowest first, the eighth says that more
/// follow.

inline constexpr std::size_t kMostNumberBytes = 5;

/// To where there's room for it; returns the end.
inline char* write_number(char* out, std::uint32_t value) {
  while (value >= 0x80) {
    *out++ = static_cast<char>((value & 0x7F) | 0x80);
    value >>= 7;
  }
  *out++ = static_cast<char>(value);
  return out;
}

inline void put_number(std::string& out, std::uint32_t value) {
  char bytes[kMostNumberBytes];
  out.append(bytes, static_cast<std::size_t>(write_number(bytes, value) - bytes));
}

/// A share of 0 to 1 in thousandths. What lies beyond counts as the nearer end.
[[nodiscard]] inline std::uint32_t thousandths(double share) {
  if (!(share > 0)) return 0;
  return share < 1 ? static_cast<std::uint32_t>(share * 1000 + 0.5) : 1000;
}

/// Reads one and takes it off. False where there is none.
[[nodiscard]] inline bool get_number(std::string_view& in, std::uint32_t& value) {
  value = 0;
  for (unsigned shift = 0; shift < 35 && !in.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(in.front());
    in.remove_prefix(1);
    value |= static_cast<std::uint32_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

}  // namespace news::schema
