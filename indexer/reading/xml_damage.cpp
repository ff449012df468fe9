#include "reading/xml_damage.h"

namespace news::reading {

void DamageTeller::tell(const Node& item, ReadArticle& read) {
  if (told_ || !markup_.is_damaged_in(item)) return;
  read.warnings.push_back(markup_.damage());
  told_ = true;
}

void DamageTeller::finish(ReadResult& result) const {
  if (told_ || markup_.damage().empty()) return;
  if (result.articles.empty() && !result.rejected.empty()) {
    result.rejected.back().why.append("; ").append(markup_.damage());
  } else if (result.articles.size() == 1) {
    result.articles.front().warnings.push_back(markup_.damage());
  } else {
    result.rejected.push_back({document_.where, markup_.damage(), true});
  }
}

std::string with_closed_section(std::string_view bytes) {
  constexpr std::string_view kEnd = "]]>";
  const std::size_t begin = bytes.rfind("<![CDATA[");
  if (begin == std::string_view::npos || bytes.find(kEnd, begin) != std::string_view::npos) return {};
  // Half of the end may be there.
  while (bytes.ends_with(']')) bytes.remove_suffix(1);
  return std::string(bytes).append(kEnd);
}

}  // namespace news::reading
