#include "reading/markdown_fields.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>

#include "reading/characters.h"
#include "reading/json_keys.h"
#include "reading/json_text.h"
#include "reading/json_values.h"
#include "reading/wire.h"

namespace news::reading {
namespace {

/// "published: false", "draft: true" and "status: draft" of those who make sites out of such texts.
bool is_draft(const nlohmann::json& fields) {
  const auto says = [&](const char* key, bool wanted) {
    const auto found = fields.find(key);
    return found != fields.end() && truth_of(*found) == wanted;
  };
  const auto status = fields.find("status");
  return says("published", false) || says("draft", true) ||
         (status != fields.end() && lower_ascii(line_of(*status)) == "draft");
}

/// Of pictures, names of files say nothing.
nlohmann::json without_pictures(nlohmann::json fields) {
  static constexpr auto kEndings =
      std::to_array<std::string_view>({".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"});
  for (auto field = fields.begin(); field != fields.end();) {
    const std::string value = field->is_string() ? lower_ascii(field->get<std::string>()) : std::string();
    const bool file = value.find(' ') == std::string::npos && meaning_of(field.key()) != nullptr &&
                      std::any_of(kEndings.begin(), kEndings.end(),
                                  [&](std::string_view ending) { return value.ends_with(ending); });
    field = file ? fields.erase(field) : std::next(field);
  }
  return fields;
}

/// Sites show nothing before its day.
void embargo_until_publication(const nlohmann::json& fields, ReadArticle& read) {
  for (auto field = fields.begin(); field != fields.end(); ++field) {
    if (equals_ignoring_case(field.key(), "publishdate"))
      put_embargo(read, "markdown.front-matter." + field.key(), line_of(*field));
  }
}

/// A draft is withheld, as its site would.
void withhold_draft(const nlohmann::json& fields, ReadArticle& read) {
  if (!is_draft(fields)) return;
  put_field(read, "embargoed", read.article.embargoed, "markdown.front-matter.draft",
            std::string(schema::kWithheld));
  read.warnings.emplace_back("a draft: kept, and not shown until a version comes that is none");
}

}  // namespace

void put_front_matter(const nlohmann::json& fields, ReadArticle& read) {
  constexpr std::string_view kRecord = "json.";
  read_record(without_pictures(fields), read);
  for (Trace& trace : read.trace) {
    if (trace.rule.starts_with(kRecord)) trace.rule.replace(0, kRecord.size(), "markdown.front-matter.");
  }
  embargo_until_publication(fields, read);
  withhold_draft(fields, read);
  for (auto field = fields.begin(); field != fields.end(); ++field) {
    if (meaning_of(field.key()) != nullptr) continue;
    read.trace.push_back({field.key(), "markdown.front-matter." + field.key(),
                          field->is_string() ? field->get<std::string>() : json_text(*field), 1});
  }
}

}  // namespace news::reading
