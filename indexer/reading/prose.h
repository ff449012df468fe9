#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <news/schema/article.h>

#include "reading/mail_quotations.h"
#include "reading/reading.h"
#include "reading/xml.h"

namespace news::reading {

/// What a piece of markup says: HTML, XHTML and NITF alike.
struct Prose {
  std::string body;  ///< Paragraphs with a blank line between them.
  std::vector<schema::Caption> captions = {};
  std::vector<schema::Related> related = {};  ///< What the text leads to; their addresses may be relative.
  std::vector<Trace> dropped = {};            ///< What was no part of the text.
  bool open = false;                          ///< It ends in an invitation to read on elsewhere.
};

[[nodiscard]] Prose prose_of(const Node& node);

/// The same of a page as agencies send it: without its head, and without what is for desks.
[[nodiscard]] Prose prose_of_story(const Node& page);

/// Agencies call sections for desks so: "notepad", "contacts".
[[nodiscard]] bool is_desk_section(std::string_view name);

/// Of a text that is HTML, or plain. What belongs to a page around it, or leads to other articles, is taken
/// out of either.
[[nodiscard]] Prose prose_of(std::string_view text);

/// The same of a text that holds no markup, whatever looks like it.
[[nodiscard]] Prose prose_of_plain(std::string_view text);

/// The same of a mail's, without what it repeats of older ones.
[[nodiscard]] Prose prose_of_mail(std::string_view text, Quotations quotations);

/// The text holds a tag or an entity of HTML.
[[nodiscard]] bool looks_like_html(std::string_view text);

/// One line out of a text that may hold markup: "Fish &amp; <b>chips</b>" -> "Fish & chips".
[[nodiscard]] std::string line_of_markup(std::string_view text);

/// Puts what a text leads to, and what was dropped from it, into the article, whose address makes links
/// whole.
void put_surroundings(ReadArticle& read, Prose& prose);

/// Adds a caption that says something and isn't there already.
void put_caption(std::vector<schema::Caption>& captions, schema::Caption caption);

}  // namespace news::reading
