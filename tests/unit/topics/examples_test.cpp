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

/// The cells of each line of a table beside this file; lines that begin with # are for people.
std::vector<std::vector<std::string>> table(const std::string& name) {
  std::ifstream in(std::string(NEWS_SOURCE_DIR) + "/tests/unit/topics/" + name);
  std::vector<std::vector<std::string>> rows;
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream cells(line);
    std::vector<std::string>& row = rows.emplace_back();
    for (std::string cell; std::getline(cells, cell, '\t');) row.push_back(cell);
  }
  return rows;
}

std::vector<Example> examples() {
  std::vector<Example> read;
  for (const auto& row : table("examples.tsv")) {
    REQUIRE(row.size() == 4);
    read.push_back({row[0], row[1] == "+", row[2], row[3]});
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

TEST_CASE("examples stand for and against all 17 branches and 440 topics below") {
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
  CHECK(below >= 440);
}

TEST_CASE("short items of an agency get the branch they belong to, in six languages") {
  std::map<std::string, unsigned> missed;
  for (const auto& row : table("short_news.tsv")) {
    REQUIRE(row.size() == 4);
    news::schema::Article item = topics_test::article(row[2], row[3]);
    item.language = row[0];
    const bool found = topics_test::holds(topics_test::finder().find(item), row[1]);
    if (!found) UNSCOPED_INFO(row[0] << ": " << row[1] << " isn't found: " << row[2]);
    missed[row[0]] += found ? 0 : 1;
  }
  CHECK(missed.size() == 6);
  for (const auto& [language, number] : missed) {
    INFO(language);
    CHECK(number <= 1);
  }
}
