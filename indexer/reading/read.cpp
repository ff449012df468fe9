#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "reading/adapter.h"
#include "reading/characters.h"
#include "reading/input/http.h"
#include "reading/said_encoding.h"
#include "reading/sniff.h"
#include "reading/stamps.h"

namespace news::reading {
namespace {

struct FormatRow {
  Format format;
  std::string_view name;
  Adapter adapter;
};

constexpr auto kFormats = std::to_array<FormatRow>({{Format::automatic, "auto", nullptr},
                                                    {Format::text, "text", read_text},
                                                    {Format::html, "html", read_html},
                                                    {Format::json, "json", read_json},
                                                    {Format::jsonl, "jsonl", read_json},
                                                    {Format::csv, "csv", read_csv},
                                                    {Format::feed, "feed", read_feed},
                                                    {Format::newsml, "newsml", read_newsml},
                                                    {Format::nitf, "nitf", read_nitf},
                                                    {Format::sgml, "sgml", read_sgml},
                                                    {Format::wire, "wire", read_wire_messages},
                                                    {Format::mail, "mail", read_mail},
                                                    {Format::markdown, "markdown", read_markdown},
                                                    {Format::xml, "xml", read_xml_records}});

Format format_of(const RawDocument& document) {
  return document.format == Format::automatic ? guess_format(document.path, document.bytes, true)
                                              : document.format;
}

Adapter adapter_of(Format format) {
  const auto row = std::find_if(kFormats.begin(), kFormats.end(),
                                [&](const FormatRow& each) { return each.format == format; });
  return row == kFormats.end() || row->adapter == nullptr ? read_text : row->adapter;
}

bool has_text(const schema::Article& article) {
  return !article.headline.empty() || !article.subheadline.empty() || !article.body.empty() ||
         std::any_of(article.captions.begin(), article.captions.end(), [](const schema::Caption& caption) {
           return !caption.text.empty() || !caption.alt.empty();
         });
}

/// What is missing, and why where that is known.
std::string with_reason(std::string what, const ReadArticle& read) {
  return read.why_no_body.empty() ? what : what.append("; ").append(read.why_no_body);
}

/// Exports of Medium hold drafts beside the articles, told by the name of the file.
bool is_draft_of_medium(const RawDocument& document) {
  const std::string_view path = document.path;
  const std::string_view name = path.substr(std::min(path.rfind('/') + 1, path.size()));
  return name.starts_with("draft_") &&
         document.bytes.find("Exported from <a href=\"https://medium.com") != std::string::npos;
}

/// A page that was saved with what the server said before it.
std::optional<RawDocument> without_http_head(const RawDocument& document) {
  const std::optional<HttpHead> head = http_head(document.bytes);
  if (!head || head->fields["content-type"].empty()) return std::nullopt;
  RawDocument page = document;
  std::string why;
  page.bytes = http_body(*head, document.bytes, page.warnings, why);
  if (page.bytes.empty()) return std::nullopt;
  const MediaType type = media_type_of(head->fields["content-type"]);
  page.origin.media_type = type.type;
  page.origin.charset = type.charset;
  page.format = Format::automatic;
  return page;
}

}  // namespace

std::string_view name_of(Format format) {
  for (const FormatRow& row : kFormats) {
    if (row.format == format) return row.name;
  }
  return "auto";
}

std::optional<Format> format_of_name(std::string_view name) {
  for (const FormatRow& row : kFormats) {
    if (row.name == name) return row.format;
  }
  return std::nullopt;
}

std::string where_in(const RawDocument& document, std::string_view what, std::size_t number,
                     std::size_t count) {
  if (count == 1) return document.where;
  return (document.where + ", ").append(what).append(" ").append(std::to_string(number));
}

ReadResult read(const RawDocument& given, const ReadOptions& options) {
  const std::optional<RawDocument> page = without_http_head(given);
  const RawDocument& undecoded = page ? *page : given;
  const Format format = format_of(undecoded);
  const std::optional<RawDocument> decoded = in_said_encoding(undecoded, format, options.encoding);
  const RawDocument& document = decoded ? *decoded : undecoded;
  if (is_draft_of_medium(document)) return {{}, {{document.where, "left out: a draft", true}}};
  ReadResult result = adapter_of(format)(document);
  std::vector<ReadArticle> kept;
  kept.reserve(result.articles.size());
  const bool alone = document.whole_file && result.articles.size() == 1;
  for (ReadArticle& read : result.articles) {
    if (read.where.empty()) read.where = document.where;
    if (alone) read.path = document.path;
    // Before the address of the document is taken for the article's.
    const bool named = !read.article.id.empty() || !host_of(read.article.url).empty();
    if (result.articles.size() == 1 && read.article.url.empty() && !document.origin.url.empty()) {
      read.article.url = document.origin.url;
      read.trace.push_back({"url", "url.fetched", read.article.url, 0.9});
    }
    if (read.article.fetched.empty()) read.article.fetched = document.origin.date;
    read.warnings.insert(read.warnings.begin(), document.warnings.begin(), document.warnings.end());
    if (read.canceled && !named) {
      result.rejected.push_back(
          {read.where, "takes an article back without saying which: it has neither id nor address"});
      continue;
    }
    if (!read.canceled && !has_text(read.article)) {
      result.rejected.push_back({read.where, with_reason("no text: no headline, body or caption", read)});
      continue;
    }
    if (!read.canceled && read.article.body.empty()) {
      read.warnings.push_back(read.article.teaser ? "a teaser only: the feed hasn't the text"
                                                  : with_reason("no body", read));
    }
    stamp(read, options);
    kept.push_back(std::move(read));
  }
  result.articles = std::move(kept);
  return result;
}

}  // namespace news::reading
