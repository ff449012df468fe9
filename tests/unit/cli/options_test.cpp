#include <news/cli/options.h>

#include "contains.h"
#include "support/catch.h"

namespace {

/// A table with one option of each sort.
struct Table {
  Table() : app("A table.", "table") {
    news::cli::flag(app, "-q,--quick", quick, "Be quick.");
    news::cli::number(app, "-n,--limit", limit, "N", "How many.");
    news::cli::choice(app, "--colour", colour, {"red", "green"}, "Which colour.");
    news::cli::suggest(news::cli::list(app, "--facet", facets, "NAME", "What to count."), {"person"});
    news::cli::arguments(app, "QUERY", words, "The words.");
  }

  void parse(std::vector<const char*> args) {
    args.insert(args.begin(), "table");
    news::cli::parse(app, static_cast<int>(args.size()), args.data());
  }

  CLI::App app;
  bool quick = false;
  std::size_t limit = 10;
  std::string colour = "red";
  std::vector<std::string> facets;
  std::vector<std::string> words;
};

}  // namespace

TEST_CASE("a list takes one value each time and leaves the query alone") {
  Table table;
  table.parse({"--facet", "person", "rare", "--facet=topic", "earth"});
  CHECK(table.facets == std::vector<std::string>{"person", "topic"});
  CHECK(table.words == std::vector<std::string>{"rare", "earth"});
}

TEST_CASE("of an option given twice the last one counts") {
  Table table;
  table.parse({"-n", "3", "--limit", "4", "--colour", "green", "--colour", "red"});
  CHECK(table.limit == 4);
  CHECK(table.colour == "red");
}

TEST_CASE("words of a query come through as they are") {
  const std::vector<std::string> words = {
      "[a,b]", "[[aabb]]", "{}", "%%", "", "a=b", "x,y", "\"rare earth\" -gold", "(a OR b)", "Grüße"};
  for (const std::string& word : words) {
    Table table;
    table.parse({word.c_str()});
    CHECK(table.words == std::vector<std::string>{word});
    Table with_list;
    with_list.parse({"--facet", word.c_str(), ("--facet=" + word).c_str()});
    CHECK(with_list.facets == std::vector<std::string>{word, word});
  }
}

TEST_CASE("after two dashes everything is a word") {
  Table table;
  table.parse({"--", "-gold", "--facet"});
  CHECK(table.words == std::vector<std::string>{"-gold", "--facet"});
}

TEST_CASE("values that aren't what the option takes are refused") {
  for (const char* bad : {"-3", "1.5", "ten", "", "99999999999999999999999", "0x10", "1e3", "3 "}) {
    Table table;
    const std::string argument = std::string("--limit=") + bad;
    CHECK_THROWS_AS(table.parse({argument.c_str()}), CLI::ParseError);
  }
  Table table;
  CHECK_THROWS_WITH(table.parse({"--colour", "blue"}), Contains("red, green"));
}

TEST_CASE("suggestions are no limits") {
  Table table;
  table.parse({"--facet", "anything:3"});
  CHECK(table.facets == std::vector<std::string>{"anything:3"});
}
