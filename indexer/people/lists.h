#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "people/cyrillic.h"

namespace news::people {

/// What the lists say about a word.
enum WordFlag : std::uint32_t {
  kGiven = 1U << 0U,
  kSurname = 1U << 1U,
  kRareSurname = 1U << 2U,
  kCommon = 1U << 3U,
  kFunction = 1U << 4U,
  kPlace = 1U << 5U,
  kNation = 1U << 6U,
  kOrgEnd = 1U << 7U,
  kOrgWord = 1U << 8U,
  kHonorific = 1U << 9U,
  kRegal = 1U << 10U,
  kOffice = 1U << 11U,
  kOfficeMod = 1U << 12U,
  kRoleNoun = 1U << 13U,
  kSuffix = 1U << 14U,
  kParticle = 1U << 15U,
  kSpeech = 1U << 16U,
  kMonth = 1U << 17U,
  kWeekday = 1U << 18U,
  kHyphenTail = 1U << 19U,
  kPlaceBefore = 1U << 20U,
  kCredit = 1U << 21U,
  kPhraseStart = 1U << 22U,  ///< A place or an organisation of several words begins with it.
  kAgency = 1U << 24U,       ///< Of pictures: Reuters, Getty.
  kAlias = 1U << 23U,        ///< A variant of the alias file begins with it.
  kGeo = 1U << 26U,          ///< The last word of a place's name: Ridge, Falls.
  kPlaceOf = 1U << 27U,      ///< With "of" behind it, before a place: city, mayor.
  kFamilyFirst = 1U << 28U,  ///< A family name that stands before the given name: Kim.
  kNamedAfter = 1U << 29U,  ///< Behind it stands whom a street or a house is named after: rue, calle, імені.
  kRegnal = 1U << 30U,      ///< No list's word: the number of a king or a pope.
  kOpener = 1U << 31U,      ///< A word that stands before a name rather than in it: Citing Biden.
  kSeenLower = 1U << 25U,  ///< No list's word: a capital that this text also writes in lower case.
};

enum class Phrase { none, place, organisation };

/// An open-addressing map from word keys to a small value; written once, then only read.
class FlatMap {
 public:
  void reserve(std::size_t words);
  std::uint32_t& operator[](std::uint64_t key);
  /// 0 when absent.
  [[nodiscard]] std::uint32_t find(std::uint64_t key) const {
    if (slots_.empty()) return 0;
    std::size_t at = key & (slots_.size() - 1);
    while (slots_[at].key != key && slots_[at].key != 0) at = (at + 1) & (slots_.size() - 1);
    return slots_[at].key == key ? slots_[at].value : 0;
  }

 private:
  friend class FlagTable;
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t value = 0;
  };
  void grow(std::size_t slots);

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

/// The flags of all words. Half as wide as a FlatMap, for every word of a text is looked up in it, and it is
/// too big for the fastest caches: of a key it keeps the upper half, so that a word that isn't listed is
/// taken for one that is once in 10^9.
class FlagTable {
 public:
  FlagTable() = default;
  explicit FlagTable(const FlatMap& words);
  [[nodiscard]] std::uint32_t find(std::uint64_t word) const {
    std::size_t at = word & last_;
    const auto check = static_cast<std::uint32_t>(word >> 32U);
    while (slots_[at].check != check && slots_[at].flags != 0) at = (at + 1) & last_;
    return slots_[at].flags;
  }
  /// Says that this word will be looked up soon.
  void prefetch(std::uint64_t word) const { __builtin_prefetch(&slots_[word & last_]); }

