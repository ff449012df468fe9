#include "reading/credits.h"

#include <algorithm>
#include <array>
#include <vector>

#include <news/schema/internal/fold.h>

#include "reading/characters.h"

namespace news::reading {
namespace {

constexpr std::size_t kLongestCaption = 900;
constexpr std::size_t kLongestCredit = 240;
/// A caption with a weak sign of a credit must be as short as captions usually are.
constexpr std::size_t kUsualCaption = 400;

/// Words that make a parenthesis a credit, apart from agencies.
bool is_credit_word(std::string_view word) {
  static constexpr auto kNames = std::to_array<std::string_view>(
      {"Photo",        "Photos",     "Photograph", "Photography", "Image",  "Images",       "Picture",
       "Pictures",     "Credit",     "Courtesy",   "Handout",     "Pool",   "Contributor",  "File",
       "via",          "Via",        "courtesy",   "handout",     "Foto",   "Fotos",        "Bild",
       "Bilder",       "Archiv",     "Archivbild", "Imagen",      "Imagem", "Screengrab",   "Screenshot",
       "Illustration", "Fotografía", "Фото",       "Zdjęcie",     "Kuva",   "Photographer", "Foto/Archiv",
       "Crédit",       "Beeld"});
  return std::find(kNames.begin(), kNames.end(), word) != kNames.end();
}

/// Words that show a parenthesis to be about something else than a picture.
bool is_no_credit_word(std::string_view word) {
  static constexpr auto kNames = std::to_array<std::string_view>(
      {"Ipsos", "poll", "survey", "is", "was", "were", "are", "has", "have", "had", "said", "says", "see",
       "which", "that", "who", "percent", "reported"});
  return std::find(kNames.begin(), kNames.end(), word) != kNames.end();
}

/// Words, cut at blanks, slashes and punctuation; hyphens and points inside stay.
std::vector<std::string_view> tokens_of(std::string_view text) {
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const bool ends =
        at == text.size() || std::string_view(" /,;:()[]|\"").find(text[at]) != std::string_view::npos;
    if (!ends) continue;
    std::string_view word = text.substr(begin, at - begin);
    while (!word.empty() && word.back() == '.') word.remove_suffix(1);
    if (!word.empty()) out.push_back(word);
    begin = at + 1;
  }
  return out;
}

/// "Name Name/AGENCY", "Contributor/Rebecca Noble/Getty Images": capitalised parts around slashes.
bool is_slashed(std::string_view text) {
  if (text.find('/') == std::string_view::npos || text.size() > 160) return false;
  std::size_t parts = 0;
  std::size_t longest = 0;
  std::size_t most_words = 0;
  while (true) {
    const std::size_t end = std::min(text.find('/'), text.size());
    const std::string_view part = trim(text.substr(0, end));
    const std::vector<std::string_view> in_part = words_of(part);
    if (in_part.empty() || in_part.size() > 5 || (!starts_with_upper(part) && !is_agency(part))) return false;
    ++parts;
    most_words = std::max(most_words, in_part.size());
    longest = std::max(longest, part.size());
    if (end == text.size()) break;
    text.remove_prefix(end + 1);
  }
  // Polls have slashes too ("NBC/WSJ"), but no full names.
  return parts >= 2 && most_words >= 2 && longest >= 4;
}

struct Inside {
  bool agency = false;
  bool word = false;
  bool slashed = false;
  [[nodiscard]] bool any() const { return agency || word || slashed; }
  [[nodiscard]] bool strong() const { return slashed || (agency && word); }
};

/// What speaks for a stretch being a credit; nothing when something speaks against it.
Inside judge(std::string_view text) {
  Inside out;
  const std::vector<std::string_view> tokens = tokens_of(text);
  if (tokens.empty() || tokens.size() > 24) return out;
  std::size_t plain = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (is_no_credit_word(tokens[i])) return {};
    const bool leads = tokens[i] == "via" || tokens[i] == "courtesy" || tokens[i] == "handout";
    const bool led = i + 1 < tokens.size() && (starts_with_upper(tokens[i + 1]) || tokens[i + 1] == "of");
    out.agency = out.agency || is_agency(tokens[i]);
    out.word = out.word || (is_credit_word(tokens[i]) && (!leads || led));
    plain += starts_with_lower(tokens[i]) && !is_agency(tokens[i]) && !leads ? 1 : 0;
  }
  if (plain * 2 > tokens.size() + 1) return {};
  out.slashed = is_slashed(text);
  return out;
}

