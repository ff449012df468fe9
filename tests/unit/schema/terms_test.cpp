#include <news/schema/internal/terms.h>

#include "support/catch.h"

using namespace news::schema;

TEST_CASE("values meet without regard to case and accents") {
  CHECK(value_term("XP", "Rümeysa Öztürk") == value_term("XP", "RUMEYSA OZTURK"));
  CHECK(value_term("XP", "Ann Lee") != value_term("XO", "Ann Lee"));
}

TEST_CASE("terms never grow past what a table can hold, and stay different") {
  const std::string a = std::string(300, 'x') + "a";
  const std::string b = std::string(300, 'x') + "b";
  CHECK(id_term("Q", a).size() <= kMaxTermBytes);
  CHECK(id_term("Q", a) != id_term("Q", b));
  CHECK(value_term("XP", a) != value_term("XP", b));
  CHECK(id_term("Q", std::string("a\0b", 3)).find('\0') == std::string::npos);
  CHECK(id_term("Q", "https://example.org/A") == "Qhttps://example.org/A");
}

TEST_CASE("ordinals survive packing, and damage ends quietly") {
  const std::vector<std::uint32_t> ordinals = {0, 1, 127, 128, 70'000, 4'000'000'000U};
  std::vector<std::uint32_t> back;
  unpack_ordinals(pack_ordinals(ordinals), back);
  CHECK(back == ordinals);
  unpack_ordinals("\xFF\xFF", back);
  CHECK(back.empty());
}

TEST_CASE("instants sort as text") {
  CHECK(pack_instant(-1) < pack_instant(0));
  CHECK(pack_instant(0) < pack_instant(1'700'000'000));
  CHECK(unpack_instant(pack_instant(-12'345)) == -12'345);
}

TEST_CASE("positions of parts and quotes survive packing") {
  PartPositions parts;
  parts.headline = {1, 13};
  parts.body = {200, 5000};
  const PartPositions back = unpack_parts(pack_parts(parts));
  CHECK(back.headline.holds(12));
  CHECK_FALSE(back.headline.holds(13));
  CHECK(back.body.begin == 200);
  CHECK(back.captions.begin == back.captions.end);
  const auto ranges = unpack_ranges(pack_ranges({{5, 9}, {20, 21}}));
  REQUIRE(ranges.size() == 2);
  CHECK(ranges[1].begin == 20);
  CHECK(unpack_parts("").body.end == 0);
}

TEST_CASE("the place of a quote comes back") {
  const QuotePlace place = unpack_place(pack_place({3, 300}));
  CHECK(place.before == 3);
  CHECK(place.behind == 300);
  CHECK(unpack_place("").behind == 0);
}

TEST_CASE("what of two versions goes before") {
  using namespace news::schema;
  const std::string plain = pack_precedence(0, false);
  CHECK(plain.empty());
  const std::string first = pack_precedence(1, false);
  const std::string tenth = pack_precedence(300, false);
  const std::string teaser = pack_precedence(0, true);
  CHECK(is_outdated(first, tenth));
  CHECK_FALSE(is_outdated(tenth, first));
  CHECK_FALSE(is_outdated(first, first));
  CHECK(is_outdated(teaser, plain));
  CHECK(is_outdated(pack_precedence(9, true), first));
  CHECK_FALSE(is_outdated(plain, teaser));
  CHECK_FALSE(is_outdated(teaser, teaser));
  // A copy without a version goes behind any version; of two copies the last one stays.
  CHECK(is_outdated(plain, tenth));
  CHECK_FALSE(is_outdated(first, plain));
  CHECK_FALSE(is_outdated(plain, plain));

  // Of two that a crawler fetched the one that was fetched earlier; where one wasn't, the last one stays.
  const std::string monday = pack_precedence(0, false, "2026-03-02T10:00:00Z");
  const std::string tuesday = pack_precedence(0, false, "2026-03-03T01:00:00+02:00");
  CHECK(is_outdated(monday, tuesday));
  CHECK_FALSE(is_outdated(tuesday, monday));
  CHECK_FALSE(is_outdated(monday, monday));
  CHECK_FALSE(is_outdated(plain, tuesday));
  CHECK_FALSE(is_outdated(tuesday, plain));
  CHECK(is_outdated(pack_precedence(1, false, "2026-03-03"), tenth));
  CHECK(is_outdated(pack_precedence(0, true, "2026-03-03"), monday));
  CHECK(pack_precedence(0, false, "someday").empty());
}
