#include "position_batch.h"

#include <algorithm>

#include <news/schema/internal/position_chunks.h>

namespace news::indexer {

void PositionBatch::add(std::uint32_t docid, const Document& article) {
  for (const Posting& posting : article.postings) {
    if (posting.positions.empty()) continue;
    const std::size_t begin = bytes_.size();
    schema::append_entry(bytes_, posting.positions);
    terms_[posting.term].push_back({docid, static_cast<std::uint32_t>(bytes_.size() - begin), begin});
  }
}

void PositionBatch::write(
    const std::function<void(const std::string& key, const std::string& chunk)>& set_metadata) {
  std::vector<std::string_view> sorted;
  sorted.reserve(terms_.size());
  for (const auto& [term, entries] : terms_) sorted.push_back(term);
  std::sort(sorted.begin(), sorted.end());
  schema::PositionChunkWriter chunks([&](std::string_view key, std::string_view chunk) {
    set_metadata(std::string(key), std::string(chunk));
  });
  for (const std::string_view term : sorted) {
    chunks.begin(term);
    for (const Entry& entry : terms_[std::string(term)])
      chunks.add_entry(entry.docid, std::string_view(bytes_).substr(entry.begin, entry.bytes));
  }
  chunks.end();
  terms_.clear();
  bytes_.clear();
}

}  // namespace news::indexer
