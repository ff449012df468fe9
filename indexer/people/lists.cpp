#include "people/lists.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <news/schema/internal/fold.h>

#include "people/list_file.h"
#include "people/scan.h"
#include "people/word_hash.h"

namespace news::people {
namespace {

constexpr std::array<std::pair<std::string_view, std::uint32_t>, 26> kClasses = {{
    {"honorific", kHonorific},
    {"regal", kRegal},
    {"office", kOffice},
    {"office_mod", kOfficeMod},
    {"role_noun", kRoleNoun},
    {"suffix", kSuffix},
    {"particle", kParticle},
    {"speech", kSpeech},
    {"month", kMonth},
    {"weekday", kWeekday},
    {"function", kFunction},
    {"opener", kOpener},
    {"nation", kNation},
    {"org_end", kOrgEnd},
    {"org_word", kOrgWord},
    {"hyphen_tail", kHyphenTail},
    {"place_before", kPlaceBefore},
    {"place_of", kPlaceOf},
    {"geo", kGeo},
    {"family_first", kFamilyFirst},
    {"named_after", kNamedAfter},
    {"creditline", kCredit},
    {"agency", kAgency},
    {"common", kCommon},
    {"given", kGiven},
    {"surname", kSurname},
}};

}  // namespace

void FlatMap::reserve(std::size_t words) {
  std::size_t slots = 64;
  while (slots < words * 2) slots *= 2;
  if (slots > slots_.size()) grow(slots);
}

void FlatMap::grow(std::size_t slots) {
  std::vector<Slot> old(slots);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.key == 0) continue;
    std::size_t at = slot.key & (slots - 1);
    while (slots_[at].key != 0) at = (at + 1) & (slots - 1);
    slots_[at] = slot;
  }
}

std::uint32_t& FlatMap::operator[](std::uint64_t key) {
  if (slots_.size() < (used_ + 1) * 2) grow(std::max<std::size_t>(64, slots_.size() * 2));
  std::size_t at = key & (slots_.size() - 1);
  while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
  if (slots_[at].key == 0) {
    slots_[at].key = key;
    used_ += 1;
  }
  return slots_[at].value;
}

FlagTable::FlagTable(const FlatMap& words)
    : slots_(std::max<std::size_t>(1, words.slots_.size())), last_(slots_.size() - 1) {
  for (const FlatMap::Slot& word : words.slots_) {
    if (word.value == 0) continue;
    std::size_t at = word.key & last_;
    while (slots_[at].flags != 0) at = (at + 1) & last_;
    slots_[at] = {static_cast<std::uint32_t>(word.key >> 32U), word.value};
  }
}

std::uint64_t phrase_hash(std::string_view phrase, std::uint64_t* first_word) {
  std::vector<Token> tokens;
  tokens.reserve(8);
  scan(phrase, tokens);
  std::uint64_t key = 0;
  for (const Token& token : tokens) {
    // A run of Han, kana or Hangul is looked up by its characters.
    const std::string_view word = phrase.substr(token.begin, token.end - token.begin);
    key = join_hash(key, token.is(kCjk) ? word_hash(word) : token.hash);
  }
  if (first_word != nullptr && !tokens.empty()) *first_word = tokens.front().hash;
  return key;
}

Lists::Lists(const std::filesystem::path& folder) {
  words_.reserve(131072);
  read_words(folder / "given-names.txt", kGiven);
  read_words(folder / "surnames.txt", kSurname);
  read_words(folder / "surnames-rare.txt", kRareSurname);
  read_words(folder / "words.txt", kCommon);
  read_classes(folder / "words.tsv");
  read_phrases(folder / "places.txt", Phrase::place, kPlace);
  read_phrases(folder / "organisations.txt", Phrase::organisation, kOrgWord);
  read_nicknames(folder / "nicknames.tsv");
  read_cyrillic(folder / "given-names-cyrillic.tsv");
  read_titles(folder / "titles.tsv");
  // One list for both rooms: it also tells the quotes' "he" from "she".
  const std::filesystem::path sexes = folder / ".." / "quotes" / "given-names.tsv";
  if (std::filesystem::exists(sexes)) read_sexes(sexes);
  read_aliases(folder / "aliases.tsv");
  flags_ = FlagTable(words_);
  words_ = FlatMap();
}

void Lists::read_words(const std::filesystem::path& file, std::uint32_t flag) {
  ListFile in(file);
  in.each_line([&](std::string_view line) { words_[word_hash(line)] |= flag; });
}

void Lists::read_classes(const std::filesystem::path& file) {
  ListFile in(file);
  in.each_line([&](std::string_view line) {
    const std::string_view name = cut_field(line);
    // Only with 's, so that it says nothing about the word itself.
    if (name == "house") {
      each_word(line, [&](std::string_view word) { houses_[word_hash(word)] = 1; });
      return;
    }
    const auto* found =
        std::find_if(kClasses.begin(), kClasses.end(), [&](const auto& row) { return row.first == name; });
    if (found == kClasses.end()) throw in.wrong("unknown class '" + std::string(name) + "'");
    each_word(line, [&](std::string_view word) { words_[word_hash(word)] |= found->second; });
  });
}

