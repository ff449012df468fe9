#pragma once

#include <istream>
#include <string>
#include <vector>

#include <news/searcher/searcher.h>

#include "options.h"

namespace news::searcher::cli {

/// A line of a batch.
struct BatchQuery {
  std::string qid;
  std::string query;
};

/// Reads lines "qid<TAB>query"; empty lines are left out. Throws schema::Error{bad_argument} with the number
/// of the line that is none. `name` is for that message.
[[nodiscard]] std::vector<BatchQuery> read_batch(std::istream& in, const std::string& name);

/// Answers every query of options.batch on stdout. A query that can't be read is told on stderr and the
/// others go on; the status is then kFailed.
int run_batch(Searcher& searcher, const Options& options);

}  // namespace news::searcher::cli