/// Takes "Photo:", "Photo by", "Image credit:", "Foto:", ... off the front; the length taken, 0 for none.
std::size_t label_length(std::string_view text) {
  static constexpr auto kLabels = std::to_array<std::string_view>({"photo credit",
                                                                   "photo credits",
                                                                   "photo illustration",
                                                                   "photograph",
                                                                   "photographs",
                                                                   "photographer",
                                                                   "photos",
                                                                   "photo",
                                                                   "image credit",
                                                                   "image credits",
                                                                   "image source",
                                                                   "image copyright",
                                                                   "images",
                                                                   "image",
                                                                   "picture credit",
                                                                   "picture",
                                                                   "pictures",
                                                                   "credit",
                                                                   "credits",
                                                                   "foto",
                                                                   "fotos",
                                                                   "bild",
                                                                   "bilder",
                                                                   "crédit photo",
                                                                   "crédits photo",
                                                                   "crédit",
                                                                   "crédits",
                                                                   "fotografía",
                                                                   "imagen",
                                                                   "imagem",
                                                                   "crédito",
                                                                   "beeld",
                                                                   "фото",
                                                                   "zdjęcie",
                                                                   "kuva",
                                                                   "file photo",
                                                                   "illustrations",
                                                                   "illustration",
                                                                   "photography",
                                                                   "cover photo",
                                                                   "top photo",
                                                                   "lead photo",
                                                                   "main photo",
                                                                   "header photo",
                                                                   "featured photo",
                                                                   "featured image",
                                                                   "header image",
                                                                   "cover image",
                                                                   "main image",
                                                                   "titelbild",
                                                                   "titelfoto",
                                                                   "symbolbild",
                                                                   "symbolfoto",
                                                                   "archivfoto",
                                                                   "archivbild",
                                                                   "photo d'illustration"});
  for (const std::string_view label : kLabels) {
    const std::string_view begin = text.substr(0, std::min(text.size(), label.size()));
    if (begin.size() < label.size() || schema::fold_case(begin) != label) continue;
    std::string_view rest = text.substr(label.size());
    const std::size_t blanks = rest.starts_with(' ') ? 1 : 0;
    rest.remove_prefix(blanks);
    for (const std::string_view sign : {":", "by ", "courtesy of ", "courtesy ", "/ ", "| "}) {
      if (!starts_with_ignoring_case(rest, sign)) continue;
      std::size_t taken = label.size() + blanks + sign.size();
      while (taken < text.size() && text[taken] == ' ') ++taken;
      return taken;
    }
    const bool source = label == "image source" || label == "image copyright";
    if (source && rest.size() > 2 && (blanks == 1 || rest.starts_with(','))) {
      return text.size() - trim(rest.starts_with(',') ? rest.substr(1) : rest).size();
    }
  }
  return 0;
}

/// Credits without their label, sign and outer marks: "Photo: Ministry of Health" -> "Ministry of Health".
std::string bare_credit(std::string_view text) {
  text = trim(text);
  text.remove_prefix(label_length(text));
  for (const std::string_view sign : {"©", "(c) ", "Copyright "}) {
    if (text.starts_with(sign)) text = trim(text.substr(sign.size()));
  }
  while (!text.empty() && (text.back() == '.' || text.back() == ',')) {
    if (text.ends_with("Inc.") || text.ends_with("Jr.")) break;
    text.remove_suffix(1);
  }
  return squeeze(text);
}

bool fits_as_name(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > 140 || count_words(text) > 12) return false;
  const char32_t c = first_character(text);
  const bool begins = schema::is_upper(c) || c == U'©' || c == U'@' || schema::is_cjk(c) ||
                      is_agency(text.substr(0, text.find_first_of(" /")));
  // A full stop inside, with a blank behind, begins another sentence; an initial doesn't.
  for (std::size_t at = text.find(". "); at != std::string_view::npos; at = text.find(". ", at + 1)) {
    if (at < 2 || text[at - 2] != ' ') {
      if (at >= 4) return false;
    }
  }
  return begins && text.find('?') == std::string_view::npos && text.find('!') == std::string_view::npos;
}

/// (a) In parentheses or brackets at the end.
std::optional<Credit> in_parentheses(std::string_view line) {
  std::string_view text = line;
  while (text.ends_with('.')) text.remove_suffix(1);
  text = trim(text);
  if (text.empty() || (text.back() != ')' && text.back() != ']')) return std::nullopt;
  const char opening = text.back() == ')' ? '(' : '[';
  const std::size_t from = text.size() > kLongestCredit ? text.size() - kLongestCredit : 0;
  const std::size_t open = text.substr(0, text.size() - 1).find_last_of("()[]");
  if (open == std::string_view::npos || open < from || text[open] != opening) return std::nullopt;
  const std::string_view inside = trim(text.substr(open + 1, text.size() - open - 2));
  if (inside.size() < 2 || ends_in_full_stop(inside)) return std::nullopt;
  const std::size_t label = label_length(inside);
  const Inside seen = judge(inside);
  if (!seen.any() && label == 0) return std::nullopt;
  if (label != 0 && !fits_as_name(inside.substr(label))) return std::nullopt;
  const std::string_view before = trim(text.substr(0, open));
  const bool strong = seen.strong() || label != 0;
  if (before.size() > (strong ? kLongestCaption : kUsualCaption)) return std::nullopt;
  return Credit{std::string(before), bare_credit(inside), "credit.parentheses", strong ? 0.97 : 0.9};
}

