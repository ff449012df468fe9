#include "people/tagger/features.h"

#include <algorithm>
#include <string_view>

#include "people/tagger/weights.h"

namespace news::people {
namespace {

/// Words around a run that its features look at.
constexpr std::uint32_t kMargin = 2;

enum Stand : std::uint64_t { kBeforeText = 3, kBehindText = 5, kFigures = 7 };

/// What the features take from one word.
struct Signs {
  std::uint64_t word = 0;
  std::uint32_t lists = 0;  ///< All classes of the word.
  std::uint32_t kind = 0;   ///< The one class that says most.
  std::uint32_t shape = 0;
};

/// The one class that says most about a word, small enough to be combined with those of its neighbours.
std::uint32_t kind_of(const Token& token) {
  static constexpr std::uint32_t kOrder[] = {
      kFunction, kSpeech,           kHonorific,  kRegal, kOffice, kMonth | kWeekday, kNation,    kOrgWord,
      kSuffix,   kOrgEnd,           kRoleNoun,   kPlace, kGiven,  kSurname,          kOfficeMod, kCommon,
      kParticle, kCredit | kAgency, kRareSurname};
  if (token.is(kNumber)) return 40;
  if (token.is(kInitial)) return token.is(kAllCaps) ? 41 : 42;
  if (token.is(kCjk)) return 43;
  std::uint32_t kind = 0;
  for (const std::uint32_t flag : kOrder) {
    kind += 1;
    if (!token.has(flag)) continue;
    // A name that is a plain word or a place as well is another thing than one that isn't.
    if (flag == kPlace && token.has(kGiven | kSurname)) return 44;
    if ((flag == kGiven || flag == kSurname) && token.has(kCommon)) return flag == kGiven ? 45 : 46;
    if (flag == kGiven && token.has(kSurname)) return 47;
    return token.is(kCapital) ? kind : kind + 64;
  }
  return token.is(kCapital) ? 60 : 61;
}

Signs signs_of(const Document& document, const Block& block, std::int64_t at) {
  if (at < static_cast<std::int64_t>(block.first)) return {kBeforeText, 0, 62, 1U << 14U};
  if (at >= static_cast<std::int64_t>(block.last)) return {kBehindText, 0, 63, 1U << 15U};
  const Token& token = document.tokens[static_cast<std::size_t>(at)];
  static constexpr std::uint32_t kTold =
      ~static_cast<std::uint32_t>(kAlias | kPhraseStart | kHyphenTail | kSeenLower | kOpener | kRegnal |
                                  kGeo | kPlaceOf | kFamilyFirst | kNamedAfter);
  Signs signs;
  signs.word = token.is(kNumber) ? kFigures + 16 * (token.end - token.begin) : token.hash;
  signs.lists = token.flags & kTold;
  signs.kind = kind_of(token);
  signs.shape = token.shape;
  return signs;
}

/// The bucket of a feature that is made of these values.
std::uint32_t bucket(std::uint64_t feature, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
  std::uint64_t mixed = (a + feature * 0x9E3779B97F4A7C15ULL) * 0xBF58476D1CE4E5B9ULL;
  mixed = (mixed ^ (mixed >> 32U) ^ b) * 0x94D049BB133111EBULL;
  mixed = (mixed ^ (mixed >> 29U) ^ c) * 0x9E3779B97F4A7C15ULL;
  return static_cast<std::uint32_t>(mixed >> 47U) & (kBuckets - 1);
}

std::uint64_t letters(std::string_view part) {
  std::uint64_t value = 0;
  for (const char byte : part) {
    const bool upper = byte >= 'A' && byte <= 'Z';
    value = value << 8U | static_cast<unsigned char>(upper ? byte + 32 : byte);
  }
  return value;
}

std::uint64_t tail(std::string_view word, std::size_t size) {
  return letters(word.substr(word.size() - std::min(size, word.size())));
}

}  // namespace

bool is_idle(const Document& document, const Run& run) {
  for (std::uint32_t at = run.first; at < run.last; ++at) {
    const Token& token = document.tokens[at];
    if (!token.has(kFunction | kMonth | kWeekday) || token.has(kGiven | kSurname)) return false;
  }
  return true;
}

void features_of(const Document& document, const Run& run, std::vector<Features>& out) {
  const Block& block = document.blocks[run.block];
  const std::uint32_t size = run.last - run.first;
  thread_local std::vector<Signs> around;
  around.resize(size + 2 * kMargin);
  for (std::uint32_t i = 0; i < around.size(); ++i)
    around[i] = signs_of(document, block, static_cast<std::int64_t>(run.first) + i - kMargin);
  std::uint64_t kinds = size;  // of the first words of the run
  for (std::uint32_t i = 0; i < std::min(size, 4U); ++i) kinds = kinds * 128 + around[i + kMargin].kind;
  const Signs& before = around[kMargin - 1];
  const Signs& behind = around[kMargin + size];
  out.resize(size);
  for (std::uint32_t i = 0; i < size; ++i) {
    const Signs& two_back = around[i];
    const Signs& back = around[i + 1];
    const Signs& now = around[i + 2];
    const Signs& next = around[i + 3];
    const Signs& second = around[i + 4];
    const std::uint32_t at = run.first + i;
    const std::string_view word = document.text(block, at);
    const std::uint64_t place = std::min(i, 3U) * 8 + std::min(size, 5U);
    const auto gap = static_cast<std::uint64_t>(document.tokens[at].gap);
    const auto gap_behind =
        static_cast<std::uint64_t>(at + 1 < block.last ? document.tokens[at + 1].gap : Gap::paragraph);
    const std::uint64_t opening = document.starts_sentence(block, at) ? 1 : 0;
    out[i] = {bucket(0, now.word),
              bucket(1, back.word),
              bucket(2, next.word),
              bucket(3, two_back.word),
              bucket(4, second.word),
              bucket(5, back.word, now.word),
              bucket(6, now.word, next.word),
              bucket(7, now.lists, now.shape, opening),
              bucket(8, back.kind, now.kind, gap),
              bucket(9, now.kind, next.kind, gap_behind),
              bucket(10, back.kind, now.kind, next.kind),
              bucket(11, back.lists, now.shape & (kAllCaps | kInitial | kMixed)),
              bucket(12, tail(word, 2), place),
              bucket(13, tail(word, 3)),
              bucket(14, tail(word, 4)),
              bucket(15, letters(word.substr(0, 3))),
              bucket(16, back.shape, now.shape, next.shape),
              bucket(17, place, now.lists),
              bucket(18, before.word, place),
              bucket(19, behind.word, place),
              bucket(20, kinds, std::min(i, 7U)),
              bucket(21, gap, gap_behind, place * 2 + opening),
              bucket(22, back.word, now.kind),
              bucket(23, next.word, now.kind),
              bucket(24, next.kind, second.kind, now.kind),
              bucket(25, two_back.kind, back.kind, now.kind)};
  }
}

}  // namespace news::people
