#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace news::glass {

/// The small encodings that glass tables are made of (Xapian's common/pack.h). Multi-byte numbers of blocks
/// are big-endian; numbers inside tags are base 128, the least significant group first.

using DocId = std::uint32_t;

/// Bytes that put_uint() may write.
inline constexpr std::size_t kMaxUintBytes = 10;

inline char* put_uint(char* out, std::uint64_t value) {
  while (value >= 0x80) {
    *out++ = static_cast<char>((value & 0x7F) | 0x80);
    value >>= 7;
  }
  *out++ = static_cast<char>(value);
  return out;
}

inline void append_uint(std::string& out, std::uint64_t value) {
  char bytes[kMaxUintBytes];
  out.append(bytes, static_cast<std::size_t>(put_uint(bytes, value) - bytes));
}

/// Reads a number and moves `at` behind it. False for one that is cut off or doesn't fit.
template <class T>
[[nodiscard]] bool get_uint(const char*& at, const char* end, T& value) {
  std::uint64_t sum = 0;
  for (unsigned shift = 0; at != end && shift < 64; shift += 7) {
    const auto byte = static_cast<unsigned char>(*at++);
    sum |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) {
      value = static_cast<T>(sum);
      return static_cast<std::uint64_t>(value) == sum;
    }
  }
  return false;
}

/// A length, then the bytes.
inline void append_string(std::string& out, std::string_view text) {
  append_uint(out, text.size());
  out.append(text);
}

[[nodiscard]] inline bool get_string(const char*& at, const char* end, std::string_view& text) {
  std::size_t size = 0;
  if (!get_uint(at, end, size) || size > static_cast<std::size_t>(end - at)) return false;
  text = {at, size};
  at += size;
  return true;
}

/// Copies what may be empty and then has no address, which memcpy doesn't allow.
inline void copy_bytes(char* out, std::string_view bytes) {
  if (!bytes.empty()) std::memcpy(out, bytes.data(), bytes.size());
}

inline void store_u16(char* out, std::uint32_t value) {
  out[0] = static_cast<char>(value >> 8);
  out[1] = static_cast<char>(value);
}

inline void store_u32(char* out, std::uint32_t value) {
  store_u16(out, value >> 16);
  store_u16(out + 2, value);
}

[[nodiscard]] inline std::uint32_t load_u16(const char* in) {
  return static_cast<std::uint32_t>(static_cast<unsigned char>(in[0])) << 8 |
         static_cast<unsigned char>(in[1]);
}

[[nodiscard]] inline std::uint32_t load_u32(const char* in) {
  return load_u16(in) << 16 | load_u16(in + 2);
}

/// Bytes that put_docid() may write.
inline constexpr std::size_t kMaxDocIdBytes = 6;

/// A document id whose bytes sort as the number does: two bytes below 0x8000, else three and one more for
/// each seven bits beyond 22, their count in the leading ones of the first byte. It never begins with 0xff.
inline char* put_docid(char* out, DocId docid) {
  if (docid < 0x8000) {
    store_u16(out, docid);
    return out + 2;
  }
  unsigned bytes = 3;
  for (DocId rest = docid >> 22; rest != 0; rest >>= 7) ++bytes;
  std::uint64_t rest = docid;
  for (unsigned i = bytes - 1; i > 0; --i, rest >>= 8) out[i] = static_cast<char>(rest);
  out[0] = static_cast<char>(rest | (0xFFU << (10 - bytes)));
  return out + bytes;
}

inline void append_docid(std::string& out, DocId docid) {
  char bytes[kMaxDocIdBytes];
  out.append(bytes, static_cast<std::size_t>(put_docid(bytes, docid) - bytes));
}

[[nodiscard]] inline bool get_docid(const char*& at, const char* end, DocId& docid) {
  if (at == end) return false;
  const auto first = static_cast<unsigned char>(*at);
  std::size_t bytes = 2;
  while (bytes < kMaxDocIdBytes && (first << (bytes - 2) & 0x80) != 0) ++bytes;
  if (static_cast<std::size_t>(end - at) < bytes) return false;
  std::uint64_t value = first & (bytes == 2 ? 0x7FU : 0xFFU >> (bytes - 1));
  for (std::size_t i = 1; i < bytes; ++i) value = value << 8 | static_cast<unsigned char>(at[i]);
  at += bytes;
  docid = static_cast<DocId>(value);
  return docid == value;
}

/// A term as it stands in keys: each NUL is followed by 0xff, so that a NUL alone can end it.
inline void append_term(std::string& out, std::string_view term) {
  if (std::memchr(term.data(), 0, term.size()) == nullptr) {
    out.append(term);
    return;
  }
  for (const char c : term) {
    out += c;
    if (c == '\0') out += '\xff';
  }
}

/// Reads a term up to its NUL, which is skipped, or to the end of the key.
inline std::string get_term(const char*& at, const char* end) {
  std::string term;
  while (at != end) {
    const char c = *at++;
    if (c == '\0') {
      if (at == end || *at != '\xff') break;
      ++at;
    }
    term += c;
  }
  return term;
}

}  // namespace news::glass
