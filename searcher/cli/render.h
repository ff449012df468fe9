#pragma once

#include <string>

#include <news/searcher/results.h>

#include "options.h"

namespace news::searcher::cli {

/// The results in the form that the options ask for. Safe for a terminal where stdout is one. `qid` is the id
/// of a query in a batch.
[[nodiscard]] std::string render(const SearchResults& results, const Options& options,
                                 const std::string& qid = {});

/// Warnings, and the explanation where the form of the results has no place for it, to stderr.
void tell_aside(const SearchResults& results, const Options& options);

/// For a person to read.
[[nodiscard]] std::string render_text(const SearchResults& results, const Options& options);

/// How the query was read, for a person.
[[nodiscard]] std::string render_explanation(const Explanation& explanation,
                                             const news::cli::Terminal& output);

/// One object and a line end.
[[nodiscard]] std::string render_json(const SearchResults& results, bool explain);

/// One hit a line, beginning with "qid" where there is one.
[[nodiscard]] std::string render_jsonl(const SearchResults& results, const std::string& qid);

/// RFC 4180: a header and one hit a record.
[[nodiscard]] std::string render_csv(const SearchResults& results);

/// "qid Q0 id rank score newssearch"
[[nodiscard]] std::string render_trec(const SearchResults& results, const std::string& qid);

}  // namespace news::searcher::cli
