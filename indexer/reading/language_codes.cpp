#include "reading/language_codes.h"

#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include <news/schema/internal/fold.h>

#include "reading/characters.h"

namespace news::reading {
namespace {

using Codes = std::unordered_map<std::string, std::string>;

/// What ICU calls otherwise, or keeps apart where articles are of one language.
struct OtherName {
  std::string_view name;
  std::string_view code;
};
constexpr auto kOtherNames = std::to_array<OtherName>(
    {{"nb", "no"},        {"nn", "no"},      {"nob", "no"},      {"nno", "no"},
     {"iw", "he"},        {"in", "id"},      {"ji", "yi"},       {"castellano", "es"},
     {"farsi", "fa"},     {"dari", "fa"},    {"flemish", "nl"},  {"vlaams", "nl"},
     {"valencian", "ca"}, {"slovene", "sl"}, {"moldovan", "ro"}, {"mandarin", "zh"},
     {"kirghiz", "ky"},   {"pushto", "ps"},  {"bengali", "bn"},  {"byelorussian", "be"},
     {"sinhalese", "si"}, {"panjabi", "pa"}, {"uighur", "ug"},   {"oriya", "or"},
     {"bokmål", "no"},    {"nynorsk", "no"}, {"azeri", "az"},    {"gaelic", "gd"},
     {"maldivian", "dv"}, {"tagalog", "tl"}});

std::string display_name(const char* code, const char* in) {
  std::string name;
  icu::UnicodeString text;
  icu::Locale(code).getDisplayLanguage(icu::Locale(in), text);
  return schema::fold_case(text.toUTF8String(name));
}

/// Every language of ISO 639-1 by its name in English and in itself.
Codes names_of_languages() {
  Codes out;
  for (const OtherName& other : kOtherNames) out.emplace(schema::fold_case(other.name), other.code);
  for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code) {
    if (std::string_view(*code).size() != 2) continue;
    const auto other = out.find(*code);
    const std::string& known = other == out.end() ? std::string(*code) : other->second;
    for (const char* in : {"en", *code}) out.emplace(display_name(*code, in), known);
  }
  return out;
}

bool is_code(std::string_view text, std::size_t letters) {
  return text.size() == letters && std::all_of(text.begin(), text.end(), is_ascii_letter);
}

/// "ger" -> "de", "arb" -> "ar".
std::string shorter_code(const std::string& three_letters) {
  std::string code = icu::Locale::createCanonical(three_letters.c_str()).getLanguage();
  return code.size() == 2 ? code : std::string();
}

}  // namespace

std::string language_code(std::string_view language) {
  static const Codes kNames = names_of_languages();
  const std::string whole = schema::fold_case(beginning_of(trim(language), 64));
  const std::string first = whole.substr(0, whole.find_first_of("-_;,( "));
  for (const std::string& name : {first, whole}) {
    if (const auto known = kNames.find(name); known != kNames.end()) return known->second;
  }
  if (is_code(first, 3)) return shorter_code(first);
  return is_code(first, 2) ? first : std::string();
}

bool writes_day_first(std::string_view code) {
  static constexpr std::string_view kLanguages =
      " bg bs ca cs da de el es et fi fr gl hr is it lv mk nl no pl pt ro ru sk sl sq sr sv tr uk ";
  return code.size() == 2 && kLanguages.find(code) != std::string_view::npos;
}

}  // namespace news::reading
