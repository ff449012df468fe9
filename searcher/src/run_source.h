#pragma once

#include <memory>
#include <optional>
#include <string>

#include <xapian.h>

#include "runs.h"

namespace news::searcher {

/// The quotes of the articles that have a term, where only the first quote of each article carries it
/// (schema::kQuoteRuns). As a posting list of all of them would be, but for its frequency, which is an
/// estimate. Adds no weight.
class RunSource : public Xapian::PostingSource {
 public:
  RunSource(std::string term, std::shared_ptr<Runs> runs) : term_(std::move(term)), runs_(std::move(runs)) {}

  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return leaders_; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return estimate_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return most_; }
  void next(double min_weight) override;
  void skip_to(Xapian::docid at, double min_weight) override;
  [[nodiscard]] bool at_end() const override { return at_end_; }
  [[nodiscard]] Xapian::docid get_docid() const override { return current_; }
  [[nodiscard]] RunSource* clone() const override { return new RunSource(term_, runs_); }
  void init(const Xapian::Database& database) override;
  [[nodiscard]] std::string get_description() const override { return "run(" + term_ + ")"; }

 private:
  [[nodiscard]] std::optional<QuoteRun> run_from(Xapian::docid at);
  void begin_run();
  void estimate();

  std::string term_;
  std::shared_ptr<Runs> runs_;
  Xapian::Database database_;
  Xapian::PostingIterator leader_;               ///< First quotes that carry the term.
  std::optional<Xapian::ValueIterator> places_;  ///< Of all quotes.
  Xapian::docid current_ = 0;                    ///< 0 before the first.
  Xapian::docid run_end_ = 0;                    ///< Of the run that holds the current one.
  bool at_end_ = false;
  Xapian::doccount leaders_ = 0;
  Xapian::doccount estimate_ = 0;
  Xapian::doccount most_ = 0;
};

/// How many quotes RunSource finds.
[[nodiscard]] Xapian::doccount quotes_in_runs(const Xapian::Database& quotes, const std::string& term);

}  // namespace news::searcher
