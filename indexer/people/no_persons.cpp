#include "people/no_persons.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "people/word_set.h"

namespace news::people {
namespace {

/// Longer lists are of something else.
constexpr std::uint32_t kMostPartners = 5;

bool is_goals(const Token& token) {
  return token.is(kNumber) && token.end - token.begin <= 2;
}

}  // namespace

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

bool opens_firm(const Document& document, const Block& block, std::uint32_t last) {
  static const std::uint64_t kAnd = word_hash("and");
  static const WordSet kPartners{"co", "sons", "bros", "brothers", "associates", "cie"};
  const auto follows = [&](std::uint32_t at, Gap gap) {
    return at < block.last && document.tokens[at].gap == gap && document.tokens[at].is(kCapital);
  };
  std::uint32_t at = last;
  for (std::uint32_t partners = 0; partners < kMostPartners && follows(at, Gap::comma); ++partners) ++at;
  if (at >= block.last || document.tokens[at].hash != kAnd || document.tokens[at - 1].is(kPossessive))
    return false;
  return follows(at + 1, Gap::blank) && kPartners.has(document.tokens[at + 1].hash);
}

bool is_partner(const Document& document, const Block& block, std::uint32_t at) {
  static const std::uint64_t kOf = word_hash("of");
  static const WordSet kFirms{"firm", "firms", "brokerage", "partnership", "agency"};
  const auto& tokens = document.tokens;
  std::uint32_t first = at;
  while (first > block.first && at - first < kMostPartners && tokens[first].gap == Gap::comma &&
         tokens[first - 1].is(kCapital))
    --first;
  if (first == at || first == block.first || tokens[first].gap != Gap::blank) return false;
  if (kFirms.has(tokens[first - 1].hash)) return true;
  return first >= block.first + 2 && tokens[first - 1].hash == kOf && kFirms.has(tokens[first - 2].hash);
}

bool speaks_as_house(const Document& document, const Block& block, std::uint32_t last) {
  static const WordSet kSays{"said", "says", "announced", "reported", "plans", "expects"};
  if (last >= block.last || !document.tokens[last - 1].is(kPossessive)) return false;
  const Token& next = document.tokens[last];
  return next.gap == Gap::blank && !next.is(kCapital) && kSays.has(next.hash);
}

bool is_date(const Document& document, const Block& block, std::uint32_t at) {
  static const WordSet kBefore{"in", "since", "by", "until", "last", "next", "this", "early", "late", "from"};
  const Token& now = document.tokens[at];
  if (!now.has(kMonth) || now.gap != Gap::blank || at == block.first || at + 2 >= block.last) return false;
  const Token& given = document.tokens[at + 1];
  const Token& surname = document.tokens[at + 2];
  return kBefore.has(document.tokens[at - 1].hash) && given.has(kGiven) && given.gap == Gap::blank &&
         !given.is(kPossessive) && surname.is(kCapital) && surname.gap == Gap::blank;
}

bool is_result(const Document& document, const Block& block) {
  constexpr std::uint32_t kLongest = 10;
  const auto& tokens = document.tokens;
  const std::uint32_t end = block.last;
  if (end - block.first > kLongest || !is_goals(tokens[end - 1])) return false;
  std::uint32_t numbers = 0;
  for (std::uint32_t i = block.first; i < end; ++i) {
    const bool number = is_goals(tokens[i]);
    if (!number && !tokens[i].is(kCapital) && !tokens[i].has(kParticle)) return false;
    if (i > block.first && tokens[i].gap != Gap::blank && tokens[i].gap != Gap::stop) return false;
    if (number && (i == block.first || is_goals(tokens[i - 1]))) return false;
    numbers += number ? 1 : 0;
  }
  return numbers == 2;
}

bool is_home(const Document& document, const Block& block, std::uint32_t first, std::uint32_t last) {
  if (first < block.first + 2 || document.tokens[first].gap != Gap::comma) return false;
  const Token& age = document.tokens[first - 1];
  const bool two_digits = age.is(kNumber) && age.end - age.begin == 2 && age.gap == Gap::comma;
  const bool closed =
      last >= block.last || document.tokens[last].gap == Gap::comma || document.tokens[last].gap == Gap::stop;
  return two_digits && closed && document.tokens[first - 2].is(kCapital);
}

bool ends_as_firm(std::string_view word) {
  static constexpr std::string_view kEnds[] = {"bank", "corp", "soft", "tech", "pharma", "chem"};
  return std::any_of(std::begin(kEnds), std::end(kEnds), [&](std::string_view end) {
    return word.size() >= end.size() + 3 && word.ends_with(end);
  });
}

bool has_figure(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char letter) { return letter >= '0' && letter <= '9'; });
}

bool is_no_office(const Document& document, const Block& block, std::uint32_t title, std::uint32_t last) {
  static const std::uint64_t kTo = word_hash("to");
  static const WordSet kVerbs{"host", "head", "chair", "captain", "coach", "anchor", "lead", "skipper"};
  static const WordSet kChief{"chief", "vice"};
  static const WordSet kOfficers{"officer", "president"};
  const Token& office = document.tokens[title];
  const bool verb = !office.is(kCapital) && kVerbs.has(office.hash) && title > block.first &&
                    document.tokens[title - 1].hash == kTo && office.gap == Gap::blank;
  if (verb) return true;
  return kChief.has(office.hash) && last < block.last && document.tokens[last].gap == Gap::blank &&
         document.tokens[last].is(kCapital) && kOfficers.has(document.tokens[last].hash);
}

}  // namespace news::people
