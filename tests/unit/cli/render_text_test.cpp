#include <sstream>

#include <news/cli/text.h>

#include "contains.h"
#include "render.h"
#include "results_sample.h"
#include "support/catch.h"

namespace {

using news::searcher::SearchResults;
using news::searcher::cli::Options;
using news::searcher::cli::render_text;

Options options(std::size_t width = 80, bool colour = false) {
  Options result;
  result.output.width = width;
  result.output.colour = colour;
  return result;
}

}  // namespace

TEST_CASE("the text result, as a whole") {
  CHECK(render_text(sample_results(), options()) ==
        "12 articles for: rare earth\n"
        "\n"
        "1  Bruennau opens a mine for rare earth metals\n"
        "   Harbour Gazette · 2025-02-24 · quotes Ilse Brandt\n"
        "   body: … a mine for rare earth metals will open in the valley\n"
        "   quote of Ilse Brandt: We need rare earth, and we need it now\n"
        "   https://gazette.example/1\n"
        "\n"
        "2  (no headline)\n"
        "   no date\n"
        "   untitled\n"
        "\n"
        "10 more: --offset 2\n"
        "\n"
        "People (2 of 3)\n"
        "  9  Ilse Brandt\n"
        "  2  Tomas Reyn\n"
        "\n"
        "Topics\n"
        "  10  economy\n"
        "   5    mining (chosen)\n");
}

TEST_CASE("with colour the match is marked and nothing else") {
  const std::string text = render_text(sample_results(), options(80, true));
  CHECK_THAT(text, Contains("… a mine for \x1b[1;31mrare earth\x1b[0m metals will"));
  CHECK_THAT(text, Contains("\x1b[1mBruennau opens a mine for rare earth metals\x1b[0m\n"));
}

TEST_CASE("a headline that matched as a whole is marked where it stands") {
  SearchResults results = sample_results();
  news::searcher::Snippet headline;
  headline.in = "headline";
  headline.text = results.hits[0].article.headline;
  headline.marks = {{26, 36}};
  results.hits[0].snippets.insert(results.hits[0].snippets.begin(), headline);
  const std::string text = render_text(results, options(80, true));
  CHECK_THAT(text, Contains("a mine for \x1b[0m\x1b[1;31mrare earth\x1b[0m\x1b[1m metals"));
  CHECK_THAT(text, !Contains("headline:"));
  // It is named where it is all there is.
  results.hits[0].snippets.resize(1);
  CHECK_THAT(render_text(results, options()), Contains("headline: Bruennau opens"));
}

TEST_CASE("what an article holds can't take hold of the terminal") {
  SearchResults results = sample_results();
  auto& hit = results.hits[0];
  hit.article.headline =
      "Red\x1b[31m \xE2\x80\xAE"
      "alert";
  hit.article.source = "Ga\x07zette";
  hit.article.url = "https://x.example/\x1b]8;;evil\x07";
  hit.snippets[0].text = "a \x1bmine\nfor rare earth";
  hit.snippets[0].marks = {{12, 22}};
  results.facets[0].values[0].label = "Ilse\x1b[2J";
  results.query = "x\x1b[0m";
  const std::string text = render_text(results, options(80, false));
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find('\x07') == std::string::npos);
  CHECK(text.find("\xE2\x80\xAE") == std::string::npos);
  CHECK_THAT(render_text(results, options(80, true)), Contains("a mine for \x1b[1;31mrare earth\x1b[0m"));
}

TEST_CASE("no line of a result is wider than the terminal, addresses apart") {
  SearchResults results = sample_results();
  results.hits[0].article.url = "";
  for (std::size_t width = 20; width <= 100; ++width) {
    std::istringstream in(render_text(results, options(width)));
    for (std::string line; std::getline(in, line);)
      CHECK(news::cli::display_width(line) <= std::max<std::size_t>(width, 20));
  }
}

TEST_CASE("marks that don't fit the text are left out") {
  SearchResults results = sample_results();
  results.hits[0].snippets[0].marks = {{5, 5}, {11, 21}, {15, 30}, {40, 4000}};
  CHECK_THAT(render_text(results, options()), Contains("… a mine for rare earth metals will open"));
}

TEST_CASE("nothing found is said in words, one is no plural") {
  SearchResults results;
  results.query = "unicorn";
  CHECK(render_text(results, options()) == "No articles for: unicorn\n");
  results.total = 1;
  results.query = "";
  CHECK(render_text(results, options()) == "1 article\n");
}

TEST_CASE("quotes show the words, the speaker and where they were said") {
  SearchResults results = sample_results();
  results.hits.resize(1);
  results.hits[0].quote = 1;
  results.hits[0].snippets.erase(results.hits[0].snippets.begin());
  results.facets.clear();
  results.total = 1;
  Options wanted = options();
  wanted.request.target = news::searcher::Target::quotes;
  CHECK(render_text(results, wanted) ==
        "1 quote for: rare earth\n"
        "\n"
        "1  “We need rare earth, and we need it now”\n"
        "   Ilse Brandt · 2025-02-24 · Harbour Gazette\n"
        "   Bruennau opens a mine for rare earth metals\n"
        "   https://gazette.example/1\n");
}

TEST_CASE("days have bars that fit the line") {
  SearchResults results;
  results.total = 30;
  news::searcher::Facet dates;
  dates.field = "published";
  dates.distinct = 2;
  dates.values = {{"2025-02", "2025-02", 20, false, "", 0}, {"2025-01", "2025-01", 10, false, "", 0}};
  results.facets = {dates};
  CHECK_THAT(render_text(results, options(24)), Contains("  20  2025-02  ▪▪▪▪▪▪▪▪▪\n  10  2025-01  ▪▪▪▪▪\n"));
}

TEST_CASE("the explanation tells words with their forms") {
  Options wanted = options();
  wanted.explain = true;
  CHECK_THAT(render_text(sample_results(), wanted),
             Contains("read as: rare AND earth\n") && Contains("  earth: earth, earths\n"));
}
