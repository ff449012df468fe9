#include "reading/caption_credits.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "reading/characters.h"
#include "reading/credits.h"

namespace news::reading {
namespace {

constexpr std::size_t kLongestName = 120;
constexpr std::size_t kMostWords = 12;

/// Words that name a credit when a colon follows, in lower case where ASCII.
constexpr auto kLabels = std::to_array<std::string_view>(
    {"foto",           "fotos",   "fotocredit", "fotocredits",  "fotoquelle",   "fotograf",   "picture",
     "pictures",       "bild",    "bilder",     "bildquelle",   "bildnachweis", "bildrechte", "quelle",
     "quellen",        "photo",   "photos",     "photo credit", "photograph",   "image",      "images",
     "credit",         "credits", "source",     "sources",      "crédit",       "crédits",    "crédit photo",
     "crédits photos", "fuente",  "crédito",    "créditos",     "imagen",       "fotografía", "fonte",
     "imagem",         "bron",    "beeld",      "källa",        "kilde",        "lähde",      "kuva",
     "źródło",         "fot.",    "zdroj",      "kaynak",       "fotoğraf",     "фото",       "источник",
     "写真",           "撮影",    "摄影",       "攝影",         "图片来源",     "تصوير",      "foto di",
     "foto de"});

/// Names, sources and addresses; no sentence.
bool fits_as_credit(std::string_view text) {
  text = trim(text);
  const std::vector<std::string_view> words = words_of(text);
  if (words.empty() || text.size() > kLongestName || words.size() > kMostWords) return false;
  const auto lower = static_cast<std::size_t>(std::count_if(words.begin(), words.end(), starts_with_lower));
  constexpr std::size_t kFew = 3;
  if (lower > std::max(kFew, words.size() / 2) || text.find_first_of("?!;") != std::string_view::npos)
    return false;
  // A full stop behind a word of some length ends a sentence.
  for (std::size_t at = text.find(". "); at != std::string_view::npos; at = text.find(". ", at + 1)) {
    constexpr std::size_t kAbbreviation = 4;
    const std::size_t blank = text.rfind(' ', at);
    if (at - (blank == std::string_view::npos ? 0 : blank + 1) > kAbbreviation) return false;
  }
  return true;
}

std::string tidy(std::string_view credit) {
  credit = trim(credit);
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view sign : {"©", "(c)", "(", "|", "-", ":", "."}) {
      if (!credit.starts_with(sign)) continue;
      credit = trim(credit.substr(sign.size()));
      again = true;
    }
  }
  const auto unmatched = [&] {
    return std::count(credit.begin(), credit.end(), ')') > std::count(credit.begin(), credit.end(), '(');
  };
  while (!credit.empty() &&
         (credit.back() == '.' || credit.back() == ',' || (credit.back() == ')' && unmatched())))
    credit.remove_suffix(1);
  return squeeze(credit);
}

std::string tidy_text(std::string_view text) {
  text = trim(text);
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view sign : {"(", "|", " -", " –", " —", "/", "[", ";"}) {
      if (!text.ends_with(sign)) continue;
      text = trim(text.substr(0, text.size() - sign.size()));
      again = true;
    }
  }
  return std::string(text);
}

using Parted = std::optional<schema::Caption>;

Parted parted(std::string_view text, std::string_view credit) {
  schema::Caption out;
  out.credit = tidy(credit);
  if (out.credit.empty() || !fits_as_credit(out.credit)) return std::nullopt;
  out.text = tidy_text(text);
  return out;
}

