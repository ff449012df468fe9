#include "reading/credit_lines.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "reading/bylines.h"
#include "reading/characters.h"
#include "reading/credits.h"

namespace news::reading {
namespace {

/// Works whose makers are named behind "by" or a colon: "Video by Jo Wendell", "Grafik: Jo Wendell". A
/// sentence may begin so, too ("Reporting by the Ledger showed …"): its verbs tell.
constexpr auto kWorks = std::to_array<std::string_view>({"additional reporting",
                                                         "animation",
                                                         "animations",
                                                         "audio",
                                                         "camera",
                                                         "cartoon",
                                                         "charts",
                                                         "compiled",
                                                         "data",
                                                         "drawing",
                                                         "drawings",
                                                         "edited",
                                                         "editing",
                                                         "film",
                                                         "filmed",
                                                         "graphic",
                                                         "graphics",
                                                         "infographic",
                                                         "interview",
                                                         "map",
                                                         "maps",
                                                         "produced",
                                                         "production",
                                                         "reporting",
                                                         "research",
                                                         "story",
                                                         "text",
                                                         "translated",
                                                         "translation",
                                                         "video",
                                                         "videos",
                                                         "with reporting",
                                                         "words",
                                                         "writing",
                                                         "written",
                                                         "grafik",
                                                         "grafiken",
                                                         "infografik",
                                                         "karte",
                                                         "kamera",
                                                         "recherche",
                                                         "Übersetzung",
                                                         "infographie",
                                                         "texte",
                                                         "textes",
                                                         "vidéo",
                                                         "vidéos",
                                                         "gráfico",
                                                         "gráficos",
                                                         "infografía",
                                                         "texto",
                                                         "textos",
                                                         "vídeo",
                                                         "vídeos",
                                                         "testo",
                                                         "tekst",
                                                         "courtesy"});
constexpr auto kSigns = std::to_array<std::string_view>({" by ", ": ", " : ", " von ", " par ", " por "});

constexpr auto kPictures = std::to_array<std::string_view>(
    {"Photo ", "Photos ", "PHOTO ", "PHOTOS ", "Foto ", "Fotos ", "FOTO ", "FOTOS ", "Photograph ", "Bild "});

/// What stands between names, places and their works.
bool is_connective(std::string_view word) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"a",       "additional", "and",    "at",      "by",       "de",       "del",   "den",  "der",
       "di",      "do",         "du",     "e",       "et",       "för",      "for",   "from", "für",
       "in",      "la",         "los",    "och",     "of",       "og",       "par",   "para", "por",
       "pour",    "the",        "und",    "van",     "via",      "von",      "with",  "y",    "&",
       "editing", "reporting",  "photos", "writing", "graphics", "research", "video", "text"});
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

/// What a way to reach somebody consists of, beside names and addresses.
bool is_contact_word(std::string_view word) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"contact",  "email",  "e-mail", "follow", "her",  "him",     "instagram", "mail",
       "me",       "on",     "or",     "reach",  "them", "twitter", "us",        "x",
       "reporter", "author", "writer", "write",  "to",   "unter",   "an",        "correo"});
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

std::string_view without_marks(std::string_view word) {
  constexpr std::string_view kMarks = "()[],;:.|–—-";
  const std::size_t begin = word.find_first_not_of(kMarks);
  if (begin == std::string_view::npos) return {};
  return word.substr(begin, word.find_last_not_of(kMarks) - begin + 1);
}

/// Names and what stands between them: no sentence, which has verbs.
bool are_names(std::string_view text, std::size_t most) {
  const std::vector<std::string_view> words = words_of(text);
  if (words.size() > most) return false;
  bool any = false;
  for (std::string_view word : words) {
    word = without_marks(word);
    if (word.empty()) continue;
    if (is_connective(word)) continue;
    if (!starts_with_upper(word) && !is_agency(word) && length_of(word) > 1) return false;
    any = any || starts_with_upper(word);
  }
  return any;
}

/// The length of "Video by " at the beginning; 0 for none.
std::size_t work_length(std::string_view line) {
  for (const std::string_view work : kWorks) {
    if (!starts_with_ignoring_case(line, work)) continue;
    for (const std::string_view sign : kSigns) {
      if (line.substr(work.size()).starts_with(sign)) return work.size() + sign.size();
    }
  }
  // Only this: a "map of Kelsund" names nobody.
  constexpr std::string_view kCourtesy = "courtesy of ";
  return starts_with_ignoring_case(line, kCourtesy) ? kCourtesy.size() : 0;
}

bool is_work_credit(std::string_view line) {
  constexpr std::size_t kMostWords = 24;
  const std::size_t work = work_length(line);
  return work != 0 && work < line.size() && are_names(line.substr(work), kMostWords);
}

/// "Photo Jo Wendell", "Foto Archivo Municipal": the sign behind the word is missing.
bool is_picture_of_name(std::string_view line) {
  return std::any_of(kPictures.begin(), kPictures.end(), [&](std::string_view word) {
    return line.starts_with(word) && looks_like_name(line.substr(word.size()));
  });
}

/// jo@ledger.example, @jowendell
bool reaches_somebody(std::string_view word) {
  return std::count(word.begin(), word.end(), '@') == 1 && word.size() > 3 && word.back() != '@' &&
         word.find_first_of("()[]<>{}=\"'") == std::string_view::npos;
}

}  // namespace

bool is_credit_line(std::string_view line) {
  constexpr std::size_t kLongest = 200;
  line = trim(line);
  if (line.size() > kLongest) return false;
  if (is_credit_alone(line)) return true;
  line = without_parentheses(line);
  return is_work_credit(line) || is_picture_of_name(line);
}

bool is_contact_line(std::string_view line) {
  constexpr std::size_t kLongest = 160;
  constexpr std::size_t kMostWords = 14;
  line = without_parentheses(trim(line));
  if (line.size() > kLongest || line.find('@') == std::string_view::npos) return false;
  const std::vector<std::string_view> words = words_of(line);
  if (words.size() > kMostWords) return false;
  bool whose = false;
  for (std::string_view word : words) {
    word = without_marks(word);
    if (word.empty() || reaches_somebody(word)) continue;
    if (word.find('@') != std::string_view::npos) return false;
    if (!starts_with_upper(word) && !is_connective(word) && !is_contact_word(word)) return false;
    whose = true;
  }
  return whose;
}

}  // namespace news::reading
