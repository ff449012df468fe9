#include "support/catch.h"

#include <string>
#include <vector>

#include "topics/cue_matcher.h"

using news::topics::CueMatcher;
using news::topics::Match;

namespace {

/// How often each of the cues occurs in the text.
std::vector<int> found(const std::vector<std::string>& cues, std::string_view text) {
  CueMatcher matcher;
  std::vector<std::uint32_t> numbers;
  for (const std::string& cue : cues) numbers.push_back(matcher.add(cue));
  matcher.build();
  std::vector<Match> matches;
  matcher.scan(text, matches);
  std::vector<int> counts(cues.size(), 0);
  for (const Match& match : matches) {
    for (std::size_t i = 0; i < cues.size(); ++i) counts[i] += numbers[i] == match.cue ? 1 : 0;
  }
  return counts;
}

using Counts = std::vector<int>;

}  // namespace

TEST_CASE("a word fits its plural and possessive, not longer words") {
  CHECK(found({"tariff"}, "Tariff, tariffs, the tariff's end, TARIFFS, tariffed, untariff") == Counts{4});
  CHECK(found({"party"}, "party parties partying") == Counts{2});
  CHECK(found({"church"}, "church churches churchill") == Counts{2});
  CHECK(found({"boy"}, "boy boys boies") == Counts{2});
}

TEST_CASE("an equals sign keeps a word as it is, a star opens it") {
  CHECK(found({"=arm"}, "arm arms army") == Counts{1});
  CHECK(found({"elect*"}, "elect election electoral selects elec") == Counts{3});
  CHECK(found({"wähl*"}, "Wähler wählen Wahl") == Counts{2});
}

TEST_CASE("phrases are found across hyphens and line ends, also when they overlap") {
  CHECK(found({"interest rate"}, "interest rates, interest-rate,\nINTEREST\nRATE; interest in the rate") ==
        Counts{3});
  CHECK(found({"a b c", "b c", "c d", "b c d e"}, "a b c d x b c d e") == Counts{1, 2, 2, 1});
  CHECK(found({"a a"}, "a a a") == Counts{2});
  CHECK(found({"rare-earth"}, "rare earth; rare earths") == Counts{2});
}

TEST_CASE("large letters of a cue must be large in the text") {
  CHECK(found({"Fed"}, "the Fed said, fed up, FED CUTS") == Counts{2});
  CHECK(found({"WHO"}, "WHO said who, Who") == Counts{1});
  CHECK(found({"CEO"}, "CEO CEOs ceo Ceo CEO's") == Counts{3});
  CHECK(found({"U.S. Army"}, "the U.S. Army, the US Army, us army") == Counts{2});
  CHECK(found({"Ärzte"}, "Ärzte ärzte") == Counts{1});
}

TEST_CASE("words that share their beginning don't hide each other") {
  CHECK(found({"gun", "gun control", "gunman", "gun*"}, "gun control; gunman") == Counts{1, 1, 1, 2});
  CHECK(found({"x*"}, "x xy y") == Counts{2});
}

TEST_CASE("what isn't a cue gets no number") {
  CueMatcher matcher;
  CHECK(matcher.add("--") == CueMatcher::kNone);
  CHECK(matcher.add("a*b") == CueMatcher::kNone);
  CHECK(matcher.add("") == CueMatcher::kNone);
  CHECK(matcher.add("oil") == matcher.add("oil"));
}

TEST_CASE("hostile texts are scanned to the end") {
  CHECK(found({"oil"}, std::string("oil\0oil\xff\xfeoil \xe2\x80", 16)) == Counts{3});
  const std::vector<std::string> nested = {"a", "a a", "a a a", "a a a a", "a* a* a* a* b"};
  std::string many;
  for (int i = 0; i < 200000; ++i) many += "a ";
  CHECK(found(nested, many)[0] == 200000);
  CHECK(found({"oil"}, std::string(1 << 20, 'o')) == Counts{0});
  CHECK(found({"oil*"}, "oil" + std::string(1 << 20, 'x')) == Counts{1});
}
