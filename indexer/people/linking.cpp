#include "people/linking.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "people/cyrillic.h"
#include "people/roles.h"
#include "people/suffixes.h"
#include "people/word_hash.h"

namespace news::people {
namespace {

constexpr std::size_t kMostRoles = 8;

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
  find_surnames();
  merge_contained();
  merge_initials();
  merge_suffixes();
  merge_known();
  link_nicknames();
  index_clusters();
  read_titles();
  correct_sexes();
  weigh_lone_words();
  for (const bool known_only : {true, false}) {
    for (const Chunk& chunk : chunks_) found_by_single_word(chunk, known_only);
    merge_known();
  }
  for (const Chunk& chunk : chunks_) found_by_suffix(chunk);
  merge_known();
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

void Linker::link_chunk(std::uint32_t number) {
  const Chunk& chunk = chunks_[number];
  const Block& block = document_.blocks[chunk.block];
  std::uint32_t at = chunk.first;
  while (at < chunk.last) {
    if (next_name_ < names_.size() && names_[next_name_].chunk == number && names_[next_name_].first == at) {
      const FullName& name = names_[next_name_];
      const std::uint32_t named = whom_names(chunk, name.first, root(of_name_[next_name_]));
      if (named != kNobody) mention(named, block, {name.first, name.last}, true);
      at = name.last;
      next_name_ += 1;
      continue;
    }
    // In a heading the organisation's own words can't be told from the ones before them.
    if (chunk.organisation && (!block.title_case || at + 1 == chunk.last)) {
      at += 1;
      continue;
    }
    const std::uint32_t taken = link_full_name(chunk, at);
    at += taken != 0 ? taken : link_surname(chunk, at);
  }
  while (next_name_ < names_.size() && names_[next_name_].chunk == number) next_name_ += 1;
}

/// Whom a full name means: of several de la Cruz one, where the name is no more than that.
std::uint32_t Linker::whom_names(const Chunk& chunk, std::uint32_t first, std::uint32_t cluster) {
  if (!clusters_[cluster].surname_only || clusters_[cluster].known != nullptr) return cluster;
  return bearer(chunk, first, clusters_[cluster].words.back());
}

/// Links a full name that is known from elsewhere in the article and begins at this token of a chunk, if any;
/// says how many tokens that took.
std::uint32_t Linker::link_full_name(const Chunk& chunk, std::uint32_t at) {
  const Block& block = document_.blocks[chunk.block];
  const auto& tokens = document_.tokens;
  for (std::uint32_t end = std::min(chunk.last, at + kLongestName); end >= at + 2; --end) {
    if (!tokens[at].is(kCapital) || !tokens[end - 1].is(kCapital)) continue;
    if (end < chunk.last && is_suffix(tokens[end])) continue;
    const std::uint32_t last = ending_of({at, end}).last;
    std::uint32_t found = last == at + 1 ? kNobody : find_window(block, {at, end});
    if (found == kNobody) {
      const Token& tail = tokens[last - 1];
      const KnownPerson* known = tokens[at].has(kAlias) ? known_with_suffix(block, {at, end}) : nullptr;
      const bool sure = tokens[at].has(kGiven) && tail.has(kSurname) && last - at == 2 && block.title_case &&
                        !document_.is_common(tokens[at]) && !document_.is_common(tail) &&
                        !doubtful(tokens[at]) && !doubtful(tail);
      if (known == nullptr && !sure) continue;
      found = known == nullptr ? cluster_of(block, {at, end}) : cluster_of_known(*known, tail.hash);
      note_bearer(root(found), clusters_[found].words.back());
    }
    const std::uint32_t named = whom_names(chunk, at, root(found));
    if (named == kNobody) continue;
    mention(named, block, {at, end}, true);
    return end - at;
  }
  return 0;
}

/// The token behind the surname that begins here, alone or with the small words and middle names that belong
/// to it.
std::uint32_t Linker::surname_end(const Chunk& chunk, std::uint32_t at) const {
  if (!document_.blocks[chunk.block].title_case) return chunk.last;
  const bool suffix = at + 1 < chunk.last && is_suffix(document_.tokens[at + 1]);
  return suffix ? at + 2 : at + 1;
}

/// Whom the surname, or the given name, of this window means.
std::uint32_t Linker::whom_means(const Chunk& chunk, Window window) {
  const Block& block = document_.blocks[chunk.block];
  const Ending ending = ending_of(window);
  const Token& tail = document_.tokens[ending.last - 1];
  const std::uint64_t key = surname_key(document_.text(block, ending.last - 1), tail.hash);
  if (ending.suffix != 0) return of_suffix(chunk, window.first, key, ending.suffix);
  std::uint32_t found = bearer(chunk, window.first, key);
  if (window.last - window.first > 1) return found;
  if (chunk.kind != Title::none) found = titled(chunk, found);
  if (found != kNobody || document_.is_common(tail) || doubtful(tail)) return found;
  const std::uint32_t first = by_first_.find(given_key(block, window.first));
  return first == 0 || first == kSeveral ? kNobody : root(first - 1);
}

/// Is this lone word rather a place, a month, a plain word than the person who bears it as well?
bool Linker::too_doubtful(const Chunk& chunk, Window window) const {
  const Block& block = document_.blocks[chunk.block];
  const Token& word = document_.tokens[window.first];
  const Context context = context_of(document_, block, window.first, window.last);
  const bool evidence = chunk.kind != Title::none || context.speech || word.is(kPossessive);
  if (context.article_before && chunk.kind == Title::none) return true;
  if (doubtful(word) && !evidence) return true;
  if (doubtful(word) && context.place_before && chunk.kind == Title::none) return true;
  const bool opening = document_.starts_sentence(block, window.first) || block.title_case;
  if (!opening || evidence) return false;
  return word.has(kFunction) || (document_.is_common(word) && !word.has(kSurname));
}

/// Does a word that is no name's stand before the rest: "Citing Biden", "Said Obama"?
bool Linker::is_led_in(const Chunk& chunk) const {
  const Token& token = document_.tokens[chunk.first];
  if (token.has(kOpener)) return true;
  if (!document_.starts_sentence(document_.blocks[chunk.block], chunk.first)) return false;
  // Слова Петровой: no list has the plain words of Russian.
  if (is_cyrillic(document_.text(document_.blocks[chunk.block], chunk.first)) && token.flags == 0)
    return true;
  return token.has(kSpeech) || (Document::is_common(token) && !token.has(kGiven | kSurname));
}

/// Links the surname or the given name that begins at this token of a chunk, if it is somebody's; says how
/// many tokens that took.
std::uint32_t Linker::link_surname(const Chunk& chunk, std::uint32_t at) {
  const Block& block = document_.blocks[chunk.block];
  const auto& tokens = document_.tokens;
  const bool whole = at == chunk.first || block.title_case;
  if (!whole && !(at == chunk.first + 1 && is_led_in(chunk))) return 1;
  const std::uint32_t end = surname_end(chunk, at);
  const std::uint32_t found = whom_means(chunk, {at, end});
  if (found == kNobody) return 1;
  // All words before the surname must belong to the name.
  const std::uint32_t last = ending_of({at, end}).last - 1;
  const auto& words = clusters_[found].words;
  for (std::uint32_t word = at; word < last; ++word) {
    if (!tokens[word].has(kParticle) &&
        std::find(words.begin(), words.end(), tokens[word].hash) == words.end())
      return 1;
  }
  // der Sprecher von Merz, el portavoz de Pedro Sánchez: no part of the name, nor is the role theirs.
  const std::uint32_t name = behind_preposition(found, at, last);
  if (name != at) {
    if (next_name_ < names_.size() && names_[next_name_].first == name) return name - at;
    mention(found, block, {name, end}, false);
    return end - at;
  }
  if (end - at == 1 && too_doubtful(chunk, {at, end})) return 1;
  mention(found, block, {at, end}, true);
  return end - at;
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
  // President Vladimir V. Putin is President Putin.
  if (found != kNobody && clusters_[found].known == nullptr && clusters_[found].words.size() > 1 &&
      clusters_[found].suffix == 0 &&
      clusters_[found].words.front() == word_hash(known->name.substr(0, known->name.find(' ')))) {
    std::uint32_t& place = by_known_[known->key];
    if (place == 0) {
      place = found + 1;
      clusters_[found].known = known;
      return found;
    }
  } else if (holds_title(chunk, found)) {
    return found;
  }
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
