#pragma once

#include <memory>
#include <optional>
#include <string>

#include <xapian.h>

#include "runs.h"

namespace news::searcher {

/// The quotes of some articles, told by the first quote of each (schema::kQuoteRuns). As a posting list of
/// all of them would be, but for its frequency, which is an estimate. Adds no weight.
class RunSource : public Xapian::PostingSource {
 public:
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return least_; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return estimate_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return most_; }
  void next(double min_weight) override;
  void skip_to(Xapian::docid at, double min_weight) override;
  [[nodiscard]] bool at_end() const override { return at_end_; }
  [[nodiscard]] Xapian::docid get_docid() const override { return current_; }
  void init(const Xapian::Database& database) override;

 protected:
  explicit RunSource(std::shared_ptr<Runs> runs) : runs_(std::move(runs)) {}

  [[nodiscard]] const std::shared_ptr<Runs>& runs() const { return runs_; }
  [[nodiscard]] const Xapian::Database& database() const { return database_; }
  /// The run that holds the first quote from `at` on.
  [[nodiscard]] std::optional<QuoteRun> run_from(Xapian::docid at);
  void set_frequency(Xapian::doccount least, Xapian::doccount estimate, Xapian::doccount most);

 private:
  /// The first quote of the next wanted run that begins at `at` or behind; 0 where there is none. Only ever
  /// forwards.
  [[nodiscard]] virtual Xapian::docid leader_from(Xapian::docid at) = 0;
  void go_to(Xapian::docid leader);

  std::shared_ptr<Runs> runs_;
  Xapian::Database database_;
  std::optional<Xapian::ValueIterator> places_;  ///< Of all quotes.
  Xapian::docid current_ = 0;                    ///< 0 before the first.
  Xapian::docid run_end_ = 0;                    ///< Of the run that holds the current one.
  bool at_end_ = false;
  Xapian::doccount least_ = 0;
  Xapian::doccount estimate_ = 0;
  Xapian::doccount most_ = 0;
};

/// Those whose first quote has a term.
class RunTermSource : public RunSource {
 public:
  RunTermSource(std::string term, std::shared_ptr<Runs> runs)
      : RunSource(std::move(runs)), term_(std::move(term)) {}

  [[nodiscard]] RunTermSource* clone() const override { return new RunTermSource(term_, runs()); }
  void init(const Xapian::Database& database) override;
  [[nodiscard]] std::string get_description() const override { return "run(" + term_ + ")"; }

 private:
  [[nodiscard]] Xapian::docid leader_from(Xapian::docid at) override;
  void estimate();

  std::string term_;
  Xapian::PostingIterator leader_;  ///< First quotes that carry the term.
};

/// Those whose first quote has a value from `low` on (not empty), up to and with `high`, where that is given
/// (schema::kQuoteRunValues).
class RunValueSource : public RunSource {
 public:
  RunValueSource(Xapian::valueno slot, std::string low, std::optional<std::string> high,
                 std::shared_ptr<Runs> runs)
      : RunSource(std::move(runs)), slot_(slot), low_(std::move(low)), high_(std::move(high)) {}

  [[nodiscard]] RunValueSource* clone() const override {
    return new RunValueSource(slot_, low_, high_, runs());
  }
  void init(const Xapian::Database& database) override;
  [[nodiscard]] std::string get_description() const override {
    return "run(value " + std::to_string(slot_) + ")";
  }

 private:
  [[nodiscard]] Xapian::docid leader_from(Xapian::docid at) override;

  Xapian::valueno slot_;
  std::string low_;
  std::optional<std::string> high_;
  std::optional<Xapian::ValueIterator> values_;
};

/// How many quotes RunTermSource finds.
[[nodiscard]] Xapian::doccount quotes_in_runs(const Xapian::Database& quotes, const std::string& term);

}  // namespace news::searcher
