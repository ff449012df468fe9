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
  leader_ = database_.postlist_begin(term_);
  places_ = database_.valuestream_begin(schema::kPlaceSlot);
  current_ = 0;
  run_end_ = 0;
  at_end_ = false;
  leaders_ = database_.get_termfreq(term_);
  estimate();
  set_maxweight(0);
}

void RunSource::estimate() {
  Xapian::doccount runs = 0;
  Xapian::doccount quotes = 0;
  auto places = database_.valuestream_begin(schema::kPlaceSlot);
  const auto places_end = database_.valuestream_end(schema::kPlaceSlot);
  auto leader = database_.postlist_begin(term_);
  for (; leader != database_.postlist_end(term_) && runs < kMeasuredRuns; ++leader, ++runs) {
    quotes += schema::unpack_place(value_at(places, places_end, *leader)).behind + 1;
  }
  const Xapian::doccount all = database_.get_doccount();
  estimate_ =
      runs == 0 ? 0 : static_cast<Xapian::doccount>(std::min<double>(all, 1.0 * quotes / runs * leaders_));
  most_ = leaders_ == runs ? quotes : all;
}

void RunSource::next(double) {
  if (current_ != 0) {
    if (++current_ < run_end_) return;
    ++leader_;
  }
  begin_run();
}

/// Goes to where the leader stands.
void RunSource::begin_run() {
  at_end_ = leader_ == database_.postlist_end(term_);
  if (at_end_) return;
  current_ = *leader_;
  const auto run = run_from(current_);
  run_end_ = run ? run->end : current_ + 1;
}

void RunSource::skip_to(Xapian::docid at, double) {
  if (at_end_ || (current_ != 0 && at <= current_)) return;
  if (at < run_end_) {
    current_ = at;
    return;
  }
  // The run that holds the first quote from there on may have begun before it.
  const auto run = run_from(at);
  at_end_ = !run || leader_ == database_.postlist_end(term_);
  if (at_end_) return;
  leader_.skip_to(run->begin);
  if (leader_ != database_.postlist_end(term_) && *leader_ == run->begin) {
    current_ = std::max(at, run->begin);
    run_end_ = run->end;
  } else {
    begin_run();
  }
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
