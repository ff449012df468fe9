#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reading/blocks.h"
#include "reading/reading.h"

namespace news::reading {

/// Takes the headline off the top of a page, with what stands above it: path of sections, kicker, labelled
/// lines ("Title: ...").
void take_headline(std::vector<Block>& blocks, ReadArticle& read);

/// Takes what stands between headline and text: subheadline, authors, dates, section, reading time.
/// Dates stay as ISO 8601 for stamp().
void take_head(std::vector<Block>& blocks, ReadArticle& read);

/// Dates that stand below the text; those above it go first.
struct Tail {
  std::string published;
  std::string modified;
};

/// Takes lines off the end that aren't the article's text: copyright, "Reporting by ...", tags, newsletters.
void take_tail(std::vector<Block>& blocks, ReadArticle& read, Tail& tail);

/// Takes a paragraph that says who made what or how somebody is reached, wherever it stands; false for text.
/// Who wrote or reported is the author of an article without one.
[[nodiscard]] bool take_credit_line(std::string_view line, ReadArticle& read);

/// Takes all of them.
void take_credit_lines(std::vector<Block>& blocks, ReadArticle& read);

/// Takes a byline, and a date below it, off the top of a text that comes with its fields: "By Ann Lee". Who
/// is named there is the author of an article without one.
void take_byline_of_body(std::string& body, ReadArticle& read);

/// Of all that, what any kind of document may have: "Reporting by ...", copyright, lines of credits.
void take_credits_of_body(std::string& body, ReadArticle& read);

/// The paragraph begins with a place and a dash: it is the first of the text.
[[nodiscard]] bool has_dateline(std::string_view paragraph);

/// Reads the place, the agency and the date that the first paragraph may begin with; the text keeps them.
void read_dateline(const std::vector<Block>& blocks, ReadArticle& read);

}  // namespace news::reading
