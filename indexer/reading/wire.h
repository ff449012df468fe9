#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "reading/reading.h"
#include "reading/xml.h"

namespace news::reading {

/// What the vocabularies of news agencies have in common: each of these puts what was found where it belongs
/// and leaves a trace under `rule`. Empty texts put nothing.

/// Fills a field that is still empty; `name` is the field's.
void put_field(ReadArticle& read, const char* name, std::string& field, const std::string& rule,
               std::string value);

/// When an article was published or, with `name` "modified", changed last. The first that is there fills the
/// field; the others are kept for when it is no date.
void put_date(ReadArticle& read, const char* name, const std::string& rule, std::string value);

/// The names in a byline: "By ANN LEE, Science Editor".
void put_byline(ReadArticle& read, const std::string& rule, std::string_view byline);

/// Takes a credit out of a caption's text that the caption has beside it, at least in part.
void part_from_credit(schema::Caption& caption);

void put_keyword(ReadArticle& read, const std::string& rule, std::string keyword);

/// A subject by its code, its name or both. Codes of IPTC make a topic, all else is a keyword: persons,
/// organisations and places too.
void put_subject(ReadArticle& read, const std::string& rule, std::string_view code, const std::string& name);

/// The body, and captions with it; a summary stands below the headline unless it only repeats the text.
struct Prose;
void put_prose(ReadArticle& read, const std::string& rule, Prose prose);
void put_summary(ReadArticle& read, const std::string& rule, std::string summary);

/// "canceled", "stat:cancelled", an address that ends so.
[[nodiscard]] bool is_cancellation(std::string_view status);

/// "usable", "stat:canceled", "Withheld", an address that ends so: cancels or withholds the article.
void put_status(ReadArticle& read, const std::string& rule, std::string_view status);

/// An embargo, where it ends after the article's own date.
void put_embargo(ReadArticle& read, const std::string& rule, const std::string& until);

/// "10" -> 10; 0 for what isn't a whole number.
[[nodiscard]] std::uint64_t version_of(std::string_view text);

/// How well a text serves as the article's own: 0 the main one, 1 others, 2 what was cut or written for
/// search engines, messages and lists.
constexpr int kLastRank = 2;
[[nodiscard]] int rank_of_role(std::string_view role);

/// The code of IPTC in any of its forms ("subj:04011002", "medtop:20000316", "04011002", an address), as
/// "medtop:..." or "subj:..."; empty for others.
[[nodiscard]] std::string iptc_code(std::string_view code);

/// A body out of lines that are broken at a fixed width: paragraphs begin with an indented line, or behind an
/// empty one.
[[nodiscard]] std::string paragraphs_of_wire(std::string_view text);

/// Reads a whole <nitf> into the article; what the article has already stays.
void read_nitf_element(const Node& nitf, ReadArticle& read);

}  // namespace news::reading
