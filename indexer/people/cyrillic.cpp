#include "people/cyrillic.h"

#include <array>
#include <initializer_list>
#include <utility>
#include <vector>

#include <news/schema/internal/fold.h>

#include "people/word_hash.h"

namespace news::people {
namespace {

/// Bytes of a Cyrillic letter.
constexpr std::size_t kLetter = 2;

using Endings = std::array<std::string_view, 6>;  // by Case

struct Declension {
  std::string_view nominative;  ///< The ending that the forms have in place of.
  Endings endings;
  Endings other;  ///< Where Ukrainian and Russian differ, or a case has two forms; empty: none.
};

// The longer endings first.
constexpr std::array<Declension, 5> kMale = {{
    {"й", {"й", "я", "ю", "я", "ем", "е"}, {"", "", "єві", "", "єм", "ї"}},
    {"ь", {"ь", "я", "ю", "я", "ем", "е"}, {"", "", "еві", "", "", "і"}},
    {"о", {"о", "а", "у", "а", "ом", "у"}, {"", "", "ові", "", "", "ові"}},
    {"р", {"р", "ра", "ру", "ра", "ром", "ре"}, {"", "ря", "рю", "ря", "рем", "рі"}},
    {"", {"", "а", "у", "а", "ом", "е"}, {"", "", "ові", "", "", "і"}},
}};
constexpr std::array<Declension, 3> kInA = {{
    {"ия", {"ия", "ии", "ии", "ию", "ией", "ии"}, {}},
    {"я", {"я", "и", "е", "ю", "ей", "е"}, {"", "і", "ї", "", "єю", "ї"}},
    {"а", {"а", "ы", "е", "у", "ой", "е"}, {"", "и", "і", "", "ою", "і"}},
}};

/// Endings of a surname in a case, and what stands there in the nominative.
struct SurnameEnding {
  std::string_view end;
  std::string_view nominative;
};

constexpr std::array<SurnameEnding, 23> kMaleSurnames = {{
    {"ского", "ский"},   {"скому", "ский"},   {"ським", "ський"}, {"ским", "ский"}, {"ском", "ский"},
    {"ського", "ський"}, {"ському", "ський"}, {"енка", "енко"},   {"енку", "енко"}, {"енком", "енко"},
    {"ова", "ов"},       {"ева", "ев"},       {"ина", "ин"},      {"овым", "ов"},   {"евым", "ев"},
    {"иным", "ин"},      {"овим", "ов"},      {"евим", "ев"},     {"євим", "єв"},   {"иним", "ин"},
    {"їним", "їн"},      {"іним", "ін"},      {"іна", "ін"},
}};
/// Of adjectives, by language: Залужного, Белому.
constexpr std::array<SurnameEnding, 3> kUkrainianAdjectives = {{{"ого", "ий"}, {"ому", "ий"}, {"им", "ий"}}};
constexpr std::array<SurnameEnding, 8> kRussianAdjectives = {{{"кого", "кий"},
                                                              {"кому", "кий"},
                                                              {"хого", "хий"},
                                                              {"хому", "хий"},
                                                              {"ого", "ый"},
                                                              {"ому", "ый"},
                                                              {"ым", "ый"},
                                                              {"ким", "кий"}}};
constexpr std::array<SurnameEnding, 17> kFemaleSurnames = {{
    {"ской", "ская"},
    {"скую", "ская"},
    {"ської", "ська"},
    {"ській", "ська"},
    {"ську", "ська"},
    {"овой", "ова"},
    {"евой", "ева"},
    {"иной", "ина"},
    {"ову", "ова"},
    {"ину", "ина"},
    {"ської", "ська"},
    {"ською", "ська"},
    {"ової", "ова"},
    {"овій", "ова"},
    {"овою", "ова"},
    {"ною", "на"},
    {"ної", "на"},
}};

template <std::size_t N>
bool replace_ending(std::string& word, const std::array<SurnameEnding, N>& endings) {
  for (const auto& [end, nominative] : endings) {
    if (word.size() < end.size() + kLetter || !word.ends_with(end)) continue;
    word.replace(word.size() - end.size(), end.size(), nominative);
    return true;
  }
  return false;
}

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> ends) {
  for (const std::string_view end : ends) {
    if (word.size() > end.size() && word.ends_with(end)) return true;
  }
  return false;
}

template <std::size_t N>
void decline(std::string_view name, const std::array<Declension, N>& declensions,
             std::vector<GivenForm>& out) {
  for (const Declension& declension : declensions) {
    if (!name.ends_with(declension.nominative)) continue;
    const std::string stem(name.substr(0, name.size() - declension.nominative.size()));
    for (std::size_t i = 0; i < declension.endings.size(); ++i) {
      const auto of = static_cast<Case>(i);
      out.push_back({stem + std::string(declension.endings[i]), of});
      if (!declension.other[i].empty()) out.push_back({stem + std::string(declension.other[i]), of});
    }
    return;
  }
}

}  // namespace

