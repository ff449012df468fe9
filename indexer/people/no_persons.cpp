#include "people/no_persons.h"

#include <initializer_list>
#include <string_view>
#include <unordered_set>

#include "people/word_hash.h"

namespace news::people {
namespace {

std::unordered_set<std::uint64_t> hashes(std::initializer_list<std::string_view> words) {
  std::unordered_set<std::uint64_t> out;
  for (const std::string_view word : words) out.insert(word_hash(word));
  return out;
}

/// Do a slash, and blanks perhaps, stand before this word?
bool slash_before(const Document& document, const Block& block, std::uint32_t at) {
  const auto& tokens = document.tokens;
  const std::string_view text = document.parts[block.part].text;
  std::string_view between = text.substr(tokens[at - 1].end, tokens[at].begin - tokens[at - 1].end);
  while (between.starts_with(' ')) between.remove_prefix(1);
  while (between.ends_with(' ')) between.remove_suffix(1);
  return between == "/";
}

}  // namespace

bool is_credited(const Document& document, const Block& block, std::uint32_t first, std::uint32_t last) {
  const auto& tokens = document.tokens;
  const std::string_view text = document.parts[block.part].text;
  if (last < block.last && tokens[last].gap == Gap::other && slash_before(document, block, last)) {
    // But the running mates Ann Lind/Bea Moe.
    const Token& next = tokens[last];
    if (next.has(kAgency) || (last - first >= 2 && next.is(kCapital) && !next.has(kGiven))) return true;
  }
  const std::uint32_t begin = tokens[first].begin;
  if (begin > 0 && (text[begin - 1] == '@' || text[begin - 1] == '#')) return true;
  if (first == block.first) return false;
  const Token& before = tokens[first - 1];
  if (text[begin - 1] == '/' && before.has(kAgency | kCredit)) return true;
  return tokens[first].gap == Gap::colon && before.has(kCredit) && text[before.end] == ':';
}

bool is_case(const Document& document, const Block& block, std::uint32_t first, std::uint32_t last) {
  static const std::uint64_t kVersus = word_hash("v");
  const auto versus = [&](std::uint32_t at) {
    const Token& token = document.tokens[at];
    return token.hash == kVersus && !token.is(kCapital) && token.gap == Gap::blank;
  };
  return (last < block.last && versus(last)) || (first > block.first && versus(first - 1));
}

bool is_ship(const Document& document, const Block& block, std::uint32_t first) {
  static const auto kBefore = hashes({"uss", "hms", "hmcs", "hmas", "rrs", "rms", "mv", "ins", "usns"});
  if (first == block.first || document.tokens[first].gap != Gap::blank) return false;
  const Token& before = document.tokens[first - 1];
  return before.is(kAllCaps) && kBefore.count(before.hash) != 0;
}

bool is_firm_form(const Token& token) {
  static const auto kForms = hashes({"se", "ag", "sa", "nv", "plc", "llc", "llp", "spa", "ltd", "inc"});
  return token.is(kAllCaps) && kForms.count(token.hash) != 0;
}

}  // namespace news::people
