#include "options.h"

#include <charconv>
#include <optional>

#include <fmt/format.h>

#include <news/schema/error.h>
#include <news/schema/fields.h>

namespace news::searcher::cli {
namespace {

[[noreturn]] void refuse(std::string_view text, std::string_view why) {
  std::string names;
  for (const schema::Field& field : schema::kFields) {
    if (field.facet) names += fmt::format("{}{}", names.empty() ? "" : ", ", field.name);
  }
  throw schema::Error(
      schema::ErrorCode::bad_argument, fmt::format("--facet {}: {}", text, why),
      fmt::format("NAME, NAME:N or published:day|month|year, where NAME is one of {}", names));
}

std::optional<std::size_t> whole_number(std::string_view text) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<Period> period(std::string_view text) {
  if (text == "day") return Period::day;
  if (text == "month") return Period::month;
  if (text == "year") return Period::year;
  return std::nullopt;
}

}  // namespace

FacetRequest parse_facet(std::string_view text) {
  std::size_t colon = text.find(':');
  std::string_view name = text.substr(0, colon);
  if (name == "date") name = "published";
  const schema::Field* field = schema::find_field(name);
  if (field == nullptr || !field->facet) refuse(text, fmt::format("\"{}\" is no facet", name));
  FacetRequest facet;
  facet.field = name;
  while (colon != std::string_view::npos) {
    const std::size_t next = text.find(':', colon + 1);
    const std::string_view detail =
        text.substr(colon + 1, next == std::string_view::npos ? next : next - colon - 1);
    if (const auto limit = whole_number(detail)) {
      facet.limit = *limit;
    } else if (const auto counted = period(detail); counted && field->kind == schema::Kind::date) {
      facet.period = *counted;
    } else {
      refuse(text, fmt::format("\"{}\" is no number of values{}", detail,
                               field->kind == schema::Kind::date ? " and no period" : ""));
    }
    colon = next;
  }
  return facet;
}

}  // namespace news::searcher::cli
