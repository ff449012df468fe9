#include <algorithm>
#include <string_view>

#include "people/credits.h"
#include "people/word_set.h"

namespace news::people {
namespace {

/// What stands between a word and the one before, without the blanks around it.
std::string_view mark_before(const Document& document, const Block& block, std::uint32_t at) {
  const auto& tokens = document.tokens;
  const std::string_view text = document.parts[block.part].text;
  std::string_view between = text.substr(tokens[at - 1].end, tokens[at].begin - tokens[at - 1].end);
  while (between.starts_with(' ')) between.remove_prefix(1);
  while (between.ends_with(' ')) between.remove_suffix(1);
  return between;
}

/// Ann Example/Reuters, Ann Example | AFP, Ann Example—Getty Images
bool agency_behind(const Document& document, const Block& block, std::uint32_t first, std::uint32_t last) {
  const Token& next = document.tokens[last];
  if (next.gap != Gap::other && next.gap != Gap::dash) return false;
  const std::string_view mark = mark_before(document, block, last);
  const bool bar = mark == "|" || mark == "\xE2\x80\x94" || mark == "\xE2\x80\x93";
  if (bar) return next.has(kAgency);
  // But the running mates Ann Lind/Bea Moe.
  return mark == "/" && (next.has(kAgency) || (last - first >= 2 && next.is(kCapital) && !next.has(kGiven)));
}

bool opens(const Document& document, const Block& block, std::uint32_t first) {
  const std::uint32_t begin = document.tokens[first].begin;
  return begin > 0 && document.parts[block.part].text[begin - 1] == '(';
}

/// Does a parenthesis end behind these words?
bool closes(const Document& document, const Block& block, std::uint32_t last) {
  const std::string_view text = document.parts[block.part].text;
  return text.substr(document.tokens[last - 1].end).starts_with(')');
}

/// (Ann Example for The Monitor), (Ann Example via AP), (Ann Example, AFP): all of the parenthesis.
bool outlet_behind(const Document& document, const Block& block, std::uint32_t first, std::uint32_t last) {
  static const WordSet kFor{"for", "via", "pour", "para", "fur", "для"};
  constexpr std::uint32_t kLongest = 8;
  const auto& tokens = document.tokens;
  const Token& next = tokens[last];
  static const std::uint64_t kVia = word_hash("via");
  const bool told =
      next.gap == Gap::blank && !next.is(kCapital) && last + 1 < block.last && kFor.has(next.hash);
  if (told && next.hash == kVia && tokens[last + 1].has(kAgency)) return true;
  if (!opens(document, block, first) || last - first < 2 || closes(document, block, last)) return false;
  if (!told && !(next.gap == Gap::comma && next.has(kAgency))) return false;
  for (std::uint32_t at = told ? last + 1 : last; at < block.last && at < last + kLongest; ++at) {
    if (!tokens[at].is(kCapital) && !tokens[at].has(kFunction | kAgency | kCredit)) return false;
    if (closes(document, block, at + 1)) return true;
  }
  return false;
}

/// A bridge in Dover. Ann Example, AP: at the end of a paragraph.
bool closes_caption(const Document& document, const Block& block, std::uint32_t first, std::uint32_t last) {
  static const WordSet kPapers{"usa", "today"};
  const auto& tokens = document.tokens;
  if (last - first < 2 || tokens[last].gap != Gap::comma || tokens[first].gap != Gap::stop) return false;
  // Behind “...” it tells whose words these were.
  if (mark_before(document, block, first) != "." || !document.starts_sentence(block, first)) return false;
  for (std::uint32_t at = last; at < block.last; ++at) {
    if (!tokens[at].has(kAgency) && !kPapers.has(tokens[at].hash)) return false;
  }
  return true;
}

/// A bridge in Dover. (Ann Example): a name that is all of the parenthesis at the end of a caption.
bool is_enclosed(const Document& document, const Block& block, std::uint32_t first, std::uint32_t last) {
  constexpr std::uint32_t kLongest = 60;
  constexpr std::uint32_t kLeastPlain = 2;
  const auto& tokens = document.tokens;
  if (!opens(document, block, first) || last != block.last || last - first < 2 || first == block.first ||
      block.last - block.first > kLongest)
    return false;
  if (!closes(document, block, last)) return false;
  const std::string_view mark = mark_before(document, block, first);
  if (mark.starts_with('.')) return true;
  // A line without a full stop.
  std::uint32_t plain = 0;
  for (std::uint32_t at = block.first; at < first; ++at) {
    if (tokens[at].gap == Gap::stop && tokens[at].is(kCapital)) return false;
    plain += tokens[at].is(kCapital) ? 0 : 1;
  }
  return mark == "(" && plain >= kLeastPlain;
}

/// A slash or a sign of copyright, and a blank perhaps: most names have none before them.
bool ends_in_mark(std::string_view before) {
  if (before.ends_with(' ')) before.remove_suffix(1);
  return before.ends_with('/') || before.ends_with("\xC2\xA9");
}

/// Margaret.Whitlock@monitor.example: what is behind a word of it.
bool is_in_address(std::string_view behind) {
  constexpr std::size_t kLongest = 64;
  const auto goes_on = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
  };
  std::size_t at = 0;
  while (at < std::min(behind.size(), kLongest) && goes_on(behind[at])) ++at;
  return at < behind.size() && behind[at] == '@';
}

}  // namespace

bool is_credited(const Document& document, const Block& block, std::uint32_t first, std::uint32_t last) {
  const auto& tokens = document.tokens;
  const std::string_view text = document.parts[block.part].text;
  if (last < block.last &&
      (agency_behind(document, block, first, last) || outlet_behind(document, block, first, last) ||
       closes_caption(document, block, first, last)))
    return true;
  if (is_enclosed(document, block, first, last)) return true;
  if (is_in_address(text.substr(tokens[last - 1].end))) return true;
  const std::uint32_t begin = tokens[first].begin;
  if (begin > 0 && (text[begin - 1] == '@' || text[begin - 1] == '#')) return true;
  if (first == block.first || !ends_in_mark(text.substr(0, begin))) return false;
  const std::string_view mark = mark_before(document, block, first);
  return mark.ends_with("\xC2\xA9") || (mark == "/" && tokens[first - 1].has(kAgency | kCredit));
}

}  // namespace news::people
