#include "matches.h"

#include <algorithm>

#include "boolean_query.h"
#include "time_order.h"

namespace news::searcher {
namespace {

class Collector : public Xapian::MatchSpy {
 public:
  explicit Collector(Documents& out) : out_(out) {}
  void operator()(const Xapian::Document& document, double) override { out_.push_back(document.get_docid()); }

 private:
  Documents& out_;
};

/// A key behind all moments.
const std::string kBehindAll(9, '\xFF');

Xapian::Enquire make_enquire(const Xapian::Database& database, const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  return enquire;
}

bool in_order_of_time(const PageRequest& request) {
  return request.sort != Sort::relevance || !request.weighted;
}

void set_order(Xapian::Enquire& enquire, const PageRequest& request, TimeOrder& by_time) {
  if (request.weighted) {
    enquire.set_weighting_scheme(Xapian::BM25Weight(1.2, 0, 1, 0.75, 0.5));
  } else {
    enquire.set_weighting_scheme(Xapian::BoolWeight());
  }
  if (!in_order_of_time(request)) return;
  enquire.set_sort_by_key_then_relevance(&by_time, request.sort != Sort::oldest);
}

void keep_ascending(Documents& documents) {
  if (!std::is_sorted(documents.begin(), documents.end())) std::sort(documents.begin(), documents.end());
}

}  // namespace

Page find_page(const Xapian::Database& database, const Xapian::Query& query, const PageRequest& request) {
  Page page;
  const Xapian::doccount size = database.get_doccount();
  if (size == 0 || query.empty()) return page;
  if (request.limit == 0 || request.offset >= size) {
    if (request.want_all) page.all = find_all(database, query);
    page.estimate = page.all.size();
    if (!request.want_all)
      page.estimate = make_enquire(database, ranked(database, query)).get_mset(0, 0).get_matches_estimated();
    return page;
  }
  const auto offset = static_cast<Xapian::doccount>(request.offset);
  const auto limit = static_cast<Xapian::doccount>(std::min<std::size_t>(request.limit, size - offset));

  // Documents without a moment come last either way.
  TimeOrder by_time(database,
                    request.first_tells_time ? TimeOrder::Moments::of_first : TimeOrder::Moments::own,
                    request.sort == Sort::oldest ? kBehindAll : std::string());
  Collector collector(page.all);
  Xapian::Enquire enquire =
      make_enquire(database, request.weighted ? ranked(database, query) : unranked(database, query));
  set_order(enquire, request, by_time);
  const bool one_run = request.want_all && (request.has_phrase || in_order_of_time(request));
  if (one_run) enquire.add_matchspy(&collector);
  const Xapian::MSet mset = enquire.get_mset(offset, limit, one_run ? size : 0);
  for (Xapian::MSetIterator it = mset.begin(); it != mset.end(); ++it) {
    page.matches.push_back({*it, request.weighted ? it.get_weight() : 0});
  }
  page.estimate = mset.get_matches_estimated();
  if (!request.want_all) return page;

  if (one_run) {
    keep_ascending(page.all);
  } else if (offset == 0 && mset.size() < limit) {
    for (const Match& match : page.matches) page.all.push_back(match.document);
    std::sort(page.all.begin(), page.all.end());
  } else {
    page.all = find_all(database, query);
  }
  return page;
}

Documents find_all(const Xapian::Database& database, const Xapian::Query& query) {
  Documents documents;
  if (query.empty()) return documents;
  Collector collector(documents);
  // A factor of 0 drops what only improves scores.
  Xapian::Enquire enquire = make_enquire(database, unweighted(database, query));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.add_matchspy(&collector);
  (void)enquire.get_mset(0, 0, database.get_doccount());
  keep_ascending(documents);
  return documents;
}

}  // namespace news::searcher
