#include "reading/json_values.h"

#include <algorithm>
#include <array>
#include <utility>

#include "reading/addresses.h"
#include "reading/characters.h"
#include "reading/credits.h"
#include "reading/dates.h"
#include "reading/decode.h"
#include "reading/json_text.h"

namespace news::reading {

using Json = nlohmann::json;

bool is_empty(const Json& value) {
  if (value.is_string()) {
    const std::string_view text = trim(value.get_ref<const std::string&>());
    return text.empty() || is_nothing(text);
  }
  return value.is_null() || (value.is_structured() && value.empty());
}

bool is_nothing(std::string_view text) {
  static constexpr auto kNothing =
      std::to_array<std::string_view>({"NULL", "null", "NaN", "nan", "None", "NA", "\\N"});
  constexpr std::size_t kLongest = 4;
  return text.size() <= kLongest && std::find(kNothing.begin(), kNothing.end(), text) != kNothing.end();
}

bool is_unknown(std::string_view text) {
  static constexpr auto kUnknown = std::to_array<std::string_view>(
      {"n/a", "none", "null", "nan", "undefined", "unknown", "unknown author", "author unknown"});
  constexpr std::size_t kLongest = 16;
  return text.size() <= kLongest &&
         std::find(kUnknown.begin(), kUnknown.end(), lower_ascii(trim(text))) != kUnknown.end();
}

std::optional<std::vector<std::string>> texts_of_written_list(std::string_view text) {
  if (text.size() < 2 || text.front() != '[' || text.back() != ']') return std::nullopt;
  text = trim(text.substr(1, text.size() - 2));
  std::vector<std::string> texts;
  while (!text.empty()) {
    const char mark = text.front();
    if (mark != '\'' && mark != '"') return std::nullopt;
    std::string& one = texts.emplace_back();
    std::size_t at = 1;
    for (; at < text.size() && text[at] != mark; ++at) {
      if (text[at] == '\\' && at + 1 < text.size()) ++at;
      one += text[at];
    }
    if (at >= text.size()) return std::nullopt;
    text = trim(text.substr(at + 1));
    if (text.empty()) break;
    if (text.front() != ',') return std::nullopt;
    text = trim(text.substr(1));
  }
  return texts;
}

std::string member(const Json& object, std::initializer_list<const char*> keys) {
  for (const char* key : keys) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_string()) continue;
    if (std::string text = squeeze(clean(found->get_ref<const std::string&>())); !text.empty()) return text;
  }
  return {};
}

namespace {

/// A person whose names stand apart: {"first_name": "Ann", "last_name": "Lee"}.
std::string name_of_person(const Json& object) {
  const std::string given =
      member(object, {"first_name", "firstName", "firstname", "given_name", "givenName"});
  const std::string family =
      member(object, {"last_name", "lastName", "lastname", "family_name", "familyName", "surname"});
  return family.empty() || given.empty() ? given + family : given + " " + family;
}

std::string line_of_object(const Json& object) {
  std::string line = member(
      object, {"main", "basic", "original", "name", "display_name", "displayName", "full_name", "fullName"});
  if (line.empty()) line = name_of_person(object);
  if (line.empty())
    line = member(
        object, {"title", "webTitle", "text", "label", "value", "$oid", "$date", "#text", "by", "id", "url"});
  return line;
}

}  // namespace

std::string line_of(const Json& value) {
  if (value.is_string()) return squeeze(clean(value.get_ref<const std::string&>()));
  if (value.is_number()) return json_text(value);
  if (value.is_object()) return line_of_object(value);
  if (value.is_array() && value.size() == 1) return line_of(value.front());
  return {};
}

std::vector<std::string> lines_of(const Json& value) {
  // {"name": ["Ann Lee", "Bob Ray"]}
  if (value.is_object()) {
    if (const auto names = value.find("name"); names != value.end() && names->is_array())
      return lines_of(*names);
  }
  std::vector<std::string> out;
  if (value.is_array()) {
    for (const Json& item : value) {
      std::string line = line_of(item);
      if (!line.empty() && !is_nothing(line)) out.push_back(std::move(line));
    }
  } else if (std::string line = line_of(value); !line.empty()) {
    out.push_back(std::move(line));
  }
  return out;
}

std::string clean_text_of_block(const Json& value) {
  if (value.is_string()) return clean(value.get_ref<const std::string&>());
  if (!value.is_object()) return {};
  for (const char* key : {"text", "value", "content", "html", "body", "rendered"}) {
    const auto found = value.find(key);
    if (found != value.end() && found->is_string()) return clean(found->get_ref<const std::string&>());
  }
  return clean(member(value, {"name", "title", "label"}));
}

schema::Caption caption_of(const Json& value) {
  schema::Caption out;
  if (value.is_object()) {
    out.text = member(value, {"caption", "text", "description", "title"});
    out.alt = member(value, {"alt", "alt_text", "altText"});
    out.credit = member(value, {"credit", "creditText", "byline", "copyright", "photographer"});
  } else if (value.is_string()) {
    out.text = line_of(value);
    if (is_address(out.text)) return {};
  }
  auto credit = out.credit.empty() ? find_credit(out.text) : std::nullopt;
  if (credit) {
    out.text = std::move(credit->text);
    out.credit = std::move(credit->credit);
  }
  return out;
}

schema::Related related_of(const Json& value) {
  schema::Related out;
  if (!value.is_object()) {
    out.title = line_of(value);
    return out;
  }
  out.title = member(value, {"title", "headline", "name", "text"});
  out.alt_title = member(value, {"alt_title"});
  out.teaser = member(value, {"teaser", "description", "summary"});
  out.url = member(value, {"url", "link", "href"});
  return out;
}

std::string date_line(const Json& value) {
  if (!value.is_object()) return line_of(value);
  for (const char* key : {"$date", "until", "end", "date", "value", "$numberLong"}) {
    const auto found = value.find(key);
    if (found == value.end() || found->is_null()) continue;
    if (found->is_object()) return std::string_view(key) == "$date" ? date_line(*found) : std::string();
    return line_of(*found);
  }
  return line_of(value);
}

std::optional<bool> truth_of(const Json& value) {
  if (value.is_boolean()) return value.get<bool>();
  if (!value.is_string()) return std::nullopt;
  const std::string word = lower_ascii(trim(value.get_ref<const std::string&>()));
  if (word == "true" || word == "yes") return true;
  if (word == "false" || word == "no" || word == "none" || word == "0") return false;
  return std::nullopt;
}

bool is_date_that_counts(const Json& value) {
  const auto stamp = read_stamp(date_line(value));
  return stamp && stamp->plausible && !stamp->ambiguous;
}

bool holds_paragraphs(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const std::string_view tag = text.substr(at, 6);
    if (tag.starts_with("</p>") || tag.starts_with("<br") || tag == "</div>") return true;
  }
  return false;
}

/// "The fleet came back to... [+2312 chars]": what services show of a text. Where it is broken off; npos for
/// a whole text.
std::size_t broken_off_at(std::string_view body) {
  if (!body.ends_with(" chars]")) return std::string_view::npos;
  const std::size_t mark = body.rfind("[+");
  if (mark == std::string_view::npos) return mark;
  const std::string_view digits = body.substr(mark + 2, body.size() - mark - 2 - 7);
  return !digits.empty() && std::all_of(digits.begin(), digits.end(), is_ascii_digit)
             ? mark
             : std::string_view::npos;
}

}  // namespace news::reading
