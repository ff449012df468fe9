#include "quotes/subjects.h"

// Names beside each other of which not each speaks alone.

namespace news::quotes {
namespace {

/// How many words two names and what joins them have.
constexpr std::uint32_t kLongestPhrase = 12;

}  // namespace

/// "Ada Lund and Bo Moe said": two speakers, so nobody in particular.
Mention SubjectFinder::joint_names(std::uint32_t first, std::uint32_t last, std::uint32_t low) const {
  if (first < low + 2 || !at(first - 1).is_word() || !at(first - 1).is(word::coordinator)) return {};
  if (!is_name_token(first - 2) || at(first - 2).possessive) return {};
  std::uint32_t other = first - 2;
  while (other > low && is_name_token(other - 1) && first - other < kLongestPhrase) --other;
  // "left Ostby and Lund said": the first name must be able to begin the clause.
  if (other > low && at(other - 1).is_word()) return {};
  return {MentionKind::nominal, other, last, last};
}

/// "sagte Lund ein Polizist": the name is who was spoken to.
Mention SubjectFinder::past_dative(std::uint32_t first, std::uint32_t last, Extent extent) const {
  if (!at(first).capital || at(first).is(word::determiner) || last + 1 >= sentence_.last) return {};
  const bool subject =
      at(last + 1).is(word::nominative) && last + 2 < sentence_.last && at(last + 2).is_word();
  return subject ? starting_at(last + 1, extent) : Mention{};
}

/// "said Ada Lund and Bo Moe": two speakers, so nobody in particular.
Mention SubjectFinder::joint_behind(std::uint32_t first, std::uint32_t last) const {
  if (last + 2 >= sentence_.last || !at(last + 1).is_word() || !at(last + 1).is(word::coordinator)) return {};
  std::uint32_t end = last + 2;
  if (is_name_token(end)) {
    while (end + 1 < sentence_.last && end < last + kLongestPhrase && is_name_token(end + 1)) ++end;
  } else if (at(end).is(word::determiner) && end + 1 < sentence_.last && at(end + 1).is_word()) {
    end += 1;
  } else {
    return {};
  }
  // "said Lund and Moe left" goes on with another verb.
  const bool ends = end + 1 >= sentence_.last || !at(end + 1).is_word() || at(end + 1).is(word::time);
  if (!ends) return {};
  // "former Gov. and Party Chairman Ada Lund" is one.
  if (at(last).is(word::title | word::role)) return {MentionKind::name, first, end, end};
  return {MentionKind::nominal, first, end, end};
}

}  // namespace news::quotes
