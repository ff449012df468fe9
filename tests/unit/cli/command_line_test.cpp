#include "command_line.h"

#include <sstream>

#include <news/cli/options.h>
#include <news/schema/error.h>

#include "batch.h"
#include "contains.h"
#include "support/catch.h"

namespace {

using news::schema::Error;
using news::searcher::Period;
using news::searcher::Target;
using news::searcher::cli::CommandLine;
using news::searcher::cli::Format;
using news::searcher::cli::Options;
using news::searcher::cli::parse_facet;
using news::searcher::cli::read_batch;

Options read(std::vector<const char*> args) {
  CommandLine line;
  args.insert(args.begin(), {"newssearch", "--db", "/nowhere"});
  news::cli::parse(line.app(), static_cast<int>(args.size()), args.data());
  return line.options();
}

std::vector<std::string> facet_names(const Options& options) {
  std::vector<std::string> names;
  for (const auto& facet : options.request.facets) names.push_back(facet.field);
  return names;
}

}  // namespace

TEST_CASE("several arguments are one query") {
  const Options options = read({"rare", "\"earth metals\"", "--any"});
  CHECK(options.request.query == "rare \"earth metals\"");
  CHECK(options.request.any);
  CHECK(options.request.target == Target::articles);
  CHECK(options.index == "/nowhere");
}

TEST_CASE("filters may be given several times") {
  const Options options =
      read({"--person", "Ada Moor", "--person=Bo Lind", "--topic", "economy", "--since", "2024-05"});
  CHECK(options.request.filters.at("person") == std::vector<std::string>{"Ada Moor", "Bo Lind"});
  CHECK(options.request.filters.at("topic") == std::vector<std::string>{"economy"});
  CHECK(options.request.since == "2024-05");
  CHECK(options.request.query.empty());
}

TEST_CASE("a speaker means quotes, with the speakers counted") {
  const Options options = read({"--speaker", "Ada Moor", "deal"});
  CHECK(options.request.target == Target::quotes);
  CHECK(options.request.filters.at("speaker") == std::vector<std::string>{"Ada Moor"});
  CHECK(facet_names(options) == std::vector<std::string>{"speaker", "topic"});
}

TEST_CASE("people and topics are counted unless told otherwise") {
  CHECK(facet_names(read({"x"})) == std::vector<std::string>{"person", "topic"});
  CHECK(facet_names(read({"x", "--facet", "source"})) ==
        std::vector<std::string>{"person", "topic", "source"});
  const Options options = read({"x", "--facet", "person:3"});
  CHECK(facet_names(options) == std::vector<std::string>{"person", "topic"});
  CHECK(options.request.facets.front().limit == 3);
  CHECK(facet_names(read({"x", "--no-facets", "--facet", "source"})) == std::vector<std::string>{"source"});
  CHECK(facet_names(read({"x", "--no-facets", "--facet", "date:year", "--facet", "date:month:3", "--facet",
                          "date:year:5"})) == std::vector<std::string>{"published", "published"});
}

TEST_CASE("forms without counts don't count") {
  for (const char* format : {"jsonl", "csv", "trec"}) {
    const Options options = read({"x", "--format", format, "--facet", "source"});
    CHECK(options.request.facets.empty());
    CHECK(!options.request.count_all);
  }
  CHECK(!read({"x", "--format", "trec"}).request.with_articles);
  CHECK(read({"x", "--format", "csv"}).request.with_articles);
  CHECK(read({"x", "--format", "json"}).request.count_all);
}

TEST_CASE("a facet is read with its number or period") {
  CHECK(parse_facet("topic:5").limit == 5);
  CHECK(parse_facet("source:0").limit == 0);
  CHECK(parse_facet("source").limit == 10);
  CHECK(parse_facet("date:month").field == "published");
  CHECK(parse_facet("published:day").period == Period::day);
  CHECK(parse_facet("published:year:3").limit == 3);
  for (const char* bad :
       {"nothing", "headline", "person:", "person:x", "person:month", "person:-1", "", ":3"}) {
    CAPTURE(bad);
    CHECK_THROWS_AS(parse_facet(bad), Error);
  }
  try {
    (void)parse_facet("persons");
  } catch (const Error& error) {
    CHECK(std::string(error.what()) == "--facet persons: \"persons\" is no facet");
    CHECK_THAT(error.hint(), Contains("person, topic, source"));
  }
}

TEST_CASE("an empty question is refused, a filter alone is one") {
  CHECK_THROWS_AS(read({}), Error);
  CHECK_THROWS_AS(read({" ", ""}), Error);
  CHECK_NOTHROW(read({"--source", "Gazette"}));
  CHECK_NOTHROW(read({"--until", "2024"}));
  CHECK_NOTHROW(read({"--quotes"}));
}

TEST_CASE("a batch takes plain words, prints a run, and goes deep") {
  const Options options = read({"--batch", "q.tsv"});
  CHECK(options.format == Format::trec);
  CHECK(options.request.plain_words);
  CHECK(!options.request.phrase_first);
  CHECK(options.request.limit == 1000);
  CHECK(!options.request.with_articles);
  CHECK(read({"--batch", "q.tsv", "-n", "10"}).request.limit == 10);
  CHECK(!read({"--batch", "q.tsv", "--query-syntax"}).request.plain_words);
  CHECK(read({"--batch", "q.tsv", "--format", "jsonl"}).format == Format::jsonl);
  CHECK_THROWS_AS(read({"--batch", "q.tsv", "--format", "csv"}), Error);
  CHECK_THROWS_AS(read({"--batch", "q.tsv", "word"}), Error);
  CHECK_THROWS_WITH(read({"tin", "--query-syntax"}), Contains("--query-syntax") && Contains("--batch"));
}

TEST_CASE("lines of a batch are id, tab, query") {
  std::istringstream in("\xEF\xBB\xBFq1\trare earth\r\n\nq2\ta\tb\nq3\t");
  const auto queries = read_batch(in, "test");
  REQUIRE(queries.size() == 3);
  CHECK(queries[0].qid == "q1");
  CHECK(queries[0].query == "rare earth");
  CHECK(queries[1].query == "a\tb");
  CHECK(queries[2].query.empty());
  std::istringstream broken("q1\tfine\nno tab here\n");
  CHECK_THROWS_WITH(read_batch(broken, "f.tsv"), Contains("line 2 of f.tsv"));
}
