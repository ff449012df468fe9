#include <algorithm>
#include <array>
#include <utility>

#include "reading/adapter.h"
#include "reading/characters.h"
#include "reading/sniff.h"
#include "reading/stamps.h"

namespace news::reading {
namespace {

struct FormatRow {
  Format format;
  std::string_view name;
  Adapter adapter;
};

constexpr std::array<FormatRow, 5> kFormats = {{{Format::automatic, "auto", nullptr},
                                                {Format::text, "text", read_text},
                                                {Format::html, "html", read_html},
                                                {Format::json, "json", read_json},
                                                {Format::jsonl, "jsonl", read_json}}};

Adapter adapter_of(const RawDocument& document) {
  Format format = document.format;
  if (format == Format::automatic) format = guess_format(document.path, document.bytes, true);
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

}  // namespace

std::string_view name_of(Format format) {
  for (const FormatRow& row : kFormats) {
    if (row.format == format) return row.name;
  }
  return "auto";
}

ReadResult read(const RawDocument& document, const ReadOptions& options) {
  ReadResult result = adapter_of(document)(document);
  std::vector<ReadArticle> kept;
  kept.reserve(result.articles.size());
  const bool alone = document.whole_file && result.articles.size() == 1;
  for (ReadArticle& read : result.articles) {
    if (read.where.empty()) read.where = document.where;
    if (alone) read.path = document.path;
    if (!has_text(read.article)) {
      result.rejected.push_back({read.where, "no text: no headline, body or caption"});
      continue;
    }
    if (read.article.body.empty()) read.warnings.emplace_back("no body");
    stamp(read, options);
    kept.push_back(std::move(read));
  }
  result.articles = std::move(kept);
  return result;
}

}  // namespace news::reading