bool is_cyrillic(std::string_view word) {
  if (word.empty()) return false;
  const auto lead = static_cast<unsigned char>(word.front());
  return lead >= 0xD0 && lead <= 0xD3;
}

std::string capitalised(std::string_view word) {
  std::size_t at = 0;
  char32_t first = word.empty() ? U'\0' : schema::next_code_point(word, at);
  if (first >= 0x430 && first <= 0x44F) {
    first -= 0x20;
  } else if (first >= 0x450 && first <= 0x45F) {  // ё, є, і, ї
    first -= 0x50;
  }
  std::string out;
  schema::append_utf8(out, first);
  return out.append(word.substr(at));
}

std::vector<GivenForm> forms_of_given(std::string_view name, bool female) {
  std::vector<GivenForm> forms;
  if (ends_with_any(name, {"а", "я"})) {
    decline(name, kInA, forms);
  } else if (!female) {
    decline(name, kMale, forms);
  } else {
    forms.push_back({std::string(name), Case::nominative});
  }
  return forms;
}

std::vector<GivenForm> forms_of_surname(std::string_view surname, bool female) {
  std::vector<GivenForm> forms;
  const auto add = [&](std::size_t cut, Case of, std::initializer_list<std::string_view> ends) {
    for (const std::string_view end : ends)
      forms.push_back({std::string(surname.substr(0, surname.size() - cut)).append(end), of});
  };
  const bool adjective = ends_with_any(surname, {"ий", "ый", "ая", "ська"});
  if (female && adjective) {
    const std::size_t cut = surname.ends_with("ая") ? 2 * kLetter : kLetter;
    for (const Case of : {Case::genitive, Case::dative, Case::instrumental, Case::locative})
      add(cut, of, {"ой", "ої", "ій", "ою"});
    add(cut, Case::accusative, {"ую", "у"});
  } else if (female && ends_with_any(surname, {"ова", "ева", "ина", "єва", "іна"})) {
    for (const Case of : {Case::genitive, Case::dative, Case::instrumental, Case::locative})
      add(kLetter, of, {"ой", "ої", "ій", "ою"});
    add(kLetter, Case::accusative, {"у"});
  } else if (ends_with_any(surname, {"а", "я"})) {
    forms = forms_of_given(surname, true);
  } else if (female || ends_with_any(surname, {"е", "и", "і", "у", "ю", "ы", "э", "є", "ї", "ё"})) {
    return forms;
  } else if (adjective) {
    add(2 * kLetter, Case::genitive, {"ого"});
    add(2 * kLetter, Case::dative, {"ому"});
    add(2 * kLetter, Case::accusative, {"ого"});
    add(2 * kLetter, Case::instrumental, {"им", "ым"});
    add(2 * kLetter, Case::locative, {"ом", "ому", "ім"});
  } else if (ends_with_any(surname, {"ец", "ець"})) {  // Кравця, Кравцом
    const std::size_t cut = surname.ends_with("ь") ? 3 * kLetter : 2 * kLetter;
    add(cut, Case::genitive, {"ца", "ця"});
    add(cut, Case::dative, {"цу", "цю", "цеві"});
    add(cut, Case::accusative, {"ца", "ця"});
    add(cut, Case::instrumental, {"цом", "цем"});
    add(cut, Case::locative, {"це", "ці", "цеві"});
  } else if (ends_with_any(surname, {"ь", "й"})) {
    add(kLetter, Case::genitive, {"я"});
    add(kLetter, Case::dative, {"ю", "еві", "єві"});
    add(kLetter, Case::accusative, {"я"});
    add(kLetter, Case::instrumental, {"ем", "єм"});
    add(kLetter, Case::locative, {"е", "і", "ї", "ю", "еві"});
  } else if (!surname.ends_with("о") || surname.ends_with("ко")) {
    const std::size_t cut = surname.ends_with("о") ? kLetter : 0;
    add(cut, Case::genitive, {"а"});
    add(cut, Case::dative, {"у", "ові", "еві"});
    add(cut, Case::accusative, {"а"});
    add(cut, Case::instrumental, {"ом", "ем", "ым", "им"});
    add(cut, Case::locative, {"е", "і", "у", "ові"});
  }
  std::erase_if(forms, [](const GivenForm& form) { return form.of == Case::nominative; });
  return forms;
}