 private:
  struct Slot {
    std::uint32_t check = 0;
    std::uint32_t flags = 0;  ///< 0 where no word is.
  };
  std::vector<Slot> slots_ = std::vector<Slot>(1);
  std::size_t last_ = 0;
};

/// A person of the alias file.
struct KnownPerson {
  std::string name;
  std::string wikidata;
  std::vector<std::string> variants;
  std::uint64_t key = 0;  ///< phrase_hash() of the name.
};

enum class Sex : std::uint8_t { unknown, male, female };

/// What a title tells about who bears it.
struct TitleWord {
  std::uint64_t key = 0;  ///< One for all forms: Gov. and governor.
  Sex sex = Sex::unknown;
  bool civil = false;  ///< Mr, Ms: anybody's.
  bool kept = false;   ///< Who has it isn't called Mr or Ms.
};

/// A form of a Russian or Ukrainian given name.
struct CyrillicGiven {
  std::string nominative;  ///< With its capital.
  std::uint64_t key = 0;   ///< Of the nominative.
  Case of = Case::nominative;
  bool female = false;
};

/// The gazetteers, read once. Threads: all const functions may be called at once.
class Lists {
 public:
  /// Throws schema::Error{data_missing} when a file can't be read or a line is malformed.
  explicit Lists(const std::filesystem::path& folder);

  [[nodiscard]] std::uint32_t flags(std::uint64_t word) const { return flags_.find(word); }
  void prefetch(std::uint64_t word) const { flags_.prefetch(word); }
  [[nodiscard]] Phrase phrase(std::uint64_t sequence) const {
    return static_cast<Phrase>(phrases_.find(sequence));
  }
  /// Given names that may stand for this one: Mike for Michael and the other way round.
  [[nodiscard]] const std::vector<std::uint64_t>& nicknames(std::uint64_t given) const;
  [[nodiscard]] Sex sex_of_given(std::uint64_t given) const;
  [[nodiscard]] TitleWord title(std::uint64_t word) const;
  /// What this word is a form of, or nullptr. Петром is Пётр in Russian, and Петро in Ukrainian.
  [[nodiscard]] const CyrillicGiven* cyrillic_given(std::uint64_t word, bool ukrainian = false) const;
  /// The person that a sequence of words names, or nullptr.
  [[nodiscard]] const KnownPerson* known(std::uint64_t sequence) const;
  /// Is that sequence written in the alias file, rather than a case of what is?
  [[nodiscard]] bool is_written(std::uint64_t sequence) const { return aliases_.find(sequence) != 0; }
  [[nodiscard]] const KnownPerson* known_by_name(std::string_view name) const;
  /// Does the alias file say that these names are two persons'?
  [[nodiscard]] bool has_apart() const { return !apart_.empty(); }
  [[nodiscard]] bool apart(std::string_view one, std::string_view other) const;

  /// Is this surname with 's a firm: Moody's, Macy's?
  [[nodiscard]] bool is_house(std::uint64_t word) const { return houses_.find(word) != 0; }

  static constexpr std::size_t kLongestPhrase = 5;

 private:
  void read_words(const std::filesystem::path& file, std::uint32_t flag);
  void read_classes(const std::filesystem::path& file);
  void read_phrases(const std::filesystem::path& file, Phrase kind, std::uint32_t flag);
  void read_nicknames(const std::filesystem::path& file);
  void read_sexes(const std::filesystem::path& file);
  void read_titles(const std::filesystem::path& file);
  void read_cyrillic(const std::filesystem::path& file);
  void read_aliases(const std::filesystem::path& file);
  enum class Added : std::uint8_t { yes, taken, no_word };
  Added add_variant(std::string_view variant, std::uint32_t number);
  std::uint32_t person_of(std::string_view name);
  void add_cases(std::string_view variant, std::uint32_t number);

  FlatMap words_;  ///< Only while the lists are read.
  FlagTable flags_;
  FlatMap phrases_;
  FlatMap aliases_;
  FlatMap alias_cases_;  ///< Трампом
  FlatMap houses_;
  FlatMap sexes_;  ///< Of given names, as Sex.
  std::unordered_map<std::uint64_t, TitleWord> titles_;
  std::unordered_map<std::uint64_t, std::vector<std::uint64_t>> nicknames_;
  std::unordered_map<std::uint64_t, CyrillicGiven> cyrillic_given_;
  std::unordered_map<std::uint64_t, CyrillicGiven> ukrainian_given_;  ///< Where it says something else.
  std::vector<KnownPerson> known_;
  std::unordered_set<std::uint64_t> apart_;  ///< Pairs of names that are never one person.
};

/// The key of a name or phrase, cut into words as the texts are.
[[nodiscard]] std::uint64_t phrase_hash(std::string_view phrase, std::uint64_t* first_word = nullptr);

}  // namespace news::people
