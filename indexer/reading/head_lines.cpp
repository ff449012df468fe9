#include "reading/head_lines.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

#include <news/schema/internal/fold.h>

#include "reading/bylines.h"
#include "reading/characters.h"
#include "reading/date_labels.h"
#include "reading/dates.h"

namespace news::reading {
namespace {

constexpr std::size_t kLongestDateLine = 160;

/// Words beside a date that say nothing of their own, as phrase_key() writes them.
bool is_date_word(std::string_view key) {
  static const std::unordered_set<std::string_view> kWords = {"published",
                                                              "publish",
                                                              "posted",
                                                              "first",
                                                              "on",
                                                              "at",
                                                              "the",
                                                              "date",
                                                              "last",
                                                              "updated",
                                                              "update",
                                                              "modified",
                                                              "edited",
                                                              "created",
                                                              "of",
                                                              "time",
                                                              "as",
                                                              "filed",
                                                              "issued",
                                                              "released",
                                                              "veröffentlicht",
                                                              "erschienen",
                                                              "stand",
                                                              "aktualisiert",
                                                              "am",
                                                              "um",
                                                              "uhr",
                                                              "vom",
                                                              "zuletzt",
                                                              "geändert",
                                                              "publié",
                                                              "publiée",
                                                              "le",
                                                              "la",
                                                              "mis",
                                                              "mise",
                                                              "à",
                                                              "jour",
                                                              "modifié",
                                                              "créé",
                                                              "publicado",
                                                              "publicada",
                                                              "el",
                                                              "actualizado",
                                                              "actualizada",
                                                              "las",
                                                              "los",
                                                              "de",
                                                              "del",
                                                              "a",
                                                              "atualizado",
                                                              "em",
                                                              "às",
                                                              "pubblicato",
                                                              "il",
                                                              "aggiornato",
                                                              "alle",
                                                              "ore",
                                                              "gepubliceerd",
                                                              "op",
                                                              "bijgewerkt",
                                                              "om",
                                                              "publicerad",
                                                              "uppdaterad",
                                                              "den",
                                                              "kl",
                                                              "publiceret",
                                                              "opdateret",
                                                              "publisert",
                                                              "oppdatert",
                                                              "julkaistu",
                                                              "päivitetty",
                                                              "opublikowano",
                                                              "aktualizacja",
                                                              "dnia",
                                                              "godz",
                                                              "vydáno",
                                                              "aktualizováno",
                                                              "publicat",
                                                              "actualizat",
                                                              "yayınlanma",
                                                              "güncelleme",
                                                              "megjelent",
                                                              "frissítve",
                                                              "опубликовано",
                                                              "обновлено",
                                                              "опубліковано",
                                                              "оновлено",
                                                              "в",
                                                              "о",
                                                              "об",
                                                              "р",
                                                              "г",
                                                              "года",
                                                              "року",
                                                              "h",
                                                              "et",
                                                              "gmt",
                                                              "utc",
                                                              "est",
                                                              "edt",
                                                              "cst",
                                                              "cdt",
                                                              "pst",
                                                              "pdt",
                                                              "cet",
                                                              "cest",
                                                              "bst",
                                                              "local",
                                                              "and",
                                                              "am",
                                                              "pm",
                                                              "ist",
                                                              "eastern"};
  return kWords.contains(key);
}

/// What is left of a stretch beside a date when the words about dates are gone.
std::string rest_of(std::string_view text) {
  std::string out;
  for (const std::string_view word : words_of(text)) {
    const std::string key = phrase_key(word);
    const bool mark = key.empty() && word != "|";
    const bool clock = key.size() <= 5 && !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
                         return is_ascii_digit(c) || c == ' ';
                       });
    if (mark || is_date_word(key) || is_weekday_name(without_closing_marks(key)) || clock) continue;
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

/// Cuts at the marks that separate pieces of such a line.
std::vector<std::string_view> pieces_of(std::string_view text) {
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  std::size_t at = 0;
  const auto cut = [&](std::size_t length) {
    const std::string_view piece = trim(text.substr(begin, at - begin));
    if (!piece.empty()) out.push_back(piece);
    at += length;
    begin = at;
  };
  while (at < text.size()) {
    std::size_t length = 0;
    for (const std::string_view mark : {"|", "•", "·", " - ", " – ", " — ", " / "}) {
      if (text.substr(at).starts_with(mark)) length = mark.size();
    }
    if (length != 0) {
      cut(length);
    } else {
      ++at;
    }
  }
  cut(0);
  return out;
}

bool all_capitalised(std::string_view text) {
  const std::vector<std::string_view> words = words_of(text);
  return !words.empty() && std::all_of(words.begin(), words.end(), [](std::string_view word) {
    return starts_with_upper(word) || word == "of" || word == "de" || word == "la" || word == "&" ||
           word == "del" || word == "des";
  });
}

std::string_view without_edge_marks(std::string_view text) {
  while (!text.empty() && std::string_view(" ,;:.()[]").find(text.front()) != std::string_view::npos)
    text.remove_prefix(1);
  while (!text.empty() && std::string_view(" ,;:()[]").find(text.back()) != std::string_view::npos)
    text.remove_suffix(1);
  return text;
}

/// Sorts a piece without a date in; false when it says something that doesn't belong on such a line.
bool take_piece(std::string_view piece, bool alone, DateLine& line) {
  piece = without_edge_marks(piece);
  if (piece.empty()) return true;
  std::string_view names = behind_by(piece);
  if (names.empty() && (piece.starts_with("by ") || piece.starts_with("von ") || piece.starts_with("par ") ||
                        piece.starts_with("por "))) {
    names = piece.substr(piece.find(' ') + 1);
  }
  if (!names.empty()) {
    line.authors = names_of_byline(names);
    return !line.authors.empty();
  }
  if (count_words(piece) > 6 || !all_capitalised(piece)) return false;
  if (alone && line.source.empty()) {
    // Behind a bar stands who published, or who wrote.
    if (looks_like_name(piece) && count_words(piece) == 2 && !piece.starts_with("The ") &&
        line.authors.empty()) {
      line.authors.emplace_back(piece);
    } else {
      line.source = squeeze(piece);
    }
  } else if (line.place.empty()) {
    line.place = squeeze(piece);
  }
  return true;
}

}  // namespace

std::optional<DateLine> read_date_line(std::string_view line) {
  if (line.size() > kLongestDateLine) return std::nullopt;
  DateLine out;
  bool any = false;
  for (const std::string_view piece : pieces_of(line)) {
    auto date = find_date(piece);
    if (!date) {
      const std::string rest = rest_of(piece);
      // A time alone belongs to the date before it.
      if (rest.empty() && any && piece.find(':') != std::string_view::npos && out.published.size() == 10) {
        const std::string joined = out.published + " " + std::string(piece);
        if (const auto with_time = find_date(joined)) out.published = with_time->iso();
        continue;
      }
      const bool barred = any || line.find('|') != std::string_view::npos;
      if (!take_piece(piece.starts_with("The ") ? piece : std::string_view(rest), barred, out))
        return std::nullopt;
      continue;
    }
    std::size_t behind = 0;
    while (date) {
      const std::string_view before = piece.substr(behind, date->begin - behind);
      if (schema::is_plausible(date->day, schema::today())) {
        std::string& field = says_modified(before) ? out.modified : out.published;
        if (field.empty()) {
          field = date->iso();
          out.ambiguous = out.ambiguous || date->ambiguous;
        }
        any = true;
      }
      if (!take_piece(rest_of(before), false, out)) return std::nullopt;
      behind = date->end;
      date = find_date(piece, behind);
    }
    if (!take_piece(rest_of(piece.substr(behind)), false, out)) return std::nullopt;
  }
  if (!any) return std::nullopt;
  return out;
}

Labelled read_labelled(std::string_view line) {
  struct Row {
    std::string_view label;
    LabelledField field;
  };
  using F = LabelledField;
  static constexpr auto kRows = std::to_array<Row>({{"title", F::headline},
                                                    {"headline", F::headline},
                                                    {"titel", F::headline},
                                                    {"titre", F::headline},
                                                    {"subtitle", F::subheadline},
                                                    {"subheadline", F::subheadline},
                                                    {"subhead", F::subheadline},
                                                    {"author", F::authors},
                                                    {"authors", F::authors},
                                                    {"byline", F::authors},
                                                    {"written by", F::authors},
                                                    {"autor", F::authors},
                                                    {"auteur", F::authors},
                                                    {"date", F::published},
                                                    {"published", F::published},
                                                    {"publication date", F::published},
                                                    {"date published", F::published},
                                                    {"published date", F::published},
                                                    {"publish date", F::published},
                                                    {"published on", F::published},
                                                    {"datum", F::published},
                                                    {"updated", F::modified},
                                                    {"last updated", F::modified},
                                                    {"modified", F::modified},
                                                    {"source", F::source},
                                                    {"publisher", F::source},
                                                    {"publication", F::source},
                                                    {"newspaper", F::source},
                                                    {"outlet", F::source},
                                                    {"site", F::source},
                                                    {"website", F::source},
                                                    {"quelle", F::source},
                                                    {"url", F::url},
                                                    {"link", F::url},
                                                    {"source url", F::url},
                                                    {"web", F::url},
                                                    {"section", F::section},
                                                    {"category", F::section},
                                                    {"rubrik", F::section},
                                                    {"rubrique", F::section},
                                                    {"tags", F::keywords},
                                                    {"tag", F::keywords},
                                                    {"keywords", F::keywords},
                                                    {"topics", F::keywords},
                                                    {"filed under", F::keywords},
                                                    {"schlagwörter", F::keywords},
                                                    {"schlagworte", F::keywords},
                                                    {"themen", F::keywords},
                                                    {"mots clés", F::keywords},
                                                    {"etiquetas", F::keywords},
                                                    {"language", F::language},
                                                    {"lang", F::language},
                                                    {"length", F::length},
                                                    {"word count", F::length},
                                                    {"body", F::body},
                                                    {"text", F::body},
                                                    {"content", F::body},
                                                    {"article", F::body},
                                                    {"full text", F::body}});
  const std::size_t colon = line.substr(0, 40).find(':');
  if (colon == std::string_view::npos || colon < 3) return {};
  const std::string key = phrase_key(line.substr(0, colon));
  for (const Row& row : kRows) {
    if (key == row.label) return {row.field, trim(line.substr(colon + 1))};
  }
  return {};
}

std::vector<std::string> read_section_path(std::string_view line) {
  if (line.size() > 200) return {};
  for (const std::string_view mark : {" > ", " » ", " › ", " / ", " → "}) {
    std::vector<std::string> out;
    std::size_t begin = 0;
    bool fits = true;
    while (begin <= line.size()) {
      const std::size_t end = std::min(line.find(mark, begin), line.size());
      const std::string part = squeeze(line.substr(begin, end - begin));
      begin = end + mark.size();
      fits = fits && !part.empty() && !ends_in_full_stop(part);
      const std::string key = phrase_key(part);
      if (key != "home" && key != "startseite" && key != "accueil" && key != "inicio" && key != "start")
        out.push_back(part);
      if (end == line.size()) break;
    }
    const bool from_home =
        starts_with_ignoring_case(line, "home") || starts_with_ignoring_case(line, "start") ||
        starts_with_ignoring_case(line, "accueil") || starts_with_ignoring_case(line, "inicio");
    if (fits && !out.empty() && line.find(mark) != std::string_view::npos && (from_home || out.size() >= 3))
      return out;
  }
  return {};
}

std::vector<std::string> split_list(std::string_view list) {
  std::vector<std::string> out;
  const char sign = list.find(',') != std::string_view::npos   ? ','
                    : list.find(';') != std::string_view::npos ? ';'
                                                               : '|';
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find(sign, begin), list.size());
    std::string part = squeeze(list.substr(begin, end - begin));
    if (part.starts_with('#')) part.erase(0, 1);
    if (!part.empty() && std::find(out.begin(), out.end(), part) == out.end()) out.push_back(std::move(part));
    begin = end + 1;
  }
  return out;
}

}  // namespace news::reading
