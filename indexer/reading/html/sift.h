#pragma once

#include "reading/html/page.h"
#include "reading/reading.h"

namespace news::reading::html {

/// Sifts the paragraphs of the article's container into read.article.body: what repeats the headline, leads
/// to other articles or belongs to the page is left out, with a trace. Needs the headline.
void read_body(const Page& page, ReadArticle& read);

/// The links to other articles that the page shows beside and inside the article, with whole addresses. Needs
/// the url.
void read_related(const Page& page, ReadArticle& read);

/// The captions of the article: those inside its container, and the lead picture's above it.
void read_captions(const Page& page, ReadArticle& read);

}  // namespace news::reading::html