/// The label that ends at `end`, a colon's place; its length with blanks before the colon, 0 for none.
std::size_t label_before(std::string_view line, std::size_t end) {
  std::string_view before = line.substr(0, end);
  while (before.ends_with(' ')) before.remove_suffix(1);
  // A label and what parts it from the text.
  constexpr std::size_t kLongestLabel = 24;
  const std::size_t blanks = end - before.size();
  const std::string_view near = before.substr(before.size() - std::min(before.size(), kLongestLabel));
  const std::string folded = lower_ascii(near);
  std::size_t longest = 0;
  for (const std::string_view label : kLabels) {
    if (!folded.ends_with(label) || label.size() <= longest) continue;
    const std::size_t begin = near.size() - label.size();
    if (begin == 0) {
      if (near.size() == before.size()) longest = label.size();
      continue;
    }
    const char mark = near[begin - 1];
    const bool parts = std::string_view(" .|,/[").find(mark) != std::string_view::npos;
    if (mark == '(' || (parts && !starts_with_lower(near.substr(begin)))) longest = label.size();
  }
  return longest == 0 ? 0 : longest + blanks;
}

/// "Two boats (Foto: harbour.example)", "Two boats. Quelle: Hafenamt"
Parted behind_label(std::string_view line) {
  for (std::size_t at = line.rfind(':'); at != std::string_view::npos && at != 0;
       at = line.rfind(':', at - 1)) {
    if (line.size() - at > kLongestName) break;
    if (line.substr(at).starts_with("://")) continue;
    const std::size_t label = label_before(line, at);
    if (label == 0) continue;
    return parted(line.substr(0, at - label), line.substr(at + 1));
  }
  return std::nullopt;
}

/// "…the harbour.CreditJo Wendell", "Credit...Jo Wendell": the label was a line of its own.
Parted behind_glued_label(std::string_view line) {
  constexpr std::string_view kLabel = "Credit";
  std::size_t at = line.rfind(kLabel);
  if (at == std::string_view::npos) return std::nullopt;
  std::string_view name = line.substr(at + kLabel.size());
  while (at >= kLabel.size() && line.substr(at - kLabel.size(), kLabel.size()) == kLabel) at -= kLabel.size();
  const bool glued = (at != 0 && line[at - 1] != ' ') || name.starts_with("...");
  if (name.starts_with("s") || (!name.starts_with("...") && !starts_with_upper(name))) return std::nullopt;
  return glued ? parted(line.substr(0, at), name) : std::nullopt;
}

/// "Two boats. © picture alliance", whatever the name begins with.
Parted behind_copyright(std::string_view line) {
  const std::size_t sign = line.rfind("©");
  if (sign == std::string_view::npos) return std::nullopt;
  return parted(line.substr(0, sign), line.substr(sign));
}

/// Where the last sentence of a line ends before `from`, also without a blank behind; npos for none.
std::size_t end_of_sentences(std::string_view line, std::size_t from = std::string_view::npos) {
  for (std::size_t at = std::min(from, line.size()); at-- > 1;) {
    const bool parts = line[at - 1] == '|' || (line[at - 1] == '/' && line[at] == ' ');
    if (!parts && line[at - 1] != '.' && line[at - 1] != '!' && line[at - 1] != '?') continue;
    // An initial, or the end of the line.
    const bool initial = at >= 2 && is_ascii_upper(line[at - 2]) && (at == 2 || line[at - 3] == ' ');
    if (!initial && trim(line.substr(at)).size() > 1) return at;
  }
  return std::string_view::npos;
}

/// "Archivo.", "Archivo/La República", "FOTO Archivo Particular", "Photo via Tarn Academy" behind the
/// sentence that ends there.
Parted word_behind(std::string_view line, std::size_t end, bool last) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"Archivo", "Archiv", "Archives", "Archivbild", "Symbolbild", "Foto", "FOTO", "Fotos", "Bild", "Photo",
       "Photos", "Photograph", "Imagen", "Image", "Beeld", "Fot.", "Kuva"});
  const std::string_view tail = trim(end == std::string_view::npos ? line : line.substr(end));
  const std::vector<std::string_view> words = words_of(tail);
  constexpr std::size_t kFewWords = 7;
  if (words.empty() || words.size() > kFewWords) return std::nullopt;
  const auto label = std::find_if(kWords.begin(), kWords.end(), [&](std::string_view word) {
    return tail.starts_with(word) &&
           (tail.size() == word.size() ||
            std::string_view(" ./").find(tail[word.size()]) != std::string_view::npos);
  });
  if (label == kWords.end()) return std::nullopt;
  const std::string_view before = end == std::string_view::npos ? std::string_view() : line.substr(0, end);
  const bool archive = label->starts_with("Archi") || *label == "Symbolbild";
  if (archive) return last ? parted(before, tail) : std::nullopt;
  std::string_view name = trim(tail.substr(label->size()));
  for (const std::string_view by : {"by ", "via ", "von ", "de "}) {
    if (name.starts_with(by)) name.remove_prefix(by.size());
  }
  if (!starts_with_upper(name)) return std::nullopt;
  const std::vector<std::string_view> names = words_of(name);
  const auto plain = std::count_if(names.begin(), names.end(), starts_with_lower);
  return plain <= 1 && names.size() >= 2 ? parted(before, name) : std::nullopt;
}

