#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "quotes/word_table.h"

namespace news::quotes {

/// What a word can be; data/quotes/README.md explains each. A word is often several things at once.
using WordClass = std::uint64_t;
namespace word {
inline constexpr WordClass strong = 1ULL << 0;
inline constexpr WordClass cue = 1ULL << 1;
inline constexpr WordClass tell = 1ULL << 2;
inline constexpr WordClass weak = 1ULL << 3;
inline constexpr WordClass naming = 1ULL << 4;
inline constexpr WordClass participle = 1ULL << 5;
inline constexpr WordClass noun = 1ULL << 6;
inline constexpr WordClass source = 1ULL << 7;
inline constexpr WordClass source_after = 1ULL << 8;
inline constexpr WordClass he = 1ULL << 9;
inline constexpr WordClass she = 1ULL << 10;
inline constexpr WordClass they = 1ULL << 11;
inline constexpr WordClass subject = 1ULL << 12;
inline constexpr WordClass relative = 1ULL << 13;
inline constexpr WordClass alone = 1ULL << 14;
inline constexpr WordClass determiner = 1ULL << 15;
inline constexpr WordClass preposition = 1ULL << 16;
inline constexpr WordClass coordinator = 1ULL << 17;
inline constexpr WordClass clause_break = 1ULL << 18;
inline constexpr WordClass subordinator = 1ULL << 19;
inline constexpr WordClass aux = 1ULL << 20;
inline constexpr WordClass adverb = 1ULL << 21;
inline constexpr WordClass time = 1ULL << 22;
inline constexpr WordClass role = 1ULL << 23;
inline constexpr WordClass group = 1ULL << 24;
inline constexpr WordClass title = 1ULL << 25;
inline constexpr WordClass male = 1ULL << 26;
inline constexpr WordClass female = 1ULL << 27;
inline constexpr WordClass abbreviation = 1ULL << 28;
inline constexpr WordClass ender = 1ULL << 29;
inline constexpr WordClass titled = 1ULL << 30;
inline constexpr WordClass work = 1ULL << 31;
inline constexpr WordClass particle = 1ULL << 32;
inline constexpr WordClass definite = 1ULL << 34;
inline constexpr WordClass be = 1ULL << 35;
inline constexpr WordClass phrasal = 1ULL << 36;
inline constexpr WordClass phrase_end = 1ULL << 37;
inline constexpr WordClass plain = 1ULL << 38;
inline constexpr WordClass verb = 1ULL << 39;
inline constexpr WordClass introducer = 1ULL << 40;
inline constexpr WordClass clausal = 1ULL << 41;
inline constexpr WordClass question = 1ULL << 42;
inline constexpr WordClass answer = 1ULL << 43;
inline constexpr WordClass nominative = 1ULL << 44;
inline constexpr WordClass reply = 1ULL << 45;
inline constexpr WordClass thing = 1ULL << 46;
inline constexpr WordClass unsaid = 1ULL << 47;
inline constexpr WordClass dative = 1ULL << 48;
inline constexpr WordClass author = 1ULL << 49;
inline constexpr WordClass modal = 1ULL << 50;
inline constexpr WordClass mental = 1ULL << 51;
inline constexpr WordClass with_pronoun = 1ULL << 33;  ///< Holds its subject: dit-il. Set by the tokenizer.

inline constexpr WordClass any_cue = strong | cue | tell | weak | naming;
/// Small words that begin a sentence with a capital without being a name.
inline constexpr WordClass function = determiner | preposition | coordinator | clause_break | subordinator |
                                      adverb | subject | relative | aux | source | he | she | they;
}  // namespace word

/// The words of one language.
class Lexicon {
 public:
  /// Classes of a word in lower case; 0 for a word that isn't listed.
  [[nodiscard]] WordClass classes(std::string_view word) const { return words_.find(word); }
  [[nodiscard]] WordClass classes(const WordHash& word) const { return words_.find(word.value()); }
  [[nodiscard]] bool empty() const { return words_.empty(); }
  /// A capital inside a sentence begins a name, and names of papers, firms and clubs stand in quotation
  /// marks.
  [[nodiscard]] bool marks_names() const { return marks_names_; }

  void add(std::string_view word, WordClass classes) { words_[word] |= classes; }
  /// Takes over the words of `other` that aren't here yet.
  void fill_from(const Lexicon& other);
  /// Takes over all words of `other`; a word of both belongs to the classes of both.
  void merge(const Lexicon& other);
  void set_marks_names() { marks_names_ = true; }

 private:
  WordTable<WordClass> words_;
  bool marks_names_ = false;
};

/// The lexicons of all languages, read from cues.tsv and words.tsv.
///
/// Throws schema::Error{data_missing} from the constructor, nothing afterwards.
class Lexicons {
 public:
  explicit Lexicons(const std::filesystem::path& data);

  /// The words for articles of that language (ISO 639-1, a region may follow); for an empty code and "und"
  /// English with the other languages of Latin script; empty for a language without words.
  [[nodiscard]] const Lexicon& of(std::string_view language) const;

 private:
  void read(const std::filesystem::path& file);

  std::map<std::string, Lexicon, std::less<>> by_language_;
  Lexicon unknown_;
  Lexicon none_;
};

enum class Gender : std::uint8_t { unknown, male, female };

/// Given names that tell he from she.
class GivenNames {
 public:
  explicit GivenNames(const std::filesystem::path& file);
  /// Of a name in lower case.
  [[nodiscard]] Gender gender_of(std::string_view given_name) const;

 private:
  WordTable<Gender> names_;
};

}  // namespace news::quotes
