#include "reading/feed_authors.h"

#include <utility>

#include "reading/addresses.h"
#include "reading/bylines.h"
#include "reading/characters.h"
#include "reading/once.h"

namespace news::reading {

std::string name_in_address(std::string_view text) {
  text = trim(text);
  const std::size_t open = text.find('(');
  if (open != std::string_view::npos && text.find('@') < open)
    return squeeze(text.substr(open + 1, text.find(')', open) - open - 1));
  if (open != std::string_view::npos && text.find('@', open) < text.find(')', open))
    text = text.substr(0, open);
  text = trim(text.substr(0, text.find('<')));
  return text.find('@') == std::string_view::npos ? squeeze(text) : std::string();
}

void put_author(std::vector<std::string>& authors, const std::string& name) {
  if (name.empty() || is_address(name) || name.find('@') != std::string::npos) return;
  const bool several = !behind_by(name).empty() || name.find(" and ") != std::string::npos ||
                       name.find('&') != std::string::npos || name.find(',') != std::string::npos;
  for (std::string& one : several ? names_of_byline(name) : std::vector{name})
    put_once(authors, std::move(one));
}

}  // namespace news::reading
