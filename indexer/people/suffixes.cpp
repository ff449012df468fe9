#include "people/suffixes.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "people/linking.h"
#include "people/word_hash.h"

namespace news::people {
namespace {

/// How far from a name a word that tells of its family may stand: "his late father, Edgar Benning".
constexpr std::uint32_t kNear = 8;

/// Words for relatives that may have one name.
bool is_namesake(std::uint64_t word) {
  static const std::array kWords = {word_hash("father"),   word_hash("dad"),         word_hash("son"),
                                    word_hash("elder"),    word_hash("grandfather"), word_hash("grandson"),
                                    word_hash("namesake"), word_hash("senior"),      word_hash("scion")};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool has_suffix(const KnownPerson& known) {
  std::vector<Token> words;
  scan(known.name, words);
  return generation_of(words.back().hash) != Generation::none;
}

}  // namespace

Generation generation_of(std::uint64_t word) {
  static const std::uint64_t kSenior = word_hash("sr");
  static const std::uint64_t kJunior = word_hash("jr");
  // But for II to IV only behind the name of a king or a pope: Xi is nobody's eleventh.
  static const auto kNumerals = [] {
    std::array<std::uint64_t, 24> out{};
    std::size_t at = 0;
    for (const std::string_view numeral :
         {"i",    "ii",  "iii", "iv",  "v",    "vi",    "vii", "viii", "ix",  "x",    "xi",    "xii",
          "xiii", "xiv", "xv",  "xvi", "xvii", "xviii", "xix", "xx",   "xxi", "xxii", "xxiii", "xxiv"}) {
      out[at++] = word_hash(numeral);
    }
    return out;
  }();
  if (word == kSenior) return Generation::senior;
  if (word == kJunior) return Generation::junior;
  const bool numeral = std::find(kNumerals.begin(), kNumerals.end(), word) != kNumerals.end();
  return numeral ? Generation::numeral : Generation::none;
}

/// Without degrees, and what is left without its suffix.
Linker::Ending Linker::ending_of(Window window) const {
  Ending ending;
  ending.last = window.last;
  while (ending.last > window.first + 1 && is_suffix(document_.tokens[ending.last - 1])) {
    const std::uint64_t word = document_.tokens[--ending.last].hash;
    if (generation_of(word) != Generation::none) ending.suffix = word;
  }
  ending.whole = ending.last + (ending.suffix == 0 ? 0 : 1);
  return ending;
}

/// Robert Mueller III is the Robert Mueller of the alias file; but Donald Trump Jr. is no Donald Trump, nor
/// is Martin Luther King III the King whom that file has as Jr.
const KnownPerson* Linker::known_with_suffix(const Block& block, Window window) const {
  const KnownPerson* known = known_at(block, window);
  const Ending ending = ending_of(window);
  const bool numeral = generation_of(ending.suffix) == Generation::numeral;
  if (known != nullptr || !numeral) return known;
  known = known_at(block, {window.first, ending.last});
  return known != nullptr && has_suffix(*known) ? nullptr : known;
}

/// Robert Mueller is Robert S. Mueller III, where no other Robert Mueller has a suffix and the article tells
/// of no son or father. Donald Trump Jr. isn't the Donald Trump of the alias file: who is known with a suffix
/// stands there with it.
void Linker::merge_suffixes() {
  constexpr std::uint32_t kMany = kSeveral;
  FlatMap suffixed;
  for (std::uint32_t number = 0; number < clusters_.size(); ++number) {
    const Cluster& cluster = clusters_[number];
    if (cluster.suffix == 0 || cluster.words.size() < 2 || root(number) != number) continue;
    std::uint32_t& place = suffixed[join_hash(cluster.words.front(), cluster.words.back())];
    if (place == 0) {
      place = number + 1;
    } else if (place == kMany || clusters_[place - 1].suffix != cluster.suffix) {
      place = kMany;
    }
  }
  std::vector<Namesakes> pairs;
  FlatMap pair_of;
  for (std::uint32_t number = 0; number < clusters_.size(); ++number) {
    const Cluster& cluster = clusters_[number];
    if (cluster.suffix == 0 || cluster.words.size() < 2 || root(number) != number) continue;
    if (suffixed.find(join_hash(cluster.words.front(), cluster.words.back())) == kMany) continue;
    std::uint32_t plain = find_full(cluster.words.front(), cluster.words.back(), 0, cluster.middle_name);
    if (plain == kNobody) {
      if (cluster.known == nullptr) note_full(number, 0);
      continue;
    }
    plain = root(plain);
    if (plain == number || known_apart(clusters_[plain], cluster)) continue;
    pairs.push_back({plain, number});
    pair_of[plain] = pair_of[number] = static_cast<std::uint32_t>(pairs.size());
  }
  if (pairs.empty()) return;
  tell_apart(pairs, pair_of);
  for (const Namesakes& pair : pairs) {
    if (!pair.apart) merge(pair.suffixed, pair.plain);
  }
}

/// Who is known by name is so with the suffix that the alias file has, or with none.
bool Linker::known_apart(const Cluster& plain, const Cluster& suffixed) const {
  if (plain.known == nullptr) return false;
  const bool numeral = generation_of(suffixed.suffix) == Generation::numeral;
  return suffixed.known == nullptr && (!numeral || has_suffix(*plain.known));
}

/// A junior who is named behind the other, two in one sentence, or words of a family beside the one without a
/// suffix: "Edgar Benning Jr. said that his father, Edgar Benning".
void Linker::tell_apart(std::vector<Namesakes>& pairs, const FlatMap& pair_of) const {
  for (std::uint32_t at = 0; at < names_.size(); ++at) {
    const std::uint32_t cluster = root(of_name_[at]);
    const std::uint32_t number = pair_of.find(cluster);
    if (number == 0) continue;
    Namesakes& pair = pairs[number - 1];
    const FullName& name = names_[at];
    const Block& block = document_.blocks[chunks_[name.chunk].block];
    if (document_.is_headline(block)) continue;
    const bool numeral = generation_of(clusters_[pair.suffixed].suffix) == Generation::numeral;
    if (pair.named_at == 0 && cluster == pair.plain && !numeral) pair.apart = true;
    const bool other = pair.named_last != cluster && pair.named_at > block.first;
    if (other && same_sentence(block, pair.named_at - 1, name.first)) pair.apart = true;
    pair.named_last = cluster;
    pair.named_at = name.last;
    if (cluster != pair.plain) continue;
    const std::uint32_t from = std::max(block.first + kNear, name.first) - kNear;
    const std::uint32_t to = std::min(block.last, name.last + kNear);
    for (std::uint32_t word = from; word < to; ++word) {
      if (is_namesake(document_.tokens[word].hash) &&
          same_sentence(block, std::min(word, name.first), std::max(word, name.first)))
        pair.apart = true;
    }
  }
}

bool Linker::same_sentence(const Block& block, std::uint32_t first, std::uint32_t last) const {
  for (std::uint32_t at = first + 1; at <= last; ++at) {
    if (document_.tokens[at].gap == Gap::stop && document_.starts_sentence(block, at)) return false;
  }
  return true;
}

/// Who has the full name of this window; with a suffix that the article has not besides, who has it without.
std::uint32_t Linker::find_window(const Block& block, Window window) const {
  const Ending ending = ending_of(window);
  const std::uint64_t given = given_key(block, window.first);
  const std::uint64_t surname =
      surname_key(document_.text(block, ending.last - 1), document_.tokens[ending.last - 1].hash);
  const MiddleName middle = middle_of(block, {window.first, ending.last});
  const std::uint32_t found = find_full(given, surname, ending.suffix, middle);
  if (found != kNobody || ending.suffix == 0) return found;
  const std::uint32_t plain = find_full(given, surname, 0, middle);
  if (plain == kNobody) return kNobody;
  Cluster suffixed;
  suffixed.suffix = ending.suffix;
  suffixed.known = known_at(block, window);
  return known_apart(clusters_[root(plain)], suffixed) ? kNobody : plain;
}

/// Whom "Benning Jr." or "Don Jr." means.
std::uint32_t Linker::of_suffix(const Chunk& chunk, std::uint32_t at, std::uint64_t surname,
                                std::uint64_t suffix) const {
  std::uint32_t found = kNobody;
  for (const std::uint32_t number : bearers_of(surname)) {
    if (clusters_[number].suffix != suffix) continue;
    if (found != kNobody) return kNobody;
    found = number;
  }
  if (found != kNobody) return found;
  const std::uint64_t given = given_key(document_.blocks[chunk.block], at);
  std::uint32_t first = by_first_.find(join_hash(given, suffix));
  for (const std::uint64_t other : lists_.nicknames(given)) {
    if (first == 0) first = by_first_.find(join_hash(other, suffix));
  }
  return first == 0 || first == kSeveral ? kNobody : root(first - 1);
}

/// Benning Jr., of whom the article has nothing more.
void Linker::found_by_suffix(const Chunk& chunk) {
  const Block& block = document_.blocks[chunk.block];
  if (chunk.last - chunk.first != 2 || chunk.organisation || block.title_case) return;
  const Ending ending = ending_of({chunk.first, chunk.last});
  const Generation generation = generation_of(ending.suffix);
  const Token& token = document_.tokens[chunk.first];
  if (generation != Generation::junior && generation != Generation::senior) return;
  const std::uint64_t surname = surname_key(document_.text(block, chunk.first), token.hash);
  if (of_suffix(chunk, chunk.first, surname, ending.suffix) != kNobody) return;
  const KnownPerson* known = known_at(block, {chunk.first, chunk.last});
  const bool given = by_first_.find(token.hash) != 0;
  if (known == nullptr && (given || Document::is_common(token) || doubtful(token) || token.is(kInitial)))
    return;
  const std::uint32_t number = add_cluster({surname}, ending.suffix);
  Cluster& cluster = clusters_[number];
  cluster.known = known;
  cluster.fulls = 1;
  note_name(cluster, block, {chunk.first, chunk.last});
  note_bearer(number, surname);
}

}  // namespace news::people
