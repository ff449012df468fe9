#include <algorithm>
#include <string_view>
#include <utility>

#include <unicode/uchar.h>

#include <news/schema/internal/fold.h>

#include "people/linking.h"
#include "people/roles.h"
#include "people/suffixes.h"
#include "people/word_hash.h"

namespace news::people {
namespace {

std::uint64_t initial_key(char initial, std::uint64_t surname) {
  return join_hash(join_hash(11, static_cast<unsigned char>(initial)), surname);
}

char first_letter(std::string_view word) {
  const char c = word.empty() ? '\0' : word.front();
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
}

/// JUAN PÉREZ -> Juan Pérez
std::string lower_caps(std::string_view name) {
  std::string lower;
  bool inside = false;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t letter = schema::next_code_point(name, at);
    const auto code = static_cast<UChar32>(letter);
    schema::append_utf8(lower, inside ? static_cast<char32_t>(u_tolower(code)) : letter);
    inside = schema::is_letter(letter);
  }
  return lower;
}

}  // namespace

std::uint64_t full_key(std::uint64_t given, std::uint64_t surname, std::uint64_t suffix) {
  return join_hash(join_hash(join_hash(7, given), surname), suffix);
}

std::uint64_t surname_key(std::string_view word, std::uint64_t hash) {
  if (is_cyrillic(word)) return surname_stem(word);
  if (word.size() < 6 || word[2] != '-') return hash;
  const bool article =
      (word[0] == 'a' || word[0] == 'A' || word[0] == 'e' || word[0] == 'E') && word[1] == 'l';
  return article ? word_hash(word.substr(3)) : hash;
}

std::uint64_t Linker::given_key(const Block& block, std::uint32_t token) const {
  const std::uint64_t word = document_.tokens[token].hash;
  if (!is_cyrillic(document_.text(block, token))) return word;
  const CyrillicGiven* given = lists_.cyrillic_given(word, document_.ukrainian);
  return given == nullptr ? word : given->key;
}

std::uint32_t Linker::root(std::uint32_t cluster) const {
  while (clusters_[cluster].merged_into != cluster) cluster = clusters_[cluster].merged_into;
  return cluster;
}

std::uint32_t Linker::add_cluster(std::vector<std::uint64_t> words, std::uint64_t suffix) {
  const auto number = static_cast<std::uint32_t>(clusters_.size());
  Cluster cluster;
  cluster.words = std::move(words);
  cluster.suffix = suffix;
  cluster.merged_into = number;
  clusters_.push_back(std::move(cluster));
  return number;
}

/// Who has this given name and surname; of several (George W. and George H. W.) one whom the middle name
/// fits, and of these the one named last.
std::uint32_t Linker::of_full_key(std::uint64_t key, const MiddleName& middle) const {
  const std::uint32_t first = by_full_.find(key);
  for (std::uint32_t at = first; at != 0; at = clusters_[at - 1].next_full) {
    const MiddleName& other = clusters_[root(at - 1)].middle_name;
    const bool differ = middle.letter != 0 && other.letter != 0 && middle.letter != other.letter;
    // Rodham and D. may be one's, and so may two surnames be: not two initials, nor two given names.
    if (!differ || (middle.word != other.word)) return at - 1;
  }
  return kNobody;
}

/// Lets find_full() find it.
void Linker::note_full(std::uint32_t number, std::uint64_t suffix) {
  Cluster& cluster = clusters_[number];
  std::uint32_t& first = by_full_[full_key(cluster.words.front(), cluster.words.back(), suffix)];
  if (first != 0) cluster.next_full = first;
  first = number + 1;
}

std::uint32_t Linker::find_full(std::uint64_t given, std::uint64_t surname, std::uint64_t suffix,
                                const MiddleName& middle) const {
  if (const std::uint32_t found = of_full_key(full_key(given, surname, suffix), middle); found != kNobody)
    return found;
  for (const std::uint64_t other : lists_.nicknames(given)) {
    if (const std::uint32_t found = of_full_key(full_key(other, surname, suffix), middle); found != kNobody)
      return found;
    for (const std::uint64_t third : lists_.nicknames(other)) {
      if (third == given) continue;
      if (const std::uint32_t found = of_full_key(full_key(third, surname, suffix), middle);
          found != kNobody) {
        // Two short forms of one name: Bob and Rob. Two long forms (Alan, Albert) share only a nickname.
        if (lists_.nicknames(third).size() <= 2) return found;
      }
    }
  }
  return kNobody;
}

