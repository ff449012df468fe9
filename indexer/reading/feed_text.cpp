#include "reading/feed_text.h"

#include <utility>

#include "reading/characters.h"
#include "reading/related_words.h"
#include "reading/wire.h"

namespace news::reading {
namespace {

/// A description shorter than this is what a feed lures with, not what it leads to.
constexpr std::size_t kFewestWords = 60;

/// True for a text that is broken off, whose invitation to read on is taken away.
bool ends_open(Prose& prose) {
  std::string& body = prose.body;
  const std::size_t last = body.rfind("\n\n");
  const bool invites =
      invites_to_read_on(std::string_view(body).substr(last == std::string::npos ? 0 : last + 2));
  if (invites) body.resize(last == std::string::npos ? 0 : last);
  std::string_view text = body;
  while (!text.empty() && (text.back() == ']' || text.back() == ')' || text.back() == ' '))
    text.remove_suffix(1);
  return invites || prose.open || ends_in_ellipsis(text);
}

/// Some have a word or two where the text should be, and the text in the description.
bool is_the_text(const Prose& summary, const Prose& content) {
  constexpr std::size_t kTimesLonger = 3;
  const std::size_t words = count_words(summary.body);
  return words >= kFewestWords && words > kTimesLonger * count_words(content.body);
}

}  // namespace

void put_feed_text(ReadArticle& read, Prose content, Prose summary) {
  bool content_open = ends_open(content);
  bool summary_open = ends_open(summary);
  if (!content.body.empty() && !summary_open && is_the_text(summary, content)) {
    std::swap(content, summary);
    std::swap(content_open, summary_open);
  }
  if (!content.body.empty() && !content_open) {
    put_prose(read, "feed.content", std::move(content));
    constexpr std::size_t kLongestSummary = 600;
    if (summary.body.size() <= kLongestSummary)
      put_summary(read, "feed.description", std::move(summary.body));
  } else if (content.body.empty() && !summary_open && count_words(summary.body) >= kFewestWords) {
    put_prose(read, "feed.description", std::move(summary));
    return;
  } else {
    read.article.teaser = true;
    const bool longer = content.body.size() > summary.body.size();
    put_summary(read, "feed.teaser", std::exchange(longer ? content.body : summary.body, {}));
    content.body.clear();
    put_prose(read, "feed.content", std::move(content));
  }
  // Pictures are the article's, wherever they stand.
  summary.body.clear();
  put_prose(read, "feed.description", std::move(summary));
}

}  // namespace news::reading
