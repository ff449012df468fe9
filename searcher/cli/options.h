#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <news/cli/terminal.h>
#include <news/searcher/request.h>

namespace news::searcher::cli {

enum class Format { text, json, jsonl, csv, trec };

/// What a command line asks for, with nothing left to decide.
struct Options {
  std::filesystem::path index;
  SearchRequest request;
  Format format = Format::text;
  bool explain = false;
  std::string batch;           ///< File of queries, "-" for stdin; empty: one query.
  news::cli::Terminal output;  ///< What stdout is.
};

/// `--facet NAME[:N|:day|:month|:year]`. Throws schema::Error{bad_argument}, with the facets there are as
/// hint.
[[nodiscard]] FacetRequest parse_facet(std::string_view text);

}  // namespace news::searcher::cli
