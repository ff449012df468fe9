#include "people/credits.h"
#include "people/word_set.h"

namespace news::people {
namespace {

/// By Ann Example and Carl Sample, Staff Writers
bool is_told_byline(const Document& document, const Block& block) {
  static const WordSet kBy{"by", "von", "par"};
  const Token& head = document.tokens[block.first];
  const std::uint32_t size = block.last - block.first;
  if (size < 2 || size > 24 || !head.is(kCapital) || !kBy.has(head.hash)) return false;
  std::uint32_t lower = 0;
  for (std::uint32_t at = block.first + 1; at < block.last; ++at) {
    const Token& token = document.tokens[at];
    if (token.gap == Gap::stop && !document.tokens[at - 1].is(kDot)) return false;
    if (!token.is(kCapital) && !token.is(kNumber) && !token.has(kFunction | kParticle)) lower += 1;
  }
  const Token& tail = document.tokens[block.last - 1];
  const bool full_stop = tail.is(kDot) && !tail.is(kInitial) && !tail.has(kSuffix);
  return lower <= 2 && !full_stop && document.tokens[block.first + 1].is(kCapital);
}

/// The author's name as a line of its own, above the text.
bool is_bare_byline(const Document& document, const Block& block) {
  const std::uint32_t size = block.last - block.first;
  if (size < 2 || size > 4 || block.all_caps) return false;
  const bool opening = block.first < 12 || document.tokens[block.first].gap == Gap::start;
  if (!opening || !document.tokens[block.first].has(kGiven)) return false;
  for (std::uint32_t at = block.first; at < block.last; ++at) {
    const Token& token = document.tokens[at];
    if (!token.is(kCapital) ||
        (at > block.first && token.gap != Gap::blank && !document.tokens[at - 1].is(kInitial))) {
      return false;
    }
  }
  return !document.tokens[block.last - 1].is(kDot);
}

}  // namespace

bool is_byline(const Document& document, const Block& block) {
  return is_told_byline(document, block) || is_bare_byline(document, block);
}

}  // namespace news::people
