#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include <news/cli/text.h>
#include <news/schema/day.h>

#include "render.h"
#include "render_facets.h"

namespace news::searcher::cli {
namespace {

using news::cli::grouped;
using news::cli::Layout;
using news::cli::Run;
using news::cli::safe;
using news::cli::Style;
using news::cli::wrap;

constexpr std::size_t kSpeakersShown = 3;
constexpr std::size_t kForms = 12;

/// A text in pieces: marked and not. Made safe piece by piece, since the marks count the bytes of the
/// original.
std::vector<Run> marked(const std::string& text, const std::vector<Mark>& marks, Style plain) {
  std::vector<Run> runs;
  std::size_t at = 0;
  for (const Mark& mark : marks) {
    if (mark.begin < at || mark.end > text.size() || mark.begin >= mark.end) continue;
    runs.push_back({safe(std::string_view(text).substr(at, mark.begin - at)), plain});
    runs.push_back({safe(std::string_view(text).substr(mark.begin, mark.end - mark.begin)), Style::mark});
    at = mark.end;
  }
  runs.push_back({safe(std::string_view(text).substr(at)), plain});
  return runs;
}

std::vector<Run> snippet_runs(const Snippet& snippet) {
  std::vector<Run> runs = marked(snippet.text, snippet.marks, Style::plain);
  if (snippet.cut_before) runs.insert(runs.begin(), {"… ", Style::plain});
  if (snippet.cut_after) runs.push_back({" …", Style::plain});
  return runs;
}

std::string day_of(const schema::Article& article) {
  const auto moment = schema::parse_moment(article.published);
  return moment ? moment->day.iso() : "no date";
}

/// Who is quoted, each once, in the order of the article.
std::string quoted_people(const schema::Article& article) {
  std::vector<std::string> names;
  for (const schema::Quote& quote : article.quotes) {
    if (quote.kind == schema::QuoteKind::indirect) continue;
    if (quote.speaker.empty() || std::find(names.begin(), names.end(), quote.speaker) != names.end())
      continue;
    names.push_back(quote.speaker);
  }
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), kSpeakersShown); ++i) {
    text += fmt::format("{}{}", i == 0 ? "quotes " : ", ", safe(names[i]));
  }
  if (names.size() > kSpeakersShown) text += fmt::format(" and {} more", names.size() - kSpeakersShown);
  return text;
}

std::string with_dots(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!text.empty()) text += " · ";
    text += part;
  }
  return text;
}

class HitWriter {
 public:
  HitWriter(std::string& out, const news::cli::Terminal& output, std::size_t last_rank)
      : out_(out), output_(output), digits_(std::to_string(last_rank).size()), indent_(digits_ + 2) {}

  void article(const Hit& hit) {
    // The whole headline as a snippet is shown where the headline stands.
    const auto whole = std::find_if(hit.snippets.begin(), hit.snippets.end(), [&](const Snippet& snippet) {
      return snippet.in == "headline" && snippet.text == hit.article.headline;
    });
    const bool found = whole != hit.snippets.end();
    head(hit.rank,
         hit.article.headline.empty()
             ? std::vector<Run>{{"(no headline)", Style::dim}}
             : marked(hit.article.headline, found ? whole->marks : std::vector<Mark>{}, Style::bold));
    line({{with_dots({safe(hit.article.source), day_of(hit.article), quoted_people(hit.article)}),
           Style::plain}});
    for (const Snippet& snippet : hit.snippets) {
      if (found && &snippet == &*whole && hit.snippets.size() > 1) continue;
      part(snippet);
    }
    address(hit.article);
  }

  void quote(const Hit& hit) {
    const bool known = hit.quote && *hit.quote < hit.article.quotes.size();
    const schema::Quote quote = known ? hit.article.quotes[*hit.quote] : schema::Quote{};
    std::vector<Run> runs;
    if (hit.snippets.empty()) {
      runs = marked(quote.text, {}, Style::plain);
    } else {
      runs = snippet_runs(hit.snippets.front());
    }
    if (quote.kind != schema::QuoteKind::indirect) {
      runs.insert(runs.begin(), {"“", Style::plain});
      runs.push_back({"”", Style::plain});
    }
    head(hit.rank, runs);
    line({{quote.speaker.empty() ? "unknown speaker" : safe(quote.speaker), Style::bold},
          {" · " + with_dots({day_of(hit.article), safe(hit.article.source)}), Style::plain}});
    if (!hit.article.headline.empty()) line({{safe(hit.article.headline), Style::plain}});
    address(hit.article);
  }

