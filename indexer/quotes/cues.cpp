#include "quotes/cues.h"

#include <array>
#include <fstream>
#include <utility>

#include <news/schema/error.h>

namespace news::quotes {
namespace {

constexpr std::array<std::pair<std::string_view, WordClass>, 51> kClassNames = {{
    {"strong", word::strong},
    {"cue", word::cue},
    {"tell", word::tell},
    {"weak", word::weak},
    {"naming", word::naming},
    {"participle", word::participle},
    {"noun", word::noun},
    {"source", word::source},
    {"source_after", word::source_after},
    {"he", word::he},
    {"she", word::she},
    {"they", word::they},
    {"subject", word::subject},
    {"relative", word::relative},
    {"alone", word::alone},
    {"determiner", word::determiner},
    {"preposition", word::preposition},
    {"coordinator", word::coordinator},
    {"break", word::clause_break},
    {"subordinator", word::subordinator},
    {"aux", word::aux},
    {"adverb", word::adverb},
    {"time", word::time},
    {"role", word::role},
    {"group", word::group},
    {"title", word::title},
    {"male", word::male},
    {"female", word::female},
    {"abbreviation", word::abbreviation},
    {"ender", word::ender},
    {"titled", word::titled},
    {"work", word::work},
    {"particle", word::particle},
    {"definite", word::definite},
    {"be", word::be},
    {"phrasal", word::phrasal},
    {"phrase_end", word::phrase_end},
    {"plain", word::plain},
    {"verb", word::verb},
    {"introducer", word::introducer},
    {"clausal", word::clausal},
    {"question", word::question},
    {"answer", word::answer},
    {"nominative", word::nominative},
    {"reply", word::reply},
    {"thing", word::thing},
    {"unsaid", word::unsaid},
    {"dative", word::dative},
    {"author", word::author},
    {"modal", word::modal},
    {"mental", word::mental},
}};

/// Languages whose words serve an article of unknown language, in the order in which they may claim a word.
constexpr std::array<std::string_view, 7> kLatinLanguages = {"en", "de", "fr", "es", "it", "pt", "nl"};

/// Lexicon::marks_names()
constexpr std::array<std::string_view, 6> kMarkingLanguages = {"fr", "es", "it", "pt", "ru", "uk"};

[[noreturn]] void damaged(const std::filesystem::path& file, std::size_t line, const std::string& why) {
  throw schema::Error(schema::ErrorCode::data_missing,
                      file.string() + ":" + std::to_string(line) + ": " + why,
                      "Repair the line, or install the data files again.");
}

/// Calls take(line, number) for every line that isn't a comment.
template <class Take>
void read_lines(const std::filesystem::path& file, Take&& take) {
  std::ifstream in(file);
  if (!in) {
    throw schema::Error(schema::ErrorCode::data_missing, file.string() + " can't be read",
                        "Install the data files, or name their directory.");
  }
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (!line.empty() && line.front() != '#') take(std::string_view(line), number);
  }
  if (in.bad())
    throw schema::Error(schema::ErrorCode::data_missing, file.string() + " can't be read to its end");
}

}  // namespace

void Lexicon::fill_from(const Lexicon& other) {
  words_.join(other.words_, [](WordClass& here, WordClass there) {
    if (here == 0) here = there;
  });
}

void Lexicon::merge(const Lexicon& other) {
  words_.join(other.words_, [](WordClass& here, WordClass there) { here |= there; });
}

Lexicons::Lexicons(const std::filesystem::path& data) {
  read(data / "cues.tsv");
  read(data / "words.tsv");
  const auto common = by_language_.find("*");
  if (common != by_language_.end()) {
    const Lexicon everywhere = common->second;
    by_language_.erase(common);
    for (auto& [language, lexicon] : by_language_) {
      lexicon.merge(everywhere);
    }
  }
  for (const std::string_view language : kMarkingLanguages) {
    const auto found = by_language_.find(language);
    if (found != by_language_.end()) found->second.set_marks_names();
  }
  for (std::string_view language : kLatinLanguages) {
    const auto found = by_language_.find(language);
    if (found != by_language_.end()) unknown_.fill_from(found->second);
  }
}

void Lexicons::read(const std::filesystem::path& file) {
  read_lines(file, [&](std::string_view line, std::size_t number) {
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string_view::npos ? first : line.find('\t', first + 1);
    if (second == std::string_view::npos)
      damaged(file, number, "expected language, class and words between tabs");
    const std::string_view name = line.substr(first + 1, second - first - 1);
    WordClass classes = 0;
    for (const auto& [known, value] : kClassNames) {
      if (known == name) classes = value;
    }
    if (classes == 0) damaged(file, number, "unknown class \"" + std::string(name) + "\"");
    Lexicon& lexicon = by_language_[std::string(line.substr(0, first))];
    std::string_view words = line.substr(second + 1);
    while (!words.empty()) {
      const std::size_t end = words.find(' ');
      if (end != 0) lexicon.add(words.substr(0, end), classes);
      words = end == std::string_view::npos ? std::string_view() : words.substr(end + 1);
    }
  });
}

const Lexicon& Lexicons::of(std::string_view language) const {
  const std::string_view code = language.substr(0, language.find_first_of("-_"));
  if (code.empty() || code == "und") return unknown_;
  // Both written forms of Norwegian share their words.
  const auto found = by_language_.find(code == "nb" || code == "nn" ? std::string_view("no") : code);
  return found == by_language_.end() ? none_ : found->second;
}

GivenNames::GivenNames(const std::filesystem::path& file) {
  read_lines(file, [&](std::string_view line, std::size_t number) {
    const std::size_t tab = line.find('\t');
    const std::string_view gender = tab == std::string_view::npos ? std::string_view() : line.substr(tab + 1);
    if (gender != "m" && gender != "f") damaged(file, number, "expected a name and m or f between tabs");
    names_[line.substr(0, tab)] = gender == "m" ? Gender::male : Gender::female;
  });
}

Gender GivenNames::gender_of(std::string_view given_name) const {
  return names_.find(given_name);
}

}  // namespace news::quotes
