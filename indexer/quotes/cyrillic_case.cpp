#include "quotes/cyrillic_case.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

#include "quotes/text.h"

namespace news::quotes {
namespace {

template <std::size_t size>
using Endings = std::array<std::string_view, size>;

/// Of the other cases, the longest first. No nominative of a name in -о is among them.
constexpr Endings<28> kCaseEndings = {"ові", "еві", "єві", "ого", "его", "ому", "ему", "ом", "ем", "ём",
                                      "єм",  "ым",  "им",  "ой",  "ою",  "ей",  "ею",  "ої", "ій", "а",
                                      "я",   "у",   "ю",   "е",   "и",   "ы",   "і",   "ї"};

/// Of surnames in -ов, -ин, -ский, -енко and the like, men's and women's. Genitives of men are left out:
/// those of -ов look like the nominative of a woman.
constexpr Endings<33> kSureEndings = {
    "ову",   "еву",  "ёву",  "ину",  "ыну",   "єву",   "овым",  "евым",  "ёвым",  "иным",   "ыным",
    "овой",  "евой", "иной", "ыной", "овою",  "скому", "ского", "скую",  "ським", "ського", "ському",
    "ською", "ової", "евої", "енка", "енком", "енку",  "чука",  "чуком", "чуку",  "ському", "ським"};

/// Of surnames in the nominative.
constexpr Endings<13> kMensEndings = {"ов",   "ев",    "ёв",    "єв", "ин", "ын", "ский",
                                      "цкий", "ський", "цький", "ый", "ой", "ий"};
constexpr Endings<11> kWomensEndings = {"ова",  "ева",  "ёва",  "єва",  "ина", "ына",
                                        "ская", "цкая", "ська", "цька", "ая"};

/// Of the past tense, Russian -л and Ukrainian -в for men.
constexpr Endings<4> kMensPast = {"лся", "вся", "л", "в"};
constexpr Endings<2> kWomensPast = {"лась", "ла"};

template <std::size_t size>
std::string_view ending_of(std::string_view word, const Endings<size>& endings) {
  const auto found = std::find_if(endings.begin(), endings.end(),
                                  [&](std::string_view ending) { return word.ends_with(ending); });
  return found == endings.end() ? std::string_view() : *found;
}

bool is_cyrillic(std::string_view word) {
  return word.size() >= 2 && (static_cast<unsigned char>(word.front()) == 0xD0 ||
                              static_cast<unsigned char>(word.front()) == 0xD1);
}

std::string_view last_letter(std::string_view word) {
  std::size_t at = word.size();
  while (at > 0 && (static_cast<unsigned char>(word[at - 1]) & 0xC0) == 0x80) --at;
  return at == 0 ? std::string_view() : word.substr(at - 1);
}

/// Letters of Latin script that a consonant is written with at the end of a foreign name.
std::string_view latin_of(std::string_view letter) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 21> kLetters = {{
      {"б", "b"},     {"в", "vwf"}, {"г", "gh"}, {"ґ", "g"},   {"д", "d"}, {"ж", "jg"}, {"з", "zs"},
      {"к", "kcqgx"}, {"л", "l"},   {"м", "m"},  {"н", "n"},   {"п", "p"}, {"р", "r"},  {"с", "scxz"},
      {"т", "t"},     {"ф", "fhv"}, {"х", "h"},  {"ц", "czs"}, {"ч", "h"}, {"ш", "h"},  {"щ", "h"},
  }};
  for (const auto& [cyrillic, latin] : kLetters) {
    if (cyrillic == letter) return latin;
  }
  return {};
}

/// Трампа and Trump, Зеленского and Zelensky, Обаме and Obama.
bool differs_from_latin(std::string_view form, std::string_view nominative) {
  const std::string_view ending = ending_of(form, kCaseEndings);
  if (ending.empty()) return false;
  while (nominative.size() > 3 && nominative.ends_with('e')) nominative.remove_suffix(1);
  const char last = nominative.back();
  if (last == 'a') return ending != "а" && ending != "я";
  if (last == 'o') return ending == "а" || ending == "у" || ending == "ом" || ending == "ові";
  if (last == 'y' || last == 'i') {
    return ending == "ого" || ending == "ому" || ending == "его" || ending == "ему" || ending == "им" ||
           ending == "ым";
  }
  const std::string_view consonant = last_letter(form.substr(0, form.size() - ending.size()));
  return latin_of(consonant).find(last) != std::string_view::npos;
}

}  // namespace

bool is_inflected_form(std::string_view form, std::string_view nominative) {
  const LowerWord lower_form(form);
  const LowerWord lower_nominative(nominative);
  const std::string_view here = lower_form.view();
  const std::string_view listed = lower_nominative.view();
  if (!is_cyrillic(here) || listed.size() < 3 || here == listed) return false;
  if (!is_cyrillic(listed)) return differs_from_latin(here, listed);
  const auto differ = std::mismatch(here.begin(), here.end(), listed.begin(), listed.end());
  std::size_t shared = static_cast<std::size_t>(differ.first - here.begin());
  while (shared > 0 && shared < here.size() && (static_cast<unsigned char>(here[shared]) & 0xC0) == 0x80)
    --shared;
  constexpr std::size_t kStem = 6;  // bytes: three letters
  if (shared < kStem) return false;
  const std::string_view rest = here.substr(shared);
  return std::find(kCaseEndings.begin(), kCaseEndings.end(), rest) != kCaseEndings.end();
}

Gender gender_of_surname(std::string_view surname) {
  const LowerWord lower(surname);
  if (!is_cyrillic(lower.view())) return Gender::unknown;
  if (!ending_of(lower.view(), kWomensEndings).empty()) return Gender::female;
  return ending_of(lower.view(), kMensEndings).empty() ? Gender::unknown : Gender::male;
}

Gender gender_of_past(std::string_view verb) {
  const LowerWord lower(verb);
  if (!is_cyrillic(lower.view())) return Gender::unknown;
  if (!ending_of(lower.view(), kWomensPast).empty()) return Gender::female;
  return ending_of(lower.view(), kMensPast).empty() ? Gender::unknown : Gender::male;
}

bool has_oblique_ending(std::string_view name) {
  const LowerWord lower(name);
  return is_cyrillic(lower.view()) && !ending_of(lower.view(), kSureEndings).empty();
}

}  // namespace news::quotes
