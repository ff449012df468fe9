// Asks an index that newsindex wrote, through the library that others embed. See ../README.md.

#include <filesystem>
#include <memory>
#include <string>

#include <news/searcher/searcher.h>

#include "rival.h"

namespace {

using namespace news;
using namespace news::bench;

/// The top ten as the rivals give them: ids and scores. `page` is what newssearch does for a page of results.
searcher::SearchRequest make_request(const std::string& mode) {
  searcher::SearchRequest request;
  request.plain_words = mode != "phrase";
  request.any = mode == "or";
  request.count_all = mode == "facet" || mode == "page";
  if (mode != "page") {
    request.phrase_first = false;  // no rival ranks neighbours first
    request.with_articles = false;
    request.snippet_bytes = 0;
  }
  if (request.count_all) request.facets = {{"source", 10, {}}};
  return request;
}

Ask open_index(const std::string& directory, const std::string& mode) {
  auto searcher = std::make_shared<searcher::Searcher>(std::filesystem::path(directory));
  return [=, request = make_request(mode)](const std::string& title) mutable {
    request.query = mode == "phrase" ? '"' + title + '"' : title;
    const searcher::SearchResults results = searcher->search(request);
    return request.count_all ? static_cast<std::size_t>(results.total) : results.hits.size();
  };
}

}  // namespace

int main(int argc, char** argv) {
  return run(argc, argv, {"ours", {}, open_index});
}
