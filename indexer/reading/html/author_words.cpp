#include "reading/html/author_words.h"

#include <algorithm>
#include <unordered_set>

#include <news/schema/internal/fold.h>

#include "reading/bylines.h"
#include "reading/characters.h"
#include "reading/dates.h"

namespace news::reading::html {
namespace {

using Words = std::unordered_set<std::string_view>;

constexpr std::size_t kLongestLabel = 40;

/// Before a colon, or in a line of its own above the name.
bool heads_author(std::string_view text) {
  static const Words kHeads = {"autor",
                               "autorin",
                               "autoren",
                               "autorinnen",
                               "author",
                               "authors",
                               "auteur",
                               "auteurs",
                               "auteure",
                               "autore",
                               "autori",
                               "autora",
                               "autores",
                               "verfasser",
                               "verfasserin",
                               "redaktion",
                               "redakteur",
                               "redakteurin",
                               "reporter",
                               "journalist",
                               "gastautor",
                               "gastautorin",
                               "text",
                               "texte",
                               "texto",
                               "testo",
                               "tekst",
                               "interview",
                               "bericht",
                               "kommentar",
                               "by",
                               "von",
                               "words",
                               "story",
                               "written by",
                               "text von",
                               "autor des textes",
                               "text und fotos",
                               "text und foto",
                               "text and photos",
                               "posted by",
                               "geschrieben von",
                               "verfasst von",
                               "ein beitrag von",
                               "über den autor",
                               "über die autorin",
                               "about the author",
                               "текст",
                               "автор",
                               "作者",
                               "责任编辑",
                               "记者",
                               "編輯",
                               "编辑"};
  return kHeads.contains(phrase_key(text));
}

bool is_cjk_name(std::string_view text) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size(); ++letters) {
    if (!schema::is_cjk(schema::next_code_point(text, at))) return false;
  }
  return letters >= 2 && letters <= 4;
}

/// The word with which a line goes on about something else than names.
std::size_t end_of_names(std::string_view line) {
  std::size_t end = line.size();
  for (const std::string_view behind :
       {" im Gespräch ", " am ", " on ", " um ", " at ", " in ", " | ", " • ", " · ", " – ", " - ", " // "})
    end = std::min(end, line.find(behind));
  for (std::size_t i = 1; i < end; ++i) {
    if (is_ascii_digit(line[i]) && line[i - 1] == ' ') end = i;
  }
  end = std::min({end, line.find(" @"), line.size()});
  // "Ann Lee May 3"
  const std::string_view names = trim(line.substr(0, end));
  const std::size_t last = names.rfind(' ');
  const bool month =
      end < line.size() && last != std::string_view::npos && is_month_name(names.substr(last + 1));
  return month ? last : end;
}

}  // namespace

std::string_view behind_author_label(std::string_view line) {
  for (const std::string_view about : {"Über ", "About "}) {
    if (line.starts_with(about) && count_words(line) <= 4) return trim(line.substr(about.size()));
  }
  std::size_t from = 0;
  for (const std::string_view by : {" by ", " von ", " vom ", " par ", " por ", " door ", ": "}) {
    const std::size_t at = line.find(by);
    // "Ludwig von Dohlen" is a name, "Erstellt von Ann Lee" isn't.
    const bool label = at != std::string_view::npos && at <= kLongestLabel &&
                       (!looks_like_name(line) || is_author_label(line.substr(0, at)));
    if (label) from = std::max(from, at + by.size());
  }
  const std::string_view name = line.substr(from);
  return trim(name.substr(0, end_of_names(name)));
}

bool is_author_label(std::string_view text) {
  static const Words kLabels = {"erstellt",
                                "eingestellt",
                                "veröffentlicht",
                                "geschrieben",
                                "gespeichert",
                                "alles",
                                "alle beiträge",
                                "alle artikel",
                                "artikel",
                                "ein artikel",
                                "beitrag",
                                "verfasst",
                                "pressemitteilung",
                                "gepostet",
                                "ein beitrag",
                                "publié",
                                "publicado",
                                "escrito",
                                "posted",
                                "published",
                                "written",
                                "posts",
                                "all posts",
                                "all articles",
                                "view all posts",
                                "articles",
                                "article",
                                "more",
                                "submitted",
                                "écrit par",
                                "escrito por",
                                "par",
                                "por",
                                "door",
                                "artikel von"};
  return kLabels.contains(phrase_key(text)) || (phrase_key(text) != "redaktion" && heads_author(text));
}

std::string_view behind_author_colon(std::string_view line) {
  for (const std::string_view colon : {":", "："}) {
    const std::size_t at = line.find(colon);
    if (at == std::string_view::npos || at > kLongestLabel || !heads_author(line.substr(0, at))) continue;
    return trim(line.substr(at + colon.size()));
  }
  return {};
}

bool heads_author_line(std::string_view line) {
  return line.size() <= kLongestLabel && heads_author(line);
}

