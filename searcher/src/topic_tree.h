#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <news/searcher/results.h>

#include "snapshot.h"

namespace news::searcher {

/// Makes a tree of the values of the topic facet (value: a topic's id): adds the topics above them, with what
/// `count_of` says of each, fills in labels, parents and depths, and puts every parent before its children,
/// siblings most frequent first.
void arrange_as_tree(std::vector<FacetValue>& values, const Snapshot& snapshot,
                     const std::function<std::uint64_t(const std::string& id)>& count_of);

}  // namespace news::searcher
