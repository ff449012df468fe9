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

TermListEncoder::TermListEncoder(std::string& out, std::uint64_t length, std::size_t terms) : out_(out) {
  append_uint(out_, length);
  append_uint(out_, terms);
}

void TermListEncoder::add(std::string_view term, std::uint32_t wdf) {
  if (first_) {
    out_ += static_cast<char>(term.size());
    out_ += term;
    append_uint(out_, wdf);
    first_ = false;
  } else {
    const std::size_t shared = shared_length(last_, term);
    const std::size_t packed = wdf < 127 ? (wdf + 1) * (last_.size() + 1) + shared : 256;
    out_ += static_cast<char>(packed < 256 ? packed : shared);
    out_ += static_cast<char>(term.size() - shared);
    out_ += term.substr(shared);
    if (packed >= 256) append_uint(out_, wdf);
  }
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
