#include <algorithm>
#include <string>
#include <utility>

#include "reading/adapter.h"
#include "reading/blocks.h"
#include "reading/characters.h"
#include "reading/decode.h"
#include "reading/html/charset.h"
#include "reading/html/fields.h"
#include "reading/html/fragment.h"
#include "reading/html/no_article.h"
#include "reading/html/page_address.h"
#include "reading/html/places.h"
#include "reading/html/sift.h"

namespace news::reading {
namespace {

using namespace html;

/// Plain text with each line as a paragraph of HTML.
std::string lines_as_paragraphs(std::string_view text) {
  std::string out;
  for (const char c : text) c == '\n' ? out.append("<p>") : out.append(1, c);
  return out;
}

/// Some write HTML into JSON-LD, some escape it once or twice before.
std::string plain_body(std::string text) {
  constexpr int kMostTimes = 3;
  const auto has = [&](std::string_view part) { return text.find(part) != std::string::npos; };
  for (int i = 0; i < kMostTimes; ++i) {
    const bool markup = has("</") || has("<br") || has("<p>");
    const bool entities = has("&") && has(";");
    if (!markup && !entities) break;
    text = read_fragment(markup ? text : lines_as_paragraphs(text)).body;
  }
  return paragraphs_of(clean(text));
}

/// The text that JSON-LD carries, where the page itself shows little of it: behind a paywall, or put in by a
/// script.
void take_linked_body(const LinkedData& linked, ReadArticle& read) {
  constexpr std::size_t kLittle = 200;
  std::string& body = read.article.body;
  // Beside nothing a line is a text.
  if (linked.body.empty() || (!body.empty() && linked.body.size() < kLittle) ||
      (body.size() >= kLittle && body.size() * 2 >= linked.body.size()))
    return;
  std::string given = plain_body(linked.body);
  if (given.size() <= body.size()) return;
  if (!body.empty())
    read.trace.push_back({"dropped", "body.less than JSON-LD", std::string(beginning_of(body, 200)), 0.6});
  body = std::move(given);
  read.trace.push_back({"body", "body.json-ld", std::string(beginning_of(body, 200)), 0.8});
}

}  // namespace

ReadResult read_html(const RawDocument& document) {
  ReadArticle read;
  read.where = document.where;
  const Tree tree = parse(decode_page(document.bytes, document.origin.charset, read.warnings));
  for (const std::string& note : tree.notes()) read.warnings.push_back(note);
  SignReader signs(tree);
  const MetaTags meta(tree);
  const LinkedData linked = read_json_ld(tree, meta);
  for (const std::string& why : linked.broken) read.trace.push_back({"dropped", "json-ld", why, 0.9});
  const Content content = find_content(tree, signs);
  Page page{tree, signs, meta, linked, content};
  read_address(page, document.bytes, document.origin, read);
  page.base = base_of(document.bytes, document.origin, read.article.url);
  read_labels(page, read);
  read_headline(page, read);
  page.headline = node_of_headline(page, read.article.headline);
  read_shown_section(page, read);
  read_subheadline(page, read);
  read_dates(page, read);
  read_authors(page, read);
  read_body(page, read);
  take_linked_body(linked, read);
  read_captions(page, read);
  read_related(page, read);
  trace_dropped(tree, content.mask, read.trace);
  ReadResult result;
  if (std::optional<NoArticle> none = tells_no_article(page, read); none && none->certain) {
    result.rejected.push_back({read.where, std::move(none->why), true});
    return result;
  } else if (none) {
    read.warnings.push_back(std::move(none->why));
  }
  result.articles.push_back(std::move(read));
  return result;
}

}  // namespace news::reading
