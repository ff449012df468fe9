#include "people/linking.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "people/roles.h"
#include "people/word_hash.h"

namespace news::people {
namespace {

constexpr std::size_t kMostRoles = 8;
/// A lone word is a person by the tagger's word from this margin on, on average over the article: it is right
/// nine times in ten then.
constexpr int kSureAlone = 24;
/// With other evidence less is enough.
constexpr int kFairAlone = 8;
/// What a preposition of place before the word takes from its margin.
constexpr int kPlacePenalty = 64;
/// Makes margins positive.
constexpr int kLoneBias = 256;

}  // namespace

Linker::Linker(const Document& document, const Lists& lists, const std::vector<Chunk>& chunks,
               const std::vector<FullName>& names)
    : document_(document),
      lists_(lists),
      chunks_(chunks),
      names_(names),
      covered_(document.tokens.size(), false) {
  clusters_.reserve(names.size() + 8);
}

std::vector<schema::Person> Linker::run() {
  found_by_full_names();
  merge_contained();
  merge_initials();
  merge_known();
  index_clusters();
  read_titles();
  correct_sexes();
  weigh_lone_words();
  for (const bool known_only : {true, false}) {
    for (const Chunk& chunk : chunks_) found_by_single_word(chunk, known_only);
    merge_known();
  }
  for (std::uint32_t number = 0; number < chunks_.size(); ++number) link_chunk(number);
  link_alias_runs();

  std::vector<schema::Person> persons;
  for (Cluster& cluster : clusters_) {
    if (cluster.spans.empty()) continue;
    schema::Person person;
    person.name = cluster.known != nullptr ? cluster.known->name : std::move(cluster.name);
    person.mentions = static_cast<std::uint32_t>(cluster.spans.size());
    person.roles = std::move(cluster.roles);
    person.spans = std::move(cluster.spans);
    persons.push_back(std::move(person));
  }
  return persons;
}

void Linker::found_by_full_names() {
  of_name_.reserve(names_.size());
  for (const FullName& name : names_) {
    const Chunk& chunk = chunks_[name.chunk];
    of_name_.push_back(cluster_of(document_.blocks[chunk.block], {name.first, name.last}));
  }
}

/// A person of whom the article has one word only: a word of the alias file, or with known_only false also Mr
/// Rossi and "..., Rossi said".
void Linker::found_by_single_word(const Chunk& chunk, bool known_only) {
  const Block& block = document_.blocks[chunk.block];
  if (chunk.last - chunk.first != 1 || chunk.organisation || block.title_case) return;
  const Token& token = document_.tokens[chunk.first];
  const std::uint64_t key = surname_key(document_.text(block, chunk.first), token.hash);
  if (token.is(kInitial) || bearers_.find(key) != 0 || token.end - token.begin < 2) return;
  const KnownPerson* known = known_single(chunk);
  if (known == nullptr && (known_only || !stands_alone(chunk))) return;
  Window window{chunk.first, chunk.last};
  std::vector<std::uint64_t> words;
  if (chunk.kind == Title::regal) {
    window.first = chunk.title;
    words.push_back(document_.tokens[chunk.title].hash);
  }
  words.push_back(key);
  const std::uint32_t number = add_cluster(words, 0);
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
    if (document_.tokens[chunk.title - 1].has(kOfficeMod))
      return nullptr;  // a vice president is no president
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
  return token.person >= kSureAlone && lone_margin(token.hash) >= kSureAlone;
}

/// Notes what the tagger says of each word that stands alone, over the whole article: a town may look like a
/// person in one place, but not in all of them.
void Linker::weigh_lone_words() {
  for (const Chunk& chunk : chunks_) {
    const Token& token = document_.tokens[chunk.first];
    if (chunk.last - chunk.first != 1 || !chunk.alone || token.person == 0) continue;
    const Context context = context_of(document_, document_.blocks[chunk.block], chunk.first, chunk.last);
    const int margin = token.person - (context.place_before ? kPlacePenalty : 0);
    lone_sum_[token.hash] += static_cast<std::uint32_t>(margin + kLoneBias);
    lone_count_[token.hash] += 1;
  }
}

int Linker::lone_margin(std::uint64_t word) const {
  const std::uint32_t count = lone_count_.find(word);
  return count == 0 ? 0 : static_cast<int>(lone_sum_.find(word) / count) - kLoneBias;
}

void Linker::link_chunk(std::uint32_t number) {
  const Chunk& chunk = chunks_[number];
  const Block& block = document_.blocks[chunk.block];
  std::uint32_t at = chunk.first;
  while (at < chunk.last) {
    if (next_name_ < names_.size() && names_[next_name_].chunk == number && names_[next_name_].first == at) {
      const FullName& name = names_[next_name_];
      mention(root(of_name_[next_name_]), block, {name.first, name.last}, true);
      at = name.last;
      next_name_ += 1;
      continue;
    }
    // In a heading the organisation's own words can't be told from the ones before them.
    if (chunk.organisation && (!block.title_case || at + 1 == chunk.last)) {
      at += 1;
      continue;
    }
    at += link_window(chunk, at);
  }
  while (next_name_ < names_.size() && names_[next_name_].chunk == number) next_name_ += 1;
}

/// Links what begins at this token of a chunk, if anything; says how many tokens that took.
std::uint32_t Linker::link_window(const Chunk& chunk, std::uint32_t at) {
  const Block& block = document_.blocks[chunk.block];
  const auto& tokens = document_.tokens;
  const std::uint32_t limit = std::min(chunk.last, at + kLongestName);
  // A full name that is known from elsewhere in the article.
  for (std::uint32_t end = limit; end >= at + 2; --end) {
    if (!tokens[at].is(kCapital) || !tokens[end - 1].is(kCapital)) continue;
    std::uint32_t found =
        find_full(given_key(block, at), surname_key(document_.text(block, end - 1), tokens[end - 1].hash), 0,
                  middle_of(block, {at, end}));
    if (found == kNobody) {
      const KnownPerson* known = tokens[at].has(kAlias) ? known_at(block, {at, end}) : nullptr;
      const bool sure = tokens[at].has(kGiven) && tokens[end - 1].has(kSurname) && end - at == 2 &&
                        block.title_case && !document_.is_common(tokens[at]) &&
                        !document_.is_common(tokens[end - 1]) && !doubtful(tokens[at]) &&
                        !doubtful(tokens[end - 1]);
      if (known == nullptr && !sure) continue;
      found =
          known == nullptr ? cluster_of(block, {at, end}) : cluster_of_known(*known, tokens[end - 1].hash);
      note_bearer(root(found), clusters_[found].words.back());
    }
    mention(root(found), block, {at, end}, true);
    return end - at;
  }
  // A surname, alone or with the small words and middle names that belong to it.
  const bool whole = at == chunk.first || block.title_case;
  if (!whole && !(document_.starts_sentence(block, chunk.first) && at == chunk.first + 1 &&
                  document_.is_common(tokens[chunk.first]) && !tokens[chunk.first].has(kGiven | kSurname))) {
    return 1;
  }
  const std::uint32_t tail_limit = block.title_case ? std::min(chunk.last, at + 1) : chunk.last;
  for (std::uint32_t end = tail_limit; end > at; --end) {
    if (!block.title_case && end != chunk.last) break;
    // Benning Jr.
    const bool with_suffix = end - at == 2 && tokens[end - 1].has(kSuffix) && !tokens[end - 1].has(kOffice);
    const std::uint32_t last = with_suffix ? end - 2 : end - 1;
    const Token& tail = tokens[last];
    const std::uint64_t key = surname_key(document_.text(block, last), tail.hash);
    std::uint32_t found = bearer(chunk, at, key, with_suffix ? tokens[end - 1].hash : 0);
    if (end - at == 1 && chunk.kind != Title::none && !holds_title(chunk, found))
      found = titled(chunk, found);
    if (found == kNobody && end - at == 1) {
      const std::uint32_t first = by_first_.find(given_key(block, end - 1));
      if (first != 0 && first != kSeveral && !document_.is_common(tail) && !doubtful(tail))
        found = root(first - 1);
    }
    if (found == kNobody) continue;
    // All words before the surname must belong to the name.
    bool fits = true;
    for (std::uint32_t word = at; word < last && fits; ++word) {
      const auto& words = clusters_[found].words;
      fits = tokens[word].has(kParticle) ||
             std::find(words.begin(), words.end(), tokens[word].hash) != words.end();
    }
    if (!fits) continue;
    // der Sprecher von Merz, el portavoz de Pedro Sánchez: no part of the name, nor is the role theirs.
    const std::uint32_t name = behind_preposition(found, at, last);
    if (name != at) {
      if (next_name_ < names_.size() && names_[next_name_].first == name) return name - at;
      mention(found, block, {name, end}, false);
      return end - at;
    }
    if (end - at == 1) {
      const Context context = context_of(document_, block, at, end);
      const bool evidence = chunk.kind != Title::none || context.speech || tail.is(kPossessive);
      if (context.article_before && chunk.kind == Title::none) continue;
      if (doubtful(tail) && !evidence) continue;
      if (doubtful(tail) && context.place_before && chunk.kind == Title::none) continue;
      const bool opening = document_.starts_sentence(block, at) || block.title_case;
      if (opening && tail.has(kFunction) && !evidence) continue;
      if (opening && document_.is_common(tail) && !tail.has(kSurname) && !evidence) continue;
    }
    mention(found, block, {at, end}, true);
    return end - at;
  }
  return 1;
}

/// The first token of the name, where small words stand before it that the person's name doesn't have.
std::uint32_t Linker::behind_preposition(std::uint32_t cluster, std::uint32_t at, std::uint32_t last) const {
  const auto& words = clusters_[cluster].words;
  std::uint32_t name = at;
  while (name < last && !document_.tokens[name].is(kCapital) && document_.tokens[name].has(kParticle)) ++name;
  for (std::uint32_t word = at; word < name; ++word) {
    if (std::find(words.begin(), words.end(), document_.tokens[word].hash) != words.end()) return at;
  }
  return name;
}

/// "President Trump" is the president even where his son was named last.
std::uint32_t Linker::titled(const Chunk& chunk, std::uint32_t found) {
  const KnownPerson* known = known_with_title(chunk);
  if (known == nullptr || (found != kNobody && clusters_[found].known == known)) return found;
  return cluster_of_known(*known, document_.tokens[chunk.last - 1].hash);
}

std::uint32_t Linker::cluster_of_known(const KnownPerson& known, std::uint64_t word) {
  std::uint32_t& place = by_known_[known.key];
  if (place != 0) return root(place - 1);
  const std::uint32_t number = add_cluster({word}, 0);
  place = number + 1;
  clusters_[number].known = &known;
  note_bearer(number, word);
  return number;
}

void Linker::mention(std::uint32_t cluster, const Block& block, Window window, bool roles) {
  Cluster& target = clusters_[cluster];
  const Part& part = document_.parts[block.part];
  schema::Span span;
  span.in = part.name;
  span.item = part.item;
  span.begin = document_.tokens[window.first].begin;
  span.end = document_.tokens[window.last - 1].end;
  target.spans.push_back(std::move(span));
  target.named_at = window.last;
  std::fill(covered_.begin() + window.first, covered_.begin() + window.last, true);
  if (!roles || target.roles.size() >= kMostRoles) return;
  std::string found[] = {role_before(document_, block, window.first),
                         role_after(document_, block, window.last)};
  // пресс-секретарь Трампа: the role isn't his, or it would stand in the same case.
  if (!found[0].empty() && !may_be_oblique(found[0]) && is_oblique(target, block, window)) found[0].clear();
  for (std::string& role : found) {
    if (role.empty()) continue;
    const std::uint64_t key = phrase_hash(role);
    const bool seen =
        std::find(target.role_keys.begin(), target.role_keys.end(), key) != target.role_keys.end();
    if (seen || target.roles.size() >= kMostRoles) continue;
    target.roles.push_back(std::move(role));
    target.role_keys.push_back(key);
  }
}

/// Names in scripts without capitals or blanks are found through the alias file alone.
void Linker::link_alias_runs() {
  if (!document_.other_scripts) return;
  for (const Block& block : document_.blocks) {
    for (std::uint32_t at = block.first; at < block.last; ++at) {
      if (document_.tokens[at].is(kCjk)) link_cjk(block, at);
      if (document_.tokens[at].has(kAlias) && !covered_[at]) link_cyrillic(block, at);
    }
  }
}

/// The lists of names are of Latin script: in Cyrillic, a variant of the alias file is enough.
void Linker::link_cyrillic(const Block& block, std::uint32_t token) {
  const auto lead = static_cast<unsigned char>(document_.text(block, token).front());
  if (lead < 0xD0 || lead > 0xD3) return;
  for (std::uint32_t end = std::min(block.last, token + 4); end > token; --end) {
    const KnownPerson* known = known_at(block, {token, end});
    if (known == nullptr) continue;
    mention(cluster_of_known(*known, document_.tokens[end - 1].hash), block, {token, end}, false);
    return;
  }
}

void Linker::link_cjk(const Block& block, std::uint32_t token) {
  static constexpr std::size_t kCharacter = 3;  // bytes of a Han character, a kana or a Hangul syllable
  const std::string_view run = document_.text(block, token);
  for (std::size_t at = 0; at + 2 * kCharacter <= run.size();) {
    std::size_t taken = 0;
    for (std::size_t length = 5; length >= 2 && taken == 0; --length) {
      if (at + length * kCharacter > run.size()) continue;
      const KnownPerson* known = lists_.known(join_hash(0, word_hash(run.substr(at, length * kCharacter))));
      if (known == nullptr) continue;
      taken = length * kCharacter;
      Cluster& target = clusters_[cluster_of_known(*known, known->key)];
      const Part& part = document_.parts[block.part];
      schema::Span span;
      span.in = part.name;
      span.item = part.item;
      span.begin = document_.tokens[token].begin + static_cast<std::uint32_t>(at);
      span.end = span.begin + static_cast<std::uint32_t>(taken);
      target.spans.push_back(std::move(span));
    }
    at += taken == 0 ? kCharacter : taken;
  }
}

}  // namespace news::people