/// The middle name of a full name that begins with its given name: an initial, or a given name.
MiddleName Linker::middle_of(const Block& block, Window window) const {
  MiddleName middle;
  for (std::uint32_t at = window.first + 1; at + 1 < window.last; ++at) {
    const Token& token = document_.tokens[at];
    const char letter = first_letter(document_.text(block, at));
    if (letter < 'A' || letter > 'Z') continue;
    if (token.is(kInitial)) return {letter, false};
    if (window.last - window.first == 3 && token.has(kGiven) && !document_.two_surnames)
      return {letter, true};
    break;
  }
  return middle;
}

std::uint32_t Linker::cluster_of(const Block& block, Window window) {
  const Ending ending = ending_of(window);
  const std::uint64_t suffix = ending.suffix;
  window.last = ending.whole;
  std::vector<std::uint64_t> words;
  char initial = 0;
  std::uint32_t middle = 0;
  for (std::uint32_t at = window.first; at < ending.last; ++at) {
    const Token& token = document_.tokens[at];
    const std::string_view word = document_.text(block, at);
    if (token.is(kInitial)) {
      if (at == window.first) {
        initial = first_letter(word);
      } else if (const char letter = first_letter(word); letter >= 'A' && letter <= 'Z') {
        middle |= 1U << static_cast<unsigned>(letter - 'A');
      }
    } else {
      words.push_back(at == window.first ? given_key(block, at) : surname_key(word, token.hash));
    }
  }
  if (words.empty()) return kNobody;
  std::uint32_t found = kNobody;
  if (initial != 0) {
    const std::uint64_t key = initial_key(initial, words.back());
    std::uint32_t& place = by_full_[key];
    if (place == 0) {
      place = add_cluster(words, suffix) + 1;
      clusters_[place - 1].initial = initial;
    }
    found = place - 1;
  } else {
    const MiddleName middle_name = middle_of(block, {window.first, ending.last});
    found = find_full(words.front(), words.back(), suffix, middle_name);
    if (found != kNobody && lists_.has_apart() &&
        lists_.apart(clusters_[found].name, name_at(block, window))) {
      found = kNobody;
    }
    // John Adams and John Quincy Adams are both known.
    if (found != kNobody && clusters_[found].known != nullptr) {
      const KnownPerson* known = known_with_suffix(block, window);
      if (known != nullptr && known != clusters_[found].known) found = kNobody;
    }
    if (found == kNobody) {
      found = add_cluster(words, suffix);
      note_full(found, suffix);
    }
    if (clusters_[found].middle_name.letter == 0) clusters_[found].middle_name = middle_name;
  }
  Cluster& cluster = clusters_[found];
  if (words.size() > cluster.words.size()) cluster.words = words;
  cluster.fulls += 1;
  cluster.middle |= middle;
  // Kim Min-ho is no Kim.
  if (cluster.sex == Sex::unknown && words.size() > 1 && !document_.tokens[window.first].has(kFamilyFirst))
    cluster.sex = lists_.sex_of_given(words.front());
  note_name(cluster, block, window);
  if (cluster.known == nullptr) cluster.known = known_with_suffix(block, window);
  if (cluster.known == nullptr && is_cyrillic(cluster.name))
    cluster.known = lists_.known_by_name(cluster.name);
  return found;
}

std::string Linker::name_at(const Block& block, Window window) const {
  const std::string_view text = document_.parts[block.part].text;
  const CyrillicGiven* given =
      is_cyrillic(document_.text(block, window.first))
          ? lists_.cyrillic_given(document_.tokens[window.first].hash, document_.ukrainian)
          : nullptr;
  if (given != nullptr && given->of != Case::nominative && window.last - window.first > 1) {
    return given->nominative + ' ' +
           nominative_surname(document_.text(block, window.last - 1), given->of, given->female,
                              document_.ukrainian);
  }
  const Ending ending = ending_of(window);
  std::string name;
  std::uint32_t begin = document_.tokens[window.first].begin;
  for (const Nickname* inside = first_nickname(window.first);
       inside != nullptr && inside->behind < ending.last; inside = first_nickname(inside->behind)) {
    name += text.substr(begin, document_.tokens[inside->behind - 1].end - begin);
    name += ' ';
    begin = document_.tokens[inside->behind].begin;
  }
  name += squashed(text.substr(begin, document_.tokens[ending.last - 1].end - begin));
  if (ending.suffix == 0) return name;
  name += ' ';
  name += document_.text(block, ending.last);
  // The full stop behind III is the sentence's.
  const bool point = document_.tokens[ending.last].is(kDot);
  if (point && generation_of(ending.suffix) != Generation::numeral) name += '.';
  return name;
}

