#include <nlohmann/json.hpp>

#include "printer.h"
#include "results_sample.h"
#include "support/catch.h"

using news::searcher::Facet;
using news::searcher::Hit;
using news::searcher::Period;
using news::searcher::SearchResults;
using news::searcher::Target;
using news::searcher::cli::Format;
using news::searcher::cli::Options;
using news::searcher::cli::Printer;
using nlohmann::json;

namespace {

/// What is written when the hits come one by one.
std::string printed(SearchResults results, const Options& options, const std::string& qid = {}) {
  std::string out;
  Printer printer(
      options, [&](std::string_view text) { out += text; }, qid);
  const std::vector<Hit> hits = std::exchange(results.hits, {});
  for (Hit hit : hits) printer.hit(results, std::move(hit));
  printer.finish(results);
  return out;
}

Options in(Format format, Target target = Target::articles) {
  Options options;
  options.format = format;
  options.request.target = target;
  return options;
}

std::string render_json(const SearchResults& results, bool explain) {
  Options options = in(Format::json);
  options.explain = explain;
  return printed(results, options);
}

std::string render_jsonl(const SearchResults& results, const std::string& qid) {
  return printed(results, in(Format::jsonl), qid);
}

std::string render_csv(const SearchResults& results, Target target = Target::articles) {
  return printed(results, in(Format::csv, target));
}

std::string render_trec(const SearchResults& results, const std::string& qid) {
  return printed(results, in(Format::trec), qid);
}

}  // namespace

TEST_CASE("json is one object of a closed set of keys") {
  const json all = json::parse(render_json(sample_results(), false));
  std::vector<std::string> keys;
  for (const auto& [key, value] : all.items()) keys.push_back(key);
  CHECK(keys == std::vector<std::string>{"facets", "hits", "query", "revision", "total", "v"});
  CHECK(all["v"] == 1);
  CHECK(all["total"] == 12);
  CHECK(all["revision"] == 7);
  keys.clear();
  for (const auto& [key, value] : all["hits"][0].items()) keys.push_back(key);
  CHECK(keys == std::vector<std::string>{"article", "matched", "quote", "rank", "score", "snippets"});
}

TEST_CASE("a hit in json has the article's own form, and marks are bytes of the snippet") {
  const json hit = json::parse(render_json(sample_results(), false))["hits"][0];
  CHECK(hit["article"]["id"] == "gazette-1");
  CHECK(hit["article"]["v"] == 1);
  CHECK(hit["quote"].is_null());
  const json snippet = hit["snippets"][1];
  CHECK(snippet["in"] == "quote");
  CHECK(snippet["speaker"] == "Ilse Brandt");
  const std::string text = snippet["text"];
  CHECK(text.substr(snippet["marks"][0][0], snippet["marks"][0][1].get<std::size_t>() -
                                                snippet["marks"][0][0].get<std::size_t>()) == "rare earth");
}

TEST_CASE("facets in json have values, counts and the number of all") {
  const json facets = json::parse(render_json(sample_results(), false))["facets"];
  CHECK(facets["person"]["distinct"] == 3);
  CHECK(facets["person"]["values"][0] == json{{"value", "Ilse Brandt"}, {"count", 9}});
  CHECK(facets["topic"]["values"][1] == json{{"value", "medtop:2"},
                                             {"label", "mining"},
                                             {"count", 5},
                                             {"parent", "medtop:1"},
                                             {"chosen", true}});
}

TEST_CASE("dates counted by several periods stay apart in json") {
  auto results = sample_results();
  Facet years;
  years.field = "published";
  years.period = Period::year;
  years.values = {{"2025", "2025", 12, false, "", 0}};
  results.facets.push_back(years);
  CHECK(json::parse(render_json(results, false))["facets"].contains("published"));
  Facet months = years;
  months.period = Period::month;
  results.facets.push_back(months);
  const json facets = json::parse(render_json(results, false))["facets"];
  CHECK(facets["published:year"]["values"][0]["value"] == "2025");
  CHECK(facets.contains("published:month"));
  CHECK(!facets.contains("published"));
}

TEST_CASE("the explanation is there when asked for") {
  CHECK(!json::parse(render_json(sample_results(), false)).contains("explanation"));
  const json explanation = json::parse(render_json(sample_results(), true))["explanation"];
  CHECK(explanation["reading"] == "rare AND earth");
  CHECK(explanation["words"][1]["forms"] == json{"earth", "earths"});
}

TEST_CASE("jsonl is a hit a line, with the query's id in a batch") {
  const std::string plain = render_jsonl(sample_results(), "");
  CHECK(std::count(plain.begin(), plain.end(), '\n') == 2);
  CHECK(!json::parse(plain.substr(0, plain.find('\n'))).contains("qid"));
  const std::string batch = render_jsonl(sample_results(), "q\"1");
  CHECK(json::parse(batch.substr(0, batch.find('\n')))["qid"] == "q\"1");
}

TEST_CASE("bytes that are no text don't break json") {
  auto results = sample_results();
  results.query = "bad \xFF byte";
  results.hits[0].snippets[0].text = "\xC3";
  CHECK(json::accept(render_json(results, false)));
}

TEST_CASE("csv quotes what needs it and keeps data as it is") {
  auto results = sample_results();
  results.hits.resize(1);
  results.hits[0].score = 2.5;
  results.hits[0].article.headline = "=1+1, \"two\"\nlines";
  results.hits[0].snippets[0].text = "plain";
  CHECK(render_csv(results) ==
        "rank,score,id,published,source,headline,url,snippet\r\n"
        "1,2.500000,gazette-1,2025-02-24T09:00:00+01:00,Harbour Gazette,\"=1+1, \"\"two\"\"\nlines\","
        "https://gazette.example/1,plain\r\n");
}

TEST_CASE("a run has six columns, whatever the ids hold") {
  auto results = sample_results();
  results.hits.resize(1);
  results.hits[0].article.id = "a b\tc";
  CHECK(render_trec(results, "q1") == "q1 Q0 a%20b%09c 1 4.250000 newssearch\n");
}

TEST_CASE("records of quotes tell whose they are and which of the article's") {
  auto results = sample_results();
  results.hits.resize(1);
  results.hits[0].quote = 1;
  const std::string csv = render_csv(results, Target::quotes);
  CHECK(csv.find("snippet,quote,speaker\r\n") != std::string::npos);
  CHECK(csv.find(",1,Ilse Brandt\r\n") != std::string::npos);
}

TEST_CASE("an article comes once in a run, however many of its quotes are found") {
  auto results = sample_results();
  results.hits.push_back(results.hits[0]);
  results.hits.back().rank = 3;
  CHECK(render_trec(results, "q1") ==
        "q1 Q0 gazette-1 1 4.250000 newssearch\nq1 Q0 untitled 2 3.000000 newssearch\n");
}

TEST_CASE("without hits the forms are whole all the same") {
  auto results = sample_results();
  results.hits.clear();
  CHECK(json::parse(render_json(results, false))["hits"].empty());
  CHECK(render_csv(results) == "rank,score,id,published,source,headline,url,snippet\r\n");
  CHECK(render_jsonl(results, "").empty());
}
