#pragma once

#include <string>

#include <news/searcher/results.h>

#include "options.h"

namespace news::searcher::cli {

/// For a person to read.
[[nodiscard]] std::string render_text(const SearchResults& results, const Options& options);

/// How the query was read, for a person.
[[nodiscard]] std::string render_explanation(const Explanation& explanation,
                                             const news::cli::Terminal& output);

/// One object and a line end, in pieces: what stands before the hits, each hit (with a comma between two),
/// and what stands behind them.
[[nodiscard]] std::string json_begin(const SearchResults& results);
[[nodiscard]] std::string json_hit(const Hit& hit);
[[nodiscard]] std::string json_end(const SearchResults& results, bool explain);

/// A line, beginning with "qid" where there is one.
[[nodiscard]] std::string jsonl_line(const Hit& hit, const std::string& qid);

/// RFC 4180: the header, and a hit's record. Records of quotes have the quote's number and speaker as well.
[[nodiscard]] std::string csv_header(Target target);
[[nodiscard]] std::string csv_record(const Hit& hit, Target target);

/// "qid Q0 id rank score newssearch"
[[nodiscard]] std::string trec_line(const Hit& hit, const std::string& qid);

}  // namespace news::searcher::cli
