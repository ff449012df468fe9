#include "glass/term_list.h"

#include "glass/pack.h"

namespace news::glass {

TermListEncoder::TermListEncoder(char* out, std::uint64_t length, std::size_t terms)
    : out_(put_uint(put_uint(out, length), terms)) {}

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
