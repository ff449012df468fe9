#include "reading/wire.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include <news/schema/day.h>

#include "reading/bylines.h"
#include "reading/characters.h"
#include "reading/credits.h"
#include "reading/dates.h"
#include "reading/decode.h"
#include "reading/once.h"
#include "reading/page_edges.h"
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

/// "By Ann Lee; Editing by Per Lie" -> "By Ann Lee": who edited is no author.
std::string without_editors(std::string line) {
  const std::string lower = lower_ascii(line);
  std::size_t cut = std::string::npos;
  for (const std::string_view words : {"editing by ", "edited by "}) {
    const std::size_t at = lower.find(words);
    const bool begins = at != std::string::npos && (at == 0 || !is_ascii_letter(lower[at - 1]));
    if (begins) cut = std::min(cut, at);
  }
  // "By Ann Lee; Bob Ray contributed reporting for this article."
  if (const std::size_t at = lower.find(" contributed "); at != std::string::npos)
    cut = std::min(cut, line.rfind(';', at));
  if (cut == std::string::npos) return line;
  line.resize(cut);
  while (!line.empty() && std::string_view(" ;,.(-|").find(line.back()) != std::string_view::npos)
    line.pop_back();
  return line;
}

/// "Ann Lee (text), Bob Ray (photo)" -> "Ann Lee".
std::string without_photographers(std::string line) {
  for (const std::string_view mark : {"(photo)", "(photos)", "(foto)", "(fotos)", "(bild)", "(video)"}) {
    const std::size_t at = lower_ascii(line).find(mark);
    if (at == std::string::npos) continue;
    std::size_t begin = line.find_last_of(",;/)", at);
    for (const std::string_view word : {" and ", " und ", " et ", " & "}) {
      const std::size_t found = line.rfind(word, at);
      if (found != std::string::npos && (begin == std::string::npos || found > begin)) begin = found;
    }
    line.erase(begin == std::string::npos ? 0 : begin,
               at + mark.size() - (begin == std::string::npos ? 0 : begin));
  }
  for (const std::string_view mark : {" (text)", " (words)"}) {
    const std::size_t at = lower_ascii(line).find(mark);
    if (at != std::string::npos) line.erase(at, mark.size());
  }
  return line;
}

/// Letters and digits alone, in lower case.
std::string key_of_credit(std::string_view credit) {
  std::string out = lower_ascii(credit);
  std::erase_if(out, [](char c) {
    return !is_ascii_letter(c) && !is_ascii_digit(c) && static_cast<unsigned char>(c) < 0x80;
  });
  return out;
}

/// When the article was published, as stamp() will have it.
std::optional<Stamp> date_that_counts(const ReadArticle& read) {
  const auto usable = [](const std::optional<Stamp>& stamp) {
    return stamp && stamp->plausible && !stamp->ambiguous;
  };
  if (auto stamp = read_stamp(read.article.published); usable(stamp)) return stamp;
  for (const OtherDate& other : read.other_dates) {
    if (other.modified) continue;
    if (auto stamp = read_stamp(other.value); usable(stamp)) return stamp;
  }
  return std::nullopt;
}

}  // namespace

void put_field(ReadArticle& read, const char* name, std::string& field, const std::string& rule,
               std::string value) {
  if (!field.empty() || value.empty()) return;
  field = std::move(value);
  trace(read, name, rule, field);
}

void put_date(ReadArticle& read, const char* name, const std::string& rule, std::string value) {
  constexpr std::size_t kMost = 16;
  const bool modified = std::string_view(name) == "modified";
  std::string& field = modified ? read.article.modified : read.article.published;
  if (field.empty()) return put_field(read, name, field, rule, std::move(value));
  if (!value.empty() && value != field && read.other_dates.size() < kMost)
    read.other_dates.push_back({modified, rule, std::move(value)});
}

void put_byline(ReadArticle& read, const std::string& rule, std::string_view byline) {
  const std::string line = without_photographers(without_editors(squeeze(clean(byline))));
  if (line.empty()) return;
  std::vector<std::string> names = names_of_byline(line);
  // "Nordpress Writer", "Gazette Staff" name nobody.
  if (names.empty() && looks_like_name(line) && !names_a_role(line)) names.push_back(line);
  drop_agencies(names);
  for (std::string& name : names) put_once(read.article.authors, std::move(name));
  if (!names.empty()) trace(read, "authors", rule, line);
}

void part_from_credit(schema::Caption& caption) {
  if (caption.credit.empty() || caption.text.empty()) return;
  auto found = find_credit(caption.text);
  if (!found || found->text.empty()) return;
  const std::string known = key_of_credit(caption.credit);
  const std::string inside = key_of_credit(found->credit);
  if (known.empty() || inside.empty()) return;
  const bool more = inside.size() > known.size() && inside.find(known) != std::string::npos;
  if (!more && known.find(inside) == std::string::npos) return;
  if (more) caption.credit = std::move(found->credit);
  caption.text = std::move(found->text);
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
    part_from_credit(caption);
    trace(read, "captions", rule, caption.text.empty() ? caption.alt : caption.text);
    put_caption(read.article.captions, std::move(caption));
  }
  // Some bodies begin with the headline once more.
  const std::string& headline = read.article.headline;
  if (!headline.empty() && prose.body.starts_with(headline + "\n\n")) {
    prose.body.erase(0, headline.size() + 2);
    trace(read, "dropped", rule + " repeats the headline", headline);
  }
  take_byline_of_body(prose.body, read);
  take_credits_of_body(prose.body, read);
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

bool is_cancellation(std::string_view status) {
  const std::string word = lower_ascii(last_part(trim(status)));
  return word == "canceled" || word == "cancelled";
}

void put_status(ReadArticle& read, const std::string& rule, std::string_view status) {
  const std::string word = lower_ascii(last_part(trim(status)));
  if (is_cancellation(status)) {
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
  if (!end || end->ambiguous) {
    // stamp() tells what that means.
    put_field(read, "embargoed", read.article.embargoed, rule, until);
    return;
  }
  const auto begin = date_that_counts(read);
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

int rank_of_role(std::string_view role) {
  const std::string lower = lower_ascii(role);
  if (lower.empty() || lower.find("main") != std::string::npos) return 0;
  static constexpr auto kLesser = std::to_array<std::string_view>(
      {"short", "seo", "social", "mobile", "push", "alert", "slug", "kicker", "label", "teaser", "brief",
       "abstract", "summary", "search", "sms", "list", "overline"});
  const bool lesser = std::any_of(kLesser.begin(), kLesser.end(), [&](std::string_view word) {
    return lower.find(word) != std::string::npos;
  });
  return lesser ? kLastRank : 1;
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
