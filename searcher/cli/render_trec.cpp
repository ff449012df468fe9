#include <fmt/format.h>

#include "render.h"

namespace news::searcher::cli {
namespace {

/// The columns of a run are separated by blanks, so an id must not hold any.
std::string column(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) <= ' ') {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::string render_trec(const SearchResults& results, const std::string& qid) {
  std::string out;
  const std::string query = column(qid);
  for (const Hit& hit : results.hits) {
    out += fmt::format("{} Q0 {} {} {:.6f} newssearch\n", query, column(hit.article.id), hit.rank, hit.score);
  }
  return out;
}

}  // namespace news::searcher::cli
