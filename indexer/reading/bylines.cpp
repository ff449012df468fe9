#include "reading/bylines.h"

#include <algorithm>
#include <array>
#include <utility>

#include <news/schema/internal/fold.h>

#include "reading/byline_words.h"
#include "reading/characters.h"
#include "reading/dates.h"

namespace news::reading {
namespace {

constexpr std::size_t kLongestByline = 220;
constexpr std::size_t kLongestName = 60;

bool is_capitalised(std::string_view word) {
  while (!word.empty() && (word.front() == '(' || word.front() == '"' || word.front() == '\''))
    word.remove_prefix(1);
  return starts_with_upper(word);
}

/// "DORA PETERSEN" -> "Dora Petersen"; initials stay.
std::string with_small_letters(std::string_view name) {
  std::string out;
  for (const std::string_view word : words_of(name)) {
    if (!out.empty()) out += ' ';
    const bool initials = word.find('.') != std::string_view::npos || length_of(word) < 3;
    bool inside = false;
    for (std::size_t at = 0; at < word.size();) {
      const std::size_t begin = at;
      const char32_t c = schema::next_code_point(word, at);
      const std::string_view letter = word.substr(begin, at - begin);
      out += inside && !initials && c != U'ß' ? schema::fold_case(letter) : std::string(letter);
      inside = schema::is_letter(c);
    }
  }
  return out;
}

/// "J.", "J.R.", not "U.S.".
bool is_initials(std::string_view word) {
  if (word.size() % 2 != 0 || word.size() > 6 || (word.size() > 2 && word.starts_with('U'))) return false;
  for (std::size_t i = 0; i < word.size(); i += 2) {
    if (!is_ascii_upper(word[i]) || word[i + 1] != '.') return false;
  }
  return true;
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_ascii_digit);
}

/// One author out of what stands between two joining words; empty for what isn't a name.
std::string name_of_part(std::string_view part) {
  part = trim(part);
  part = trim(part.substr(0, part.find('(')));
  while (!part.empty() && (part.back() == '.' || part.back() == ',' || part.back() == ':')) {
    // The point of "Jr." belongs to the name.
    if (part.ends_with("Jr.") || part.ends_with("Sr.")) break;
    part.remove_suffix(1);
  }
  const bool address = part.find('@') != std::string_view::npos ||
                       part.find("://") != std::string_view::npos ||
                       part.find("www.") != std::string_view::npos;
  if (part.empty() || part.size() > kLongestName * 2 || length_of(part) > kLongestName || address ||
      has_digit(part)) {
    return {};
  }
  for (const std::string_view reporter : {"記者", "记者"}) {
    if (part.ends_with(reporter)) part = trim(part.substr(0, part.size() - reporter.size()));
  }
  const std::string name = squeeze(part);
  return is_all_capitals(name) && count_words(name) >= 2 ? with_small_letters(name) : name;
}

/// A role alone or a name behind it: "our religion correspondent Hester Lang" -> "Hester Lang".
std::string_view without_role(std::string_view part) {
  const std::vector<std::string_view> words = words_of(part);
  for (std::size_t i = words.size(); i-- > 0;) {
    if (!is_role_word(words[i])) continue;
    const std::size_t end = static_cast<std::size_t>(words[i].data() - part.data()) + words[i].size();
    return trim(part.substr(end));
  }
  return part;
}

/// Behind a whole name a word alone or an agency is where it was written, or for whom: "Ruth Ashdown,
/// Halmer".
bool is_place_behind(std::string_view part, const std::vector<std::string>& names) {
  if (names.empty() || count_words(names.back()) < 2) return false;
  return is_agency_by_name(part) || (count_words(part) == 1 && !schema::is_cjk(first_character(part)));
}

void put_name(std::string_view part, std::vector<std::string>& out) {
  part = trim(part);
  if (is_no_writer(part) || is_place_behind(part, out)) return;
  const std::string_view whose = without_role(part);
  // "inviato a Montefiore"
  const std::string_view first = whose.substr(0, whose.find(' '));
  const bool place = whose.size() != part.size() && (leads_to_place(first) || first == "a");
  std::string name = place ? std::string() : name_of_part(whose);
  if (name.empty() || count_words(name) > 6) return;
  if (std::find(out.begin(), out.end(), name) == out.end()) out.push_back(std::move(name));
}

/// "Lang, Hester": a surname before its given name.
bool is_turned_round(std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos || text.find(',', comma + 1) != std::string_view::npos) return false;
  const std::size_t after = count_words(text.substr(comma + 1));
  return count_words(text.substr(0, comma)) == 1 && after >= 1 && after <= 2 &&
         !names_a_role(text.substr(comma + 1)) && !is_all_capitals(text.substr(comma + 1));
}

}  // namespace

