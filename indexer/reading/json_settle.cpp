#include "reading/json_settle.h"

#include <string>
#include <string_view>
#include <utility>

#include "reading/bylines.h"
#include "reading/characters.h"
#include "reading/head_lines.h"
#include "reading/json_values.h"
#include "reading/once.h"
#include "reading/stamps.h"

namespace news::reading {
namespace {

bool repeats_beginning(std::string_view summary, const schema::Article& article) {
  summary = without_closing_marks(summary);
  // "The port opened at nine. […]"
  while (!summary.empty() &&
         (summary.ends_with("…") || std::string_view(".[( ").find(summary.back()) != std::string_view::npos))
    summary.remove_suffix(summary.ends_with("…") ? std::string_view("…").size() : 1);
  return summary == article.headline || std::string_view(article.body).starts_with(trim(summary));
}

/// Says what the article is about to its end, as what is broken off doesn't.
bool is_whole(std::string_view summary) {
  constexpr std::size_t kFewestWords = 6;
  return ends_sentence(summary) && !ends_in_ellipsis(summary) && count_words(summary) >= kFewestWords;
}

/// A summary is no subheadline where it only repeats how the text begins, or is a text itself.
void settle_summary(ReadArticle& read) {
  constexpr std::size_t kTraced = 120;
  constexpr std::size_t kLongestSummary = 600;
  schema::Article& article = read.article;
  std::string& summary = article.subheadline;
  if (const std::size_t end = broken_off_at(article.body); end != std::string::npos) {
    std::string beginning(trim(std::string_view(article.body).substr(0, end)));
    article.body.clear();
    article.teaser = true;
    if (!is_whole(summary) && beginning.size() > summary.size()) summary = squeeze(beginning);
    read.trace.push_back(
        {"subheadline", "json.broken off", std::string(beginning_of(summary, kTraced)), 0.9});
  } else if (article.body.empty() && summary.size() > kLongestSummary) {
    article.body = std::exchange(summary, {});
    read.trace.push_back(
        {"body", "json.summary as body", std::string(beginning_of(article.body, kTraced)), 0.6});
  } else if (!summary.empty() && repeats_beginning(summary, article)) {
    read.trace.push_back(
        {"dropped", "json.summary repeats the body", std::string(beginning_of(summary, kTraced)), 0.9});
    summary.clear();
  }
}

/// A byline that stands in the text tells who wrote it, where no key does. It stays there: the text is as
/// the collection has it.
void take_authors_of_body(ReadArticle& read) {
  constexpr std::size_t kLongestByline = 120;
  schema::Article& article = read.article;
  const std::string_view line = std::string_view(article.body).substr(0, article.body.find('\n'));
  if (line.size() == article.body.size() || line.size() > kLongestByline) return;
  for (std::string& name : names_of_byline(behind_by(line))) {
    if (looks_like_name(name)) put_once(article.authors, std::move(name));
  }
  if (!article.authors.empty())
    read.trace.push_back({"authors", "json.byline of the body", std::string(line), 0.8});
}

}  // namespace

void settle_record(ReadArticle& read) {
  settle_summary(read);
  schema::Article& article = read.article;
  if (article.authors.empty()) take_authors_of_body(read);
  if (!article.source.empty()) return;
  article.source = host_of(article.url);
  if (!article.source.empty()) read.trace.push_back({"source", "source.host", article.source, 0.8});
}

}  // namespace news::reading
