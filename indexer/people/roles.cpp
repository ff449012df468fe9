#include "people/roles.h"

#include <news/schema/internal/fold.h>

#include "people/cyrillic.h"
#include "people/word_hash.h"

namespace news::people {
namespace {

constexpr std::uint32_t kMostWords = 8;
constexpr std::size_t kLongestRole = 90;
constexpr std::uint32_t kHead = kOffice | kRegal | kRoleNoun;

struct Words {
  std::uint64_t the = word_hash("the");
  std::uint64_t a = word_hash("a");
  std::uint64_t an = word_hash("an");
  std::uint64_t of = word_hash("of");
  std::uint64_t to = word_hash("to");
  std::uint64_t for_ = word_hash("for");
  std::uint64_t his = word_hash("his");
  std::uint64_t her = word_hash("her");
  std::uint64_t its = word_hash("its");
  std::uint64_t their = word_hash("their");
  std::uint64_t who = word_hash("who");
  std::uint64_t now = word_hash("now");
  std::uint64_t then = word_hash("then");
};

const Words& words() {
  static const Words kWords;
  return kWords;
}

bool is_article(const Token& token) {
  const Words& w = words();
  return token.hash == w.the || token.hash == w.a || token.hash == w.an || token.hash == w.his ||
         token.hash == w.her || token.hash == w.its || token.hash == w.their;
}

bool joins_role(const Token& token) {
  return token.hash == words().of || token.hash == words().to || token.hash == words().for_;
}

/// — now a senator —
bool is_now(const Token& token) {
  return token.hash == words().now || token.hash == words().then;
}

std::string slice(const Document& document, const Block& block, std::uint32_t first, std::uint32_t last) {
  if (first >= last) return {};
  const std::string_view text = document.parts[block.part].text;
  const std::uint32_t begin = document.tokens[first].begin;
  const std::uint32_t end = document.tokens[last - 1].end;
  if (end - begin > kLongestRole) return {};
  return squashed(text.substr(begin, end - begin));
}

/// Can this word stand in a role, left of its head?
bool qualifies(const Document& document, const Block& block, std::uint32_t at) {
  const Token& token = document.tokens[at];
  if (token.is(kCapital)) {
    if (token.is(kAllCaps)) return true;
    // Пришёл мэр: the lists have no plain words of this script, and its titles have no capitals.
    if (document.starts_sentence(block, at) && is_cyrillic(document.text(block, at)))
      return token.has(kOfficeMod | kOffice | kNation);
    return !token.has(kFunction | kMonth | kWeekday) &&
           !(document.starts_sentence(block, at) && token.has(kCommon) &&
             !token.has(kOfficeMod | kOffice | kOrgWord | kNation));
  }
  return token.has(kOfficeMod | kOffice | kNation);
}

/// Bank >>of<< Norland governor, University >>of<< Ostby professor
bool is_of_house(const Document& document, const Block& block, std::uint32_t at) {
  const auto& tokens = document.tokens;
  if (tokens[at].hash != words().of || at == block.first || !tokens[at + 1].is(kCapital)) return false;
  const Token& house = tokens[at - 1];
  return tokens[at].gap == Gap::blank && tokens[at + 1].gap == Gap::blank && house.is(kCapital) &&
         house.has(kOrgEnd) && !house.is(kPossessive);
}

/// The first token of the role whose last word is at `head`.
std::uint32_t extend_left(const Document& document, const Block& block, std::uint32_t head) {
  std::uint32_t begin = head;
  while (begin > block.first && head - begin < kMostWords) {
    const Gap gap = document.tokens[begin].gap;
    const Token& before = document.tokens[begin - 1];
    if (gap != Gap::blank && !(gap == Gap::stop && before.is(kDot) && before.is(kInitial))) break;
    if (is_of_house(document, block, begin - 1)) {
      begin -= 2;
      continue;
    }
    if (!qualifies(document, block, begin - 1)) break;
    begin -= 1;
  }
  return begin;
}

bool is_head(const Token& token) {
  return token.has(kHead) && !token.is(kNumber);
}

/// Behind a dash there may be anything: a role begins with an article or an office, and has no verb.
bool is_short_role(const Document& document, std::uint32_t begin, std::uint32_t end) {
  const auto& tokens = document.tokens;
  if (!is_article(tokens[begin - 1]) && !tokens[begin].has(kOffice | kOfficeMod)) return false;
  for (std::uint32_t at = begin; at < end; ++at) {
    const Token& token = tokens[at];
    const bool small = token.has(kFunction) && !token.is(kAllCaps);  // not the U.S.
    if (small && !is_article(token) && !joins_role(token) && !token.has(kPlaceBefore)) return false;
  }
  return true;
}

/// Health Minister >>Dr<< Ada Lund, spokesman >>Lt. Col.<< Bo Moe: where the honorifics begin that stand
/// between a role and the name.
std::uint32_t before_honorifics(const Document& document, const Block& block, std::uint32_t name) {
  const auto& tokens = document.tokens;
  std::uint32_t first = name;
  while (first > block.first) {
    const Token& title = tokens[first - 1];
    const bool joined =
        tokens[first].gap == Gap::blank || (tokens[first].gap == Gap::stop && is_short_title(title));
    if (!joined || !title.is(kCapital) || !title.has(kHonorific) || is_head(title)) break;
    first -= 1;
  }
  return first;
}

}  // namespace

std::string squashed(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t c = schema::next_code_point(text, at);
    if (schema::is_blank(c) || c == U'\n' || c == U'\r' || c == U'\t') {
      blank = !out.empty();
      continue;
    }
    if (c == 0xAD) continue;
    if (blank) out += ' ';
    blank = false;
    out.append(text.substr(from, at - from));
  }
  return out;
}

