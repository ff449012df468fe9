#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace news::people {

/// The cases of Russian and Ukrainian nouns; the accusative of a man is his genitive.
enum class Case : std::uint8_t { nominative, genitive, dative, accusative, instrumental, locative };

/// A form of a given name.
struct GivenForm {
  std::string form;
  Case of = Case::nominative;
};

/// Does the word begin with a letter of the Cyrillic script?
[[nodiscard]] bool is_cyrillic(std::string_view word);

/// олег -> Олег
[[nodiscard]] std::string capitalised(std::string_view word);

/// All forms of a Russian or Ukrainian given name in lower case, itself first: анна, анны, анне...
[[nodiscard]] std::vector<GivenForm> forms_of_given(std::string_view name, bool female);

/// The forms of a surname in the other cases, those that Russian and Ukrainian may give it: more than there
/// are, for they are only looked up. Empty where it has no endings.
[[nodiscard]] std::vector<GivenForm> forms_of_surname(std::string_view surname, bool female);

/// The nominative of a surname that stands in this case: Дробышева -> Дробышев, Ветлугиной -> Ветлугина.
/// Unchanged where it has no endings.
[[nodiscard]] std::string nominative_surname(std::string_view surname, Case of, bool female,
                                             bool ukrainian = false);

/// May this word, a masculine title or office, stand in another case than the nominative?
[[nodiscard]] bool may_be_oblique(std::string_view title);

/// What the forms of a surname share, those of husband and wife included: one key for all of them.
[[nodiscard]] std::uint64_t surname_stem(std::string_view surname);

}  // namespace news::people
