#include <algorithm>
#include <utility>

#include "reading/adapter.h"
#include "reading/blocks.h"
#include "reading/captions.h"
#include "reading/characters.h"
#include "reading/charset.h"
#include "reading/databases.h"
#include "reading/decode.h"
#include "reading/page_edges.h"
#include "reading/related.h"
#include "reading/ris.h"
#include "reading/sift_lines.h"

namespace news::reading {
namespace {

std::string body_of(const std::vector<Block>& blocks) {
  std::size_t size = 0;
  for (const Block& block : blocks) size += block.text.size() + 2;
  std::string out;
  out.reserve(size);
  for (const Block& block : blocks) {
    if (!out.empty()) out += "\n\n";
    out += block.text;
  }
  return out;
}

}  // namespace

ReadResult read_text(const RawDocument& document) {
  ReadArticle read;
  read.where = document.where;
  std::size_t nuls = 0;
  const std::string text = clean(to_utf8(document.bytes, {document.origin.charset}, read.warnings), &nuls);
  if (nuls != 0)
    read.warnings.push_back("dropped " + std::to_string(nuls) + (nuls == 1 ? " NUL byte" : " NUL bytes"));
  for (const auto& export_of : {read_database_export, read_ris}) {
    auto several = export_of(text, document);
    if (!several || several->articles.empty()) continue;
    // What is wrong with the file is told once.
    several->articles.front().warnings = std::move(read.warnings);
    return std::move(*several);
  }

  std::vector<Block> blocks = blocks_of(text);
  // From the outside in: what lies at the edges would mislead the rules for what lies between.
  Tail tail;
  take_tail(blocks, read, tail);
  take_related(blocks, read, Evidence::looks);
  take_tail(blocks, read, tail);
  take_headline(blocks, read);
  take_captions(blocks, read);
  take_head(blocks, read);
  take_tail(blocks, read, tail);
  take_credit_lines(blocks, read);
  drop_litter(blocks, read);
  read_dateline(blocks, read);
  if (read.article.published.empty()) read.article.published = tail.published;
  if (read.article.modified.empty()) read.article.modified = tail.modified;
  // A page that only tells when it was changed was published then at the latest.
  if (read.article.published.empty() && !read.article.modified.empty()) {
    read.article.published = read.article.modified;
    read.trace.push_back({"published", "date.updated only", read.article.published, 0.6});
  }
  read.article.body = body_of(blocks);
  if (!blocks.empty())
    read.trace.push_back(
        {"body", "text.what is left", std::string(beginning_of(read.article.body, 120)), 0.9});

  ReadResult result;
  result.articles.push_back(std::move(read));
  return result;
}

}  // namespace news::reading
