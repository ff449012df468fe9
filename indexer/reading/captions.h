#pragma once

#include <vector>

#include "reading/blocks.h"
#include "reading/reading.h"

namespace news::reading {

/// Takes captions with their credits and alternative texts out of a page into read.article.captions.
void take_captions(std::vector<Block>& blocks, ReadArticle& read);

}  // namespace news::reading