void Linker::note_name(Cluster& cluster, const Block& block, Window window) {
  const Token& tail = document_.tokens[window.last - 1];
  const bool caps = tail.is(kAllCaps) && !is_suffix(tail);
  const std::uint32_t words = window.last - window.first;
  const bool oblique = is_oblique(cluster, block, window);
  const bool better = cluster.name.empty() ||
                      (cluster.name_oblique && !oblique && words >= cluster.name_words) ||
                      (cluster.name_caps && !caps && words + 1 >= cluster.name_words) ||
                      (words > cluster.name_words && (!caps || cluster.name_caps));
  if (!better) return;
  cluster.name = name_at(block, window);
  if (caps) cluster.name = lower_caps(cluster.name);
  cluster.name_words = words;
  cluster.name_caps = caps;
  cluster.name_oblique = oblique;
}

/// Does this Cyrillic name stand in another case than the nominative, as far as that can be told?
bool Linker::is_oblique(const Cluster& cluster, const Block& block, Window window) const {
  if (!is_cyrillic(document_.text(block, window.first))) return false;
  if (cluster.known != nullptr && known_at(block, window) == cluster.known) {
    std::uint64_t key = 0;
    for (std::uint32_t at = window.first; at < window.last; ++at)
      key = join_hash(key, document_.tokens[at].hash);
    return !lists_.is_written(key);
  }
  if (window.last - window.first > 1) {
    const CyrillicGiven* given =
        lists_.cyrillic_given(document_.tokens[window.first].hash, document_.ukrainian);
    return given != nullptr && given->of != Case::nominative;
  }
  const std::string_view name = cluster.name;
  const std::size_t blank = name.rfind(' ');
  return !cluster.name_oblique && blank != std::string_view::npos && is_cyrillic(name) &&
         word_hash(name.substr(blank + 1)) != document_.tokens[window.first].hash;
}

const KnownPerson* Linker::known_at(const Block& block, Window window) const {
  std::uint64_t key = 0;
  for (std::uint32_t at = window.first; at < window.last; ++at) {
    const Token& token = document_.tokens[at];
    key = join_hash(key, token.is(kCjk) ? word_hash(document_.text(block, at)) : token.hash);
  }
  return lists_.known(key);
}

void Linker::merge(std::uint32_t from, std::uint32_t into) {
  from = root(from);
  into = root(into);
  if (from == into || lists_.apart(clusters_[from].name, clusters_[into].name)) return;
  Cluster& source = clusters_[from];
  Cluster& target = clusters_[into];
  if (source.known != nullptr && target.known != nullptr && source.known != target.known) return;
  source.merged_into = into;
  target.fulls += source.fulls;
  if (target.known == nullptr) target.known = source.known;
  if (target.suffix == 0) target.suffix = source.suffix;
  if (source.words.size() > target.words.size()) target.words = source.words;
  if (target.sex == Sex::unknown) target.sex = source.sex;
  if (source.name_words > target.name_words && !(source.name_caps && !target.name_caps)) {
    target.name = source.name;
    target.name_words = source.name_words;
    target.name_caps = source.name_caps;
  }
}

/// "Van der Leyen" at the beginning of a sentence looks like a full name, and is the surname of who has more.
void Linker::find_surnames() {
  const auto is_particle = [&](std::uint64_t word) { return (lists_.flags(word) & kParticle) != 0; };
  const auto key_of = [](const auto& words, std::size_t from) {
    std::uint64_t key = 0;
    for (std::size_t at = from; at < words.size(); ++at) key = join_hash(key, words[at]);
    return key;
  };
  FlatMap tails;
  for (const Cluster& cluster : clusters_) {
    const auto& words = cluster.words;
    for (std::size_t from = 1; from + 1 < words.size(); ++from) {
      if (is_particle(words[from])) tails[key_of(words, from)] = 1;
    }
  }
  for (Cluster& cluster : clusters_) {
    const auto& words = cluster.words;
    cluster.surname_only = words.size() > 1 && cluster.initial == 0 &&
                           std::all_of(words.begin(), words.end() - 1, is_particle) &&
                           tails.find(key_of(words, 0)) != 0;
  }
}

