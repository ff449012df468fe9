#include "people/document.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>

#include <news/schema/internal/byte_words.h>

#include "people/chunks.h"
#include "people/word_hash.h"

namespace news::people {
namespace {

/// Offsets are 32 bits wide; what lies beyond is not read.
constexpr std::size_t kLongestText = 0x7FFFFFFF;

/// Obama-era, Russian-occupied: the name or nation before the hyphen counts.
void cut_tail(std::string_view text, Token& token, const Lists& lists) {
  const std::string_view word = text.substr(token.begin, token.end - token.begin);
  const std::size_t hyphen = word.find('-');
  if (hyphen == std::string_view::npos || hyphen == 0) return;
  const std::string_view tail = word.substr(hyphen + 1);
  if (tail.empty()) return;
  const std::uint32_t tail_flags = lists.flags(word_hash(tail));
  const std::uint32_t head_flags = lists.flags(word_hash(word.substr(0, hyphen)));
  if (!token.is(kCapital) && hyphen <= 3 && (head_flags & kParticle) != 0 && tail.front() >= 'A' &&
      tail.front() <= 'Z') {
    token.shape |= kCapital;  // al-Assad
    return;
  }
  if (hyphen == 1 && token.is(kCapital) && tail.front() >= 'A' && tail.front() <= 'Z') {
    token.flags = kFunction;  // (D-New York)
    return;
  }
  if (token.is(kCapital) && token.flags == 0 && tail.front() >= 'A' && tail.front() <= 'Z') {
    constexpr std::uint32_t kSurnames = kSurname | kRareSurname;
    if ((head_flags & tail_flags & kGiven) != 0) {
      token.flags = kGiven;  // Marc-Vivien
    } else if ((head_flags & kSurnames) != 0 && (tail_flags & kSurnames) != 0) {
      token.flags = kRareSurname;  // Schultz-McCarthy
    }
    if (token.flags != 0) return;
  }
  if (token.is(kCapital) && token.flags == 0 && tail.size() >= 4 && (tail_flags & kCommon) != 0 &&
      (head_flags & (kCommon | kFunction | kOffice | kOfficeMod)) != 0) {
    token.flags = kCommon;  // Prize-winning, First-term
    return;
  }
  if (token.is(kCapital) && token.flags == 0 && (tail_flags & (kHonorific | kOffice)) != 0 &&
      (head_flags & (kHonorific | kOffice | kOfficeMod | kCommon)) != 0) {
    token.flags = tail_flags & (kHonorific | kOffice);  // Major-General, Vice-President
    return;
  }
  if (token.is(kCapital) && tail.front() >= 'a' && tail.front() <= 'z' && (tail_flags & kHyphenTail) != 0) {
    token.end = token.begin + static_cast<std::uint32_t>(hyphen);
    token.hash = word_hash(word.substr(0, hyphen));
    token.shape = static_cast<std::uint16_t>(token.shape & ~(kHyphen | kPossessive | kDot));
    token.flags = lists.flags(token.hash);
  } else if (!token.is(kCapital) && (tail_flags & (kOffice | kHonorific | kRegal)) != 0) {
    token.flags |= tail_flags & (kOffice | kHonorific | kRegal);  // then-Governor, ex-president
  }
}

bool ends_with(std::string_view word, std::string_view end) {
  return word.size() > end.size() && word.substr(word.size() - end.size()) == end;
}

/// We'll, They've, Don't, with either apostrophe.
bool is_contraction(std::string_view word) {
  static constexpr std::string_view kEnds[] = {"ll",
                                               "re",
                                               "ve",
                                               "n't",
                                               "n\xE2\x80\x99t",
                                               "'d",
                                               "\xE2\x80\x99"
                                               "d",
                                               "'m"};
  const std::size_t mark = std::min(word.find('\''), word.find("\xE2\x80\x99"));
  if (mark == std::string_view::npos || mark + 6 < word.size()) return false;
  return std::any_of(std::begin(kEnds), std::end(kEnds),
                     [&](std::string_view end) { return ends_with(word, end); });
}

/// Plain words that the list has in another form: Topped, Blasts, Discussing.
bool is_inflected(std::string_view word, const Lists& lists) {
  static constexpr std::pair<std::string_view, std::size_t> kEnds[] = {
      {"s", 1}, {"es", 2}, {"ed", 2}, {"ed", 1}, {"ing", 3}, {"ly", 2}, {"er", 2}, {"ers", 3}};
  if (word.size() < 5) return false;
  for (const auto& [end, cut] : kEnds) {
    if (!ends_with(word, end)) continue;
    const std::string_view stem = word.substr(0, word.size() - cut);
    if (stem.size() >= 3 && (lists.flags(word_hash(stem)) & kCommon) != 0) return true;
    // topped -> top
    if (stem.size() >= 4 && stem[stem.size() - 1] == stem[stem.size() - 2] &&
        (lists.flags(word_hash(stem.substr(0, stem.size() - 1))) & kCommon) != 0) {
      return true;
    }
  }
  if (ends_with(word, "ing") &&
      (lists.flags(word_hash(std::string(word.substr(0, word.size() - 3)) + "e")) & kCommon) != 0) {
    return true;
  }
  return false;
}

/// Citing, Ridiculed, Presumably: a word of no list that ends as participles and adverbs do.
bool looks_like_opener(std::string_view word) {
  constexpr std::size_t kShortest = 6;
  if (word.size() < kShortest) return false;
  if (ends_with(word, "ed")) return !ends_with(word, "eed") && !ends_with(word, "med");  // Waleed, Muhamed
  return ends_with(word, "ing") || ends_with(word, "ly");
}

/// Forty-four-year-old, Would-be, Taiwan-born: several words, none of which is a name's.
bool is_compound(std::string_view word, const Lists& lists) {
  constexpr std::uint32_t kWords = kCommon | kFunction | kSpeech | kOffice | kHyphenTail;
  const std::size_t last = word.rfind('-');
  const std::size_t first = word.find('-');
  if (last == std::string_view::npos || word.size() - last < 3) return false;
  const char begin = word[last + 1];
  if (begin < 'a' || begin > 'z' || (lists.flags(word_hash(word.substr(last + 1))) & kWords) == 0)
    return false;
  const std::uint32_t head = lists.flags(word_hash(word.substr(0, first)));
  return first != last || ((head & (kWords | kPlace | kNation | kOrgWord)) != 0 && (head & kGiven) == 0);
}

/// d'Ettorre, dell'Utri: the name behind the apostrophe counts.
bool is_elided_name(std::string_view word) {
  const std::size_t mark = std::min(word.find('\''), word.find("\xE2\x80\x99"));
  if (mark == std::string_view::npos || mark == 0 || mark > 4) return false;
  const std::size_t next = mark + (word[mark] == '\'' ? 1 : 3);
  return next + 2 < word.size() && word[next] >= 'A' && word[next] <= 'Z';
}

/// "la mère d'Anne": where no name stands before it, the given name behind the apostrophe is a word of its
/// own.
void cut_elided(std::string_view text, Token& token, const Token& before, const Lists& lists) {
  const char lead = text[token.begin];
  if (lead != 'd' || before.is(kCapital) || !token.is(kCapital)) return;
  const std::size_t skip = text[token.begin + 1] == '\'' ? 2 : 4;
  const std::string_view word = text.substr(token.begin, token.end - token.begin);
  if (word.size() <= skip + 1 || !is_elided_name(word)) return;
  const std::uint64_t name = word_hash(word.substr(skip));
  const std::uint32_t flags = lists.flags(name);
  if ((flags & kGiven) == 0) return;
  token.begin += static_cast<std::uint32_t>(skip);
  token.hash = name;
  token.flags = flags;
  token.shape = static_cast<std::uint16_t>(token.shape & ~kMixed);
  token.gap = Gap::other;  // what stands before is another's
}

/// Where the name behind O' begins; 0 when the word is no such name.
std::size_t after_o(std::string_view word) {
  if (word.size() < 5 || word.front() != 'O') return 0;
  const std::size_t next = word[1] == '\'' ? 2 : word.substr(1, 3) == "\xE2\x80\x99" ? 4 : 0;
  return next != 0 && next < word.size() && word[next] >= 'A' && word[next] <= 'Z' ? next : 0;
}

/// Counts a word. The small ones say nothing. Without branches, for which way they go is anybody's guess.
void add_to(Capitals& count, const Token& token) {
  const bool says = (token.shape & (kNumber | kInitial | kCjk)) == 0 && token.end - token.begin >= 3;
  const bool capital = token.is(kCapital);
  count.capital += static_cast<std::uint32_t>(says & capital);
  count.all_caps += static_cast<std::uint32_t>(says & capital & token.is(kAllCaps));
  count.lower += static_cast<std::uint32_t>(says & !capital & !token.has(kFunction | kParticle));
}

/// Gives a token the classes of its word.
void look_up(std::string_view text, Token& token, const Lists& lists) {
  if ((token.shape & (kNumber | kCjk)) != 0) return;
  token.flags = lists.flags(token.hash);
  if ((token.shape & (kHyphen | kMixed | kCapital)) == 0) return;
  if (token.is(kHyphen)) cut_tail(text, token, lists);
  const std::string_view word = text.substr(token.begin, token.end - token.begin);
  if (token.flags == 0 && token.is(kMixed) && !token.is(kCapital) && is_elided_name(word))
    token.shape |= kCapital;
  if (token.flags != 0 || !token.is(kCapital) || token.is(kInitial)) return;
  if (const std::size_t elided = after_o(word); elided != 0) {
    // O'Neill: the lists that families came from have no apostrophe.
    token.flags = lists.flags(word_hash("o" + std::string(word.substr(elided)))) & (kSurname | kRareSurname);
    if (token.flags != 0) return;
  }
  if (is_contraction(word)) {
    token.flags = kFunction;
  } else if (!token.is(kMixed) && is_inflected(word, lists)) {
    token.flags = kCommon;
  }
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

}  // namespace

bool is_short_title(const Token& token) {
  static const auto kShort = [] {
    std::array<std::uint64_t, 33> out{};
    std::size_t at = 0;
    for (const std::string_view word :
         {"mr",   "mrs", "ms",  "mme", "m",    "dr",  "prof", "rev",  "fr",   "hon", "sgt",
          "cpl",  "pvt", "pfc", "lt",  "capt", "cpt", "maj",  "col",  "cmdr", "adm", "gen",
          "brig", "sen", "rep", "gov", "atty", "spc", "sfc",  "msgt", "sig",  "sra", "mlle"}) {
      out[at++] = word_hash(word);
    }
    return out;
  }();
  constexpr std::uint32_t kLongest = 9;
  if (!token.is(kDot) || !token.has(kHonorific)) return false;
  if (token.is(kHyphen)) return token.end - token.begin <= kLongest;  // then-Sen.
  return std::find(kShort.begin(), kShort.end(), token.hash) != kShort.end();
}

Document::Document(const schema::Article& article, const Lists& lists)
    : two_surnames(article.language.substr(0, 2) == "es"),
      capital_nouns(article.language.substr(0, 2) == "de" || article.language.substr(0, 2) == "lb"),
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
  take_nicknames(whole, tokens, first, lists, nicknames);
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
