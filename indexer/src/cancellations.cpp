#include "cancellations.h"

#include <string_view>

#include <news/schema/internal/terms.h>

namespace news::indexer {
namespace {

/// Behind it the term of the article's id.
constexpr std::string_view kPrefix = "c.";

std::string key_of(const std::string& id_term) {
  return std::string(kPrefix).append(id_term);
}

}  // namespace

void Cancellations::read(const Xapian::Database& articles) {
  const std::string prefix(kPrefix);
  const auto end = articles.metadata_keys_end(prefix);
  for (auto key = articles.metadata_keys_begin(prefix); key != end; ++key) {
    precedences_.insert_or_assign((*key).substr(prefix.size()), articles.get_metadata(*key));
  }
}

bool Cancellations::cover(const Draft& draft) const {
  if (draft.canceled || precedences_.empty()) return false;
  const auto found = precedences_.find(draft.id_term);
  if (found == precedences_.end()) return false;
  // What was taken back itself may come again too.
  return !schema::is_outdated(found->second, draft.precedence);
}

bool Cancellations::note(const Draft& cancellation, const std::string& stored) {
  const std::string precedence(
      schema::rank_of(cancellation.precedence.empty() ? stored : cancellation.precedence));
  // Without versions the order of the input counts.
  if (!schema::has_version(precedence)) return false;
  std::string& noted = precedences_[cancellation.id_term];
  if (!noted.empty() && !schema::is_outdated(noted, precedence)) return false;
  noted = precedence;
  set_(key_of(cancellation.id_term), precedence);
  return true;
}

bool Cancellations::forget(const std::string& id_term) {
  if (precedences_.erase(id_term) == 0) return false;
  set_(key_of(id_term), {});
  return true;
}

void Cancellations::copy() const {
  for (const auto& [id_term, precedence] : precedences_) set_(key_of(id_term), precedence);
}

}  // namespace news::indexer