 private:
  void head(std::size_t rank, std::vector<Run> runs) {
    runs.insert(runs.begin(), {fmt::format("{:>{}}  ", rank, digits_), Style::plain});
    out_ += '\n' + wrap(runs, {output_.width, 0, indent_, output_.colour});
  }

  void line(const std::vector<Run>& runs) {
    out_ += wrap(runs, {output_.width, indent_, indent_, output_.colour});
  }

  void part(const Snippet& snippet) {
    std::string name = snippet.in;
    if (!snippet.speaker.empty()) name += " of " + safe(snippet.speaker);
    std::vector<Run> runs = snippet_runs(snippet);
    runs.insert(runs.begin(), {name + ": ", Style::dim});
    out_ += wrap(runs, {output_.width, indent_, indent_ + 2, output_.colour});
  }

  /// Not wrapped: it is to be copied or clicked.
  void address(const schema::Article& article) {
    const std::string& text = article.url.empty() ? article.id : article.url;
    out_ += std::string(indent_, ' ') + news::cli::styled(safe(text), Style::dim, output_.colour) + '\n';
  }

  std::string& out_;
  const news::cli::Terminal& output_;
  std::size_t digits_;
  std::size_t indent_;
};

std::string first_line(const SearchResults& results, const Options& options) {
  const bool quotes = options.request.target == Target::quotes;
  std::string line = fmt::format("{} {}{}", results.total == 0 ? "No" : grouped(results.total),
                                 quotes ? "quote" : "article", results.total == 1 ? "" : "s");
  if (!results.query.empty()) line += " for: " + safe(results.query);
  return wrap(line, {options.output.width, 0, 2, false});
}

}  // namespace

std::string render_explanation(const Explanation& explanation, const news::cli::Terminal& output) {
  std::string out;
  const auto line = [&](const std::string& label, const std::string& text) {
    out +=
        wrap({{label + ": ", Style::dim}, {safe(text), Style::plain}}, {output.width, 0, 4, output.colour});
  };
  line("read as", explanation.reading);
  for (const WordForms& word : explanation.words) {
    std::string forms;
    for (std::size_t i = 0; i < std::min(word.forms.size(), kForms); ++i) {
      forms += (i == 0 ? "" : ", ") + word.forms[i];
    }
    if (word.forms.size() > kForms) forms += fmt::format(" and {} more", word.forms.size() - kForms);
    if (word.forms.empty()) forms = "no such word in the index";
    if (word.left_out_count > 0) forms += fmt::format("; {} rarer forms were left out", word.left_out_count);
    line("  " + safe(word.word), forms);
  }
  for (const std::string& filter : explanation.filters) line("filter", filter);
  if (!explanation.internal.empty()) line("internally", explanation.internal);
  return out + '\n';
}

namespace {

/// What stood in the way, for a person who found nothing: words that the index doesn't have, and how filters
/// were understood.
std::string why_nothing(const Explanation& explanation, const news::cli::Terminal& output) {
  std::string out;
  const auto line = [&](const std::string& text) {
    out += wrap(safe(text), {output.width, 2, 4, output.colour});
  };
  for (const WordForms& word : explanation.words) {
    if (word.forms.empty()) line("the word \"" + word.word + "\" is nowhere in the index");
  }
  for (const std::string& filter : explanation.filters) line(filter);
  return out;
}

}  // namespace

std::string render_text(const SearchResults& results, const Options& options) {
  std::string out;
  if (options.explain) out += render_explanation(results.explanation, options.output);
  out += first_line(results, options);
  if (results.total == 0 && !options.explain) out += why_nothing(results.explanation, options.output);
  const std::size_t last_rank = results.hits.empty() ? 0 : results.hits.back().rank;
  HitWriter writer(out, options.output, last_rank);
  for (const Hit& hit : results.hits) {
    if (options.request.target == Target::quotes) {
      writer.quote(hit);
    } else {
      writer.article(hit);
    }
  }
  if (!results.hits.empty() && results.total > last_rank) {
    out += fmt::format("\n{} more: --offset {}\n", grouped(results.total - last_rank), last_rank);
  }
  for (const Facet& facet : results.facets) out += render_facet(facet, options.output);
  return out;
}

}  // namespace news::searcher::cli