void Lists::read_phrases(const std::filesystem::path& file, Phrase kind, std::uint32_t flag) {
  ListFile in(file);
  in.each_line([&](std::string_view line) {
    std::uint64_t first = 0;
    const std::uint64_t key = phrase_hash(line, &first);
    if (first == 0) return;
    if (key == join_hash(0, first)) {
      words_[first] |= flag;
    } else {
      words_[first] |= kPhraseStart;
      phrases_[key] = static_cast<std::uint32_t>(kind);
    }
  });
}

void Lists::read_nicknames(const std::filesystem::path& file) {
  ListFile in(file);
  in.each_line([&](std::string_view line) {
    const std::uint64_t formal = word_hash(cut_field(line));
    if (line.empty()) throw in.wrong("a name, a tab and its short forms should stand here");
    each_word(line, [&](std::string_view word) {
      const std::uint64_t nickname = word_hash(word);
      nicknames_[formal].push_back(nickname);
      nicknames_[nickname].push_back(formal);
    });
  });
}

void Lists::read_sexes(const std::filesystem::path& file) {
  ListFile in(file);
  in.each_line([&](std::string_view line) {
    const std::uint64_t name = word_hash(cut_field(line));
    sexes_[name] = static_cast<std::uint32_t>(line == "f" ? Sex::female : Sex::male);
  });
}

void Lists::read_titles(const std::filesystem::path& file) {
  ListFile in(file);
  in.each_line([&](std::string_view line) {
    const std::string_view what = cut_field(line);
    std::uint64_t first = 0;
    each_word(line, [&](std::string_view word) {
      const std::uint64_t hash = word_hash(word);
      if (first == 0) first = hash;
      TitleWord& title = titles_[hash];
      if (title.key == 0) title.key = hash;
      if (what == "m") {
        title.sex = Sex::male;
      } else if (what == "f") {
        title.sex = Sex::female;
      } else if (what == "civil") {
        title.civil = true;
      } else if (what == "kept") {
        title.kept = true;
      } else if (what == "same") {
        title.key = first;
      } else {
        throw in.wrong("unknown word '" + std::string(what) + "'");
      }
    });
  });
}

void Lists::read_cyrillic(const std::filesystem::path& file) {
  struct Row {
    GivenForm form;
    CyrillicGiven given;
    bool ukrainian = false;
  };
  std::vector<Row> rows;
  ListFile in(file);
  in.each_line([&](std::string_view line) {
    const std::string_view sex = cut_field(line);
    if (sex != "m" && sex != "f") throw in.wrong("a line that begins with neither m nor f");
    const bool ukrainian = line.find("і") != std::string_view::npos;  // Russian hasn't that letter
    each_word(line, [&](std::string_view word) {
      for (GivenForm& form : forms_of_given(word, sex == "f")) {
        CyrillicGiven given{capitalised(word), word_hash(word), form.of, sex == "f"};
        rows.push_back({std::move(form), std::move(given), ukrainian});
      }
    });
  });
  // What is one name's nominative isn't taken for another's genitive.
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Row& a, const Row& b) { return a.given.of < b.given.of; });
  for (const Row& row : rows) {
    const std::uint64_t key = word_hash(row.form.form);
    words_[key] |= kGiven;
    if (!cyrillic_given_.emplace(key, row.given).second && row.ukrainian)
      ukrainian_given_.emplace(key, row.given);
  }
}

const std::vector<std::uint64_t>& Lists::nicknames(std::uint64_t given) const {
  static const std::vector<std::uint64_t> kNone;
  const auto found = nicknames_.find(given);
  return found == nicknames_.end() ? kNone : found->second;
}

const CyrillicGiven* Lists::cyrillic_given(std::uint64_t word, bool ukrainian) const {
  if (ukrainian) {
    if (const auto own = ukrainian_given_.find(word); own != ukrainian_given_.end()) return &own->second;
  }
  const auto found = cyrillic_given_.find(word);
  return found == cyrillic_given_.end() ? nullptr : &found->second;
}

Sex Lists::sex_of_given(std::uint64_t given) const {
  if (const CyrillicGiven* cyrillic = cyrillic_given(given); cyrillic != nullptr)
    return cyrillic->female ? Sex::female : Sex::male;
  return static_cast<Sex>(sexes_.find(given));
}

TitleWord Lists::title(std::uint64_t word) const {
  const auto found = titles_.find(word);
  return found == titles_.end() ? TitleWord{word, Sex::unknown, false, false} : found->second;
}

const KnownPerson* Lists::known(std::uint64_t sequence) const {
  std::uint32_t number = aliases_.find(sequence);
  if (number == 0) number = alias_cases_.find(sequence);
  return number == 0 ? nullptr : &known_[number - 1];
}

const KnownPerson* Lists::known_by_name(std::string_view name) const {
  return known(phrase_hash(name));
}

}  // namespace news::people
