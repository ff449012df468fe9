#include <fmt/format.h>

#include "render.h"

namespace news::searcher::cli {
namespace {

std::string cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

}  // namespace

std::string render_csv(const SearchResults& results) {
  std::string out = "rank,score,id,published,source,headline,url,snippet\r\n";
  for (const Hit& hit : results.hits) {
    const schema::Article& article = hit.article;
    const std::string snippet = hit.snippets.empty() ? "" : hit.snippets.front().text;
    out += fmt::format("{},{:.6f},{},{},{},{},{},{}\r\n", hit.rank, hit.score, cell(article.id),
                       cell(article.published), cell(article.source), cell(article.headline),
                       cell(article.url), cell(snippet));
  }
  return out;
}

}  // namespace news::searcher::cli
