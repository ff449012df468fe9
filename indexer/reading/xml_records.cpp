#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "reading/adapter.h"
#include "reading/characters.h"
#include "reading/decode.h"
#include "reading/json_fields.h"
#include "reading/prose.h"
#include "reading/wire.h"
#include "reading/xml.h"
#include "reading/xml_damage.h"

namespace news::reading {
namespace {

using Json = nlohmann::json;

/// Records lie at most so many elements deep: <export><articles><article>.
constexpr int kDeepestRecord = 4;
/// What is nested deeper inside a record is passed over.
constexpr int kDeepestValue = 4;

bool holds_prose(const Node& node) {
  for (const char* name : {"p", "P", "div", "br", "h2", "ul"}) {
    if (node.find(name)) return true;
  }
  return false;
}

Json value_of(const Node& node, int depth);

/// The elements of a record by their names; those that stand there several times are lists.
Json object_of(const Node& node, int depth) {
  Json out = Json::object();
  for (const Node& child : node.children()) {
    Json value = value_of(child, depth + 1);
    if (value.is_null()) continue;
    Json& member = out[std::string(child.name())];
    if (member.is_null()) {
      member = std::move(value);
    } else if (member.is_array()) {
      member.push_back(std::move(value));
    } else {
      member = Json::array({std::move(member), std::move(value)});
    }
  }
  return out;
}

Json value_of(const Node& node, int depth) {
  if (!node.has_elements()) {
    const std::string text = node.content();
    std::string value = looks_like_html(text) ? prose_of(text).body : std::string(trim(clean(text)));
    return value.empty() ? Json(nullptr) : Json(std::move(value));
  }
  if (holds_prose(node)) return prose_of(node).body;
  if (depth >= kDeepestValue) return nullptr;
  Json object = object_of(node, depth);
  // <keywords><keyword>a</keyword><keyword>b</keyword></keywords> is a list.
  if (object.size() == 1 && !object.front().is_object()) return object.front();
  return object.empty() ? Json(nullptr) : object;
}

struct Record {
  Node node;
  Json fields;
};

/// A record has a headline or a body under a known name; what has none may hold records.
void collect(const Node& node, int depth, std::vector<Record>& records) {
  Json object = object_of(node, 0);
  if (has_text_key(object)) {
    for (const char* name : {"id", "guid", "url", "lang", "version"}) {
      const std::string value = node.attribute(name);
      if (!value.empty() && !object.contains(name)) object[name] = value;
    }
    records.push_back({node, std::move(object)});
    return;
  }
  if (depth >= kDeepestRecord) return;
  for (const Node& child : node.children()) {
    if (child.has_elements()) collect(child, depth + 1, records);
  }
}

/// What other well-known documents in XML are.
std::string_view beside_articles(std::string_view root) {
  if (root == "opml") return "a list of feeds (OPML), no article; add what its feeds lead to";
  if (root == "sitemapindex") return "a list of sitemaps, no article";
  if (root == "svg") return "a picture (SVG), no article";
  return {};
}

}  // namespace

ReadResult read_xml_records(const RawDocument& document) {
  ReadResult result;
  std::vector<std::string> warnings;
  const Markup markup = Markup::xml(document.bytes, warnings);
  const Node root = markup.root();
  if (!root) {
    result.rejected.push_back({document.where, "is no XML that can be read"});
    return result;
  }
  if (const std::string_view what = beside_articles(root.name()); !what.empty()) {
    result.rejected.push_back({document.where, "is " + std::string(what), true});
    return result;
  }
  // Whatever envelope it comes in.
  if (!root.all("nitf").empty()) return read_nitf(document);
  std::vector<Record> records;
  collect(root, 0, records);
  if (records.empty()) {
    result.rejected.push_back({document.where, "is XML of a kind that isn't known (<" +
                                                   std::string(beginning_of(root.name(), 40)) +
                                                   ">), with no headline or text under a known name"});
    return result;
  }
  DamageTeller damage(markup, document);
  std::size_t number = 0;
  for (const auto& [node, record] : records) {
    ++number;
    ReadArticle read;
    read.where = where_in(document, "record", number, records.size());
    read.warnings = std::exchange(warnings, {});
    read_record(record, read);
    for (const char* key : {"version", "original_version"}) {
      const auto version = record.find(key);
      if (version != record.end() && version->is_string())
        read.article.version = version_of(version->get<std::string>());
      if (read.article.version != 0) read.article.extra.erase(key);
    }
    damage.tell(node, read);
    result.articles.push_back(std::move(read));
  }
  damage.finish(result);
  return result;
}

}  // namespace news::reading
