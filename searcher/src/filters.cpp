#include "filters.h"

#include <algorithm>
#include <optional>

#include <news/schema/error.h>
#include <news/schema/internal/fold.h>

#include "query_error.h"

namespace news::searcher {
namespace {

[[noreturn]] void refuse(const std::string& what, std::string hint) {
  throw schema::Error(schema::ErrorCode::bad_argument, what, std::move(hint));
}

std::string facet_names(Target target) {
  std::string names;
  for (const schema::Field& field : schema::kFields) {
    if (!field.facet || (target == Target::quotes && !field.in_quotes)) continue;
    names.append(names.empty() ? "" : ", ").append(field.name);
  }
  return names;
}

const schema::Field& facet_field(const std::string& name, Target target) {
  const schema::Field* field = schema::find_field(name);
  if (field == nullptr || !field->facet) {
    refuse(named(name) + " isn't a field to filter by", "use one of: " + facet_names(target));
  }
  if (target == Target::quotes && !field->in_quotes) {
    refuse("quotes have no field " + named(name),
           "search the articles for it, or use one of: " + facet_names(target));
  }
  return *field;
}

schema::DayRange period_of(const std::string& name, const std::string& text, bool range_allowed) {
  const auto period = schema::parse_period(text);
  const bool is_range = text.find("..") != std::string::npos;
  if (!period || (is_range && !range_allowed)) {
    refuse(named(text) + " isn't a date for " + named(name),
           range_allowed ? "give a day, a month, a year or a range: 2024-05-03, 2024-05, 2024, 2024-05..2025"
                         : "give a day, a month or a year: 2024-05-03, 2024-05, 2024");
  }
  return *period;
}

ResolvedValue resolve(const schema::Field& field, const std::string& text, Values& values) {
  if (schema::name_key(text).empty()) {
    refuse(named(text) + " is no value for " + named(field.name),
           "an example of one: " + std::string(field.example.substr(field.example.find(':') + 1)));
  }
  if (field.kind == schema::Kind::date && schema::name_key(text) != "unknown") {
    return values.resolve(field, period_of(std::string(field.name), text, true));
  }
  return values.resolve(field, text);
}

void add_filter(BuiltFilters& built, const schema::Field& field, const std::vector<std::string>& texts,
                Values& values) {
  const std::string name(field.name);
  std::vector<Xapian::Query> queries;
  std::string sentence = name + (field.kind == schema::Kind::date ? " " : " is ");
  std::vector<std::string>& chosen = built.chosen[name];
  for (const std::string& text : texts) {
    ResolvedValue value = resolve(field, text, values);
    if (!value.trouble.empty()) refuse(value.trouble, value.hint);
    sentence += (queries.empty() ? "" : " or ") + value.says;
    queries.push_back(std::move(value.query));
    for (std::string& label : value.chosen) {
      if (std::find(chosen.begin(), chosen.end(), label) == chosen.end()) chosen.push_back(std::move(label));
    }
  }
  built.queries[name] = Xapian::Query(Xapian::Query::OP_OR, queries.begin(), queries.end());
  built.sentences.push_back(std::move(sentence));
}

void add_days(BuiltFilters& built, const SearchRequest& request, const Values& values) {
  if (request.since.empty() && request.until.empty()) return;
  schema::DayRange days{{1, 1, 1}, {9999, 12, 31}};
  std::string sentence = "published";
  if (!request.since.empty()) {
    days.first = period_of("since", request.since, false).first;
    sentence += " from " + days.first.iso();
  }
  if (!request.until.empty()) {
    days.last = period_of("until", request.until, false).last;
    sentence += " until " + days.last.iso();
  }
  if (days.last < days.first) {
    refuse("since (" + days.first.iso() + ") lies after until (" + days.last.iso() + ")", "exchange the two");
  }
  built.queries[kDaysFilter] = values.days(schema::field("published"), days);
  built.sentences.push_back(std::move(sentence));
}

}  // namespace

BuiltFilters build_filters(const SearchRequest& request, Values& values) {
  BuiltFilters built;
  for (const auto& [name, texts] : request.filters) {
    const schema::Field& field = facet_field(name, request.target);
    if (!texts.empty()) add_filter(built, field, texts, values);
  }
  add_days(built, request, values);
  return built;
}

}  // namespace news::searcher
