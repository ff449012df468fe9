#include <news/schema/day.h>

#include "support/catch.h"

using news::schema::Day;
using news::schema::is_plausible;
using news::schema::parse_moment;
using news::schema::parse_period;

TEST_CASE("dates as news has them") {
  for (const char* text : {"2025-02-24", "2025-02-24T18:03:00+01:00", "2025-02-24T18:03Z", "20250224T180300Z",
                           "20250224", "2025/2/24", "Mon, 24 Feb 2025 18:03:00 GMT", "24 February 2025",
                           "February 24, 2025", "Feb. 24, 2025 6:03 pm EST", "Monday, February 24, 2025",
                           "24-Feb-2025 18:03:00.12", "2025-02-24 18:03:00.123456", "Feb 24th, 2025"}) {
    INFO(text);
    const auto moment = parse_moment(text);
    REQUIRE(moment);
    CHECK(moment->day == Day{2025, 2, 24});
  }
}

TEST_CASE("the instant follows the zone, the day does not") {
  const auto berlin = parse_moment("2025-02-24T00:30:00+01:00");
  const auto utc = parse_moment("2025-02-23T23:30:00Z");
  REQUIRE(berlin);
  REQUIRE(utc);
  CHECK(berlin->instant == utc->instant);
  CHECK(berlin->day == Day{2025, 2, 24});
  CHECK(utc->day == Day{2025, 2, 23});
  CHECK(parse_moment("1970-01-02")->instant == 86400);
  CHECK(parse_moment("Tue Mar 6 2020 18:03:00 GMT-0500")->instant ==
        parse_moment("2020-03-06T23:03:00Z")->instant);
  CHECK(parse_moment("2020-03-06 18:03 UTC+2")->instant == parse_moment("2020-03-06T16:03:00Z")->instant);
  CHECK(parse_moment("2020-03-06 18:03+14:00")->instant == parse_moment("2020-03-06T04:03:00Z")->instant);
  CHECK(parse_moment("6 Mar 2020 6:03 pm -0500")->instant == parse_moment("2020-03-06T23:03:00Z")->instant);
}

TEST_CASE("what is no date is no date") {
  for (const char* text : {"", "yesterday", "2025", "2025-13-01", "2025-02-30", "2025-02-24Tnoon", "24",
                           "February", "2025-02-24T25:00", "2025-02-24 banana", "March 2024", "April 1999",
                           "19 April 20245", "2025-02-24T18:03:00+99:00", "2025-02-24T18:03:00+14:30",
                           "2025-02-24T18:03:00 GMT+15", "00000000", "99999999999999999999"}) {
    INFO(text);
    CHECK_FALSE(parse_moment(text));
  }
}

TEST_CASE("plausible days") {
  const Day today{2025, 6, 1};
  CHECK(is_plausible({2025, 6, 3}, today));
  CHECK_FALSE(is_plausible({2025, 6, 4}, today));
  CHECK_FALSE(is_plausible({1, 11, 30}, today));
  CHECK(is_plausible({1605, 9, 1}, today));
}

TEST_CASE("periods") {
  CHECK(parse_period("2024")->first == Day{2024, 1, 1});
  CHECK(parse_period("2024")->last == Day{2024, 12, 31});
  CHECK(parse_period("2024-02")->last == Day{2024, 2, 29});
  CHECK(parse_period("2024..2025-03")->last == Day{2025, 3, 31});
  CHECK(parse_period("..2024-05")->last == Day{2024, 5, 31});
  CHECK(parse_period("2024-05-02..")->first == Day{2024, 5, 2});
  for (const char* text :
       {"", "..", "20", "2025..2024", "2024-00", "2024-13", "2024-02-30", "2024-2", "2024x"}) {
    INFO(text);
    CHECK_FALSE(parse_period(text));
  }
}
