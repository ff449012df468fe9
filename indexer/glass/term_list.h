#pragma once

#include <cstdint>
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

  /// kReadable bytes can be read from the term's begin, whatever stands behind it; it stays until the next
  /// one is added.
  void add(std::string_view term, std::uint32_t wdf);

  /// The end of what was written.
  [[nodiscard]] char* end() const { return out_; }

  static constexpr std::size_t kReadable = 16;
  /// What a list takes at most: its head and some scratch at the end, and for each term so much.
  static constexpr std::size_t kHeadBytes = 2 * kMaxUintBytes + kReadable;
  [[nodiscard]] static constexpr std::size_t most_bytes(std::size_t term_size, std::uint32_t wdf) {
    return 2 + term_size + (wdf < 0x80 ? 1 : kMaxUintBytes);
  }

 private:
  char* out_ = nullptr;
  const char* last_ = nullptr;  ///< None: the next term is the first.
  std::size_t last_size_ = 0;
};

/// The tag that names the value slots which a document uses; ascending.
[[nodiscard]] std::string encode_slots(const std::vector<unsigned>& slots);

}  // namespace news::glass
