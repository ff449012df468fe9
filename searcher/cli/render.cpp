#include "render.h"

#include <cstdio>

#include <news/cli/run.h>
#include <news/cli/text.h>

#include "command_line.h"

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

std::string render(const SearchResults& results, const Options& options, const std::string& qid) {
  const bool terminal = options.output.interactive;
  switch (options.format) {
    case Format::text:
      return render_text(results, options);
    case Format::json: {
      const std::string json = render_json(results, options.explain);
      return terminal ? news::cli::safe_json(json) : json;
    }
    case Format::jsonl: {
      const std::string json = render_jsonl(results, qid);
      return terminal ? news::cli::safe_json(json) : json;
    }
    case Format::csv: {
      const std::string csv = render_csv(results);
      return terminal ? safe_lines(csv) : csv;
    }
    case Format::trec: {
      const std::string trec = render_trec(results, qid.empty() ? "1" : qid);
      return terminal ? safe_lines(trec) : trec;
    }
  }
  return {};
}

void tell_aside(const SearchResults& results, const Options& options) {
  for (const std::string& warning : results.warnings) news::cli::note(program(), "warning: " + warning);
  const bool has_place = options.format == Format::text || options.format == Format::json;
  if (!options.explain || has_place) return;
  std::fputs(render_explanation(results.explanation, news::cli::standard_error()).c_str(), stderr);
}

}  // namespace news::searcher::cli
