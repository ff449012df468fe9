#include "glass/term_list.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "glass/pack.h"

namespace news::glass {
namespace {

/// Of two terms from whose begins eight bytes can be read.
std::size_t shared_length(const char* a, std::size_t a_size, const char* b, std::size_t b_size) {
  const std::size_t most = std::min(a_size, b_size);
  for (std::size_t at = 0;; at += 8) {
    std::uint64_t x = 0;
    std::uint64_t y = 0;
    if (at == 0 || at + 8 <= most) {
      std::memcpy(&x, a + at, 8);
      std::memcpy(&y, b + at, 8);
    } else {
      std::memcpy(&x, a + at, most - at);
      std::memcpy(&y, b + at, most - at);
    }
    if (x != y) return std::min(most, at + static_cast<std::size_t>(std::countr_zero(x ^ y)) / 8);
    if (at + 8 >= most) return most;
  }
}

}  // namespace

TermListEncoder::TermListEncoder(char* out, std::uint64_t length, std::size_t terms)
    : out_(put_uint(put_uint(out, length), terms)) {}

void TermListEncoder::add(std::string_view term, std::uint32_t wdf) {
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
  if (term.size() <= kReadable) {
    // The whole of it, moved down: what is too much will be written over.
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    std::memcpy(&low, term.data(), 8);
    std::memcpy(&high, term.data() + 8, 8);
    if (shared >= 8) {
      low = high;
      high = 0;
    }
    const unsigned bits = 8 * (shared % 8);
    if (bits != 0) {
      low = low >> bits | high << (64 - bits);
      high >>= bits;
    }
    std::memcpy(out_, &low, 8);
    std::memcpy(out_ + 8, &high, 8);
  } else {
    std::memcpy(out_, term.data() + shared, rest);
  }
  out_ += rest;
  if (!packed_wdf) out_ = put_uint(out_, wdf);
  last_ = term.data();
  last_size_ = term.size();
}

std::string encode_slots(const std::vector<unsigned>& slots) {
  std::string out;
  unsigned next = 0;
  for (const unsigned slot : slots) {
    append_uint(out, slot - next);
    next = slot + 1;
  }
  return out;
}

}  // namespace news::glass
