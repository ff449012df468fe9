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
  /// Begins a list at `out`, where there is room for it.
  TermListEncoder(char* out, std::uint64_t length, std::size_t terms);

  void add(std::string_view term, std::uint32_t wdf);

  /// The end of what was written.
  [[nodiscard]] char* end() const { return out_; }

  /// What a list takes at most: its head, and for each term its bytes and so much.
  static constexpr std::size_t kHeadBytes = 2 * kMaxUintBytes;
  static constexpr std::size_t kTermBytes = 2 + kMaxUintBytes;

 private:
  char* out_;
  std::string_view last_;
  bool first_ = true;
};

/// The tag that names the value slots which a document uses; ascending.
[[nodiscard]] std::string encode_slots(const std::vector<unsigned>& slots);

}  // namespace news::glass
