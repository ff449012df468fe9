#pragma once

#include <vector>

#include "reading/blocks.h"
#include "reading/reading.h"

namespace news::reading {

enum class Evidence {
  words,  ///< Only what says that it leads elsewhere.
  looks   ///< Also words shouted at the reader, and a list of titles at the end.
};

/// Takes blocks of links to other articles out of a page and puts them into read.article.related: what stands
/// under a heading like "You may also like", lines like "READ MORE: ...", and what only looks so, if that
/// counts.
void take_related(std::vector<Block>& blocks, ReadArticle& read, Evidence evidence);

}  // namespace news::reading
