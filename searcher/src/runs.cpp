#include "runs.h"

#include <algorithm>

#include <news/schema/fields.h>
#include <news/schema/internal/terms.h>

namespace news::searcher {
std::optional<QuoteRun> Runs::from(Xapian::docid at) const {
  const auto run =
      std::upper_bound(runs_.begin(), runs_.end(), at,
                       [](Xapian::docid quote, const QuoteRun& each) { return quote < each.end; });
  return run == runs_.end() ? std::nullopt : std::optional(*run);
}

bool Runs::ask(const Xapian::Database& quotes) {
  if (!loaded_ && ++asked_ * cost_of_one_ > quotes.get_doccount()) load(quotes);
  return loaded_;
}

void Runs::load(const Xapian::Database& quotes) {
  std::vector<QuoteRun> runs;  // nothing half read stays behind when Xapian throws
  const auto end = quotes.valuestream_end(schema::kPlaceSlot);
  for (auto value = quotes.valuestream_begin(schema::kPlaceSlot); value != end; ++value) {
    const schema::QuotePlace place = schema::unpack_place(*value);
    if (place.before == 0) runs.push_back({value.get_docid(), value.get_docid() + place.behind + 1});
  }
  runs_ = std::move(runs);
  loaded_ = true;
}

}  // namespace news::searcher
