#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace news::schema {

/// The lexicon leads from a key to the written forms that share it. It is what conflation at query time
/// stands on, and lies in the synonym table of the articles database.

/// Keys of a folded word in a text of that language: its stem ("en:mineral"), and what it is without accents
/// ("~ozturk", for German umlauts also "~oeztuerk"). Accent keys only where they differ from the word itself.
/// Threads: one StemKeys per thread.
class StemKeys {
 public:
  explicit StemKeys(std::string_view language);
  ~StemKeys();
  StemKeys(StemKeys&&) noexcept;
  StemKeys& operator=(StemKeys&&) noexcept;

  /// "en:mineral", or empty for a language without a stemmer and for words that have nothing to stem (digits,
  /// CJK).
  [[nodiscard]] std::string stem_key(std::string_view word);

  /// "élysée" of "l'élysée", in languages that put articles and pronouns before an apostrophe; otherwise
  /// empty.
  [[nodiscard]] std::string behind_elision(std::string_view word) const;

  /// All keys of the word in this language: that of its stem, and for what stands behind an elision those
  /// without accents.
  [[nodiscard]] std::vector<std::string> keys(std::string_view word);

  [[nodiscard]] const std::string& language() const;
  /// Whether there is a stemmer for the language.
  [[nodiscard]] bool has_stemmer() const;

 private:
  struct Impl;
  Impl* impl_;
};

/// The plain spellings of a word: without accents; umlauts also as ae, oe, ue. Empty for a word that is plain
/// already.
[[nodiscard]] std::vector<std::string> plain_spellings(std::string_view word);

/// Key of a plain spelling: "~ozturk".
[[nodiscard]] std::string accent_key(std::string_view plain);

/// Key under which names are looked up, one for a whole name and one for each surname: "#putin". The forms
/// are canonical names in the spelling that is shown.
[[nodiscard]] std::string person_name_key(std::string_view name);

/// Key under which topics are looked up by label in any language: "@economy". The forms are topic ids.
[[nodiscard]] std::string topic_label_key(std::string_view label);

/// Key of the one topic that a source means by these words or by a code: "@de:feuer" for a source in that
/// language, "@:economy" for one in a language that has no meaning of its own for them. The form is its id.
[[nodiscard]] std::string topic_name_key(std::string_view words, std::string_view language);

/// The ids that a source may mean by a code, the likelier first: "medtop:20000344" and retired ones, subject
/// codes as "subj:04000000". It may be bare digits, have a prefix or be an address: "04000000",
/// "iptc:04000000", "http://cv.iptc.org/newscodes/mediatopic/20000344". None for what is no code.
[[nodiscard]] std::vector<std::string> topic_codes(std::string_view code);

}  // namespace news::schema