/// A name may hold what ends a sentence: "Fot. Jo Wendell / Agency".
Parted behind_word(std::string_view line) {
  constexpr int kFew = 3;
  std::size_t end = end_of_sentences(line);
  for (int i = 0; i < kFew; ++i) {
    if (Parted found = word_behind(line, end, i == 0)) return found;
    if (end == std::string_view::npos) break;
    end = end_of_sentences(line, end - 1);
  }
  return std::nullopt;
}

/// "Two boats. JO WENDELL/THE LEDGER", "Dos barcos. / JO WENDELL"
Parted in_capitals(std::string_view line) {
  const std::size_t end = end_of_sentences(line);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view tail = trim(line.substr(end));
  constexpr std::size_t kMostNames = 6;
  const std::size_t words = count_words(tail);
  const bool fits = words >= 2 && words <= kMostNames && is_all_capitals(tail) && !ends_sentence(tail);
  return fits && !is_all_capitals(line.substr(0, end)) ? parted(line.substr(0, end), tail) : std::nullopt;
}

/// "Due barche (foto di Jo Wendell)"
Parted in_small_letters(std::string_view line) {
  const std::size_t open = line.rfind('(');
  if (open == std::string_view::npos || !line.ends_with(')')) return std::nullopt;
  const std::string_view inside = line.substr(open + 1, line.size() - open - 2);
  for (const std::string_view label :
       {"foto ", "fotos ", "photo ", "photos ", "immagine ", "imagen ", "bild "}) {
    if (!starts_with_ignoring_case(inside, label)) continue;
    std::string_view name = inside.substr(label.size());
    for (const std::string_view by : {"di ", "de ", "by ", "von ", "av ", "par "}) {
      if (name.starts_with(by)) name.remove_prefix(by.size());
    }
    if (starts_with_upper(name)) return parted(line.substr(0, open), name);
  }
  return std::nullopt;
}

/// "発着場（写真：高畑健一）", "老渡口。周大海 摄", "発着場＝高畑健一撮影"
Parted of_east_asia(std::string_view line) {
  constexpr std::size_t kLongest = 60;
  std::string_view text = line;
  for (const std::string_view close : {"）", ")"}) {
    if (text.ends_with(close)) text.remove_suffix(close.size());
  }
  const auto behind = [&](std::string_view mark) {
    const std::size_t at = text.rfind(mark);
    return at != std::string_view::npos && text.size() - at <= kLongest ? at : std::string_view::npos;
  };
  for (const std::string_view label : {"写真：", "写真:", "写真＝", "撮影：", "撮影＝", "摄影：", "攝影：",
                                       "图片来源：", "圖片來源：", "图："}) {
    const std::size_t at = behind(label);
    if (at == std::string_view::npos) continue;
    std::string_view before = trim(text.substr(0, at));
    for (const std::string_view open : {"（", "("}) {
      if (before.ends_with(open)) before.remove_suffix(open.size());
    }
    return parted(before, text.substr(at + label.size()));
  }
  for (const std::string_view taken : {"摄", "攝", "撮影"}) {
    if (!text.ends_with(taken)) continue;
    text = trim(text.substr(0, text.size() - taken.size()));
    for (const std::string_view mark : {"。", "＝", "（", "\xE3\x80\x80", "("}) {
      const std::size_t at = behind(mark);
      if (at == std::string_view::npos) continue;
      return parted(text.substr(0, at + (mark == "。" ? mark.size() : 0)), text.substr(at + mark.size()));
    }
  }
  return std::nullopt;
}