bool names_a_role(std::string_view text) {
  const std::vector<std::string_view> words = words_of(text);
  return std::any_of(words.begin(), words.end(), is_role_word);
}

std::string_view behind_by(std::string_view text) {
  static constexpr auto kOpenings = std::to_array<std::string_view>({"by ",
                                                                     "by: ",
                                                                     "written by ",
                                                                     "reported by ",
                                                                     "reporting by ",
                                                                     "story by ",
                                                                     "words by ",
                                                                     "words: ",
                                                                     "text by ",
                                                                     "interview by ",
                                                                     "analysis by ",
                                                                     "opinion by ",
                                                                     "review by ",
                                                                     "live coverage by ",
                                                                     "from our ",
                                                                     "author: ",
                                                                     "authors: ",
                                                                     "von ",
                                                                     "par ",
                                                                     "por ",
                                                                     "di ",
                                                                     "door ",
                                                                     "av ",
                                                                     "af ",
                                                                     "tekst: ",
                                                                     "text: ",
                                                                     "texte : ",
                                                                     "texte de ",
                                                                     "texto de ",
                                                                     "texto: ",
                                                                     "testo di ",
                                                                     "autor: ",
                                                                     "autorin: ",
                                                                     "auteur : ",
                                                                     "auteur: ",
                                                                     "a cura di ",
                                                                     "dal nostro inviato ",
                                                                     "dalla nostra inviata ",
                                                                     "de notre correspondant ",
                                                                     "de notre correspondante ",
                                                                     "de notre envoyé spécial ",
                                                                     "de notre envoyée spéciale ",
                                                                     "propos recueillis par ",
                                                                     "van onze verslaggever ",
                                                                     "автор: ",
                                                                     "автор ",
                                                                     "беседовал ",
                                                                     "беседовала ",
                                                                     "від ",
                                                                     "作者：",
                                                                     "作者:",
                                                                     "记者：",
                                                                     "记者 ",
                                                                     "本报记者 ",
                                                                     "記者：",
                                                                     "文/",
                                                                     "文／",
                                                                     "文・",
                                                                     "取材・文＝",
                                                                     "written by: "});
  text = trim(text);
  if (text.empty() || text.size() > kLongestByline) return {};
  for (const std::string_view opening : kOpenings) {
    std::size_t length = opening.size();
    if (!starts_with_ignoring_case(text, opening)) {
      // Letters outside ASCII: the lists are in lower case, texts begin with a capital.
      if (static_cast<unsigned char>(opening.front()) < 0x80) continue;
      if (!schema::fold_case(text.substr(0, std::min(text.size(), opening.size()))).starts_with(opening))
        continue;
    }
    const std::string_view rest = trim(text.substr(length));
    const bool own_correspondent = opening == "from our ";
    const bool cjk = schema::is_cjk(first_character(rest));
    if (rest.empty() || (!is_capitalised(rest) && !own_correspondent && !cjk)) continue;
    // A sentence can begin so too: "By Tuesday the water had risen."
    if (ends_sentence(rest) && count_words(rest) > 5 && !names_a_role(rest)) return {};
    const std::vector<std::string_view> words = words_of(rest);
    const bool name_follows = words.size() > 1 && (is_capitalised(words[1]) || is_particle(words[1]));
    if (is_weekday_name(without_closing_marks(words.front())) ||
        (is_month_name(words.front()) && !name_follows))
      return {};
    std::size_t plain = 0;
    for (const std::string_view word : words) {
      const bool joins =
          is_and(word) || leads_to_place(word) || is_particle(word) || word == "the" || word == "|";
      plain += !is_capitalised(word) && !joins && !is_role_word(word) && !has_digit(word) ? 1 : 0;
    }
    if (plain > 2 + words.size() / 4) return {};
    return rest;
  }
  return {};
}