/// (b) "Photo: name" at the end of the line or as all of it.
std::optional<Credit> with_label(std::string_view line) {
  if (const std::size_t taken = label_length(line); taken != 0) {
    const std::string_view rest = line.substr(taken);
    const std::vector<std::string_view> words = words_of(rest);
    const auto plain = static_cast<std::size_t>(std::count_if(words.begin(), words.end(), starts_with_lower));
    if (fits_as_name(rest) && plain * 3 <= words.size()) {
      return Credit{{}, bare_credit(rest), "credit.label", 0.93};
    }
    return std::nullopt;
  }
  // Labels stand behind the end of a sentence, a blank or an opening mark; the last of them counts.
  const std::size_t from = line.size() > 160 ? line.size() - 160 : 0;
  for (std::size_t at = line.size(); at-- > from + 1;) {
    if (line[at - 1] != ' ' && line[at - 1] != '.' && line[at - 1] != '|') continue;
    const std::string_view tail = line.substr(at);
    if (!starts_with_upper(tail)) continue;
    const std::size_t taken = label_length(tail);
    if (taken == 0 || !fits_as_name(tail.substr(taken))) continue;
    std::string_view before = trim(line.substr(0, at));
    while (before.ends_with('|') || before.ends_with('-')) before = trim(before.substr(0, before.size() - 1));
    // Inside a sentence, "by" goes on with a story ("the photo by her brother"): a colon must tell.
    const bool colon = tail.substr(0, taken).find(':') != std::string_view::npos;
    if (!colon && !ends_sentence(before)) continue;
    return Credit{std::string(before), bare_credit(tail), "credit.label", 0.93};
  }
  return std::nullopt;
}

/// (c) "AP Photo/Name", "REUTERS/Name", "Name/AFP" behind the last sentence or as all of the line.
std::optional<Credit> with_slash(std::string_view line) {
  const std::size_t slash = line.rfind('/');
  if (slash == std::string_view::npos || slash + 100 < line.size()) return std::nullopt;
  std::size_t begin = 0;
  for (std::size_t at = slash; at-- > 1;) {
    const bool sentence =
        line[at] == ' ' && (line[at - 1] == '.' || line[at - 1] == '!' || line[at - 1] == '?' ||
                            line[at - 1] == '|' || line[at - 1] == ';');
    const bool initial = sentence && at >= 3 && line[at - 1] == '.' && is_ascii_upper(line[at - 2]) &&
                         (line[at - 3] == ' ' || line[at - 3] == '.');
    if (sentence && !initial) {
      begin = at + 1;
      break;
    }
    if (slash - at > 120) return std::nullopt;
  }
  const std::string_view tail = line.substr(begin);
  const Inside seen = judge(tail);
  if (!seen.slashed || !(seen.agency || seen.word)) return std::nullopt;
  std::string_view before = trim(line.substr(0, begin));
  if (before.ends_with('|')) before = trim(before.substr(0, before.size() - 1));
  return Credit{std::string(before), bare_credit(tail), "credit.slash", 0.93};
}

/// (d) "© name" at the end. A year behind it makes it the footer of a page.
std::optional<Credit> with_copyright(std::string_view line) {
  const std::size_t sign = line.rfind("©");
  if (sign == std::string_view::npos) return std::nullopt;
  const std::string_view name = trim(line.substr(sign + 2));
  if (!fits_as_name(name) || std::any_of(name.begin(), name.end(), is_ascii_digit) ||
      ends_in_full_stop(name)) {
    return std::nullopt;
  }
  return Credit{std::string(trim(line.substr(0, sign))), squeeze(name), "credit.copyright", 0.9};
}

/// (e) Both labelled on one line: "Image copyright Getty Images Image caption Two boats in the harbour".
std::optional<Credit> with_caption_word(std::string_view line) {
  const std::string folded = lower_ascii(line.substr(0, 200));
  for (const std::string_view word : {"image caption", "media caption"}) {
    const std::size_t at = folded.find(word);
    if (at == std::string::npos || (at > 0 && folded[at - 1] != ' ')) continue;
    std::string_view text = line.substr(at + word.size());
    while (text.starts_with(' ') || text.starts_with(',') || text.starts_with(':')) text.remove_prefix(1);
    if (text.empty()) continue;
    const std::string_view before = trim(line.substr(0, at));
    const std::size_t label = label_length(before);
    const bool player = folded.starts_with("media playback");
    if (at > 0 && label == 0 && !player) continue;
    return Credit{std::string(text), player ? std::string() : bare_credit(before), "credit.labelled caption",
                  0.95};
  }
  return std::nullopt;
}

