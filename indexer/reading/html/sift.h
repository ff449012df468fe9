#pragma once

#include "reading/html/page.h"
#include "reading/reading.h"

namespace news::reading::html {

/// Sifts the paragraphs of the article's container into read.article.body: what repeats the headline, leads
/// to other articles or belongs to the page is left out, with a trace. Needs the headline.
void read_body(const Page& page, ReadArticle& read);

/// Why a paragraph is no article's, whatever the article is: litter, a heading or a label of links, a mere
/// link, the credit of a picture. nullptr for one that may be.
[[nodiscard]] const char* reason_against(const Paragraph& paragraph);

/// "Also read: Swans return", where the title is a link.
[[nodiscard]] bool is_labelled_link(const Paragraph& paragraph);

/// The heading of a list that leads elsewhere.
[[nodiscard]] bool heads_links(const std::vector<Paragraph>& all, std::size_t heading, std::size_t end);

/// A text, and what was taken away around it.
struct Sifted {
  std::uint32_t container = 0;
  const Mask& mask;
  const std::vector<Paragraph>& paragraphs;
};

/// Where links are found: in whose address and below which headline.
struct LinkPlace {
  const std::string& base;
  const std::string& headline;
};

/// Links to other articles in what was taken away for that, with whole addresses as far as the base tells.
void collect_related(const Tree& tree, const Sifted& sifted, const LinkPlace& place,
                     std::vector<schema::Related>& out, std::vector<Trace>& trace);

/// What a mask took away, for people who ask where it went.
void trace_dropped(const Tree& tree, const Mask& mask, std::vector<Trace>& trace);

/// The links to other articles that the page shows beside and inside the article, with whole addresses. Needs
/// the url.
void read_related(const Page& page, ReadArticle& read);

/// The captions of the article: those inside its container, and the lead picture's above it.
void read_captions(const Page& page, ReadArticle& read);

}  // namespace news::reading::html