bool looks_like_name(std::string_view text) {
  text = trim(text);
  if (text.size() > kLongestName * 2 || length_of(text) > 40) return false;
  const std::vector<std::string_view> words = words_of(text);
  if (words.size() < 2 || words.size() > 4) return false;
  std::size_t capitals = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    for (std::size_t at = 0; at < word.size();) {
      const char32_t c = schema::next_code_point(word, at);
      const bool fits =
          (schema::is_letter(c) && !schema::is_cjk(c)) || c == U'-' || c == U'\'' || c == U'’' || c == U'.';
      if (!fits) return false;
    }
    const bool initial = is_initials(word);
    if (word.back() == '.' && !initial && word != "Jr." && word != "Sr." && word != "Dr.") return false;
    if (is_capitalised(word)) {
      ++capitals;
    } else if (i == 0 || i + 1 == words.size() || !is_particle(word)) {
      return false;
    }
  }
  return capitals >= 2;
}

std::vector<std::string> names_of_byline(std::string_view text) {
  text = trim(text);
  if (const std::string_view rest = behind_by(text); !rest.empty()) text = rest;
  text = beginning_of(text, 2000);
  std::vector<std::string> out;
  if (is_turned_round(text)) {
    const std::size_t comma = text.find(',');
    put_name(std::string(trim(text.substr(comma + 1))).append(" ").append(trim(text.substr(0, comma))), out);
    return out;
  }
  std::string part;
  bool at_place = false;
  const auto finish = [&] {
    const std::size_t slash = part.find('/');
    const bool named =
        slash != std::string::npos && count_words(std::string_view(part).substr(0, slash)) >= 2;
    // "Karin Berg/TT": what stands behind is for whom, or another one.
    if (named) put_name(std::string_view(part).substr(0, slash), out);
    if (!part.empty()) put_name(std::string_view(part).substr(named ? slash + 1 : 0), out);
    part.clear();
    at_place = false;
  };
  const std::vector<std::string_view> words = words_of(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string_view word = words[i];
    const bool last = i + 1 == words.size();
    const bool inside_name = !part.empty() && !last;
    if (part.empty() && !out.empty() && !last && is_and(word)) continue;
    // A short word may also be a particle ("Ortega y Gasset") or lead to a place ("en Madrid"): it joins
    // where whole names stand around it.
    const bool whole_names = count_words(part) >= 2 && i + 2 < words.size() && is_capitalised(words[i + 2]);
    if (inside_name && word.front() == '(') at_place = true;
    if (inside_name && is_and(word) && word.front() != '(' && (!is_doubtful_and(word) || whole_names)) {
      finish();
      continue;
    }
    // Editors and translators didn't write it, and behind photographers comes nobody else.
    if ((!part.empty() || !out.empty()) &&
        (leads_to_other_work(word, last ? "" : words[i + 1]) || leads_to_pictures(word)))
      break;
    if (word == "|" || word == "/" || word == "•" || word == "·" || word == "—" || word == "–" ||
        word == "-") {
      finish();
      continue;
    }
    if (!part.empty() && word.front() == '@') continue;
    if (inside_name && leads_to_date(word)) break;
    const bool behind_name = part.empty() && !out.empty() && !last && starts_with_lower(word);
    if ((inside_name || behind_name) && leads_to_place(word) && !is_particle(word)) at_place = true;
    const bool ends = word.back() == ',' || word.back() == ';';
    if (ends) word.remove_suffix(1);
    if (!at_place && !word.empty()) part.append(part.empty() ? "" : " ").append(word);
    if (ends) finish();
  }
  finish();
  return out;
}

std::string given_name_first(std::string name) {
  const std::size_t comma = name.find(',');
  if (comma == std::string::npos || name.find(',', comma + 1) != std::string::npos) return name;
  const std::string family(trim(std::string_view(name).substr(0, comma)));
  const std::string given(trim(std::string_view(name).substr(comma + 1)));
  static constexpr auto kTitles = std::to_array<std::string_view>(
      {"jr", "jr.", "sr", "sr.", "inc", "inc.", "md", "m.d.", "phd", "ph.d."});
  const bool title = std::find(kTitles.begin(), kTitles.end(), lower_ascii(given)) != kTitles.end();
  std::string turned = given + " " + family;
  return !title && count_words(family) <= 2 && looks_like_name(turned) ? turned : name;
}

std::vector<std::string> names_of_catalogue(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(';', at), text.size());
    const std::string name(trim(text.substr(at, end - at)));
    at = end + 1;
    if (name.empty()) continue;
    out.push_back(given_name_first(name));
    if (out.back() == name) return {};
  }
  // A pair alone may be two names, or two agencies.
  const bool pair = out.size() == 1 && (count_words(text) != 2 || is_all_capitals(out[0]));
  return pair ? std::vector<std::string>() : out;
}

}  // namespace news::reading
