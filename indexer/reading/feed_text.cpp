#include "reading/feed_text.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "reading/characters.h"
#include "reading/litter.h"
#include "reading/related_words.h"
#include "reading/wire.h"

namespace news::reading {
namespace {

/// A description shorter than this is what a feed lures with, not what it leads to.
constexpr std::size_t kFewestWords = 60;

/// "Filed under: Harbour, Weather", "Posted in Local", "submitted by /u/foo [link] [comments]".
bool tells_of_entry(std::string_view paragraph) {
  static constexpr auto kLabels = std::to_array<std::string_view>(
      {"Filed under", "Filed Under", "Tagged", "Tagged with", "Tags:", "Posted in", "Posted In",
       "Category:", "Categories:", "Schlagwörter:", "Étiquettes :", "Etiquetas:", "Рубрика:", "Метки:"});
  constexpr std::size_t kLongest = 200;
  if (paragraph.size() > kLongest || ends_sentence(paragraph)) return false;
  if (paragraph.starts_with("submitted by ") && paragraph.ends_with("[comments]")) return true;
  return std::any_of(kLabels.begin(), kLabels.end(), [&](std::string_view label) {
    if (!paragraph.starts_with(label)) return false;
    std::string_view rest = trim(paragraph.substr(label.size()));
    if (rest.starts_with(':')) rest = trim(rest.substr(1));
    return !rest.empty() && (label.ends_with(':') || !starts_with_lower(rest));
  });
}

/// Takes away what blogs put below each entry of a feed. True where it invites to read on.
bool cut_notes(Prose& prose) {
  std::string& body = prose.body;
  constexpr int kMost = 8;
  bool open = false;
  for (int notes = 0; notes < kMost && !body.empty(); ++notes) {
    const std::size_t blank = body.rfind("\n\n");
    const std::size_t begin = blank == std::string::npos ? 0 : blank + 2;
    const std::string_view last = std::string_view(body).substr(begin);
    std::size_t cut = invites_to_read_on(last) || tells_of_entry(last) ? 0 : first_place_begin(last);
    open = open || invites_to_read_on(last);
    if (cut == std::string_view::npos) {
      const Invitation invitation = invitation_behind(last);
      cut = invitation.begin;
      if (cut == std::string_view::npos) break;
      open = open || invitation.open;
    }
    prose.dropped.push_back({"dropped", "feed.note", std::string(last.substr(cut)), 0.9});
    body.resize(trim(std::string_view(body).substr(0, begin + cut)).size());
  }
  return open;
}

/// True for a text that is broken off, whose invitation to read on is taken away.
bool ends_open(Prose& prose) {
  const bool invites = cut_notes(prose);
  std::string_view text = prose.body;
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