/// "Jo Wendell—Getty Images", "jowen/iStock/Getty Images", "Reuters": names of agencies tell.
Parted of_agency(std::string_view line) {
  const std::size_t end = end_of_sentences(line);
  const std::string_view tail = trim(end == std::string_view::npos ? line : line.substr(end));
  std::string spaced;
  for (std::size_t at = 0; at < tail.size(); ++at) {
    if (tail.substr(at).starts_with("—")) {
      spaced += ' ';
      at += std::string_view("—").size() - 1;
    } else {
      spaced += tail[at] == '/' || tail[at] == ',' ? ' ' : tail[at];
    }
  }
  const std::vector<std::string_view> words = words_of(spaced);
  constexpr std::size_t kFewWords = 7;
  if (words.empty() || words.size() > kFewWords || tail.find(':') != std::string_view::npos ||
      std::none_of(words.begin(), words.end(), is_agency))
    return std::nullopt;
  const bool marked = tail.find("—") != std::string_view::npos || tail.find('/') != std::string_view::npos;
  const bool all = std::all_of(words.begin(), words.end(), [](std::string_view word) {
    return is_agency(word) || word == "Images" || word == "via" || word == "Photo";
  });
  if (!all && !(marked && words.size() <= kFewWords)) return std::nullopt;
  return parted(end == std::string_view::npos ? std::string_view() : line.substr(0, end), tail);
}

}  // namespace

schema::Caption part_caption(std::string_view line) {
  line = trim(line);
  schema::Caption whole;
  if (auto found = find_credit(line)) {
    whole.text = tidy_text(found->text);
    whole.credit = std::move(found->credit);
    return whole;
  }
  for (const auto rule : {behind_glued_label, of_east_asia, behind_label, behind_copyright, behind_word,
                          of_agency, in_capitals, in_small_letters}) {
    if (Parted found = rule(line)) return *found;
  }
  whole.text = std::string(line);
  return whole;
}

void clear_credit_from_text(schema::Caption& caption) {
  if (caption.credit.empty() || caption.text.empty()) return;
  schema::Caption again = part_caption(caption.text);
  if (!again.credit.empty()) {
    const bool known = phrase_key(caption.credit).find(phrase_key(again.credit)) != std::string::npos;
    const bool more =
        !known && phrase_key(again.credit).find(phrase_key(caption.credit)) != std::string::npos;
    if (more) caption.credit = again.credit;
    if (!known && !more) caption.credit += ", " + again.credit;
    caption.text = std::move(again.text);
  }
  // Said twice, with other words around.
  if (caption.text.ends_with(caption.credit))
    caption.text =
        tidy_text(std::string_view(caption.text).substr(0, caption.text.size() - caption.credit.size()));
  std::string_view text = caption.text;
  for (bool again_label = true; again_label && !text.empty();) {
    text = trim(text);
    if (text.ends_with(':')) text.remove_suffix(1);
    again_label = false;
    for (const std::string_view sign : {"©", "|", " -", " –"}) {
      if (!text.ends_with(sign)) continue;
      text.remove_suffix(sign.size());
      again_label = true;
    }
    // "A boat. Foto", "Fotos": not the last word of a sentence.
    const std::size_t label = label_before(text, text.size());
    const std::string_view before = trim(text.substr(0, text.size() - label));
    if (label != 0 && starts_with_upper(text.substr(text.size() - label)) &&
        (before.empty() || ends_sentence(before))) {
      text = before;
      again_label = true;
    }
  }
  caption.text = std::string(trim(text));
}

}  // namespace news::reading
