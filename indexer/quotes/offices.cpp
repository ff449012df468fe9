#include "quotes/subjects.h"

#include <algorithm>

// Who holds an office whose own name goes on behind it: "le ministre de l'Intérieur Ada Lund", "die
// Sprecherin der Polizei, Ada Lund".

namespace news::quotes {
namespace {

/// How many words an office may have behind its first.
constexpr std::uint32_t kLongestComplement = 12;

}  // namespace

bool SubjectFinder::is_office(std::uint32_t token) const {
  const Token& t = at(token);
  return t.is_word() && t.is(word::title | word::role | word::male | word::female);
}

/// The full name between a comma and the mark that closes the aside, or the sentence.
Mention SubjectFinder::apposition(std::uint32_t comma) const {
  if (comma + 1 >= sentence_.last || at(comma).mark != ',' || !is_name_token(comma + 1)) return {};
  const std::uint32_t first = comma + 1;
  std::uint32_t end = first;
  while (end + 1 < sentence_.last &&
         (is_name_token(end + 1) || (at(end + 1).is(word::particle) && at(end + 1).is_word())))
    ++end;
  const bool closed = end + 1 >= sentence_.last || at(end + 1).mark == ',' || at(end + 1).mark == '.' ||
                      at(end + 1).mark == '(';
  if (!closed || !is_full_name(first, end)) return {};
  return {MentionKind::name, first, end, end};
}

/// Behind the last word of "of the council of Ostby in Norland", which begins at `first`.
std::uint32_t SubjectFinder::complement_end(std::uint32_t first, std::uint32_t last) const {
  std::uint32_t k = first;
  while (k < last && at(k).is_word() && !at(k).possessive) {
    const Token& t = at(k);
    const bool joins = t.is(word::preposition | word::determiner | word::particle | word::coordinator);
    if (is_verb(t) || t.is(word::time | word::subject)) break;
    if (!joins && !t.capital && t.is(word::function)) break;
    // What comes behind a name in small letters goes on with the sentence.
    if (!joins && !t.capital && k > first && at(k - 1).capital) break;
    ++k;
  }
  while (k > first && !at(k - 1).capital && at(k - 1).is(word::function | word::particle)) --k;
  return k;
}

/// The name at the end of "de la República Ada Lund", "du groupe RN Ada Lund": what is left of its capitals
/// without those of the office.
Mention SubjectFinder::holder_in_complement(std::uint32_t office, std::uint32_t first,
                                            std::uint32_t end) const {
  if (!at(first).is(word::preposition)) return {};
  std::uint32_t noun = first;
  while (noun < end && !at(noun).capital && at(noun).is(word::preposition | word::determiner)) ++noun;
  if (noun >= end || is_office(noun)) return {};
  // "... Ada Lund au conseil": only "of" leads on behind a name.
  for (std::uint32_t i = noun + 1; i < end; ++i) {
    if (at(i - 1).capital && at(i).is(word::preposition) && !at(i).is(word::particle)) end = i;
  }
  std::uint32_t name = noun + 1;
  // Whose lawyer somebody is has no article: "l'avocat d'Ada Lund" names nobody else.
  const bool title = at(office).is(word::title);
  bool article = false;
  for (std::uint32_t i = first; i < noun; ++i)
    article = article || at(i).is(word::determiner | word::definite);
  if (!title && !(article && at(noun).capital)) return {};
  while (name < end && (!at(name).capital || at(name).all_capital)) {
    if (is_office(name)) return {};
    ++name;
  }
  if (name >= end || !is_full_name(name, end - 1)) return {};
  // All of it are the words for the speaker: "the director of the Norland Harbour Fund" ends in no name.
  return {MentionKind::name, office, end - 1, end - 1};
}

/// Who holds the office of the phrase `begin`..`last`.
Mention SubjectFinder::holder_behind(std::uint32_t begin, std::uint32_t last) const {
  const std::uint32_t first = last + 1;
  if (first >= sentence_.last) return {};
  const bool named = last > begin && is_name_token(last) && is_name_token(last - 1);
  if (at(first).mark == ',' && !named) return apposition(first);
  if (!is_office(last)) return {};
  if (!at(first).is_word() || !at(first).is(word::preposition | word::determiner)) return {};
  const std::uint32_t limit = std::min(sentence_.last, first + kLongestComplement);
  const std::uint32_t end = complement_end(first, limit);
  if (end == first) return {};
  if (end < sentence_.last && at(end).mark == ',') {
    if (const Mention holder = apposition(end)) return holder;
  }
  Mention holder = holder_in_complement(last, first, end);
  holder.first = begin;
  return holder;
}

}  // namespace news::quotes
