#include "reading/ghost.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "reading/json_values.h"
#include "reading/prose.h"

namespace news::reading {
namespace {

using Json = nlohmann::json;

const Json& table(const Json& tables, const char* name) {
  static const Json kNone = Json::array();
  const auto found = tables.find(name);
  return found != tables.end() && found->is_array() ? *found : kNone;
}

/// Ids are texts or, in older exports, numbers.
std::string column(const Json& row, const char* name) {
  if (!row.is_object()) return {};
  const auto found = row.find(name);
  return found == row.end() || found->is_structured() ? std::string() : line_of(*found);
}

double order_of(const Json& row) {
  const auto order = row.is_object() ? row.find("sort_order") : row.end();
  return order != row.end() && order->is_number() ? order->get<double>() : 0;
}

using Names = std::unordered_map<std::string, std::string>;
using NamesOfPosts = std::unordered_map<std::string, std::vector<std::string>>;

/// By id. What begins with # is a tag for the site's own use.
Names names_in(const Json& rows) {
  Names out;
  for (const Json& row : rows) {
    std::string name = column(row, "name");
    if (!name.empty() && !name.starts_with('#')) out.emplace(column(row, "id"), std::move(name));
  }
  return out;
}

/// What a table of pairs, each of a post and something that has a name, gives to each post.
NamesOfPosts names_of_posts(const Json& pairs, const char* id, const Names& names) {
  std::vector<const Json*> rows;
  for (const Json& row : pairs) rows.push_back(&row);
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Json* a, const Json* b) { return order_of(*a) < order_of(*b); });
  NamesOfPosts out;
  for (const Json* row : rows) {
    const auto name = names.find(column(*row, id));
    if (name != names.end()) out[column(*row, "post_id")].push_back(name->second);
  }
  return out;
}

void give(Json& post, const char* key, const NamesOfPosts& names) {
  const auto found = names.find(column(post, "id"));
  if (found != names.end() && !post.contains(key)) post[key] = found->second;
}

}  // namespace

std::optional<Json> posts_of_ghost(const Json& tables) {
  if (!tables.is_object() || table(tables, "posts").empty()) return std::nullopt;
  if (!tables.contains("posts_authors") && !tables.contains("posts_tags") && !tables.contains("users"))
    return std::nullopt;
  const Names users = names_in(table(tables, "users"));
  const NamesOfPosts authors = names_of_posts(table(tables, "posts_authors"), "author_id", users);
  const NamesOfPosts tags =
      names_of_posts(table(tables, "posts_tags"), "tag_id", names_in(table(tables, "tags")));
  std::unordered_map<std::string, const Json*> pictures;
  for (const Json& row : table(tables, "posts_meta")) pictures.emplace(column(row, "post_id"), &row);

  Json posts = table(tables, "posts");
  for (Json& post : posts) {
    if (!post.is_object()) continue;
    give(post, "authors", authors);
    give(post, "tags", tags);
    // Before a post could have several authors it named the one itself.
    const auto author = users.find(column(post, "author_id"));
    if (!post.contains("authors") && author != users.end()) post["authors"] = author->second;
    const auto picture = pictures.find(column(post, "id"));
    if (picture != pictures.end() && !post.contains("image"))
      post["image"] = {{"caption", line_of_markup(column(*picture->second, "feature_image_caption"))},
                       {"alt", column(*picture->second, "feature_image_alt")}};
  }
  return posts;
}

}  // namespace news::reading
