#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace news::reading {

/// More keywords, authors or captions than that say nothing of an article, and each is compared with all.
constexpr std::size_t kMostOfAKind = 1000;

/// Adds a value that isn't there yet.
inline void put_once(std::vector<std::string>& list, std::string value) {
  if (value.empty() || list.size() >= kMostOfAKind ||
      std::find(list.begin(), list.end(), value) != list.end())
    return;
  list.push_back(std::move(value));
}

}  // namespace news::reading
