#include "people/german.h"

#include "people/word_hash.h"
#include "people/word_set.h"

namespace news::people {
namespace {

constexpr std::uint32_t kTitles = kHonorific | kRegal | kOffice | kRoleNoun;
constexpr std::uint32_t kNames = kGiven | kSurname | kRareSurname;

/// Nouns that are somebody's given name elsewhere.
const WordSet kNouns{"art",    "hang",  "rand",   "tod",   "gabe", "wut",   "adel",
                     "tal",    "gang",  "lang",   "macht", "lage", "sache", "reihe",
                     "morgen", "abend", "mittag", "papa",  "mama", "opa",   "dame"};
/// Nouns and adjectives that are titles in English: die Dame, private Wege.
const WordSet kNoTitles{"dame", "general", "major", "junior", "senior", "private"};

/// Rudolf Steiners: the name is what stands before the s, where the lists have that and not the whole. A rare
/// surname may have the s itself (Jan Josef Liefers), unless what belongs to it follows: Timo Daums Bücher.
void cut_genitive(std::string_view text, Token& token, const Token* next, const Lists& lists) {
  constexpr std::uint32_t kShortest = 5;
  const std::string_view word = text.substr(token.begin, token.end - token.begin);
  if (word.size() < kShortest || word.back() != 's' || word.ends_with("ss") || token.is(kAllCaps)) return;
  const std::uint64_t name = word_hash(word.substr(0, word.size() - 1));
  const std::uint32_t flags = lists.flags(name);
  const bool owns = next != nullptr && next->is(kCapital) && next->gap == Gap::blank;
  const std::uint32_t wanted = kGiven | kSurname | kPlace | kAlias | (owns ? kRareSurname : 0U);
  if ((flags & wanted) == 0 || (flags & (kCommon | kFunction)) != 0) return;
  token.end -= 1;
  token.hash = name;
  token.flags = flags;
  token.shape |= kPossessive;
}

}  // namespace

void read_as_german(std::string_view text, Token& token, const Token* next, const Lists& lists) {
  if (!token.is(kCapital)) {
    token.flags &= ~kTitles;
    return;
  }
  if (kNouns.has(token.hash)) token.flags &= ~kNames;
  if (kNoTitles.has(token.hash) && !token.has(kNames)) token.flags &= ~kTitles;
  if ((token.flags & ~kCommon) == 0 && !token.is(kInitial)) cut_genitive(text, token, next, lists);
}

bool parts_german_nouns(const Token& word, const Token& before) {
  static const WordSet kArticles{"der", "den", "dem", "des", "das", "die"};
  return kArticles.has(word.hash) && (before.is(kInitial) || !before.has(kParticle | kFunction));
}

}  // namespace news::people
