#include <nlohmann/json.hpp>

#include <news/schema/fields.h>
#include <news/schema/internal/article_json.h>

#include "print.h"

namespace news::indexer::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json object_of(const std::vector<std::pair<std::string, std::uint64_t>>& pairs) {
  Json object = Json::object();
  for (const auto& [name, value] : pairs) object[name] = value;
  return object;
}

Json object_of(const PersonCount& person) {
  return {{"name", person.name}, {"articles", person.articles}};
}

}  // namespace

std::string article_line(const schema::Article& article, const std::string& path) {
  std::string line = schema::article_to_json(article);
  if (!path.empty()) {
    const auto behind_version = line.find(',');
    line.insert(behind_version,
                ",\"path\":" + Json(path).dump(-1, ' ', false, Json::error_handler_t::replace));
  }
  return line;
}

std::string stats_json(const Stats& stats) {
  return dumped({{"v", 1},
                 {"articles", stats.articles},
                 {"quotes", stats.quotes},
                 {"indirect_quotes", stats.indirect_quotes},
                 {"quotes_with_speaker", stats.quotes_with_speaker},
                 {"dated", stats.dated},
                 {"first_day", stats.first_day},
                 {"last_day", stats.last_day},
                 {"languages", object_of(stats.languages)},
                 {"values", object_of(stats.values)},
                 {"revision", stats.revision},
                 {"format", stats.format},
                 {"table_bytes", object_of(stats.table_bytes)}});
}

std::string findings_json(const std::vector<std::string>& findings) {
  return dumped({{"v", 1}, {"clean", findings.empty()}, {"findings", findings}});
}

std::string people_json(const std::vector<PersonCount>& people) {
  Json list = Json::array();
  for (const PersonCount& person : people) list.push_back(object_of(person));
  return dumped({{"v", 1}, {"people", list}});
}

std::string suggestions_json(const std::vector<PeopleSuggestion>& suggestions) {
  Json list = Json::array();
  for (const PeopleSuggestion& pair : suggestions)
    list.push_back({{"canonical", object_of(pair.canonical)}, {"variant", object_of(pair.variant)}});
  return dumped({{"v", 1}, {"suggestions", list}});
}

std::string fields_json() {
  Json fields = Json::array();
  for (const schema::Field& row : schema::kFields) {
    fields.push_back({{"name", row.name},
                      {"facet", row.facet},
                      {"quotes", row.in_quotes},
                      {"help", row.help},
                      {"example", row.example}});
  }
  return dumped({{"v", 1}, {"fields", fields}});
}

}  // namespace news::indexer::cli
