#include <algorithm>
#include <string>
#include <string_view>

#include "reading/characters.h"
#include "reading/dates.h"
#include "reading/page_edges.h"

namespace news::reading {
namespace {

/// The part of a paragraph before its dash, where that names a place: "HALMER, 6 November", "Halmer (nwa)".
std::string_view dateline_of(std::string_view text) {
  const std::string_view beginning = beginning_of(text, 120);
  std::size_t dash = std::string_view::npos;
  for (const std::string_view mark : {" — ", " – ", " - ", " -- ", "— ", "– "}) {
    dash = std::min(dash, beginning.find(mark));
  }
  if (dash == std::string_view::npos || dash < 3) return {};
  const std::string_view line = trim(beginning.substr(0, dash));
  const std::size_t open = line.find('(');
  const std::vector<std::string_view> words = words_of(line.substr(0, open));
  if (words.empty() || words.size() > 7) return {};
  std::string_view town = words.front();
  while (town.ends_with(',')) town.remove_suffix(1);
  const bool shouted = is_all_capitals(town) && length_of(town) >= 3;
  const bool agency = open != std::string_view::npos && line.ends_with(')');
  return shouted || (agency && starts_with_upper(town)) ? line : std::string_view();
}

}  // namespace

bool has_dateline(std::string_view paragraph) {
  return !dateline_of(paragraph).empty();
}

void read_dateline(const std::vector<Block>& blocks, ReadArticle& read) {
  if (blocks.empty()) return;
  const std::string_view line = dateline_of(blocks.front().text);
  if (line.empty()) return;
  read.trace.push_back({"dateline", "dateline.place and dash", std::string(line), 0.93});
  schema::Article& article = read.article;
  const std::size_t open = line.find('(');
  if (open != std::string_view::npos && line.ends_with(')') && article.source.empty()) {
    const std::string_view name = trim(line.substr(open + 1, line.size() - open - 2));
    if (!name.empty() && count_words(name) <= 5) {
      article.source = squeeze(name);
      read.trace.push_back({"source", "source.dateline", article.source, 0.6});
    }
  }
  if (const auto date = find_date(line); date && article.published.empty() && !date->ambiguous) {
    article.published = date->iso();
    read.trace.push_back({"published", "date.dateline", article.published, 0.9});
  }
}

}  // namespace news::reading
