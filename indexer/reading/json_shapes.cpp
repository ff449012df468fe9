#include "reading/json_shapes.h"

#include <algorithm>
#include <string>
#include <utility>

#include "reading/characters.h"
#include "reading/json_fields.h"
#include "reading/json_values.h"
#include "reading/left_out.h"
#include "reading/ninjs.h"
#include "reading/prose.h"

namespace news::reading {
namespace {

using Json = nlohmann::json;

const Json* object_in(const Json& record, const char* key) {
  const auto found = record.find(key);
  return found != record.end() && found->is_object() ? &*found : nullptr;
}

/// Holds as long as the record does; texts are long and records many.
std::string_view text_in(const Json& record, const char* key) {
  const auto found = record.find(key);
  return found != record.end() && found->is_string() ? std::string_view(found->get_ref<const std::string&>())
                                                     : std::string_view();
}

/// WordPress wraps its texts: {"rendered": "<p>...</p>"}.
void take_rendered(Json& record) {
  for (const char* key : {"title", "content", "excerpt"}) {
    const Json* wrapped = object_in(record, key);
    if (wrapped == nullptr) continue;
    const std::string text(text_in(*wrapped, "rendered"));
    record[key] = key == std::string_view("content") ? text : line_of_markup(text);
  }
  if (const Json* guid = object_in(record, "guid")) {
    record["original_guid"] = std::string(text_in(*guid, "rendered"));
    record.erase("guid");
  }
  // Its own times are those of the site, without a zone.
  for (const auto& [key, greenwich] : {std::pair("date", "date_gmt"), {"modified", "modified_gmt"}}) {
    const std::string time(text_in(record, greenwich));
    if (time.size() == 19) record[key] = time + "Z";
    record.erase(greenwich);
  }
  // Numbers of its database; other sites count from 1 too.
  for (const char* key : {"author", "categories", "tags"}) record.erase(key);
  if (!text_in(record, "link").empty()) record.erase("id");
}

/// What the numbers stand for, where it was asked for too.
void take_embedded(Json& record) {
  const Json* embedded = object_in(record, "_embedded");
  if (embedded == nullptr) return;
  const Json inside = *embedded;
  record.erase("_embedded");
  if (const auto author = inside.find("author"); author != inside.end()) record["author"] = *author;
  if (const auto media = inside.find("wp:featuredmedia"); media != inside.end() && media->is_array()) {
    for (const Json& each : *media) {
      const Json* caption = each.is_object() ? object_in(each, "caption") : nullptr;
      if (caption == nullptr) continue;
      record["image"].push_back({{"caption", line_of_markup(text_in(*caption, "rendered"))},
                                 {"alt_text", std::string(text_in(each, "alt_text"))}});
    }
  }
  const auto terms = inside.find("wp:term");
  if (terms == inside.end() || !terms->is_array()) return;
  for (const Json& list : *terms) {
    if (!list.is_array()) continue;
    for (const Json& term : list) {
      if (!term.is_object()) continue;
      const bool category = text_in(term, "taxonomy") == "category";
      record[category ? "categories" : "tags"].push_back(std::string(text_in(term, "name")));
    }
  }
}

bool is_of_wordpress(const Json& record) {
  for (const char* key : {"title", "content"}) {
    const Json* wrapped = object_in(record, key);
    if (wrapped != nullptr && wrapped->contains("rendered")) return true;
  }
  return false;
}

/// The members of an object inside; those that the record has itself stay.
Json with_inner(const Json& record, const char* key, const Json& inner) {
  Json out = inner;
  for (auto it = record.begin(); it != record.end(); ++it) {
    if (it.key() != key && !out.contains(it.key())) out[it.key()] = it.value();
  }
  return out;
}

bool is_removed(const Json& record) {
  return text_in(record, "title") == "[Removed]" && text_in(record, "content") == "[Removed]";
}

/// Linked data has the site, the page and who wrote beside the article.
const Json* article_of_graph(const Json& value) {
  const auto graph = value.find("@graph");
  if (graph == value.end() || !graph->is_array()) return nullptr;
  const auto article = std::find_if(graph->begin(), graph->end(), [](const Json& node) {
    return node.is_object() && (node.contains("headline") || node.contains("articleBody"));
  });
  return article == graph->end() ? nullptr : &*article;
}

}  // namespace

const Json* unwrapped(const Json& value) {
  if (!value.is_object() || has_text_key(value) || is_ninjs(value)) return nullptr;
  if (const Json* article = article_of_graph(value)) return article;
  for (const char* key : {"articles", "items", "results", "docs", "documents", "news", "data", "entries",
                          "stories", "item", "article", "posts", "response", "hits", "db", "_items"}) {
    const auto found = value.find(key);
    if (found != value.end() && found->is_structured()) return &*found;
  }
  const auto list = value.find("value");
  return list != value.end() && list->is_array() ? &*list : nullptr;
}

std::optional<Json> flattened(const Json& record) {
  for (const char* key : {"_source", "fields", "attributes", "article", "story"}) {
    const Json* inner = object_in(record, key);
    if (inner == nullptr || !has_text_key(*inner)) continue;
    Json out = with_inner(record, key, *inner);
    // The picture above the text.
    const std::string main(text_in(out, "main"));
    const std::string body(text_in(out, "body"));
    if (main.find("<figure") != std::string::npos && !body.empty()) {
      out["body"] = main + body;
      out.erase("main");
    }
    return out;
  }
  if (is_of_wordpress(record)) {
    Json out = record;
    take_rendered(out);
    take_embedded(out);
    return out;
  }
  // Who wrote is among those who have a part in it: {"credits": {"by": [...]}}.
  const Json* credits = object_in(record, "credits");
  if (credits != nullptr && credits->contains("by") && !record.contains("authors")) {
    Json out = record;
    out["authors"] = (*credits)["by"];
    out.erase("credits");
    return out;
  }
  // schema.org's name of a headline; elsewhere it is anybody's.
  const std::string_view name = text_in(record, "name");
  if (!name.empty() && record.contains("datePublished") && record.contains("url") &&
      !record.contains("headline") && !record.contains("title")) {
    Json out = record;
    out.erase("name");
    out["headline"] = std::string(name);
    return out;
  }
  return std::nullopt;
}

std::string_view kind_beside_articles(const Json& record) {
  if (is_removed(record)) return "articles that were removed";
  if (text_in(record, "type") == "planning" && record.contains("plannedCoverage")) return "plans of coverage";
  for (const char* key : {"status", "post_status"}) {
    const std::string_view kind = unpublished_kind(text_in(record, key));
    if (!kind.empty()) return kind;
  }
  const auto says = [&](const char* key, bool wanted) {
    const auto found = record.find(key);
    return found != record.end() && truth_of(*found) == wanted;
  };
  const bool draft = says("draft", true) || says("is_draft", true) || says("published", false) ||
                     says("is_published", false);
  return draft ? unpublished_kind("draft") : std::string_view();
}

}  // namespace news::reading
