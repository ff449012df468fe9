#include "phrase_source.h"

#include <limits>

namespace news::searcher {

using Xapian::Query;

bool PhraseSource::passes(Xapian::docid document) {
  return stand_in_a_row(document, {{0, std::numeric_limits<std::uint32_t>::max()}});
}

Query side_by_side(const std::vector<std::vector<std::string>>& words, bool positions_apart) {
  std::vector<Query> each;
  for (const auto& terms : words) each.emplace_back(Query::OP_OR, terms.begin(), terms.end());
  if (each.size() == 1) return each.front();
  if (!positions_apart)
    return Query(Query::OP_PHRASE, each.begin(), each.end(), static_cast<Xapian::termcount>(each.size()));
  const Query rows((new PhraseSource(words))->release());
  return Query(Query::OP_FILTER, Query(Query::OP_AND, each.begin(), each.end()), rows);
}

}  // namespace news::searcher
