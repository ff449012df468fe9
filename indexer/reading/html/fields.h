#pragma once

#include "reading/html/page.h"
#include "reading/reading.h"

namespace news::reading::html {

// Each fills its fields of the article from the first source that has them, in the order that the function
// names, and leaves a trace of it. Dates stay as written, for stamp().

/// The h1 (or what else calls itself the headline) that agrees with JSON-LD or a title; an h1 above the text,
/// or where the <title> alone gives the page, another heading there; JSON-LD; og:title and its like; the
/// page's <title> without the name of the site.
void read_headline(const Page& page, ReadArticle& read);

/// JSON-LD, or what calls itself a standfirst between headline and text. From here on Page::headline must be
/// set.
void read_subheadline(const Page& page, ReadArticle& read);

/// JSON-LD, meta, microdata; <time>, elements called date, and lines with little else, beside the headline
/// and then anywhere; the address. Metadata in UTC is dated as the publisher dates it. Dates that news can't
/// have are passed over with a note.
void read_dates(const Page& page, ReadArticle& read);

/// JSON-LD, meta; beside the headline and then anywhere microdata and rel=author, elements called byline, a
/// line "By ...", names behind a label; an organisation or a nickname where nobody else is named.
void read_authors(const Page& page, ReadArticle& read);

/// Where metadata tells no section: microdata, the last step of a breadcrumb trail, a category beside the
/// headline.
void read_shown_section(const Page& page, ReadArticle& read);

/// Address, source, section, keywords, language.
void read_labels(const Page& page, ReadArticle& read);

}  // namespace news::reading::html
