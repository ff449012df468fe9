#pragma once

#include "reading/prose.h"
#include "reading/reading.h"

namespace news::reading {

/// Puts what a feed has of a text into the article: `content` is what the feed calls so, `summary` its
/// description. What only leads to the page (short, or broken off) becomes the line below the headline, and
/// the article a teaser.
void put_feed_text(ReadArticle& read, Prose content, Prose summary);

}  // namespace news::reading
