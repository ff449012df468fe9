#include <news/schema/internal/quick_json.h>

#include <optional>
#include <random>
#include <string>
#include <vector>

#include <news/schema/error.h>
#include <news/schema/internal/article_json.h>

#include "support/catch.h"

using namespace news::schema;
using Json = nlohmann::json;

namespace {

/// Numbers of the same worth count as equal there: how they are written says more.
bool same(const Json& one, const Json& other) {
  return one == other && one.type() == other.type() &&
         one.dump(-1, ' ', false, Json::error_handler_t::replace) ==
             other.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// What the quick parser takes, nlohmann's takes too, and to the same tree. Says whether it was taken.
bool is_taken(const std::string& text) {
  const auto element = parse_quickly(text);
  if (!element) return false;
  INFO(text);
  const Json slow = Json::parse(text, nullptr, false);
  REQUIRE_FALSE(slow.is_discarded());
  REQUIRE(same(json_of(*element), slow));
  return true;
}

/// The article, or what was said instead. A zero byte behind the text means nothing to nlohmann's parser, and
/// simdjson's doesn't take it: so the long way is gone.
struct Outcome {
  std::optional<Article> article;
  std::string error;
};
Outcome outcome_of(const std::string& text) {
  try {
    return {article_from_json(text), {}};
  } catch (const Error& error) {
    return {std::nullopt, error.what()};
  }
}
void check_both_ways(const std::string& text) {
  const Outcome quick = outcome_of(text);
  const Outcome slow = outcome_of(text + '\0');
  INFO(text);
  REQUIRE(quick.article == slow.article);
  // What isn't JSON is told with its last bytes, which aren't the same.
  if (Json::accept(text)) REQUIRE(quick.error == slow.error);
}

std::string own_form() {
  Article a;
  a.id = "harbour-1";
  a.published = "2025-02-24T18:03:00-05:00";
  a.authors = {"Ana Lima"};
  a.headline = "Port opens \"again\"";
  a.body = "First.\n\nSecond “quoted”.";
  a.captions = {{"The port.", "Cranes", "Jo Weld/NWA"}};
  a.quotes = {{"quoted", QuoteKind::fragment, "Ana Lima", "she", "said", "after", 0.9, 1, 19, 25}};
  a.persons = {{"Ana Lima", 2, 0.5, {"mayor"}, {{"body", 0, 5, 0}, {"caption", 1, 2, 1}}}};
  a.topics = {{"medtop:04000000", "economy", 0.95, {"metadata"}}};
  a.extra["x_tracking"] = R"({"a":[1,2]})";
  return article_to_json(a);
}

/// A text with a few bytes or pieces changed.
std::string damaged(std::string text, std::mt19937& random) {
  static const std::vector<std::string> kPieces = {"\"",
                                                   ",",
                                                   "}",
                                                   "]",
                                                   "{",
                                                   "[",
                                                   ":",
                                                   "null",
                                                   "-0",
                                                   "-0.0",
                                                   "0",
                                                   "-",
                                                   "1e5",
                                                   "1e999",
                                                   "0.1",
                                                   "18446744073709551615",
                                                   "18446744073709551616",
                                                   "-9223372036854775808",
                                                   "-9223372036854775809",
                                                   "true",
                                                   "\\u0000",
                                                   "\\ud83d\\ude00",
                                                   "\\ud83d",
                                                   "\xFF",
                                                   "\xE2\x80",
                                                   "é",
                                                   "\x01",
                                                   "\\n",
                                                   "\\x",
                                                   std::string(1, '\0'),
                                                   " ",
                                                   "NaN"};
  const std::size_t changes = 1 + random() % 3;
  for (std::size_t i = 0; i < changes && !text.empty(); ++i) {
    const std::size_t at = random() % text.size();
    switch (random() % 4) {
      case 0:
        text[at] = static_cast<char>(random());
        break;
      case 1:
        text.erase(at, 1 + random() % 4);
        break;
      case 2:
        text.insert(at, kPieces[random() % kPieces.size()]);
        break;
      default:
        text.replace(at, 1, kPieces[random() % kPieces.size()]);
    }
  }
  return text;
}

}  // namespace

TEST_CASE("the quick parser makes the tree that the slow one makes") {
  CHECK(
      is_taken(R"({"b":1,"a":[1,-2,2.5,-0.0,1e5,0.1,null,true,false,"x\n\u00e9",{}],"":{"z":"","y":[[]]}})"));
  CHECK(is_taken(
      R"([18446744073709551615,9223372036854775808,-9223372036854775808,1.7976931348623157e308,5e-324])"));
  CHECK(is_taken(R"(["\ud83d\ude00","\u0000","“”"])"));
  CHECK(is_taken("  7 "));
  CHECK(is_taken("\"x\""));
}

TEST_CASE("of keys that come twice the last counts") {
  CHECK(is_taken(R"({"a":1,"b":2,"a":{"c":1,"c":[]}})"));
  CHECK(is_taken(R"({"a":{"b":1},"\u0061":3})"));
}

TEST_CASE("the quick parser leaves alone what isn't plainly well-formed") {
  CHECK_FALSE(is_taken(""));
  CHECK_FALSE(is_taken("{"));
  CHECK_FALSE(is_taken(R"({"a":1} x)"));
  CHECK_FALSE(is_taken(R"(["\ud83d"])"));
  CHECK_FALSE(is_taken("[\"\x01\"]"));
  CHECK_FALSE(is_taken("[\"\xFF\"]"));
  CHECK_FALSE(is_taken("[1e999]"));
  CHECK_FALSE(is_taken("[18446744073709551616]"));
  CHECK_FALSE(is_taken(std::string(40, '[') + std::string(40, ']')));
  CHECK(is_taken(std::string(30, '[') + std::string(30, ']')));
}

TEST_CASE("a long document is parsed the quick way too, and short ones after it") {
  const std::string text(3'000'000, 'x');
  CHECK(is_taken("[\"" + text + "\"]"));
  CHECK(is_taken("[1]"));
}

TEST_CASE("what the quick parser takes of hostile texts, it takes as the slow one") {
  std::mt19937 random(7);
  const std::string good = own_form();
  std::size_t taken = 0;
  for (int round = 0; round < 20000; ++round) taken += is_taken(damaged(good, random)) ? 1 : 0;
  CHECK(taken > 1000);
}

TEST_CASE("our own form is read alike both ways, hostile or not") {
  const std::string good = own_form();
  check_both_ways(good);
  const std::string front = good.substr(0, good.size() - 1);
  for (const char* more : {R"("body":"twice")",
                           R"("body":7)",
                           R"("body":7,"body":"x")",
                           R"("quotes":5)",
                           R"("v":3)",
                           R"("v":1.0)",
                           R"("v":2,"v":1)",
                           R"("v":-0)",
                           R"("v":18446744073709551615)",
                           R"("persons":[{"mentions":-0}])",
                           R"("persons":[{"mentions":-1}])",
                           R"("persons":[{"mentions":4294967296}])",
                           R"("persons":[{"salience":1}])",
                           R"("persons":[{"salience":"x"}])",
                           R"("persons":[{"spans":[{"begin":1,"begin":2}]}],"persons":null)",
                           R"("quotes":[{"kind":"sung"}])",
                           R"("a":1e2,"b":-0,"c":1.10)",
                           R"("authors":["a",null])",
                           R"("authors":["a",2],"body":3)",
                           R"("captions":[7])",
                           R"("path":"p","z":{"b":1,"a":[2.0]})"}) {
    check_both_ways(front + "," + more + "}");
  }
  check_both_ways(front + ",\"deep\":" + std::string(50, '[') + std::string(50, ']') + "}");
  check_both_ways(front + ",\"deep\":" + std::string(90, '[') + std::string(90, ']') + "}");
  check_both_ways("[]");
  check_both_ways("7");
  std::mt19937 random(8);
  for (int round = 0; round < 10000; ++round) check_both_ways(damaged(good, random));
}