std::string role_before(const Document& document, const Block& block, std::uint32_t name) {
  const std::uint32_t first = before_honorifics(document, block, name);
  if (first <= block.first) return {};
  const auto& tokens = document.tokens;
  const Gap gap = tokens[first].gap;
  const Token& before = tokens[first - 1];
  if (gap != Gap::blank && !(gap == Gap::stop && is_short_title(before))) return {};
  if (before.is(kPossessive)) return {};
  // "a major Lund exhibition"
  static const std::uint64_t kMajor = word_hash("major");
  if (before.hash == kMajor && !before.is(kCapital) && first >= block.first + 2 &&
      is_article(tokens[first - 2]))
    return {};
  if (is_head(before)) return slice(document, block, extend_left(document, block, first - 1), first);
  // "Secretary of State", "Special Envoy to the Middle East": back over the words after "of" to the head.
  std::uint32_t at = first - 1;
  std::uint32_t steps = 0;
  while (at > block.first && steps < 5 && tokens[at].gap == Gap::blank &&
         (tokens[at].is(kCapital) || is_article(tokens[at]))) {
    if (tokens[at].is(kPossessive)) return {};
    at -= 1;
    steps += 1;
  }
  if (steps == 0 || at == block.first || !joins_role(tokens[at]) || tokens[at].gap != Gap::blank) return {};
  const Token& head = tokens[at - 1];
  if (!is_head(head) || head.is(kPossessive)) return {};
  return slice(document, block, extend_left(document, block, at - 1), first);
}

std::string role_after(const Document& document, const Block& block, std::uint32_t last) {
  const auto& tokens = document.tokens;
  if (last >= block.last || (tokens[last].gap != Gap::comma && tokens[last].gap != Gap::dash)) return {};
  std::uint32_t begin = last;
  if (is_now(tokens[begin]) && begin + 1 < block.last && is_article(tokens[begin + 1])) begin += 1;
  if (is_article(tokens[begin])) begin += 1;
  if (begin < block.last && tokens[begin].has(kFunction) && !tokens[begin].is(kAllCaps)) return {};
  std::uint32_t end = begin;
  bool head = false;
  while (end < block.last && end - begin < 12) {
    const Token& token = tokens[end];
    if (end > begin && token.gap != Gap::blank && !(token.gap == Gap::stop && tokens[end - 1].is(kInitial)))
      break;
    if (token.hash == words().who || token.is(kNumber)) return {};
    // "Lund, Bank of Norland Governor Ada Moe and others": the next item of a list.
    if (head && begin == last && is_head(tokens[end - 1]) && token.is(kCapital) && token.has(kGiven) &&
        !token.has(kPlace))
      return {};
    if (is_head(token) && end - begin < 7) head = true;
    if (!head && !qualifies(document, block, end) && !token.has(kCommon) && !joins_role(token)) return {};
    end += 1;
  }
  if (!head || end == begin) return {};
  // A whole clause is no apposition: it must end at a mark, and hold no verb of speech.
  if (end < block.last && tokens[end].gap == Gap::blank) return {};
  for (std::uint32_t at = begin; at < end; ++at) {
    if (tokens[at].has(kSpeech) && !tokens[at].has(kOffice)) return {};
  }
  if (tokens[last].gap == Gap::dash && !is_short_role(document, begin, end)) return {};
  // "Smith, President Jones and ...": the next item of a list, not a role.
  // But "Smith, Vice Chairman of the Council".
  std::uint32_t joint = begin + 1;
  while (joint < end && tokens[joint].is(kCapital) && tokens[joint - 1].has(kHead | kOfficeMod)) ++joint;
  if (begin == last && tokens[begin].is(kCapital) && !joins_role(tokens[joint < end ? joint : begin]) &&
      !is_head(tokens[end - 1])) {
    return {};
  }
  return slice(document, block, begin, end);
}

}  // namespace news::people
