#include "glass/term_list.h"

#include <array>

#include "glass/table_layout.h"

namespace news::glass {

TermListEncoder::TermListEncoder(char* out, std::uint64_t length, std::size_t terms)
    : out_(put_uint(put_uint(out, length), terms)) {}

bool is_term_list(std::string_view tag) {
  if (tag.empty()) return true;
  const char* at = tag.data();
  const char* end = at + tag.size();
  std::uint64_t length = 0;
  std::uint64_t terms = 0;
  if (!get_uint(at, end, length) || !get_uint(at, end, terms)) return false;
  std::array<char, kMaxKeyBytes> last;
  std::size_t last_size = 0;
  for (; at != end; --terms) {
    if (terms == 0) return false;
    std::size_t shared = 0;
    std::uint64_t wdf = 0;
    bool packed_wdf = false;
    if (last_size != 0) {
      shared = static_cast<unsigned char>(*at++);
      packed_wdf = shared > last_size;
      if (packed_wdf) wdf = shared / (last_size + 1) - 1;
      shared %= last_size + 1;
      if (at == end) return false;
    }
    const std::size_t rest = static_cast<unsigned char>(*at++);
    if (rest == 0 || rest > static_cast<std::size_t>(end - at) || shared + rest > last.size()) return false;
    if (shared < last_size && static_cast<unsigned char>(*at) <= static_cast<unsigned char>(last[shared]))
      return false;
    std::memcpy(last.data() + shared, at, rest);
    last_size = shared + rest;
    at += rest;
    if ((!packed_wdf && !get_uint(at, end, wdf)) || wdf > length) return false;
    length -= wdf;
  }
  return terms == 0 && length == 0;
}

bool is_slot_list(std::string_view tag) {
  const char* at = tag.data();
  const char* end = at + tag.size();
  while (at != end) {
    std::uint32_t gap = 0;
    if (!get_uint(at, end, gap)) return false;
  }
  return true;
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
