#include <algorithm>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <news/schema/internal/article_json.h>

#include "render.h"

namespace news::searcher::cli {
namespace {

/// Version of the form of the results, the value of "v".
constexpr int kResultVersion = 1;

std::string quoted(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

template <typename Items, typename Write>
std::string array(const Items& items, Write write) {
  std::string out = "[";
  for (const auto& item : items) {
    if (out.size() > 1) out += ',';
    out += write(item);
  }
  return out + ']';
}

std::string strings(const std::vector<std::string>& texts) {
  return array(texts, quoted);
}

std::string snippet_json(const Snippet& snippet) {
  std::string out = fmt::format("{{\"in\":{}", quoted(snippet.in));
  if (!snippet.speaker.empty()) out += fmt::format(",\"speaker\":{}", quoted(snippet.speaker));
  out += fmt::format(",\"text\":{},\"marks\":", quoted(snippet.text));
  out += array(snippet.marks, [](const Mark& mark) { return fmt::format("[{},{}]", mark.begin, mark.end); });
  return out + '}';
}

/// The members of a hit, without the braces.
std::string hit_members(const Hit& hit) {
  return fmt::format(
      "\"rank\":{},\"score\":{:.6f},\"article\":{},\"snippets\":{},\"matched\":{},\"quote\":{}", hit.rank,
      hit.score, schema::article_to_json(hit.article), array(hit.snippets, snippet_json),
      strings(hit.matched), hit.quote ? std::to_string(*hit.quote) : "null");
}

std::string value_json(const FacetValue& value) {
  std::string out = fmt::format("{{\"value\":{}", quoted(value.value));
  if (!value.label.empty() && value.label != value.value)
    out += fmt::format(",\"label\":{}", quoted(value.label));
  out += fmt::format(",\"count\":{}", value.count);
  if (!value.parent.empty()) out += fmt::format(",\"parent\":{}", quoted(value.parent));
  if (value.chosen) out += ",\"chosen\":true";
  return out + '}';
}

std::string_view name_of(Period period) {
  switch (period) {
    case Period::day:
      return "day";
    case Period::month:
      return "month";
    case Period::year:
      return "year";
  }
  return {};
}

/// "published", or "published:year" where it is counted by several periods.
std::string name_of(const Facet& facet, const std::vector<Facet>& all) {
  const auto same =
      std::count_if(all.begin(), all.end(), [&](const Facet& other) { return other.field == facet.field; });
  return same > 1 ? fmt::format("{}:{}", facet.field, name_of(facet.period)) : facet.field;
}

std::string facets_json(const std::vector<Facet>& facets) {
  std::string out = "{";
  for (const Facet& facet : facets) {
    if (out.size() > 1) out += ',';
    out += fmt::format("{}:{{\"values\":{},\"distinct\":{}}}", quoted(name_of(facet, facets)),
                       array(facet.values, value_json), facet.distinct);
  }
  return out + '}';
}

std::string explanation_json(const Explanation& explanation) {
  const auto word_json = [](const WordForms& word) {
    return fmt::format("{{\"word\":{},\"forms\":{},\"left_out\":{},\"left_out_count\":{}}}",
                       quoted(word.word), strings(word.forms), strings(word.left_out), word.left_out_count);
  };
  return fmt::format("{{\"reading\":{},\"words\":{},\"filters\":{},\"internal\":{}}}",
                     quoted(explanation.reading), array(explanation.words, word_json),
                     strings(explanation.filters), quoted(explanation.internal));
}

}  // namespace

std::string json_begin(const SearchResults& results) {
  return fmt::format("{{\"v\":{},\"query\":{},\"revision\":{},\"total\":{},\"hits\":[", kResultVersion,
                     quoted(results.query), results.revision, results.total);
}

std::string json_hit(const Hit& hit) {
  return fmt::format("{{{}}}", hit_members(hit));
}

std::string json_end(const SearchResults& results, bool explain) {
  std::string out = fmt::format("],\"facets\":{}", facets_json(results.facets));
  if (explain) out += fmt::format(",\"explanation\":{}", explanation_json(results.explanation));
  return out + "}\n";
}

std::string jsonl_line(const Hit& hit, const std::string& qid) {
  const std::string start = qid.empty() ? "" : fmt::format("\"qid\":{},", quoted(qid));
  return fmt::format("{{{}{}}}\n", start, hit_members(hit));
}

}  // namespace news::searcher::cli