std::string nominative_surname(std::string_view surname, Case of, bool female, bool ukrainian) {
  std::string word(surname);
  if (of == Case::nominative || !is_cyrillic(surname)) return word;
  if (female) {
    replace_ending(word, kFemaleSurnames);
    return word;
  }
  if (replace_ending(word, kMaleSurnames)) return word;
  if (ukrainian ? replace_ending(word, kUkrainianAdjectives) : replace_ending(word, kRussianAdjectives))
    return word;
  // Гаврилюка, Мельнику, Бондарем: a consonant and the ending of the case.
  for (const std::string_view end : {"ові", "ом", "ем", "а", "у", "е", "і"}) {
    if (word.size() < end.size() + 3 * kLetter || !word.ends_with(end)) continue;
    word.resize(word.size() - end.size());
    // Кличка, Франком: Кличко, Франко. Behind a vowel it is Гаврилюк.
    const std::string_view stem = std::string_view(word).substr(0, word.size() - kLetter);
    if (ukrainian && word.ends_with("к") &&
        !ends_with_any(stem, {"а", "е", "є", "и", "і", "ї", "о", "у", "ю", "я"}))
      word += "о";
    break;
  }
  return word;
}

bool may_be_oblique(std::string_view title) {
  return ends_with_any(title, {"а", "у", "ю", "ом", "ем", "ові", "еві", "ого", "ому"}) &&
         !ends_with_any(title, {"ка", "ава", "ова"});  // депутатка, глава, голова
}

std::uint64_t surname_stem(std::string_view surname) {
  constexpr std::size_t kLeast = 3 * kLetter;
  // One letter after the other, from the end: what is left is the same for all cases and for both sexes.
  while (surname.size() > kLeast &&
         ends_with_any(surname, {"а", "у", "о", "е", "і", "и", "ы", "я", "ю", "й", "ь", "ї"}))
    surname.remove_suffix(kLetter);
  for (const std::string_view end : {"ым", "им", "ом", "ем", "ог"}) {
    if (surname.size() < kLeast + end.size() || !surname.ends_with(end)) continue;
    surname.remove_suffix(end.size());
    break;
  }
  // Кравець, Кравця
  if (surname.size() > kLeast && surname.ends_with("ец"))
    return word_hash(std::string(surname.substr(0, surname.size() - 2 * kLetter)) + "ц");
  return word_hash(surname);
}

}  // namespace news::people
