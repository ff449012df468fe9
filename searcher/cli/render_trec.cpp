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

std::string trec_line(const Hit& hit, const std::string& qid) {
  return fmt::format("{} Q0 {} {} {:.6f} newssearch\n", column(qid), column(hit.article.id), hit.rank,
                     hit.score);
}

}  // namespace news::searcher::cli
