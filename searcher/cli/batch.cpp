#include "batch.h"

#include <fstream>
#include <iostream>
#include <utility>

#include <fmt/format.h>

#include <news/cli/run.h>
#include <news/schema/error.h>

#include "command_line.h"
#include "printer.h"

namespace news::searcher::cli {
namespace {

std::vector<BatchQuery> read_file(const std::string& path) {
  if (path == "-") return read_batch(std::cin, "standard input");
  std::ifstream in(path, std::ios::binary);
  std::vector<BatchQuery> queries;
  if (in) queries = read_batch(in, path);
  // A directory opens and then can't be read.
  if (!in.is_open() || in.bad()) {
    throw schema::Error(schema::ErrorCode::io, fmt::format("cannot read {}", path),
                        "--batch takes a file of lines \"id<TAB>query\", or - for standard input");
  }
  return queries;
}

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\r") == std::string::npos;
}

}  // namespace

std::vector<BatchQuery> read_batch(std::istream& in, const std::string& name) {
  std::vector<BatchQuery> queries;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (is_blank(line)) continue;
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos || tab == 0) {
      throw schema::Error(
          schema::ErrorCode::bad_argument,
          fmt::format("line {} of {} is not \"id<TAB>query\": {}", number, name, line.substr(0, 60)),
          "each line has the query's id, a tab, and the query");
    }
    queries.push_back({line.substr(0, tab), line.substr(tab + 1)});
  }
  return queries;
}

int run_batch(Searcher& searcher, const Options& options) {
  int status = news::cli::kFound;
  std::vector<std::string> told;
  for (const BatchQuery& query : read_file(options.batch)) {
    // No words: no results, where a search would give everything.
    if (is_blank(query.query)) continue;
    SearchRequest request = options.request;
    request.query = query.query;
    try {
      Printer printer(options, news::cli::print, query.qid);
      SearchResults results = searcher.search(
          request, [&](const auto& so_far, auto&& hit) { printer.hit(so_far, std::move(hit)); });
      // The filters are those of all queries: what is said of them is said once.
      if (results.warnings == told) {
        results.warnings.clear();
      } else {
        told = results.warnings;
      }
      tell_aside(results, options);
      printer.finish(std::move(results));
    } catch (const schema::Error& error) {
      if (error.code() != schema::ErrorCode::bad_query) throw;
      news::cli::note(
          program(), fmt::format("{}: query {}: {}", schema::name_of(error.code()), query.qid, error.what()));
      status = news::cli::kFailed;
    }
  }
  return status;
}

}  // namespace news::searcher::cli
