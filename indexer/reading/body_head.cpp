#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "reading/bylines.h"
#include "reading/characters.h"
#include "reading/head_lines.h"
#include "reading/page_edges.h"

namespace news::reading {
namespace {

constexpr std::size_t kLongestHeadLine = 160;

std::string_view first_paragraph(std::string_view body) {
  return body.substr(0, std::min(body.find("\n\n"), body.size()));
}

void drop_first(std::string& body, ReadArticle& read) {
  const std::string_view line = first_paragraph(body);
  read.trace.push_back({"dropped", "head", std::string(line), 0.9});
  body.erase(0, line.size() + 2);
}

}  // namespace

void take_byline_of_body(std::string& body, ReadArticle& read) {
  const std::string_view line = first_paragraph(body);
  // A text that is nothing else stays.
  if (line.size() == body.size() || line.size() > kLongestHeadLine || ends_in_full_stop(line) ||
      behind_by(line).empty())
    return;
  std::vector<std::string> names = names_of_byline(line);
  if (names.empty() ||
      !std::all_of(names.begin(), names.end(), [](const std::string& name) { return looks_like_name(name); }))
    return;
  if (read.article.authors.empty()) {
    for (const std::string& name : names) read.trace.push_back({"authors", "byline.text", name, 0.85});
    read.article.authors = std::move(names);
  }
  drop_first(body, read);
  const std::string_view next = first_paragraph(body);
  const bool dated = next.size() < body.size() && next.size() <= kLongestHeadLine && !ends_sentence(next) &&
                     read_date_line(next).has_value();
  if (dated) drop_first(body, read);
}

}  // namespace news::reading
