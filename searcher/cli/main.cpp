#include <utility>

#include <news/cli/run.h>
#include <news/searcher/searcher.h>

#include "batch.h"
#include "command_line.h"
#include "printer.h"

namespace {

using news::searcher::cli::Options;

int search(const Options& options) {
  news::searcher::Searcher searcher(options.index);
  if (!options.batch.empty()) return news::searcher::cli::run_batch(searcher, options);
  news::searcher::cli::Printer printer(options, news::cli::print);
  const news::searcher::SearchResults results = searcher.search(
      options.request, [&](const auto& so_far, auto&& hit) { printer.hit(so_far, std::move(hit)); });
  news::searcher::cli::tell_aside(results, options);
  printer.finish(results);
  const bool found = options.request.limit == 0 ? results.total > 0 : printer.hits() > 0;
  return found ? news::cli::kFound : news::cli::kNothing;
}

}  // namespace

int main(int argc, char** argv) {
  news::searcher::cli::CommandLine line;
  return news::cli::run_main(news::searcher::cli::program(), line.app(), argc, argv,
                             [&] { return search(line.options()); });
}
