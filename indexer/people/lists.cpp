#include "people/lists.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>
#include <utility>

#include <news/schema/error.h>
#include <news/schema/internal/fold.h>

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

schema::Error damaged(const std::filesystem::path& file, const std::string& what) {
  return {schema::ErrorCode::data_missing, file.string() + ": " + what,
          "Install the data files again, or name their directory."};
}

std::string read_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw damaged(file, "can't be read");
  std::string text;
  in.seekg(0, std::ios::end);
  const auto size = in.tellg();
  if (size < 0) throw damaged(file, "can't be read");
  text.resize(static_cast<std::size_t>(size));
  in.seekg(0);
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!in && !text.empty()) throw damaged(file, "can't be read");
  return text;
}

/// Calls `use(line)` for every line that is neither blank nor a comment.
template <typename Use>
void each_line(std::string_view text, Use use) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    if (!line.empty() && line.front() != '#') use(line);
  }
}

template <typename Use>
void each_word(std::string_view line, Use use) {
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    if (end > 0) use(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
}

std::string_view cut_field(std::string_view& line) {
  const std::size_t end = std::min(line.find('\t'), line.size());
  const std::string_view field = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return field;
}

/// In the alias file, before a name that is somebody else's.
constexpr char kApart = '!';

/// The key of two names, in whatever order.
std::uint64_t pair_key(std::string_view one, std::string_view other) {
  const auto [low, high] = std::minmax({phrase_hash(one), phrase_hash(other)});
  return join_hash(low, high);
}

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
  each_line(read_file(file), [&](std::string_view line) { words_[word_hash(line)] |= flag; });
}

void Lists::read_classes(const std::filesystem::path& file) {
  each_line(read_file(file), [&](std::string_view line) {
    const std::string_view name = cut_field(line);
    const auto* found =
        std::find_if(kClasses.begin(), kClasses.end(), [&](const auto& row) { return row.first == name; });
    if (found == kClasses.end()) throw damaged(file, "unknown class '" + std::string(name) + "'");
    each_word(line, [&](std::string_view word) { words_[word_hash(word)] |= found->second; });
  });
}

void Lists::read_phrases(const std::filesystem::path& file, Phrase kind, std::uint32_t flag) {
  each_line(read_file(file), [&](std::string_view line) {
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
  each_line(read_file(file), [&](std::string_view line) {
    const std::uint64_t formal = word_hash(cut_field(line));
    each_word(line, [&](std::string_view word) {
      const std::uint64_t nickname = word_hash(word);
      nicknames_[formal].push_back(nickname);
      nicknames_[nickname].push_back(formal);
    });
  });
}

void Lists::read_sexes(const std::filesystem::path& file) {
  each_line(read_file(file), [&](std::string_view line) {
    const std::uint64_t name = word_hash(cut_field(line));
    sexes_[name] = static_cast<std::uint32_t>(line == "f" ? Sex::female : Sex::male);
  });
}

void Lists::read_titles(const std::filesystem::path& file) {
  each_line(read_file(file), [&](std::string_view line) {
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
        throw damaged(file, "unknown word '" + std::string(what) + "'");
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
  each_line(read_file(file), [&](std::string_view line) {
    const std::string_view sex = cut_field(line);
    if (sex != "m" && sex != "f") throw damaged(file, "a line that begins with neither m nor f");
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

/// False when it has no word. Of several persons with one variant the first keeps it.
bool Lists::add_variant(std::string_view variant, std::uint32_t number) {
  std::uint64_t first = 0;
  const std::uint64_t key = phrase_hash(variant, &first);
  if (first == 0) return false;
  words_[first] |= kAlias;
  std::uint32_t& taken = aliases_[key];
  if (taken == 0) taken = number;
  return true;
}

void Lists::read_aliases(const std::filesystem::path& file) {
  std::vector<std::pair<std::string, std::uint32_t>> cyrillic;
  each_line(read_file(file), [&](std::string_view line) {
    const std::string_view name = cut_field(line);
    const std::string_view variant = cut_field(line);
    const std::string_view wikidata = cut_field(line);
    if (name.empty() || variant.empty()) throw damaged(file, "a line without a variant");
    if (variant.front() == kApart) {
      if (variant.size() == 1) throw damaged(file, "a line without a variant");
      apart_.insert(pair_key(name, variant.substr(1)));
      return;
    }
    std::uint64_t first_of_name = 0;
    const std::uint64_t name_hash = phrase_hash(name, &first_of_name);
    std::uint32_t& place = aliases_[name_hash];
    if (place == 0) {
      known_.push_back({std::string(name), {}, {}, name_hash});
      place = static_cast<std::uint32_t>(known_.size());
      words_[first_of_name] |= kAlias;
    }
    const std::uint32_t number = place;  // the next line may move what `place` refers to
    KnownPerson& person = known_[number - 1];
    if (!wikidata.empty()) person.wikidata = wikidata;
    if (!add_variant(variant, number)) throw damaged(file, "a variant without a word");
    // Chiang Kai-shek is Chiang Kai Shek, too.
    std::string spaced(variant);
    std::replace(spaced.begin(), spaced.end(), '-', ' ');
    if (spaced != variant) add_variant(spaced, number);
    if (variant != name) person.variants.emplace_back(variant);
    if (is_cyrillic(variant)) cyrillic.emplace_back(variant, number);
  });
  for (const auto& [variant, number] : cyrillic) add_cases(variant, number);
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

bool Lists::apart(std::string_view one, std::string_view other) const {
  return !apart_.empty() && apart_.count(pair_key(one, other)) != 0;
}

const KnownPerson* Lists::known_by_name(std::string_view name) const {
  return known(phrase_hash(name));
}

}  // namespace news::people
