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

}  // namespace news::reading
