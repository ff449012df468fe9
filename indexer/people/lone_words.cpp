#include <algorithm>

#include "people/linking.h"
#include "people/no_persons.h"
#include "people/word_hash.h"
#include "people/word_set.h"

namespace news::people {
namespace {

/// A lone word is a person by the tagger's word from this margin on, on average over the article: it is right
/// nine times in ten then.
constexpr int kSureAlone = 24;
/// Countries have things more often than they do them.
constexpr int kSureOwner = 32;
/// With other evidence less is enough.
constexpr int kFairAlone = 8;
/// What a preposition of place before the word takes from its margin, and an institution behind it.
constexpr int kPlacePenalty = 64;
/// Makes margins positive.
constexpr int kLoneBias = 256;

/// Norvane's Assembly: a country's rather than a person's.
bool owns_institution(const Document& document, const Chunk& chunk) {
  const Block& block = document.blocks[chunk.block];
  if (chunk.last >= block.last || !document.tokens[chunk.last - 1].is(kPossessive)) return false;
  const Token& next = document.tokens[chunk.last];
  return next.gap == Gap::blank && next.is(kCapital) && next.has(kOrgEnd);
}

/// Hartford, Conn., ...: behind a comma, and the sentence goes on; Sens. Lund and Moe.
bool is_abbreviation(const Document& document, const Block& block, std::uint32_t at) {
  constexpr std::uint32_t kLongest = 5;
  static const WordSet kShort{"sens", "reps", "govs", "gens", "profs", "conn", "penn"};
  const Token& token = document.tokens[at];
  if (token.is(kDot) && kShort.has(token.hash)) return true;
  if (!token.is(kDot) || token.gap != Gap::comma || token.end - token.begin > kLongest) return false;
  return at + 1 < block.last && !document.tokens[at + 1].is(kCapital);
}

}  // namespace

/// A person of whom the article has one word only: a word of the alias file, or with known_only false also Mr
/// Rossi and "..., Rossi said".
void Linker::found_by_single_word(const Chunk& chunk, bool known_only) {
  const Block& block = document_.blocks[chunk.block];
  const Ending ending = ending_of({chunk.first, chunk.last});
  if (ending.last - chunk.first != 1 || chunk.organisation || block.title_case) return;
  if (ending.last != chunk.last && chunk.kind != Title::regal) return;
  const Token& token = document_.tokens[chunk.first];
  const std::uint64_t key = surname_key(document_.text(block, chunk.first), token.hash);
  const bool named = ending.suffix == 0 ? bearers_.find(key) != 0
                                        : of_suffix(chunk, chunk.first, key, ending.suffix) != kNobody;
  if (token.is(kInitial) || named || token.end - token.begin < 2) return;
  const KnownPerson* known = known_single(chunk);
  if (known == nullptr && (known_only || is_called_by_given(chunk) || !stands_alone(chunk))) return;
  Window window{chunk.first, chunk.last};
  std::vector<std::uint64_t> words;
  if (chunk.kind == Title::regal) {
    window.first = chunk.title;
    words.push_back(document_.tokens[chunk.title].hash);
  }
  words.push_back(key);
  const std::uint32_t number = add_cluster(words, ending.suffix);
  clusters_[number].known = known;
  clusters_[number].fulls = 1;
  note_name(clusters_[number], block, window);
  note_bearer(number, key);
}

/// Vice President Pence, President Trump
const KnownPerson* Linker::known_with_title(const Chunk& chunk) const {
  const Block& block = document_.blocks[chunk.block];
  if (chunk.title > block.first && document_.tokens[chunk.title].gap == Gap::blank) {
    const KnownPerson* known = known_at(block, {chunk.title - 1, chunk.last});
    if (known != nullptr) return known;
    // A vice president is no president; but "Then President Trump left".
    const Token& before = document_.tokens[chunk.title - 1];
    if (before.has(kOfficeMod) && !before.has(kFunction)) return nullptr;
  }
  return known_at(block, {chunk.title, chunk.last});
}

/// The person of the alias file that a lone word names: Zelenskyy, President Trump.
const KnownPerson* Linker::known_single(const Chunk& chunk) const {
  const Block& block = document_.blocks[chunk.block];
  const Token& token = document_.tokens[chunk.first];
  if (chunk.kind != Title::none) {
    if (const KnownPerson* known = known_with_title(chunk); known != nullptr) return known;
  }
  if (!token.has(kAlias) || by_first_.find(token.hash) != 0) return nullptr;
  // Church of Christ, Order of Lenin
  if (chunk.first >= block.first + 2 && document_.tokens[chunk.first].gap == Gap::blank) {
    static const std::uint64_t kOf = word_hash("of");
    const Token& named = document_.tokens[chunk.first - 2];
    const bool thing =
        named.has(kOrgEnd | kPlaceOf | kGeo) ||
        (!named.has(kRoleNoun | kOffice | kHonorific) && !document_.starts_sentence(block, chunk.first - 2));
    if (document_.tokens[chunk.first - 1].hash == kOf && named.is(kCapital) && thing) return nullptr;
  }
  return chunk.alone || chunk.kind != Title::none ? known_at(block, {chunk.first, chunk.last}) : nullptr;
}

/// Sheikh Ali, Sir Jonas: who has such a title is called by the given name with it, and the article has named
/// one of that name and title in full.
bool Linker::is_called_by_given(const Chunk& chunk) const {
  static const WordSet kTitles{"sheikh", "shaikh", "sheik", "prince", "princess", "sir",
                               "dame",   "king",   "queen", "emir",   "sultan"};
  if (chunk.kind == Title::none) return false;
  const std::uint64_t title = document_.tokens[chunk.title].hash;
  const std::uint32_t first = by_first_.find(document_.tokens[chunk.first].hash);
  if (!kTitles.has(title) || first == 0 || first == kSeveral) return false;
  const auto& titles = clusters_[root(first - 1)].titles;
  return std::find(titles.begin(), titles.end(), lists_.title(title).key) != titles.end();
}

/// A firm, a place, a model: of what is named like persons, and stands where they stand.
bool Linker::is_thing(const Chunk& chunk) const {
  const Block& block = document_.blocks[chunk.block];
  const Token& token = document_.tokens[chunk.first];
  const std::string_view word = document_.text(block, chunk.first);
  const bool named = token.has(kGiven | kSurname | kRareSurname);
  if (has_figure(word) || (!named && ends_as_firm(word))) return true;
  if (chunk.kind == Title::office) return is_no_office(document_, block, chunk.title, chunk.last);
  if (chunk.kind != Title::none) return false;
  if (is_partner(document_, block, chunk.first)) return true;
  return opens_firm(document_, block, chunk.last) || is_home(document_, block, chunk.first, chunk.last);
}

/// Moody's, Christie's: a house that everybody calls by the name of who founded it, or that speaks in this
/// text.
bool Linker::is_house(const Token& token) const {
  return houses_.find(token.hash) != 0 || (token.is(kPossessive) && lists_.is_house(token.hash));
}

/// Is there good evidence that this lone word is a person's surname?
bool Linker::stands_alone(const Chunk& chunk) const {
  const Token& token = document_.tokens[chunk.first];
  if (doubtful(token)) return false;
  // Imam Sahib district
  const Block& block = document_.blocks[chunk.block];
  if (chunk.last < block.last && document_.tokens[chunk.last].has(kOrgEnd) &&
      document_.tokens[chunk.last].gap == Gap::blank && !token.is(kPossessive)) {
    return false;
  }
  if (is_abbreviation(document_, block, chunk.first) || is_house(token) || is_thing(chunk)) return false;
  const bool common = document_.is_common(token);
  const bool plain = !token.is(kAllCaps) && !token.is(kMixed);
  if (chunk.kind == Title::honorific) return !common || token.has(kSurname);
  if (chunk.kind == Title::regal) return token.has(kGiven) || (!common && plain && token.person > 0);
  if (by_first_.find(token.hash) != 0 || document_.capital_nouns) return false;
  if (chunk.kind == Title::office) {
    if (common) return token.has(kSurname) && document_.tokens[chunk.title].is(kCapital);
    return token.has(kGiven | kSurname | kRareSurname) ||
           looks_like_surname(document_.text(block, chunk.first)) || (plain && token.person > kFairAlone);
  }
  if (!chunk.alone || common || token.is(kAllCaps)) return false;
  const Context context = context_of(document_, block, chunk.first, chunk.last);
  if (context.article_before) return false;
  if (context.speech && token.has(kSurname)) return true;
  if (context.scorer || is_joined_name(document_.text(block, chunk.first))) return true;
  // Lund-Moe: two persons rather than one.
  if (token.is(kHyphen) && token.has(kRareSurname)) return false;
  if (context.speech && !context.place_before && !token.is(kMixed) && token.person > kFairAlone &&
      lone_margin(token.hash) > kFairAlone)
    return true;
  const int enough = token.is(kPossessive) ? kSureOwner : kSureAlone;
  return token.person >= enough && lone_margin(token.hash) >= enough;
}

/// Notes what the tagger says of each word that stands alone, over the whole article: a town may look like a
/// person in one place, but not in all of them.
void Linker::weigh_lone_words() {
  for (const Chunk& chunk : chunks_) {
    const Token& token = document_.tokens[chunk.first];
    if (chunk.last - chunk.first != 1 || !chunk.alone) continue;
    if (speaks_as_house(document_, document_.blocks[chunk.block], chunk.last)) houses_[token.hash] = 1;
    if (token.person == 0) continue;
    const Context context = context_of(document_, document_.blocks[chunk.block], chunk.first, chunk.last);
    const bool place = context.place_before || owns_institution(document_, chunk);
    const int margin = token.person - (place ? kPlacePenalty : 0);
    lone_sum_[token.hash] += static_cast<std::uint32_t>(margin + kLoneBias);
    lone_count_[token.hash] += 1;
  }
}

int Linker::lone_margin(std::uint64_t word) const {
  const std::uint32_t count = lone_count_.find(word);
  return count == 0 ? 0 : static_cast<int>(lone_sum_.find(word) / count) - kLoneBias;
}

}  // namespace news::people
