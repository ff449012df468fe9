#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "reading/adapter.h"
#include "reading/blocks.h"
#include "reading/characters.h"
#include "reading/decode.h"
#include "reading/wire.h"
#include "reading/xml_source.h"

namespace news::reading {
namespace {

/// A stretch between <NAME ...> and </NAME>, or up to the end where it is never closed.
struct Element {
  std::string_view attributes;
  std::string_view content;
  std::size_t end = 0;  ///< Behind it.
  bool closed = false;
};

/// Names of elements are ASCII in either case.
std::size_t find_ignoring_case(std::string_view text, std::string_view lower, std::size_t from) {
  for (std::size_t at = text.find('<', from); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (starts_with_ignoring_case(text.substr(at), lower)) return at;
  }
  return std::string_view::npos;
}

std::optional<Element> next_element(std::string_view text, const std::string& name, std::size_t from = 0) {
  const std::string open = "<" + name;
  for (std::size_t at = find_ignoring_case(text, open, from); at != std::string_view::npos;
       at = find_ignoring_case(text, open, at + 1)) {
    const std::size_t behind = at + open.size();
    if (behind < text.size() && text[behind] != '>' && text[behind] != ' ' && text[behind] != '\n') continue;
    const std::size_t tag_end = text.find('>', behind);
    if (tag_end == std::string_view::npos) return std::nullopt;
    Element found;
    found.attributes = text.substr(behind, tag_end - behind);
    const std::size_t close = find_ignoring_case(text, "</" + name + ">", tag_end);
    found.closed = close != std::string_view::npos;
    const std::size_t end = found.closed ? close : text.size();
    found.content = text.substr(tag_end + 1, end - tag_end - 1);
    found.end = found.closed ? close + name.size() + 3 : text.size();
    return found;
  }
  return std::nullopt;
}

std::string attribute_of(const Element& element, std::string_view name) {
  const std::string key = std::string(name) + "=\"";
  const std::size_t at = element.attributes.find(key);
  if (at == std::string_view::npos) return {};
  const std::size_t begin = at + key.size();
  const std::size_t end = element.attributes.find('"', begin);
  return end == std::string_view::npos ? std::string()
                                       : std::string(element.attributes.substr(begin, end - begin));
}

std::string text_of(std::string_view content) {
  return clean(without_references(content));
}

std::string line_in(std::string_view record, const std::string& name) {
  const auto found = next_element(record, name);
  return found ? squeeze(text_of(found->content)) : std::string();
}

/// The stretch with the text: without elements of its own, where it isn't marked as BODY.
std::string without_elements(std::string_view content) {
  std::string out;
  std::size_t at = 0;
  // Looked for once each, and not for many: a text of signs only would be walked through at each of them.
  constexpr std::size_t kMostOpen = 32;
  std::set<std::string> never_closed;
  while (at < content.size()) {
    const std::size_t open = std::min(content.find('<', at), content.size());
    out.append(content.substr(at, open - at));
    if (open == content.size()) break;
    const std::size_t close = content.find('>', open);
    if (close == std::string_view::npos) break;
    const std::string_view tag = content.substr(open + 1, std::min<std::size_t>(close - open - 1, 40));
    std::string name = lower_ascii(tag.substr(0, tag.find(' ')));
    at = close + 1;
    if (never_closed.size() >= kMostOpen || never_closed.contains(name)) continue;
    const auto element = next_element(content, name, open);
    if (element && element->closed) {
      at = element->end;
    } else {
      never_closed.insert(std::move(name));
    }
  }
  return out;
}

/// Agencies sign the end of a story.
void drop_signature(std::string& body, ReadArticle& read) {
  const std::size_t last = body.find_last_of(" \n");
  const std::string_view word = std::string_view(body).substr(last == std::string::npos ? 0 : last + 1);
  const std::string key = phrase_key(word);
  if (last == std::string::npos || (key != "reuter" && key != "reuters")) return;
  // A sentence may end so; a signature stands behind one.
  const std::string_view before = trim(std::string_view(body).substr(0, last));
  if (!ends_sentence(before)) return;
  read.trace.push_back({"dropped", "sgml.signature", std::string(word), 0.9});
  body.resize(before.size());
}

class Record {
 public:
  explicit Record(ReadArticle& read) : read_(read), article_(read.article) {}

