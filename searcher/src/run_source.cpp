#include "run_source.h"

#include <algorithm>

#include <news/schema/fields.h>
#include <news/schema/internal/terms.h>

namespace news::searcher {
namespace {

/// Runs that are measured to tell how many quotes there are; more are taken to be as long on average. Few,
/// since each may cost the reading of a block.
constexpr Xapian::doccount kMeasuredRuns = 4;

/// Moves to the value of a quote; an empty one where it has none. Only ever forwards.
std::string value_at(Xapian::ValueIterator& values, const Xapian::ValueIterator& end, Xapian::docid quote) {
  if (values != end && values.get_docid() < quote) values.skip_to(quote);
  return values != end && values.get_docid() == quote ? *values : std::string();
}

}  // namespace

void RunSource::init(const Xapian::Database& database) {
  database_ = database;
  places_ = database_.valuestream_begin(schema::kPlaceSlot);
  current_ = 0;
  run_end_ = 0;
  at_end_ = false;
  set_maxweight(0);
}

void RunSource::set_frequency(Xapian::doccount least, Xapian::doccount estimate, Xapian::doccount most) {
  least_ = least;
  estimate_ = estimate;
  most_ = most;
}

void RunSource::next(double) {
  if (current_ != 0 && ++current_ < run_end_) return;
  go_to(leader_from(std::max<Xapian::docid>(run_end_, 1)));
}

void RunSource::go_to(Xapian::docid leader) {
  at_end_ = leader == 0;
  if (at_end_) return;
  current_ = leader;
  const auto run = run_from(leader);
  run_end_ = run ? run->end : leader + 1;
}

void RunSource::skip_to(Xapian::docid at, double) {
  if (at_end_ || (current_ != 0 && at <= current_)) return;
  if (at < run_end_) {
    current_ = at;
    return;
  }
  // The run that holds the first quote from there on may have begun before it.
  const auto run = run_from(at);
  const Xapian::docid leader = run ? leader_from(run->begin) : 0;
  if (leader == 0 || leader != run->begin) {
    go_to(leader);
    return;
  }
  current_ = std::max(at, leader);
  run_end_ = run->end;
}

/// The run that holds the first quote from `at` on.
std::optional<QuoteRun> RunSource::run_from(Xapian::docid at) {
  if (runs_->ask(database_)) return runs_->from(at);
  const auto end = database_.valuestream_end(schema::kPlaceSlot);
  if (*places_ != end && places_->get_docid() < at) places_->skip_to(at);
  if (*places_ == end) return std::nullopt;
  const Xapian::docid quote = places_->get_docid();
  const schema::QuotePlace place = schema::unpack_place(**places_);
  return QuoteRun{quote - std::min(quote - 1, place.before), quote + place.behind + 1};
}

void RunTermSource::init(const Xapian::Database& database) {
  RunSource::init(database);
  leader_ = database.postlist_begin(term_);
  estimate();
}

void RunTermSource::estimate() {
  Xapian::doccount runs = 0;
  Xapian::doccount quotes = 0;
  auto places = database().valuestream_begin(schema::kPlaceSlot);
  const auto places_end = database().valuestream_end(schema::kPlaceSlot);
  auto leader = database().postlist_begin(term_);
  for (; leader != database().postlist_end(term_) && runs < kMeasuredRuns; ++leader, ++runs) {
    quotes += schema::unpack_place(value_at(places, places_end, *leader)).behind + 1;
  }
  const Xapian::doccount leaders = database().get_termfreq(term_);
  const Xapian::doccount all = database().get_doccount();
  const auto estimate =
      runs == 0 ? 0 : static_cast<Xapian::doccount>(std::min<double>(all, 1.0 * quotes / runs * leaders));
  set_frequency(leaders, estimate, leaders == runs ? quotes : all);
}

Xapian::docid RunTermSource::leader_from(Xapian::docid at) {
  const auto end = database().postlist_end(term_);
  if (leader_ != end && *leader_ < at) leader_.skip_to(at);
  return leader_ == end ? 0 : *leader_;
}

void RunValueSource::init(const Xapian::Database& database) {
  RunSource::init(database);
  values_ = database.valuestream_begin(slot_);
  const Xapian::doccount all = database.get_doccount();
  // How many of the runs have such a value isn't known without reading them.
  set_frequency(0, all / 2, all);
}

Xapian::docid RunValueSource::leader_from(Xapian::docid at) {
  const auto end = database().valuestream_end(slot_);
  if (*values_ != end && values_->get_docid() < at) values_->skip_to(at);
  for (; *values_ != end; ++*values_) {
    const std::string value = **values_;
    if (value >= low_ && (!high_ || value <= *high_)) return values_->get_docid();
  }
  return 0;
}

Xapian::doccount quotes_in_runs(const Xapian::Database& quotes, const std::string& term) {
  Xapian::doccount count = 0;
  auto places = quotes.valuestream_begin(schema::kPlaceSlot);
  const auto end = quotes.valuestream_end(schema::kPlaceSlot);
  for (auto leader = quotes.postlist_begin(term); leader != quotes.postlist_end(term); ++leader) {
    count += schema::unpack_place(value_at(places, end, *leader)).behind + 1;
  }
  return count;
}

}  // namespace news::searcher
