#include "support/catch.h"

#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "data.h"

namespace {

struct Example {
  std::string id;
  bool wanted;
  std::string headline;
  std::string body;
};

std::vector<Example> examples() {
  std::ifstream in(std::string(NEWS_SOURCE_DIR) + "/tests/unit/topics/examples.tsv");
  std::vector<Example> read;
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream cells(line);
    Example example;
    std::string sign;
    std::getline(cells, example.id, '\t');
    std::getline(cells, sign, '\t');
    std::getline(cells, example.headline, '\t');
    std::getline(cells, example.body);
    example.wanted = sign == "+";
    read.push_back(example);
  }
  return read;
}

}  // namespace

TEST_CASE("each example text has its topic, and each lookalike hasn't") {
  for (const Example& example : examples()) {
    const auto topics = topics_test::finder().find(topics_test::article(example.headline, example.body));
    std::string shown;
    for (const auto& topic : topics)
      shown += topic.name + " (" + (topic.why.empty() ? "" : topic.why[0]) + "); ";
    INFO(example.id << (example.wanted ? " + " : " - ") << example.headline << "\nshown: " << shown);
    CHECK(topics_test::holds(topics, example.id) == example.wanted);
  }
}

TEST_CASE("examples stand for and against all 17 branches and 370 topics below") {
  std::map<std::string, std::set<bool>> signs;
  for (const Example& example : examples()) signs[example.id].insert(example.wanted);
  std::size_t tops = 0;
  std::size_t below = 0;
  for (const auto& [id, both] : signs) {
    INFO(id);
    const auto path = topics_test::finder().path_of(id);
    REQUIRE_FALSE(path.empty());
    CHECK(both.size() == 2);
    (path.size() == 1 ? tops : below) += 1;
  }
  CHECK(tops == 17);
  CHECK(below >= 370);
}
