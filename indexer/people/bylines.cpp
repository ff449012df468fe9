#include <string_view>

#include "people/chunks.h"
#include "people/word_hash.h"

namespace news::people {
namespace {

/// Longer paragraphs are no bylines, whatever they begin with.
constexpr std::uint32_t kLongestByline = 40;

struct Marks {
  std::uint64_t by = credit_words().by;
  std::uint64_t contributed = credit_words().contributed;
  std::uint64_t von = word_hash("von");
  std::uint64_t par = word_hash("par");
};
const Marks kMarks;

/// By Ann Example and Carl Sample, Staff Writers
bool is_byline(const Document& document, const Block& block) {
  const Token& head = document.tokens[block.first];
  const std::uint32_t size = block.last - block.first;
  if (size < 2 || size > 24 || !head.is(kCapital)) return false;
  if (head.hash != kMarks.by && head.hash != kMarks.von && head.hash != kMarks.par) return false;
  std::uint32_t lower = 0;
  for (std::uint32_t at = block.first + 1; at < block.last; ++at) {
    const Token& token = document.tokens[at];
    if (token.gap == Gap::stop && !document.tokens[at - 1].is(kDot)) return false;
    if (!token.is(kCapital) && !token.is(kNumber) && !token.has(kFunction | kParticle)) lower += 1;
  }
  const std::string_view text = document.parts[block.part].text;
  const Token& tail = document.tokens[block.last - 1];
  const bool full_stop = tail.is(kDot) && !tail.is(kInitial) && !tail.has(kSuffix);
  return lower <= 2 && !full_stop && document.tokens[block.first + 1].is(kCapital) && !text.empty();
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

const CreditWords& credit_words() {
  static const CreditWords kWords{word_hash("by"), word_hash("contributed")};
  return kWords;
}

std::uint32_t credit_begin(const Document& document, const Block& block) {
  if (std::string_view(document.parts[block.part].name) != "body") return block.last;
  if (is_byline(document, block) || is_bare_byline(document, block)) return block.first;
  const std::uint32_t size = block.last - block.first;
  for (std::uint32_t at = block.first; block.credits && at < block.last; ++at) {
    const Token& token = document.tokens[at];
    // "Reporting by", "Additional reporting by", "Photo: " at the start of the paragraph or of a parenthesis.
    if (token.hash == kMarks.by && at > block.first && document.tokens[at - 1].has(kCredit) &&
        token.gap == Gap::blank) {
      std::uint32_t begin = at - 1;
      while (begin > block.first && document.tokens[begin].gap == Gap::blank &&
             document.tokens[begin - 1].has(kCredit)) {
        --begin;
      }
      const Gap gap = document.tokens[begin].gap;
      const bool capital = document.tokens[begin].is(kCapital);
      if (capital && block.last - begin <= 60 &&
          (begin == block.first || gap == Gap::open || gap == Gap::stop || gap == Gap::dash))
        return begin;
    }
    // "Jane Doe in Paris contributed to this report."
    if (token.hash == kMarks.contributed && size <= kLongestByline && block.last - at <= 6 &&
        block.last - at >= 3) {
      return block.first;
    }
  }
  return block.last;
}

}  // namespace news::people