  void take(const Element& record) {
    put_field(read_, "id", article_.id, "sgml.NEWID", attribute_of(record, "NEWID"));
    put_field(read_, "published", article_.published, "sgml.DATE", line_in(record.content, "date"));
    for (const char* list : {"topics", "places", "people", "orgs", "exchanges", "companies"})
      take_list(record.content, list);
    const auto text = next_element(record.content, "text");
    const std::string_view content = text ? text->content : record.content;
    put_field(read_, "headline", article_.headline, "sgml.TITLE", line_in(content, "title"));
    put_byline(read_, "sgml.AUTHOR", line_in(content, "author"));
    take_body(content, text ? attribute_of(*text, "TYPE") : std::string());
    // The collection's own language and agency; nothing in a record says so.
    put_field(read_, "source", article_.source, "sgml.collection", "Reuters");
  }

 private:
  void take_list(std::string_view record, const std::string& name) {
    const auto list = next_element(record, name);
    if (!list) return;
    for (auto entry = next_element(list->content, "d"); entry;
         entry = next_element(list->content, "d", entry->end)) {
      put_keyword(read_, "sgml." + name, squeeze(text_of(entry->content)));
    }
  }

  /// What nobody took apart begins with its headline.
  void take_first_line(std::string& lines) {
    constexpr std::size_t kLongest = 200;
    const std::size_t begin = std::min(lines.find_first_not_of(" \n"), lines.size());
    const std::size_t end = lines.find('\n', begin);
    if (end == std::string::npos || end - begin > kLongest || !article_.headline.empty()) return;
    put_field(read_, "headline", article_.headline, "sgml.first line",
              squeeze(lines.substr(begin, end - begin)));
    lines.erase(0, end);
  }

  void take_body(std::string_view content, std::string_view type) {
    const auto body = next_element(content, "body");
    std::string lines = text_of(body ? std::string(body->content) : without_elements(content));
    if (type == "UNPROC") take_first_line(lines);
    std::string text = paragraphs_of_wire(lines);
    // A brief is a headline; the collection has a filler below it.
    if (type == "BRIEF" && phrase_key(text.substr(std::min(text.find_first_not_of("* \n"), text.size()))) ==
                               phrase_key("Blah blah blah."))
      text.clear();
    drop_signature(text, read_);
    // The dateline begins the first paragraph, as it is printed.
    const std::string dateline = line_in(content, "dateline");
    if (!dateline.empty() && !text.empty()) text.insert(0, dateline + " ");
    put_field(read_, "body", article_.body, body ? "sgml.BODY" : "sgml.TEXT", std::move(text));
  }

  ReadArticle& read_;
  schema::Article& article_;
};

/// Cut where the next one begins, so that one that isn't closed ends there.
std::vector<std::string_view> records_of(std::string_view text) {
  std::vector<std::string_view> records;
  std::size_t at = find_ignoring_case(text, "<reuters", 0);
  while (at != std::string_view::npos) {
    const std::size_t next = find_ignoring_case(text, "<reuters", at + 1);
    records.push_back(text.substr(at, next == std::string_view::npos ? next : next - at));
    at = next;
  }
  return records;
}

}  // namespace

ReadResult read_sgml(const RawDocument& document) {
  ReadResult result;
  std::vector<std::string> warnings;
  const std::string text = decode_xml(document.bytes, warnings);
  std::size_t number = 0;
  for (const std::string_view each : records_of(text)) {
    const auto record = next_element(each, "reuters");
    if (!record) continue;
    ReadArticle read;
    read.where = document.where + ", record " + std::to_string(++number);
    read.warnings = std::exchange(warnings, {});
    if (!record->closed) read.warnings.emplace_back("the record ends early (a truncated file)");
    Record(read).take(*record);
    result.articles.push_back(std::move(read));
  }
  if (number == 0) result.rejected.push_back({document.where, "no <REUTERS> in it"});
  return result;
}

}  // namespace news::reading
