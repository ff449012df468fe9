#pragma once

#include <vector>

#include "reading/blocks.h"
#include "reading/reading.h"

namespace news::reading {

/// Takes blocks of links to other articles out of a page and puts them into read.article.related: what stands
/// under a heading like "You may also like", lines like "READ MORE: ...", and a list of titles at the end.
void take_related(std::vector<Block>& blocks, ReadArticle& read);

}  // namespace news::reading