/// What a caption says before its text: "Image: ", "Image caption, ", "Caption: ", "Pictured: ".
std::string_view without_opening(std::string_view text) {
  for (const std::string_view opening :
       {"image caption, ", "image caption: ", "image caption ",
        "photo caption: ", "caption: ", "image: ", "photo: ", "picture: ", "pictured: ", "bildunterschrift: ",
        "bild: ", "foto: ", "légende : ", "legend: "}) {
    if (starts_with_ignoring_case(text, opening) && text.size() > opening.size())
      return trim(text.substr(opening.size()));
  }
  return text;
}

bool has_any(std::string_view line, const std::vector<std::string_view>& phrases) {
  std::string folded(1, ' ');
  folded.append(lower_ascii(line)).append(1, ' ');
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](std::string_view phrase) { return folded.find(phrase) != std::string::npos; });
}

}  // namespace

bool is_agency(std::string_view word) {
  static constexpr auto kNames = std::to_array<std::string_view>(
      {"AFP",      "ANI",          "ANP",     "ANSA",    "AP",      "APA",      "Alamy",   "Anadolu",
       "Belga",    "Bloomberg",    "CP",      "Corbis",  "DPA",     "EFE",      "EPA",     "EPA-EFE",
       "Flickr",   "Getty",        "IANS",    "IMAGO",   "Imago",   "Imagn",    "KCNA",    "Keystone",
       "Kyodo",    "Lusa",         "MTI",     "Magnum",  "NTB",     "NurPhoto", "PA",      "PAP",
       "PTI",      "Pexels",       "Pixabay", "REX",     "REUTERS", "Rex",      "Reuters", "Ritzau",
       "SIPA",     "Shutterstock", "Sipa",    "SPUTNIK", "Sputnik", "TASS",     "TT",      "UPI",
       "Unsplash", "Wikimedia",    "Xinhua",  "Yonhap",  "ZUMA",    "Zuma",     "dpa",     "iStock"});
  return std::find(kNames.begin(), kNames.end(), word) != kNames.end();
}

std::optional<Credit> find_credit(std::string_view line) {
  line = trim(line);
  if (line.size() < 4 || line.size() > kLongestCaption + kLongestCredit) return std::nullopt;
  std::optional<Credit> found = with_caption_word(line);
  if (found) return found;
  found = in_parentheses(line);
  if (!found) found = with_label(line);
  if (!found) found = with_slash(line);
  if (!found) found = with_copyright(line);
  if (!found || found->credit.empty() || found->text.size() > kLongestCaption) return std::nullopt;
  found->text = std::string(without_opening(found->text));
  return found;
}

bool is_slashed_credit(std::string_view line) {
  return line.size() <= 100 && !ends_sentence(line) && count_words(line) <= 8 && judge(line).slashed;
}

bool is_credit_alone(std::string_view line) {
  constexpr std::size_t kLongest = 120;
  if (line.size() > kLongest) return false;
  const std::optional<Credit> credit = find_credit(line);
  return credit && phrase_key(credit->text).empty();
}

bool has_position_words(std::string_view line) {
  static const std::vector<std::string_view> kPhrases = {
      "(left)",     "(right)",       "(l)",       "(r)",       "(c)",      "(centre)",   "(center)",
      "from left",  "left to right", "(l-r)",     "(links)",   "(rechts)", "(mitte)",    "von links",
      "à gauche",   "à droite",      "(izq",      "(der",      "(à g",     "(sinistra)", "(destra)",
      "(esquerda)", "(direita)",     "(slewa)",   "(vänster)", "(höger)",  "(venstre)",  "(høyre)",
      "(top",       "(bottom",       " pictured "};
  return has_any(line, kPhrases);
}

bool has_pose_words(std::string_view line) {
  static const std::vector<std::string_view> kPhrases = {
      " wearing ", " seated ",   " sitting ",  " standing ", " looks on ",   " look on ",
      " poses ",   " pose ",     " delivers ", " gestures ", " shake hands", " shakes hands",
      " holding ", " holds up ", " arrives ",  " walks ",    " speaks at ",  " speaks during ",
      " stands ",  " stand ",    " waves ",    " smiles ",   " listens "};
  return has_position_words(line) || has_any(line, kPhrases);
}

}  // namespace news::reading
