#include "people/document.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>

#include <news/schema/internal/byte_words.h>

#include "people/chunks.h"
#include "people/german.h"
#include "people/word_classes.h"
#include "people/word_set.h"

namespace news::people {
namespace {

/// Offsets are 32 bits wide; what lies beyond is not read.
constexpr std::size_t kLongestText = 0x7FFFFFFF;

struct LateWords {
  std::uint64_t per = word_hash("per");
  std::uint64_t shri = word_hash("shri");
  WordSet first_titles{"tan", "dato", "datuk"};
  WordSet second_titles{"sri", "seri"};
};
const LateWords kLate;

/// Counts a word. The small ones say nothing. Without branches, for which way they go is anybody's guess.
void add_to(Capitals& count, const Token& token) {
  const bool says = (token.shape & (kNumber | kInitial | kCjk)) == 0 && token.end - token.begin >= 3;
  const bool capital = token.is(kCapital);
  count.capital += static_cast<std::uint32_t>(says & capital);
  count.all_caps += static_cast<std::uint32_t>(says & capital & token.is(kAllCaps));
  count.lower += static_cast<std::uint32_t>(says & !capital & !token.has(kFunction | kParticle));
}

/// Do letters stand behind this word, as in Group B, vitamin C and "on X"?
bool takes_letter(const Token& before, char letter) {
  static const auto kNouns = [] {
    std::array<std::uint64_t, 24> out{};
    std::size_t at = 0;
    for (const std::string_view noun :
         {"vitamin", "hepatitis", "influenza", "group",    "plan",     "exhibit", "generation", "gen",
          "type",    "class",     "category",  "section",  "grade",    "pool",    "option",     "point",
          "gate",    "block",     "zone",      "terminal", "appendix", "annex",   "schedule",   "malcolm"}) {
      out[at++] = word_hash(noun);
    }
    return out;
  }();
  static const std::array kPosts = {word_hash("on"), word_hash("to"), word_hash("via"),
                                    word_hash("platform")};
  const auto among = [&](const auto& words) {
    return std::find(words.begin(), words.end(), before.hash) != words.end();
  };
  return among(kNouns) || (letter == 'X' && among(kPosts));
}

/// "... in Group B. Harry Kane said": the letter ends its sentence, and is no initial.
void end_sentence(std::string_view text, std::vector<Token>& tokens, std::uint32_t at) {
  Token& token = tokens[at];
  constexpr std::uint32_t kLetterAndStop = 2;
  if (token.end - token.begin != kLetterAndStop || token.gap != Gap::blank) return;
  if (!takes_letter(tokens[at - 1], text[token.begin])) return;
  token.end -= 1;
  token.shape = static_cast<std::uint16_t>((token.shape & ~kInitial) | kDot);
  token.flags |= kOpener;
  const bool joined = at + 1 < tokens.size() && tokens[at + 1].gap == Gap::blank;
  if (joined) tokens[at + 1].gap = Gap::stop;
}

/// King Harald V, Pope Paul VI.
bool is_regnal(std::string_view word) {
  constexpr std::size_t kLongest = 5;  // XXIII
  return word.size() <= kLongest && word.find_first_not_of("IVX") == std::string_view::npos;
}

/// A regnal number is a suffix to the name; where a sentence ends behind it, V. was taken for an initial.
void read_regnal(std::string_view text, Token& token) {
  const bool initial = token.is(kInitial);
  const std::uint32_t end = initial ? token.end - 1 : token.end;
  if (!token.is(kCapital) || !is_regnal(text.substr(token.begin, end - token.begin))) return;
  token.end = end;
  token.flags |= kRegnal;
  if (!initial) return;
  token.shape = static_cast<std::uint16_t>((token.shape & ~kInitial) | kDot);
}

/// May there be letters of Cyrillic, Han, kana or Hangul? Looks at bytes that characters begin with, of which
/// those of common marks don't count.
bool may_have_other_scripts(std::string_view text) {
  const auto other = [](unsigned char byte) {
    return static_cast<unsigned char>(byte >= 0xD0 && byte != 0xE2);
  };
  return schema::count_bytes(text, other) > 0;
}

/// A run of words without figures, commas or a full stop: a heading, not a table of names or a caption.
bool is_plain(const std::vector<Token>& tokens, const Block& block) {
  for (std::uint32_t at = block.first; at < block.last; ++at) {
    const Gap gap = tokens[at].gap;
    if (tokens[at].is(kNumber) || gap == Gap::comma || gap == Gap::open || gap == Gap::colon) return false;
  }
  return !tokens[block.last - 1].is(kDot) && block.last - block.first <= 20;
}

/// Languages whose plain words and titles the lists know well enough to tell a name by other signs than its
/// first word. Where none is known, English is likely.
bool has_rules(std::string_view language) {
  static constexpr std::string_view kLanguages[] = {"",   "en", "fr", "es", "it", "pt", "nl",
                                                    "sv", "no", "da", "ru", "uk", "ca", "gl"};
  if (language == "und") return true;
  return std::find(std::begin(kLanguages), std::end(kLanguages), language.substr(0, 2)) !=
         std::end(kLanguages);
}

}  // namespace

bool is_short_title(const Token& token) {
  static const auto kShort = [] {
    std::array<std::uint64_t, 37> out{};
    std::size_t at = 0;
    for (const std::string_view word :
         {"mr",   "mrs", "ms",   "mme",  "m",   "dr",  "prof", "rev",  "fr",   "hon",  "sgt",  "cpl", "pvt",
          "pfc",  "lt",  "capt", "cpt",  "maj", "col", "cmdr", "adm",  "gen",  "brig", "sen",  "rep", "gov",
          "atty", "spc", "sfc",  "msgt", "sig", "sra", "mlle", "supt", "insp", "det",  "const"}) {
      out[at++] = word_hash(word);
    }
    return out;
  }();
  constexpr std::uint32_t kLongest = 9;
  if (!token.is(kDot) || !token.has(kHonorific)) return false;
  if (token.is(kHyphen)) return token.end - token.begin <= kLongest;  // then-Sen.
  return std::find(kShort.begin(), kShort.end(), token.hash) != kShort.end();
}

Document::Document(const schema::Article& article, const Lists& lists, Purpose purpose)
    : to_learn(purpose == Purpose::learn),
      two_surnames(article.language.substr(0, 2) == "es"),
      capital_nouns(article.language.substr(0, 2) == "de" || article.language.substr(0, 2) == "lb"),
      given_first(capital_nouns || !has_rules(article.language)),
      ukrainian(article.language.substr(0, 2) == "uk"),
      foreign(!article.language.empty() && article.language.substr(0, 2) != "en" &&
              article.language != "und") {
  capitals_.reserve(article.body.size() / 32);
  tokens.reserve((article.body.size() + article.headline.size()) / 5 + 64);
  add_part(article.headline, "headline", 0, lists);
  add_part(article.subheadline, "subheadline", 0, lists);
  add_part(article.body, "body", 0, lists);
  for (std::uint32_t item = 0; item < article.captions.size(); ++item) {
    add_part(article.captions[item].text, "caption", item, lists);
    if (article.captions[item].alt != article.captions[item].text) {
      add_part(article.captions[item].alt, "caption.alt", item, lists);
    }
  }
  if (article.language.substr(0, 2) == "fr") read_m_as_monsieur();
  mark_seen_lower();
}

/// Of the words in lower case only those are kept that may be some capital's: few, so that the map is small.
void Document::mark_seen_lower() {
  FlatMap lower;
  for (const Token& token : tokens) {
    const bool plain = ((token.shape & (kCapital | kNumber | kCjk)) == 0) & !token.has(kFunction | kParticle);
    const std::uint64_t keys = capital_keys_[token.hash / kBits % kPlaces];
    if (plain & (keys >> token.hash % kBits)) lower[token.hash] = 1;
  }
  for (const std::uint32_t at : capitals_) {
    if (lower.find(tokens[at].hash) != 0) tokens[at].flags |= kSeenLower;
  }
}

/// M. Valcourt is no Marcel.
void Document::read_m_as_monsieur() {
  static const std::uint64_t kMonsieur = word_hash("m");
  for (Token& token : tokens) {
    if (!token.is(kInitial) || token.hash != kMonsieur) continue;
    token.shape = static_cast<std::uint16_t>(token.shape & ~kInitial);
    token.flags |= kHonorific;
  }
}

void Document::add_part(std::string_view text, const char* name, std::uint32_t item, const Lists& lists) {
  if (text.empty()) return;
  const auto number = static_cast<std::uint32_t>(parts.size());
  parts.push_back({text.substr(0, kLongestText), name, item});
  const auto first = static_cast<std::uint32_t>(tokens.size());
  scan(parts.back().text, tokens);
  const std::string_view whole = parts.back().text;
  if (!to_learn) take_nicknames(whole, tokens, first, lists, nicknames);
  other_scripts = other_scripts || may_have_other_scripts(whole);
  static const std::uint64_t kContributed = word_hash("contributed");
  Block block;
  block.part = number;
  block.first = first;
  Capitals count;
  const auto end = static_cast<std::uint32_t>(tokens.size());
  constexpr std::uint32_t kAhead = 16;
  for (std::uint32_t at = first; at < end; ++at) {
    if (at + kAhead < end) lists.prefetch(tokens[at + kAhead].hash);
    Token& token = tokens[at];
    if (token.gap == Gap::paragraph && at > block.first) {
      block.last = at;
      add_block(block, count);
      block.first = at;
      block.credits = false;
      count = {};
    }
    look_up(whole, token, lists);
    if (capital_nouns && !to_learn)
      read_as_german(whole, token, at + 1 < end ? &tokens[at + 1] : nullptr, lists);
    if (token.is(kCapital) && !to_learn) add_classes(block.first, at);
    if (token.is(kInitial) && at > block.first) end_sentence(whole, tokens, at);
    if (token.flags == 0 && token.is(kCapital)) mark_opener(block, at, lists);
    if (token.is(kMixed) && at > block.first) cut_elided(whole, token, tokens[at - 1], lists);
    if (at >= block.first + 2 && tokens[at - 1].has(kGiven) && tokens[at - 2].has(kRegal))
      read_regnal(whole, token);
    add_to(count, token);
    if (token.is(kCapital) && !token.has(kCommon | kFunction)) {
      capital_keys_[token.hash / kBits % kPlaces] |= std::uint64_t{1} << token.hash % kBits;
      capitals_.push_back(at);
    }
    block.credits |= token.has(kCredit) | (token.hash == kContributed);
  }
  block.last = end;
  add_block(block, count);
}

/// Classes that the tagger doesn't know of: it has learned these words as it found them.
void Document::add_classes(std::uint32_t first, std::uint32_t at) {
  if (tokens[at].hash == kLate.per) tokens[at].flags |= kGiven;  // a Norwegian, with a capital
  const auto follows = [&](std::uint32_t next) {
    return tokens[next].gap == Gap::blank && tokens[next - 1].is(kCapital);
  };
  if (at < first + 2 || !follows(at) || !follows(at - 1)) return;
  // Shri Anil Kumar, Tan Sri Lim Kok; but Shri Thanedar
  Token& title = tokens[at - 2];
  Token& second = tokens[at - 1];
  const bool pair = kLate.second_titles.has(second.hash) && kLate.first_titles.has(title.hash);
  if (pair || title.hash == kLate.shri) title.flags = (title.flags & ~kGiven) | kHonorific;
  if (pair) second.flags = (second.flags & ~kGiven) | kHonorific;
}

void Document::mark_opener(const Block& block, std::uint32_t at, const Lists& lists) {
  Token& token = tokens[at];
  const std::string_view word = text(block, at);
  if (token.is(kHyphen) ? is_compound(word, lists) : starts_sentence(block, at) && looks_like_opener(word))
    token.flags |= kOpener;
}

void Document::add_block(Block block, const Capitals& count) {
  if (block.first == block.last) return;
  block.all_caps = count.all_caps >= 2 && count.all_caps * 10 >= (count.capital + count.lower) * 8;
  const bool capitals = count.capital >= 3 && count.lower * 6 <= count.capital;
  block.title_case = block.all_caps || (capitals && (is_headline(block) || is_plain(tokens, block)));
  blocks.push_back(block);
}

bool Document::starts_sentence(const Block& block, std::uint32_t token) const {
  if (token == block.first) return true;
  const Gap gap = tokens[token].gap;
  if (gap == Gap::stop) {
    const Token& before = tokens[token - 1];
    const bool abbreviation =
        is_short_title(before) || (before.is(kDot) && (before.is(kInitial) || before.has(kMonth | kSuffix)));
    return !abbreviation;
  }
  return gap == Gap::paragraph || gap == Gap::colon || gap == Gap::quote || gap == Gap::start ||
         gap == Gap::open;
}

}  // namespace news::people
