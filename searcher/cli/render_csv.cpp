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

std::string csv_header(Target target) {
  const char* const of_quote = target == Target::quotes ? ",quote,speaker" : "";
  return fmt::format("rank,score,id,published,source,headline,url,snippet{}\r\n", of_quote);
}

std::string csv_record(const Hit& hit, Target target) {
  const schema::Article& article = hit.article;
  const std::string snippet = hit.snippets.empty() ? "" : hit.snippets.front().text;
  std::string out = fmt::format("{},{:.6f},{},{},{},{},{},{}", hit.rank, hit.score, cell(article.id),
                                cell(article.published), cell(article.source), cell(article.headline),
                                cell(article.url), cell(snippet));
  if (target == Target::quotes) {
    const bool known = hit.quote && *hit.quote < article.quotes.size();
    out += known ? fmt::format(",{},{}", *hit.quote, cell(article.quotes[*hit.quote].speaker)) : ",,";
  }
  return out + "\r\n";
}

}  // namespace news::searcher::cli