bool names_nobody(std::string_view name) {
  static const Words kNobody = {
      "admin",     "administrator", "editor",    "staff",    "redaction", "webmaster",    "author",
      "autor",     "unknown",       "guest",     "user",     "news desk", "newsroom",     "none",
      "null",      "online",        "root",      "team",     "redazione", "la redaction", "redacción",
      "anonymous", "posted",        "comments",  "follow",   "share",     "super user",   "no author",
      "gast",      "anonym",        "unbekannt", "read more"};
  const std::string key = phrase_key(name);
  if (key.empty() || kNobody.contains(key) || is_author_label(key)) return true;
  const std::vector<std::string_view> words = words_of(key);
  return std::all_of(words.begin(), words.end(),
                     [](std::string_view word) { return is_weekday_name(word) || is_month_name(word); });
}

bool names_organisation(std::string_view name) {
  static const Words kWords = {"gmbh",         "ag",          "kg",
                               "ev",           "verlag",      "verband",
                               "verein",       "stiftung",    "institut",
                               "institute",    "universität", "university",
                               "ministerium",  "ministry",    "landesanstalt",
                               "anstalt",      "bundesamt",   "amt",
                               "redaktion",    "redaction",   "redacción",
                               "redazione",    "editorial",   "media",
                               "medien",       "news",        "magazin",
                               "magazine",     "agency",      "agentur",
                               "agence",       "press",       "presse",
                               "group",        "gruppe",      "inc",
                               "ltd",          "llc",         "corp",
                               "corporation",  "company",     "foundation",
                               "association",  "society",     "network",
                               "editors",      "staff",       "team",
                               "desk",         "newsroom",    "zeitung",
                               "times",        "post",        "herald",
                               "tribune",      "journal",     "gazette",
                               "tv",           "radio",       "bank",
                               "online",       "council",     "department",
                               "pressestelle", "forschung",   "zentrum",
                               "center",       "centre",      "verbraucherzentrale"};
  const std::string key = phrase_key(name);
  const std::vector<std::string_view> words = words_of(key);
  const bool registered = key.ends_with(" e v") || key.ends_with(" e.v");
  return registered ||
         std::any_of(words.begin(), words.end(), [](std::string_view word) { return kWords.contains(word); });
}

std::vector<std::string> persons_at_beginning(std::string_view line) {
  line = trim(line);
  if (const std::string_view behind = behind_by(line); !behind.empty()) line = behind;
  std::size_t end = end_of_names(line);
  for (const std::string_view mark : {",", "(", "/", "|", ";", "。"}) end = std::min(end, line.find(mark));
  const std::string_view beginning = without_closing_marks(trim(line.substr(0, end)));
  if (is_cjk_name(beginning)) return {std::string(beginning)};
  std::vector<std::string> out;
  for (std::string_view rest = beginning; !rest.empty();) {
    std::size_t cut = rest.size();
    std::size_t next = cut;
    for (const std::string_view sign : {" und ", " and ", " & "}) {
      if (const std::size_t at = rest.find(sign); at < cut) {
        cut = at;
        next = at + sign.size();
      }
    }
    const std::string_view name = trim(rest.substr(0, cut));
    rest.remove_prefix(next);
    if (!looks_like_name(name) || names_nobody(name) || names_organisation(name)) break;
    for (std::string& each : names_of_byline(name)) out.push_back(std::move(each));
  }
  return out;
}

std::string person_beside_date(std::string_view line) {
  constexpr std::size_t kMuchElse = 40;
  const auto date = find_date(line);
  if (!date) return {};
  std::string found;
  std::size_t rest = line.size() - (date->end - date->begin);
  for (std::size_t at = 0; at < line.size();) {
    std::size_t end = line.size();
    std::size_t next = end;
    for (const std::string_view mark : {"|", "•", "·", "–", "—", " - ", "//", ",", "/"}) {
      if (const std::size_t here = line.find(mark, at); here < end) {
        end = here;
        next = here + mark.size();
      }
    }
    std::string_view piece = trim(line.substr(at, end - at));
    if (piece.starts_with("- ")) piece.remove_prefix(2);
    const bool labelled = !behind_by(piece).empty() || !behind_author_colon(piece).empty();
    if (const std::string_view behind = behind_author_colon(piece); !behind.empty()) piece = behind;
    // What stands before the date is as often a section; three words in a row are labels, or a place.
    const std::vector<std::string> names =
        labelled || at >= date->end ? persons_at_beginning(piece) : std::vector<std::string>();
    const std::string name = names.empty() ? std::string() : names.front();
    const std::vector<std::string_view> words = words_of(name);
    const bool plain = words.size() == 2 || (words.size() == 3 && words[1].size() == 2);
    if (plain && std::none_of(words.begin(), words.end(), is_author_label)) {
      if (!found.empty()) return {};
      rest -= std::min(rest, piece.size());
      found = name;
    }
    at = next;
  }
  return rest <= kMuchElse ? found : std::string();
}

}  // namespace news::reading::html
