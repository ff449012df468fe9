#pragma once

#include <string_view>

#include <nlohmann/json.hpp>

#include "reading/reading.h"

namespace news::reading {

/// Sorts the keys of a record of some collection into an article: "title", "maintext", "date_publish",
/// "byline", ... Keys that aren't known, and the lesser of two that mean the same, go to Article::extra.
void read_record(const nlohmann::json& record, ReadArticle& read, bool traced = true);

/// "an object", "a list", "a text", ...
[[nodiscard]] std::string_view type_of(const nlohmann::json& value);

/// The record has a text of its own under a known key, so that it is an article and no wrapper of some.
[[nodiscard]] bool has_text_key(const nlohmann::json& record);

}  // namespace news::reading
