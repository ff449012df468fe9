#include "topic_tree.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <news/schema/internal/format.h>

namespace news::searcher {
namespace {

std::optional<schema::TopicNode> read_node(const Snapshot& snapshot, const std::string& id) {
  const std::string stored = snapshot.articles.get_metadata(schema::topic_key(id));
  if (stored.empty()) return std::nullopt;
  return schema::decode_topic(stored);
}

}  // namespace

void arrange_as_tree(std::vector<FacetValue>& values, const Snapshot& snapshot,
                     const std::function<std::uint64_t(const std::string& id)>& count_of) {
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < values.size(); ++i) places.emplace(values[i].value, i);
  // The list grows while it is walked: each topic brings its parent.
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto node = read_node(snapshot, values[i].value);
    if (!node) continue;
    if (!node->name.empty()) values[i].label = node->name;
    values[i].parent = node->parent;
    if (node->parent.empty() || !places.emplace(node->parent, values.size()).second) continue;
    FacetValue above;
    above.value = above.label = node->parent;
    above.count = count_of(node->parent);
    values.push_back(std::move(above));
  }

  std::map<std::string, std::vector<std::size_t>> children;
  for (std::size_t i = 0; i < values.size(); ++i) children[values[i].parent].push_back(i);
  for (auto& [parent, list] : children) {
    std::sort(list.begin(), list.end(), [&](std::size_t a, std::size_t b) {
      return std::pair(values[b].count, values[a].label) < std::pair(values[a].count, values[b].label);
    });
  }
  std::vector<FacetValue> out;
  std::vector<bool> listed(values.size(), false);
  std::vector<std::pair<std::size_t, int>> open;  // what is still to be listed, with its depth
  const auto push_children = [&](const std::string& parent, int depth) {
    const auto found = children.find(parent);
    if (found == children.end()) return;
    for (auto it = found->second.rbegin(); it != found->second.rend(); ++it) open.emplace_back(*it, depth);
  };
  const auto list_open = [&] {
    while (!open.empty()) {
      const auto [i, depth] = open.back();
      open.pop_back();
      if (listed[i]) continue;
      listed[i] = true;
      values[i].depth = depth;
      out.push_back(values[i]);
      push_children(values[i].value, depth + 1);
    }
  };
  push_children("", 0);
  list_open();
  // Parents that form a ring lead to no top; their topics are listed all the same.
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (listed[i]) continue;
    values[i].parent.clear();
    open.emplace_back(i, 0);
    list_open();
  }
  values = std::move(out);
}

}  // namespace news::searcher
