#include "own_ids.h"

#include <algorithm>
#include <unordered_set>

#include <news/schema/internal/terms.h>

#include "reading/reading.h"

namespace news::indexer {

void OwnIds::note(const Draft& draft, Outcome outcome) {
  if (!draft.canceled || draft.own_id.empty()) return;
  Canceled& canceled = canceled_[draft.own_id];
  // Of several the one of the latest version counts, or one of all versions.
  const bool later =
      canceled.id.empty() || draft.takes_back_all() ||
      (!canceled.precedence.empty() && !schema::is_outdated(draft.precedence, canceled.precedence));
  if (later) {
    canceled.id = draft.id;
    canceled.precedence = draft.precedence;
  }
  if (outcome == Outcome::absent) {
    ++canceled.absent;
  } else {
    canceled.present = true;
  }
}

OwnIds::Found OwnIds::find(Store store) const {
  Found out;
  std::unordered_set<std::string> found;
  store.for_each([&](const schema::Article& article) {
    const auto own = article.extra.find(reading::kOwnIdKey);
    if (own == article.extra.end() || !article.id.starts_with(id_prefix_)) return;
    const auto canceled = canceled_.find(own->second);
    if (canceled == canceled_.end()) return;
    found.insert(own->second);
    const std::string& precedence = canceled->second.precedence;
    const std::string stored = schema::precedence_of(article);
    if (precedence.empty() || !schema::is_outdated(precedence, stored)) out.ids.push_back(article.id);
  });
  for (const auto& [own_id, canceled] : canceled_) {
    if (found.contains(own_id)) {
      out.late += canceled.absent;
    } else if (!canceled.present) {
      out.nothing_for.push_back({canceled.id, own_id});
    }
  }
  std::sort(out.nothing_for.begin(), out.nothing_for.end(),
            [](const Unfound& a, const Unfound& b) { return a.id < b.id; });
  return out;
}

}  // namespace news::indexer
