#include "glass/term_list.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "glass/pack.h"

namespace news::glass {
namespace {

std::size_t shared_length(std::string_view a, std::string_view b) {
  const std::size_t most = std::min(a.size(), b.size());
  std::size_t at = 0;
  while (at + 8 <= most) {
    std::uint64_t x = 0;
    std::uint64_t y = 0;
    std::memcpy(&x, a.data() + at, 8);
    std::memcpy(&y, b.data() + at, 8);
    if (x != y) return at + static_cast<std::size_t>(std::countr_zero(x ^ y)) / 8;
    at += 8;
  }
  while (at < most && a[at] == b[at]) ++at;
  return at;
}

}  // namespace

TermListEncoder::TermListEncoder(char* out, std::uint64_t length, std::size_t terms)
    : out_(put_uint(put_uint(out, length), terms)) {}

void TermListEncoder::add(std::string_view term, std::uint32_t wdf) {
  std::size_t shared = 0;
  bool packed_wdf = false;
  if (!first_) {
    shared = shared_length(last_, term);
    const std::size_t packed = wdf < 127 ? (wdf + 1) * (last_.size() + 1) + shared : 256;
    packed_wdf = packed < 256;
    *out_++ = static_cast<char>(packed_wdf ? packed : shared);
  }
  const std::size_t rest = term.size() - shared;
  *out_++ = static_cast<char>(rest);
  std::memcpy(out_, term.data() + shared, rest);
  out_ += rest;
  if (!packed_wdf) out_ = put_uint(out_, wdf);
  first_ = false;
  last_ = term;
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
