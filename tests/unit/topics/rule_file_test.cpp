#include "support/catch.h"

#include <news/schema/error.h>

#include "data.h"
#include "topics/rule_file.h"

using news::topics::parse_rules;
using news::topics::Part;
using topics_test::says;

namespace {

std::string error_of(std::string_view text) {
  try {
    (void)parse_rules(text, "test.rules");
  } catch (const news::schema::Error& error) {
    CHECK(error.code() == news::schema::ErrorCode::data_missing);
    CHECK_FALSE(error.hint().empty());
    return error.what();
  }
  return "no error";
}

const std::string kTopic = "topic medtop:20000001 roses\n";

}  // namespace

TEST_CASE("a rule file is read with all it can say") {
  const auto file = parse_rules(
      "# a comment\n"
      "ignore: rose from, \"in the rose\"\n"
      "yields: hailstorm, late frost\n"
      "topic medtop:20000001 roses (plants)   # another\r\n"
      "  min_score 4.5\n  min_distinct 3\n  scale 0.7\n  gathers 2\n  fields headline 5 body 0.5\n"
      "  3: rose, \"hybrid tea\",\n     thorn\n"
      "  -2: rose hip\n"
      "  require: garden\n  not: window\n"
      "language de\n"
      "yields: hagel\n"
      "topic medtop:20000001 roses (plants)\n  1: rosen\n",
      "test.rules");
  REQUIRE(file.ignored.size() == 1);
  CHECK(file.ignored[0].language == "en");
  CHECK(file.ignored[0].phrases == std::vector<std::string>{"rose from", "in the rose"});
  REQUIRE(file.yields.size() == 2);
  CHECK(file.yields[0].phrases == std::vector<std::string>{"hailstorm", "late frost"});
  CHECK(file.yields[1].language == "de");
  CHECK(file.yields[1].phrases == std::vector<std::string>{"hagel"});
  REQUIRE(file.rules.size() == 2);
  const auto& rule = file.rules[0];
  CHECK(rule.id == "medtop:20000001");
  CHECK(rule.label == "roses (plants)");
  CHECK(rule.language == "en");
  CHECK(rule.where == "test.rules:4");
  CHECK(rule.min_score == 4.5);
  CHECK(rule.min_distinct == 3);
  CHECK(rule.scale == 0.7);
  CHECK(rule.gathers == 2);
  CHECK(rule.weights[static_cast<std::size_t>(Part::headline)] == 5);
  CHECK(rule.weights[static_cast<std::size_t>(Part::body)] == 0.5);
  CHECK(rule.weights[static_cast<std::size_t>(Part::lead)] == 2);
  REQUIRE(rule.cues.size() == 4);
  CHECK(rule.cues[1].text == "hybrid tea");
  CHECK(rule.cues[2].text == "thorn");
  CHECK(rule.cues[2].weight == 3);
  CHECK(rule.cues[3].weight == -2);
  CHECK(rule.require == std::vector<std::string>{"garden"});
  CHECK(rule.exclude == std::vector<std::string>{"window"});
  CHECK(file.rules[1].language == "de");
  CHECK(file.rules[1].gathers == 0);
  CHECK(file.rules[0].yields == 1);
  CHECK(file.rules[1].yields == 2);
}

TEST_CASE("an error in a rule file names file and line") {
  CHECK(says(error_of("\n\nfoo bar\n"), {"test.rules:3: "}));
  CHECK(says(error_of("3: rose\n"), {"test.rules:1: cues outside a topic"}));
  CHECK(says(error_of("min_score 3\n"), {"outside a topic"}));
  CHECK(says(error_of("topic roses\n"), {"test.rules:1: topic takes an id"}));
  CHECK(says(error_of(kTopic + "  zero: rose\n"), {"test.rules:2", "zero:"}));
  CHECK(says(error_of(kTopic + "  0: rose\n"), {"test.rules:2", "weight 0"}));
  CHECK(says(error_of(kTopic + "  1000: rose\n"), {"test.rules:2"}));
  CHECK(says(error_of(kTopic + "  nan: rose\n"), {"test.rules:2"}));
  CHECK(says(error_of(kTopic + "  3: rose,, thorn\n"), {"an empty cue"}));
  CHECK(says(error_of(kTopic + "  3: rose,\n"), {"ends in a comma"}));
  CHECK(says(error_of(kTopic + "  3: rose,\n  2: thorn\n"), {"test.rules:3: a colon inside a cue"}));
  CHECK(says(error_of(kTopic + "  3: \"rose, thorn\n"), {"quotation mark"}));
  CHECK(says(error_of(kTopic + "  min_score many\n  3: rose\n"), {"test.rules:2: \"many\" isn't a number"}));
  CHECK(says(error_of(kTopic + "  min_distinct 0\n  3: rose\n"), {"min_distinct"}));
  CHECK(says(error_of(kTopic + "  scale -1\n  3: rose\n"), {"scale"}));
  CHECK(says(error_of(kTopic + "  gathers 0\n  3: rose\n"), {"gathers"}));
  CHECK(says(error_of(kTopic + "  fields footer 3\n  3: rose\n"), {"\"footer\""}));
  CHECK(says(error_of("language german\n"), {"two letters"}));
  CHECK(says(error_of(kTopic + kTopic + "  3: rose\n"), {"test.rules:1", "no cues"}));
  CHECK(says(error_of(kTopic), {"no cues"}));
}

TEST_CASE("bytes that are no rules end in an error or in nothing") {
  CHECK(parse_rules("", "e").rules.empty());
  CHECK(parse_rules("# only a comment", "e").rules.empty());
  CHECK(error_of(std::string("\0\xff\xfe:", 4)) != "no error");
  CHECK(error_of(std::string(1 << 20, ',')) != "no error");
  CHECK(error_of(kTopic + "  3: " + std::string(1 << 20, 'x') + "\n") == "no error");
}
