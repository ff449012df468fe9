#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include <news/schema/internal/fold.h>

#include "reading/bylines.h"
#include "reading/characters.h"
#include "reading/credit_lines.h"
#include "reading/dates.h"
#include "reading/head_lines.h"
#include "reading/litter.h"
#include "reading/page_edges.h"
#include "reading/wire_sign_off.h"

namespace news::reading {
namespace {

constexpr std::size_t kTraced = 120;
constexpr std::size_t kLongestTailLine = 500;

void note(ReadArticle& read, const char* field, const char* rule, std::string_view text, double confidence) {
  read.trace.push_back({field, rule, std::string(beginning_of(text, kTraced)), confidence});
}

/// The owner in "© 2023 The Halmer Courier. All rights reserved."; empty when there is none.
std::string owner_of(std::string_view line) {
  for (const std::string_view ending : {"all rights reserved", "alle rechte vorbehalten",
                                        "tous droits réservés", "todos los derechos reservados"}) {
    const std::size_t at = schema::fold_case(line).find(ending);
    if (at != std::string::npos && at <= line.size()) line = line.substr(0, at);
  }
  std::string out;
  for (const std::string_view word : words_of(line)) {
    const std::string key = phrase_key(word);
    const bool year = !key.empty() && is_ascii_digit(key.front());
    const bool company = key == "llc" || key == "inc" || key == "ltd" || key == "gmbh" || key == "co";
    if ((key.empty() && word != "&") || year || company || key == "copyright" || key == "c") continue;
    out.append(out.empty() ? "" : " ").append(word);
  }
  while (!out.empty() && (out.back() == '.' || out.back() == ',' || out.back() == '|' || out.back() == '-'))
    out.pop_back();
  const bool fits = !out.empty() && count_words(out) <= 6 && starts_with_upper(out);
  return fits ? out : std::string();
}

bool is_copyright(std::string_view line) {
  if (line.size() > 250) return false;
  const std::string folded = schema::fold_case(line);
  const bool sign = line.starts_with("©") || folded.starts_with("copyright ") || folded.starts_with("(c) ") ||
                    folded.starts_with("© ");
  const bool year = std::any_of(line.begin(), line.end(), is_ascii_digit);
  return (sign && (year || count_words(line) <= 10)) ||
         folded.find("all rights reserved") != std::string::npos ||
         folded.find("alle rechte vorbehalten") != std::string::npos ||
         folded.find("tous droits réservés") != std::string::npos ||
         folded.find("todos los derechos reservados") != std::string::npos;
}

/// "Reporting by A in Halmer; editing by B", "The Associated Press contributed to this report."
bool is_credits_line(std::string_view line) {
  const std::string folded = schema::fold_case(without_parentheses(line));
  static constexpr auto kOpenings = std::to_array<std::string_view>({"reporting by ",
                                                                     "additional reporting by ",
                                                                     "additional reporting: ",
                                                                     "editing by ",
                                                                     "writing by ",
                                                                     "compiled by ",
                                                                     "with reporting by ",
                                                                     "with additional reporting",
                                                                     "translated by ",
                                                                     "with agency ",
                                                                     "with files from ",
                                                                     "with inputs from ",
                                                                     "with information from ",
                                                                     "produced by ",
                                                                     "edited by ",
                                                                     "source: ",
                                                                     "sources: ",
                                                                     "quelle: ",
                                                                     "quellen: ",
                                                                     "(source: ",
                                                                     "material from the ",
                                                                     "this report includes ",
                                                                     "this article was written by ",
                                                                     "this story was written by "});
  if (std::any_of(kOpenings.begin(), kOpenings.end(),
                  [&](std::string_view opening) { return folded.starts_with(opening); }))
    return true;
  return folded.find("contributed to this report") != std::string::npos ||
         folded.find("contributed to this article") != std::string::npos ||
         (line.starts_with('(') && folded.find(" édité par ") != std::string::npos) ||
         folded.find("contributed to this story") != std::string::npos ||
         folded.find("contributed reporting") != std::string::npos;
}

/// Notes of the page about itself.
bool is_note(std::string_view line) {
  const std::string folded = schema::fold_case(without_parentheses(line));
  static constexpr auto kOpenings = std::to_array<std::string_view>({"this article was originally published",
                                                                     "this article first appeared",
                                                                     "this story was originally published",
                                                                     "this article originally appeared",
                                                                     "this article appeared in ",
                                                                     "this article is republished from ",
                                                                     "originally published ",
                                                                     "first published ",
                                                                     "this material may not be published",
                                                                     "do you have a story",
                                                                     "do you have a news tip",
                                                                     "got a tip",
                                                                     "have a tip",
                                                                     "send us ",
                                                                     "email us ",
                                                                     "contact the ",
                                                                     "contact us ",
                                                                     "get in touch",
                                                                     "write to ",
                                                                     "send tips",
                                                                     "for more information, visit",
                                                                     "the views expressed ",
                                                                     "views expressed ",
                                                                     "the opinions expressed ",
                                                                     "opinions expressed "});
  return std::any_of(kOpenings.begin(), kOpenings.end(),
                     [&](std::string_view opening) { return folded.starts_with(opening); });
}

/// "Owen Lyle is a columnist and a former inspector of mines."
bool is_biography(std::string_view line, const ReadArticle& read) {
  if (line.size() > 400) return false;
  const auto tells = [&](std::string_view name) {
    if (!line.starts_with(name)) return false;
    const std::string_view rest = line.substr(name.size());
    return rest.starts_with(" is ") || rest.starts_with(" was ") || rest.starts_with(" writes ") ||
           rest.starts_with(" covers ") || rest.starts_with(" reports ") || rest.starts_with(" has ") ||
           rest.starts_with(", ") || rest.starts_with(": ");
  };
  return tells("The author") || tells("The writer") || tells("About the author") ||
         std::any_of(read.article.authors.begin(), read.article.authors.end(),
                     [&](const std::string& name) { return count_words(name) >= 2 && tells(name); });
}

bool names_writers(std::string_view line) {
  static constexpr auto kOpenings = std::to_array<std::string_view>(
      {"reporting by ", "written by ", "story by ", "text by ", "text: ", "words by ", "words: "});
  return std::any_of(kOpenings.begin(), kOpenings.end(),
                     [&](std::string_view opening) { return starts_with_ignoring_case(line, opening); });
}

/// Names from "Reporting by A in Halmer and B in Montelar; editing by C", "Words: A".
void take_reporters(std::string_view line, ReadArticle& read) {
  line = without_parentheses(line);
  if (!read.article.authors.empty() || !names_writers(line)) return;
  line = line.substr(0, line.find(';'));
  for (std::string& name : names_of_byline(line)) {
    note(read, "authors", "byline.credits", name, 0.85);
    read.article.authors.push_back(std::move(name));
  }
}

/// Below an agency's last words stand at most the time and the owner.
void cut_at_sign_off(std::string& body, ReadArticle& read) {
  constexpr int kMostBelow = 3;
  std::size_t at = body.size();
  for (int i = 0; i < kMostBelow && at != 0; ++i) {
    at = body.rfind("\n\n", at - 1);
    if (at == std::string::npos) return;
    const std::string_view rest = trim(std::string_view(body).substr(at));
    if (!opens_sign_off(rest)) continue;
    note(read, "dropped", "tail.sign-off", rest, 0.9);
    body.resize(at);
    return;
  }
}

/// Who owns the text, and who worked on it.
bool take_credits(std::string_view line, ReadArticle& read) {
  schema::Article& article = read.article;
  if (is_copyright(line)) {
    note(read, "dropped", "tail.copyright", line, 0.95);
    if (std::string owner = owner_of(line); article.source.empty() && !owner.empty()) {
      article.source = std::move(owner);
      note(read, "source", "source.copyright", article.source, 0.8);
    }
    return true;
  }
  if (is_credits_line(line) || is_credit_line(line)) {
    note(read, "dropped", "tail.reporting", line, 0.93);
    take_reporters(line, read);
    return true;
  }
  if (is_sign_off(line, article.source)) {
    note(read, "dropped", "tail.sign-off", line, 0.9);
    return true;
  }
  return false;
}

bool take_last(std::string_view line, ReadArticle& read, Tail& tail) {
  if (line.size() > kLongestTailLine) return false;
  schema::Article& article = read.article;
  if (is_litter(line)) {
    note(read, "dropped", "tail.litter", line, 0.9);
    return true;
  }
  if (take_credits(line, read)) return true;
  if (const Labelled labelled = read_labelled(line); labelled.field == LabelledField::keywords) {
    if (article.keywords.empty()) article.keywords = split_list(labelled.value);
    note(read, "keywords", "keywords.tail", labelled.value, 0.95);
    return true;
  }
  if (is_note(line)) {
    note(read, "dropped", "tail.note", line, 0.85);
    return true;
  }
  const bool contact = line.find('@') != std::string_view::npos && count_words(line) <= 8;
  if (contact) {
    note(read, "dropped", "tail.contact", line, 0.85);
    return true;
  }
  // A date line at the end: kept as the article's date unless its top has one.
  if (line.size() <= 80 && !ends_sentence(line)) {
    if (const auto found = read_date_line(line); found && !found->ambiguous) {
      note(read, "published", "date.tail", line, 0.7);
      if (tail.published.empty()) tail.published = found->published;
      if (tail.modified.empty()) tail.modified = found->modified;
      return true;
    }
  }
  return false;
}

/// "12 comments", "0 Kommentare"
bool counts_comments(std::string_view line) {
  constexpr std::size_t kLongest = 40;
  if (line.size() > kLongest) return false;
  const std::vector<std::string_view> words = words_of(line);
  if (words.size() != 2 || !is_ascii_digit(words[0].front())) return false;
  const std::string key = phrase_key(words[1]);
  return key.starts_with("comment") || key.starts_with("komment") || key == "comentarios";
}

/// What readers wrote, under a heading with their number below.
void cut_comments(std::vector<Block>& blocks, ReadArticle& read) {
  for (std::size_t at = 2; at + 1 < blocks.size(); ++at) {
    if (!counts_comments(blocks[at + 1].text) || !counts_comments("1 " + blocks[at].text)) continue;
    for (std::size_t i = at; i < blocks.size(); ++i)
      note(read, "dropped", "tail.comments", blocks[i].text, 0.9);
    blocks.resize(at);
    return;
  }
}

}  // namespace

void take_tail(std::vector<Block>& blocks, ReadArticle& read, Tail& tail) {
  cut_comments(blocks, read);
  while (blocks.size() > 2) {
    const std::string_view line = blocks.back().text;
    if (is_biography(line, read)) {
      note(read, "dropped", "tail.biography", line, 0.85);
    } else if (!take_last(line, read, tail)) {
      break;
    }
    blocks.pop_back();
  }
}

bool take_credit_line(std::string_view line, ReadArticle& read) {
  if (is_note_to_editors(line)) {
    note(read, "dropped", "note to editors", line, 0.9);
    return true;
  }
  const bool credit = is_credit_line(line);
  if (!credit && !is_contact_line(line)) return false;
  note(read, "dropped", credit ? "credit" : "contact", line, 0.85);
  if (credit) take_reporters(line, read);
  return true;
}

void take_credit_lines(std::vector<Block>& blocks, ReadArticle& read) {
  std::vector<Block> kept;
  kept.reserve(blocks.size());
  for (Block& block : blocks) {
    if (!take_credit_line(block.text, read)) kept.push_back(std::move(block));
  }
  // A page of pictures may have nothing else.
  if (!kept.empty()) blocks = std::move(kept);
}

void take_credits_of_body(std::string& body, ReadArticle& read) {
  cut_at_sign_off(body, read);
  for (std::size_t at = body.rfind("\n\n"); at != std::string::npos; at = body.rfind("\n\n")) {
    const std::string_view line = trim(std::string_view(body).substr(at));
    if (line.size() > kLongestTailLine || !take_credits(line, read)) break;
    body.resize(at);
  }
  std::string kept;
  bool any = false;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = std::min(body.find("\n\n", at), body.size());
    const std::string_view paragraph = std::string_view(body).substr(at, end - at);
    if (take_credit_line(paragraph, read)) {
      any = true;
    } else {
      kept.append(kept.empty() ? "" : "\n\n").append(paragraph);
    }
    at = end + 2;
  }
  if (any && !kept.empty()) body = std::move(kept);
}

}  // namespace news::reading
