#include "printer.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include <news/cli/run.h>
#include <news/cli/text.h>

#include "command_line.h"
#include "render.h"

namespace news::searcher::cli {
namespace {

/// Lines of data shown on a terminal. Record ends stay; everything else that a terminal might obey goes.
std::string safe_lines(const std::string& text) {
  std::string out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    out += news::cli::safe(std::string_view(text).substr(begin, end - begin));
    if (end < text.size()) out += '\n';
    begin = end + 1;
  }
  return out;
}

}  // namespace

Printer::Printer(const Options& options, Out out, std::string qid)
    : options_(options), out_(std::move(out)), qid_(std::move(qid)) {
  if (options_.format == Format::trec && qid_.empty()) qid_ = "1";
}

void Printer::hit(const SearchResults& results, Hit&& hit) {
  if (hits_++ == 0) begin(results);
  switch (options_.format) {
    case Format::text:
      kept_.push_back(std::move(hit));
      break;
    case Format::json:
      write((hits_ > 1 ? "," : "") + json_hit(hit));
      break;
    case Format::jsonl:
      write(jsonl_line(hit, qid_));
      break;
    case Format::csv:
      write(csv_record(hit, options_.request.target));
      break;
    case Format::trec:
      if (articles_.insert(hit.article.id).second) write(trec_line(hit, qid_));
      break;
  }
}

void Printer::begin(const SearchResults& results) {
  if (options_.format == Format::json) write(json_begin(results));
  if (options_.format == Format::csv) write(csv_header(options_.request.target));
}

void Printer::finish(SearchResults results) {
  if (hits_ == 0) begin(results);
  if (options_.format == Format::json) write(json_end(results, options_.explain));
  if (options_.format != Format::text) return;
  results.hits = std::move(kept_);
  out_(render_text(results, options_));
}

void Printer::write(const std::string& text) const {
  if (!options_.output.interactive) return out_(text);
  const bool json = options_.format == Format::json || options_.format == Format::jsonl;
  out_(json ? news::cli::safe_json(text) : safe_lines(text));
}

void tell_aside(const SearchResults& results, const Options& options) {
  for (const std::string& warning : results.warnings) news::cli::note(program(), "warning: " + warning);
  const bool has_place = options.format == Format::text || options.format == Format::json;
  if (!options.explain || has_place) return;
  std::fputs(render_explanation(results.explanation, news::cli::standard_error()).c_str(), stderr);
}

}  // namespace news::searcher::cli