/// Suu Kyi is Aung San Suu Kyi; López Obrador is Andrés Manuel López Obrador.
void Linker::merge_contained() {
  FlatMap tails;
  for (std::uint32_t number = 0; number < clusters_.size(); ++number) {
    const auto& words = clusters_[number].words;
    if (words.size() < 3) continue;
    std::uint32_t& place = tails[full_key(words[words.size() - 2], words.back(), 0)];
    place = place == 0 ? number + 1 : kSeveral;
  }
  for (std::uint32_t number = 0; number < clusters_.size(); ++number) {
    const auto& words = clusters_[number].words;
    if (words.size() != 2 || clusters_[number].surname_only) continue;
    const std::uint32_t found = tails.find(full_key(words[0], words[1], 0));
    if (found == 0 || found == kSeveral || found - 1 == number) continue;
    // Paul Ryan is not John Paul Ryan when that is named too, but part of a longer name it is.
    const bool given = (lists_.flags(words[0]) & kGiven) != 0;
    if (!given || clusters_[number].fulls <= clusters_[found - 1].fulls * 3) merge(number, found - 1);
  }
}

/// J. Smith is John Smith when no other Smith begins with J.
void Linker::merge_initials() {
  FlatMap full;
  FlatMap middles;
  for (std::uint32_t number = 0; number < clusters_.size(); ++number) {
    const Cluster& cluster = clusters_[number];
    if (cluster.initial != 0 || cluster.words.size() < 2 || cluster.name.empty() || root(number) != number)
      continue;
    std::uint32_t& place = full[initial_key(first_letter(cluster.name), cluster.words.back())];
    place = place == 0 ? number + 1 : kSeveral;
    for (unsigned letter = 0; letter < 26; ++letter) {
      if ((cluster.middle >> letter & 1U) == 0) continue;
      std::uint32_t& by_middle = middles[initial_key(static_cast<char>('A' + letter), cluster.words.back())];
      by_middle = by_middle == 0 ? number + 1 : kSeveral;
    }
  }
  for (std::uint32_t number = 0; number < clusters_.size(); ++number) {
    const Cluster& cluster = clusters_[number];
    if (cluster.initial == 0) continue;
    std::uint32_t found = full.find(initial_key(cluster.initial, cluster.words.back()));
    if (found == 0 && cluster.initial >= 'A' && cluster.initial <= 'Z') {  // W. Bush is George W. Bush
      found = middles.find(initial_key(cluster.initial, cluster.words.back()));
    }
    if (found != 0 && found != kSeveral) merge(number, found - 1);
  }
}

void Linker::merge_known() {
  std::vector<std::pair<const KnownPerson*, std::uint32_t>> seen;
  for (std::uint32_t number = 0; number < clusters_.size(); ++number) {
    if (root(number) == number && clusters_[number].known != nullptr) {
      seen.emplace_back(clusters_[number].known, number);
    }
  }
  std::stable_sort(seen.begin(), seen.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::size_t at = 1; at < seen.size(); ++at) {
    if (seen[at].first == seen[at - 1].first) merge(seen[at].second, root(seen[at - 1].second));
  }
  for (const auto& [known, number] : seen) by_known_[known->key] = root(number) + 1;
}

void Linker::index_clusters() {
  for (std::uint32_t number = 0; number < clusters_.size(); ++number) {
    const Cluster& cluster = clusters_[number];
    if (root(number) != number || cluster.surname_only) continue;
    note_bearer(number, cluster.words.back());
    if (cluster.words.size() < 2) continue;
    const auto note = [&](std::uint64_t key) {
      std::uint32_t& first = by_first_[key];
      first = first == 0 ? number + 1 : kSeveral;
    };
    note(cluster.words.front());
    if (cluster.suffix != 0) note(join_hash(cluster.words.front(), cluster.suffix));
  }
  note_nicknames();
  // Joaquín Beltrán Sáez is Beltrán, where nobody else is.
  for (std::uint32_t number = 0; number < clusters_.size() && document_.two_surnames; ++number) {
    const auto& words = clusters_[number].words;
    if (root(number) != number || words.size() < 3) continue;
    const std::uint64_t surname = words[words.size() - 2];
    if (bearers_.find(surname) == 0) note_bearer(number, surname);
  }
  // Surnames of more than one word, and forms that were merged: de la Cruz, Kirchner.
  for (std::uint32_t number = 0; number < clusters_.size(); ++number) {
    if (root(number) == number) continue;
    const std::uint64_t surname = clusters_[number].words.back();
    if (bearers_.find(surname) == 0) note_bearer(root(number), surname);
  }
}

}  // namespace news::people
