#pragma once

#include <nlohmann/json.hpp>

#include "reading/reading.h"

namespace news::reading {

/// An item of ninjs, of any version, by the keys that only it has.
[[nodiscard]] bool is_ninjs(const nlohmann::json& value);

void read_ninjs(const nlohmann::json& item, ReadArticle& read);

/// An item of a JSON Feed (jsonfeed.org) and the feed it stands in.
[[nodiscard]] bool is_json_feed(const nlohmann::json& value);
void read_json_feed_item(const nlohmann::json& item, const nlohmann::json& feed, ReadArticle& read);

}  // namespace news::reading
