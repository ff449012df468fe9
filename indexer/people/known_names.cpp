#include "people/known_names.h"

#include <algorithm>

#include "people/word_hash.h"

namespace news::people {
namespace {

constexpr std::uint32_t kLongestAlias = 6;

}  // namespace

std::uint32_t known_name_end(const Document& document, const Lists& lists, std::uint32_t first,
                             std::uint32_t last) {
  const Token& head = document.tokens[first];
  if (!head.has(kAlias) || head.has(kHonorific | kRegal | kOffice | kOfficeMod | kRoleNoun)) return first;
  std::uint64_t key = join_hash(0, head.hash);
  std::uint32_t end = first;
  for (std::uint32_t at = first + 1; at < std::min(last, first + kLongestAlias); ++at) {
    key = join_hash(key, document.tokens[at].hash);
    if (document.tokens[at].is(kCapital) && lists.known(key) != nullptr) end = at + 1;
  }
  return end;
}

}  // namespace news::people
