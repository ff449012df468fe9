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

bool Runs::ask(const Xapian::Database& quotes, std::uint64_t times) {
  asked_ += times;
  if (!loaded_ && cost_of_one_ > 0 && asked_ > quotes.get_doccount() / cost_of_one_) load(quotes);
  return loaded_;
}

Documents Runs::firsts_of(const Documents& documents, const Xapian::Database& quotes) {
  Documents firsts;
  firsts.reserve(documents.size());
  if (ask(quotes, documents.size())) {
    auto run = runs_.begin();
    for (const Xapian::docid quote : documents) {
      while (run != runs_.end() && run->end <= quote) ++run;
      firsts.push_back(run != runs_.end() && run->begin <= quote ? run->begin : quote);
    }
    return firsts;
  }
  auto place = quotes.valuestream_begin(schema::kPlaceSlot);
  const auto end = quotes.valuestream_end(schema::kPlaceSlot);
  for (const Xapian::docid quote : documents) {
    if (place != end && place.get_docid() < quote) place.skip_to(quote);
    const bool has_place = place != end && place.get_docid() == quote;
    const Xapian::docid before = has_place ? schema::unpack_place(*place).before : 0;
    firsts.push_back(quote - std::min(quote - 1, before));
  }
  return firsts;
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
