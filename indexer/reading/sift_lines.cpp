#include "reading/sift_lines.h"

#include <algorithm>
#include <string>
#include <utility>

#include "reading/litter.h"
#include "reading/related.h"
#include "reading/related_words.h"

namespace news::reading {

void drop_litter(std::vector<Block>& blocks, ReadArticle& read) {
  const std::size_t before = blocks.size();
  if (before <= 2) return;
  std::vector<Block> kept;
  kept.reserve(before);
  for (Block& block : blocks) {
    if (is_litter(block.text)) {
      read.trace.push_back({"dropped", "litter", block.text, 0.9});
    } else {
      kept.push_back(std::move(block));
    }
  }
  blocks = std::move(kept);
}

namespace {

std::vector<std::string_view> paragraphs_in(std::string_view body) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = std::min(body.find("\n\n", at), body.size());
    out.push_back(body.substr(at, end - at));
    at = end + 2;
  }
  return out;
}

bool says_it_leads_away(std::string_view line) {
  constexpr std::size_t kLongest = 400;
  if (line.size() > kLongest) return false;
  const std::string_view label = line.starts_with('(') ? line.substr(1) : line;
  return link_label_length(label) > 0 || is_litter(line) || heading_of(line) == Heading::strong;
}

}  // namespace

void sift_body(ReadArticle& read) {
  std::string& body = read.article.body;
  const std::vector<std::string_view> lines = paragraphs_in(body);
  // Most bodies have nothing of the kind, and are many.
  if (lines.size() < 2 || std::none_of(lines.begin(), lines.end(), says_it_leads_away)) return;
  std::vector<Block> blocks;
  blocks.reserve(lines.size());
  for (const std::string_view line : lines) blocks.push_back({std::string(line), blocks.size(), false});
  const std::size_t before = blocks.size();
  std::vector<schema::Related> known = std::exchange(read.article.related, {});
  take_related(blocks, read, Evidence::words);
  if (!known.empty()) {
    known.insert(known.end(), read.article.related.begin(), read.article.related.end());
    read.article.related = std::move(known);
  }
  drop_litter(blocks, read);
  if (blocks.size() == before || blocks.empty()) return;
  body.clear();
  for (const Block& block : blocks) body.append(body.empty() ? "" : "\n\n").append(block.text);
}

Prose sifted_prose(std::string_view clean_text) {
  ReadArticle read;
  read.article.body = paragraphs_of(clean_text);
  sift_body(read);
  Prose out{std::move(read.article.body), {}, std::move(read.article.related), {}};
  for (Trace& trace : read.trace) {
    if (trace.field == "dropped") out.dropped.push_back(std::move(trace));
  }
  return out;
}

}  // namespace news::reading
