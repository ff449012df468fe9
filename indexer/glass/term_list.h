#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "glass/pack.h"

namespace news::glass {

/// Encodes the term list of one document, terms ascending (Xapian's backends/glass/glass_termlisttable.cc):
/// each term is the length it shares with the one before, the rest, and the wdf, which goes into the same
/// byte as the shared length where both are small.
class TermListEncoder {
 public:
  /// An empty list at `out`, to which nothing is added.
  explicit TermListEncoder(char* out) : out_(out) {}
  /// Begins a list at `out`, where there is room for it.
  TermListEncoder(char* out, std::uint64_t length, std::size_t terms);

  /// kReadable bytes can be read behind the term's end, whatever they are; it stays where it is until the
  /// next one is added.
  void add(std::string_view term, std::uint32_t wdf) {
    std::size_t shared = 0;
    bool packed_wdf = false;
    if (last_ != nullptr) {
      shared = shared_length(last_, last_size_, term.data(), term.size());
      const std::size_t packed = wdf < 127 ? (wdf + 1) * (last_size_ + 1) + shared : 256;
      packed_wdf = packed < 256;
      *out_++ = static_cast<char>(packed_wdf ? packed : shared);
    }
    const std::size_t rest = term.size() - shared;
    *out_++ = static_cast<char>(rest);
    // What is too much will be written over.
    std::memcpy(out_, term.data() + shared, kReadable);
    if (rest > kReadable) std::memcpy(out_ + kReadable, term.data() + shared + kReadable, rest - kReadable);
    out_ += rest;
    if (!packed_wdf) out_ = put_uint(out_, wdf);
    last_ = term.data();
    last_size_ = term.size();
  }

  /// The end of what was written.
  [[nodiscard]] char* end() const { return out_; }

  static constexpr std::size_t kReadable = 16;
  /// What a list takes at most: its head and some scratch at the end, and for each term so much.
  static constexpr std::size_t kHeadBytes = 2 * kMaxUintBytes + kReadable;
  [[nodiscard]] static constexpr std::size_t most_bytes(std::size_t term_size, std::uint32_t wdf) {
    return 2 + term_size + (wdf < 0x80 ? 1 : kMaxUintBytes);
  }

 private:
  /// Of two terms from whose begins eight bytes can be read.
  [[nodiscard]] static std::size_t shared_length(const char* a, std::size_t a_size, const char* b,
                                                 std::size_t b_size) {
    const std::size_t most = std::min(a_size, b_size);
    for (std::size_t at = 0; at < most; at += 8) {
      std::uint64_t x = 0;
      std::uint64_t y = 0;
      std::memcpy(&x, a + at, 8);
      std::memcpy(&y, b + at, 8);
      if (x != y) return std::min(most, at + static_cast<std::size_t>(std::countr_zero(x ^ y)) / 8);
    }
    return most;
  }

  char* out_ = nullptr;
  const char* last_ = nullptr;  ///< None: the next term is the first.
  std::size_t last_size_ = 0;
};

/// Whether a tag is a term list that can be read to its end: terms that ascend and are no longer than a key,
/// as many as its head says, whose wdf sum up to the length there. Xapian takes the lengths in a list as they
/// stand.
[[nodiscard]] bool is_term_list(std::string_view tag);

/// The tag that names the value slots which a document uses; ascending.
[[nodiscard]] std::string encode_slots(const std::vector<unsigned>& slots);

/// Whether a tag is such a list.
[[nodiscard]] bool is_slot_list(std::string_view tag);

}  // namespace news::glass
