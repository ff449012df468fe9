#include "reading/wire.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include <news/schema/day.h>

#include "reading/bylines.h"
#include "reading/characters.h"
#include "reading/dates.h"
#include "reading/decode.h"
#include "reading/once.h"
#include "reading/prose.h"

namespace news::reading {
namespace {

void trace(ReadArticle& read, const char* field, const std::string& rule, std::string_view text,
           double confidence = 1) {
  read.trace.push_back({field, rule, std::string(beginning_of(text, 120)), confidence});
}

/// What stands behind the last ':' or '/': "stat:canceled" -> "canceled".
std::string_view last_part(std::string_view code) {
  const std::size_t cut = code.find_last_of(":/#");
  return cut == std::string_view::npos ? code : code.substr(cut + 1);
}

/// "Ann Lee, dpa", "Ann Lee, Press Association": whom the first of them writes for is no author.
void drop_agencies(std::vector<std::string>& names) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"agency", "association", "agentur", "agence", "broadcasting", "corporation", "institute", "media",
       "news", "press", "presse", "university", "universität", "université"});
  if (names.size() < 2 || count_words(names.front()) < 2) return;
  const auto is_agency = [&](const std::string& name) {
    const std::vector<std::string_view> words = words_of(name);
    return words.size() == 1 || std::any_of(words.begin(), words.end(), [&](std::string_view word) {
             return std::find(kWords.begin(), kWords.end(), lower_ascii(word)) != kWords.end();
           });
  };
  names.erase(std::remove_if(names.begin() + 1, names.end(), is_agency), names.end());
}

}  // namespace

void put_field(ReadArticle& read, const char* name, std::string& field, const std::string& rule,
               std::string value) {
  if (!field.empty() || value.empty()) return;
  field = std::move(value);
  trace(read, name, rule, field);
}

void put_byline(ReadArticle& read, const std::string& rule, std::string_view byline) {
  const std::string line = squeeze(clean(byline));
  if (line.empty()) return;
  std::vector<std::string> names = names_of_byline(line);
  if (names.empty() && looks_like_name(line)) names.push_back(line);
  drop_agencies(names);
  for (std::string& name : names) put_once(read.article.authors, std::move(name));
  if (!names.empty()) trace(read, "authors", rule, line);
}

void put_keyword(ReadArticle& read, const std::string& rule, std::string keyword) {
  // Letters alone are codes of a desk.
  if (keyword.size() < 2) return;
  trace(read, "keywords", rule, keyword);
  put_once(read.article.keywords, std::move(keyword));
}

void put_subject(ReadArticle& read, const std::string& rule, std::string_view code, const std::string& name) {
  std::string id = iptc_code(code);
  if (id.empty()) return put_keyword(read, rule, name);
  std::vector<schema::Topic>& topics = read.article.topics;
  const bool known =
      std::any_of(topics.begin(), topics.end(), [&](const schema::Topic& topic) { return topic.id == id; });
  if (known) return;
  trace(read, "topics", rule, name.empty() ? id : id + " " + name);
  topics.push_back({std::move(id), name, 1, {"metadata"}});
}

void put_prose(ReadArticle& read, const std::string& rule, Prose prose) {
  put_surroundings(read, prose);
  for (schema::Caption& caption : prose.captions) {
    trace(read, "captions", rule, caption.text.empty() ? caption.alt : caption.text);
    put_caption(read.article.captions, std::move(caption));
  }
  // Some bodies begin with the headline once more.
  const std::string& headline = read.article.headline;
  if (!headline.empty() && prose.body.starts_with(headline + "\n\n")) {
    prose.body.erase(0, headline.size() + 2);
    trace(read, "dropped", rule + " repeats the headline", headline);
  }
  put_field(read, "body", read.article.body, rule, std::move(prose.body));
}

void put_summary(ReadArticle& read, const std::string& rule, std::string summary) {
  std::string line = squeeze(summary);
  if (line.empty() || !read.article.subheadline.empty()) return;
  std::string_view begin = line;
  while (begin.ends_with('.') || begin.ends_with("…")) begin.remove_suffix(begin.ends_with('.') ? 1 : 3);
  const std::string body = squeeze(beginning_of(read.article.body, line.size() + 200));
  if (line == read.article.headline || std::string_view(body).starts_with(trim(begin))) {
    trace(read, "dropped", rule + " repeats the text", line, 0.9);
    return;
  }
  put_field(read, "subheadline", read.article.subheadline, rule, std::move(line));
}

void put_status(ReadArticle& read, const std::string& rule, std::string_view status) {
  const std::string word = lower_ascii(last_part(trim(status)));
  if (word == "canceled" || word == "cancelled") {
    read.canceled = true;
    trace(read, "id", rule, word);
  } else if (word == "withheld") {
    read.article.embargoed = schema::kWithheld;
    trace(read, "embargoed", rule, word);
  }
}

void put_embargo(ReadArticle& read, const std::string& rule, const std::string& until) {
  if (until.empty()) return;
  const auto end = read_stamp(until);
  if (!end) {
    // stamp() tells what that means.
    put_field(read, "embargoed", read.article.embargoed, rule, until);
    return;
  }
  const auto begin = read_stamp(read.article.published);
  const auto last = schema::parse_moment(end->iso);
  const auto first = begin ? schema::parse_moment(begin->iso) : std::nullopt;
  if (!last || (first && last->instant <= first->instant)) return;
  put_field(read, "embargoed", read.article.embargoed, rule, end->iso);
}

std::uint64_t version_of(std::string_view text) {
  text = trim(text);
  std::uint64_t version = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
  return error == std::errc() && end == text.data() + text.size() ? version : 0;
}

std::string iptc_code(std::string_view code) {
  constexpr std::size_t kDigits = 8;
  code = trim(code);
  if (code.size() < kDigits || code.size() > 100) return {};
  const std::string_view digits = code.substr(code.size() - kDigits);
  if (!std::all_of(digits.begin(), digits.end(), is_ascii_digit)) return {};
  const std::string scheme = lower_ascii(code.substr(0, code.size() - kDigits));
  const std::string_view address = scheme;
  const bool media_topic = address == "medtop:" || address.ends_with("/mediatopic/");
  const bool subject =
      address == "subj:" || address == "subject:" || address == "iptc:" || address.ends_with("/subjectcode/");
  if (!scheme.empty() && !media_topic && !subject) return {};
  // Media Topics begin with 2, subject codes with 0 or 1.
  const bool is_topic = media_topic || (!subject && digits[0] == '2');
  if (!is_topic && digits[0] > '1') return {};
  return (is_topic ? "medtop:" : "subj:") + std::string(digits);
}

std::string paragraphs_of_wire(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const std::string words = squeeze(line);
    const bool begins = line.starts_with("  ") || line.starts_with('\t') || words.empty();
    if (begins && !out.empty() && !out.ends_with("\n\n")) out += "\n\n";
    if (!words.empty()) out.append(out.empty() || out.back() == '\n' ? "" : " ").append(words);
    at = end + 1;
  }
  return std::string(trim(out));
}

}  // namespace news::reading
