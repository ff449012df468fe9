#include "people/no_persons.h"

#include "people/word_set.h"

namespace news::people {

bool is_case(const Document& document, const Block& block, std::uint32_t first, std::uint32_t last) {
  static const std::uint64_t kVersus = word_hash("v");
  const auto versus = [&](std::uint32_t at) {
    const Token& token = document.tokens[at];
    return token.hash == kVersus && !token.is(kCapital) && token.gap == Gap::blank;
  };
  return (last < block.last && versus(last)) || (first > block.first && versus(first - 1));
}

bool is_ship(const Document& document, const Block& block, std::uint32_t first) {
  static const WordSet kBefore{"uss", "hms", "hmcs", "hmas", "rrs", "rms", "mv", "ins", "usns"};
  if (first == block.first || document.tokens[first].gap != Gap::blank) return false;
  const Token& before = document.tokens[first - 1];
  return before.is(kAllCaps) && kBefore.has(before.hash);
}

bool is_firm_form(const Token& token) {
  static const WordSet kForms{"se", "ag", "sa", "nv", "plc", "llc", "llp", "spa", "ltd", "inc"};
  return token.is(kAllCaps) && kForms.has(token.hash);
}

}  // namespace news::people
