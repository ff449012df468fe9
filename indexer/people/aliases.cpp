#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "people/list_file.h"
#include "people/lists.h"
#include "people/word_hash.h"

// The alias file: the names of well-known persons.

namespace news::people {
namespace {

/// In the alias file, before a name that is somebody else's.
constexpr std::string_view kApart = "!";

/// The key of two names, in whatever order.
std::uint64_t pair_key(std::string_view one, std::string_view other) {
  const auto [low, high] = std::minmax({phrase_hash(one), phrase_hash(other)});
  return join_hash(low, high);
}

}  // namespace

/// The other cases of a Cyrillic variant: Трампом, Джо Байдене, Эммануэлю Макрону.
void Lists::add_cases(std::string_view variant, std::uint32_t number) {
  std::string name = known_[number - 1].name;
  const bool female =
      sex_of_given(word_hash(std::string_view(name).substr(0, name.find(' ')))) == Sex::female;
  std::vector<std::vector<GivenForm>> words;
  std::vector<std::uint64_t> plain;
  each_word(variant, [&](std::string_view word) {
    plain.push_back(word_hash(word));
    words.push_back(variant.ends_with(word) ? forms_of_surname(word, female) : forms_of_given(word, female));
  });
  for (const Case of : {Case::genitive, Case::dative, Case::accusative, Case::instrumental, Case::locative}) {
    std::vector<std::pair<std::uint64_t, std::uint64_t>> keys = {
        {0, 0}};  // of the words so far, of the first
    for (std::size_t at = 0; at < words.size(); ++at) {
      std::vector<std::uint64_t> hashes = {plain[at]};  // Си, Джо: some have no cases
      for (const GivenForm& form : words[at]) {
        if (form.of == of) hashes.push_back(word_hash(form.form));
      }
      std::vector<std::pair<std::uint64_t, std::uint64_t>> longer;
      for (const auto& [key, first] : keys) {
        for (const std::uint64_t hash : hashes)
          longer.emplace_back(join_hash(key, hash), at == 0 ? hash : first);
      }
      keys = std::move(longer);
    }
    for (const auto& [key, first] : keys) {
      if (aliases_.find(key) != 0) continue;
      std::uint32_t& place = alias_cases_[key];
      if (place == 0) place = number;
      words_[first] |= kAlias;
    }
  }
}

void Lists::read_aliases(const std::filesystem::path& file) {
  std::vector<std::pair<std::string, std::uint32_t>> cyrillic;
  ListFile in(file);
  in.each_line([&](std::string_view line) {
    const std::string_view name = cut_field(line);
    const std::string_view variant = cut_field(line);
    const std::string_view wikidata = cut_field(line);
    if (name.empty() || variant.empty() || variant == kApart)
      throw in.wrong("a name, a tab and a variant should stand here");
    if (variant.starts_with(kApart)) {
      const std::string_view other = variant.substr(kApart.size());
      const KnownPerson* one = known(phrase_hash(name));
      if (one != nullptr && one == known(phrase_hash(other)))
        throw in.wrong("these are one person's names further up");
      apart_.insert(pair_key(name, other));
      return;
    }
    const std::uint32_t number = person_of(name);
    KnownPerson& person = known_[number - 1];
    if (person.key != phrase_hash(name))
      throw in.wrong("\"" + std::string(name) + "\" is a variant of " + person.name + " further up");
    if (!wikidata.empty()) person.wikidata = wikidata;
    if (apart(name, variant)) throw in.wrong("these names are kept apart further up");
    switch (add_variant(variant, number)) {
      case Added::no_word:
        throw in.wrong("a variant without a word");
      case Added::taken:
        throw in.wrong("\"" + std::string(variant) + "\" is a variant of " +
                       known(phrase_hash(variant))->name + " further up");
      case Added::yes:
        break;
    }
    // Chiang Kai-shek is Chiang Kai Shek, too.
    std::string spaced(variant);
    std::replace(spaced.begin(), spaced.end(), '-', ' ');
    if (spaced != variant) add_variant(spaced, number);
    if (variant != name) person.variants.emplace_back(variant);
    if (is_cyrillic(variant)) cyrillic.emplace_back(variant, number);
  });
  for (const auto& [variant, number] : cyrillic) add_cases(variant, number);
}

/// The person of this canonical name, who is new perhaps: their place in known_, + 1.
std::uint32_t Lists::person_of(std::string_view name) {
  std::uint64_t first = 0;
  const std::uint64_t key = phrase_hash(name, &first);
  std::uint32_t& place = aliases_[key];
  if (place == 0) {
    known_.push_back({std::string(name), {}, {}, key});
    place = static_cast<std::uint32_t>(known_.size());
    words_[first] |= kAlias;
  }
  return place;
}

Lists::Added Lists::add_variant(std::string_view variant, std::uint32_t number) {
  std::uint64_t first = 0;
  const std::uint64_t key = phrase_hash(variant, &first);
  if (first == 0) return Added::no_word;
  std::uint32_t& place = aliases_[key];
  if (place != 0 && place != number) return Added::taken;
  place = number;
  words_[first] |= kAlias;
  return Added::yes;
}

bool Lists::apart(std::string_view one, std::string_view other) const {
  return !apart_.empty() && apart_.count(pair_key(one, other)) != 0;
}

}  // namespace news::people
