#include "support/catch.h"

#include "reading/dates.h"
#include "reading/head_lines.h"

using news::reading::find_date;
using news::reading::read_date_line;
using news::reading::read_stamp;

namespace {

std::string iso(std::string_view text) {
  const auto stamp = read_stamp(text);
  return stamp ? stamp->iso : "";
}

}  // namespace

TEST_CASE("dates as collections write them, the zone kept") {
  CHECK(iso("2024-05-14") == "2024-05-14");
  CHECK(iso("2024-05-14T18:03:00+01:00") == "2024-05-14T18:03:00+01:00");
  CHECK(iso("2024-05-14T18:03:00-0500") == "2024-05-14T18:03:00-05:00");
  CHECK(iso("2024-05-14T18:03:00.123Z") == "2024-05-14T18:03:00Z");
  CHECK(iso("2024-05-14 18:03:22") == "2024-05-14T18:03:22");
  CHECK(iso("20240514T180322Z") == "2024-05-14T18:03:22Z");
  CHECK(iso("Tue, 14 May 2024 18:03:00 GMT") == "2024-05-14T18:03:00Z");
  CHECK(iso("Tue, 14 May 2024 18:03:00 +0200") == "2024-05-14T18:03:00+02:00");
  CHECK(iso("May 14, 2024") == "2024-05-14");
  CHECK(iso("May 14, 2024, 5:12 PM EST") == "2024-05-14T17:12-05:00");
  CHECK(iso("1715709780") == "2024-05-14T18:03:00Z");
  CHECK(iso("1715709780000") == "2024-05-14T18:03:00Z");
  CHECK(iso("Tue May 14 2024 23:30:00 GMT-0500 (Central Daylight Time)") == "2024-05-14T23:30:00-05:00");
  CHECK(iso("14 May 2024 18:03 UTC+2") == "2024-05-14T18:03+02:00");
  CHECK(iso("14 May 2024 18:03 UTC+5:30") == "2024-05-14T18:03+05:30");
  CHECK(iso("14 May 2024 18:03 GMT+01:00") == "2024-05-14T18:03+01:00");
  CHECK(iso("14 May 2024 18:03 GMT - 20 views") == "2024-05-14T18:03Z");
  CHECK(iso("Tue May 14 18:03:22 2024") == "2024-05-14T18:03:22");
  CHECK(iso("Tue May  4 08:03:22 2024") == "2024-05-04T08:03:22");
  CHECK(iso("Tue May 14 18:03:22 +0200 2024") == "2024-05-14T18:03:22+02:00");
  CHECK(iso("Tue May 14 18:03:22 CEST 2024") == "2024-05-14T18:03:22+02:00");
  CHECK(iso("20240514180322") == "2024-05-14T18:03:22");
  CHECK(iso("Tue, 14 May 24 18:03 +0100") == "2024-05-14T18:03+01:00");
  CHECK(iso("14 mai 2024 kl. 06.15") == "2024-05-14T06:15");
  CHECK(iso("14 maggio 2024 alle ore 6.15") == "2024-05-14T06:15");
  CHECK(iso("20249914180322").size() != 19);
  // Nowhere on Earth.
  CHECK(iso("2024-05-14T18:03:00+99:00") == "2024-05-14T18:03:00");
  CHECK(iso("2024-05-14T18:03:00+1400") == "2024-05-14T18:03:00+14:00");
  CHECK(iso("2024-05-14T18:03:00-1430") == "2024-05-14T18:03:00");
  CHECK(iso("2024-05-14 18:03-19:00") == "2024-05-14T18:03");
  // A month is no day.
  CHECK(iso("March 2024").empty());
  CHECK(iso("April 1999").empty());
  CHECK(iso("last Tuesday").empty());
  CHECK(iso("2024-02-31").empty());
  CHECK(iso("").empty());
}

TEST_CASE("zones by name") {
  CHECK(iso("Tue, 14 May 2024 18:03:00 UT") == "2024-05-14T18:03:00Z");
  CHECK(iso("Tue, 14 May 2024 18:03:00 AEST") == "2024-05-14T18:03:00+10:00");
  CHECK(iso("Tue May 14 18:03:00 UTC 2024") == "2024-05-14T18:03:00Z");
  CHECK(iso("Tue, 14 May 2024 18:03:00 SAST") == "2024-05-14T18:03:00+02:00");
}

TEST_CASE("dates of other languages") {
  CHECK(iso("14 مايو 2024") == "2024-05-14");
  CHECK(iso("الثلاثاء 3 مارس/آذار 2026 - 09:15") == "2026-03-03T09:15");
  CHECK(iso("14 Μαΐου 2024") == "2024-05-14");
  CHECK(iso("14 במאי 2024").empty());
  CHECK(iso("14 מאי 2024") == "2024-05-14");
  CHECK(iso("Вт, 05 мар 2024 09:15:00 +0300") == "2024-03-05T09:15:00+03:00");
  CHECK(iso("Pzt, 05 Ağu 2024 09:15:00 +0300") == "2024-08-05T09:15:00+03:00");
  CHECK(iso("Di, 05 Mär 2024 09:15:00 +0100") == "2024-03-05T09:15:00+01:00");
  CHECK(iso("5. marts 2024") == "2024-03-05");
  CHECK(iso("14 मई 2024") == "2024-05-14");
  CHECK(iso("12.07.2024, 18:40 Uhr") == "2024-07-12T18:40");
  CHECK(iso("14. März 2024") == "2024-03-14");
  CHECK(iso("20 mai 2023 à 22h05") == "2023-05-20T22:05");
  CHECK(iso("1er février 2024") == "2024-02-01");
  CHECK(iso("3 de febrero de 2025") == "2025-02-03");
  CHECK(iso("22 лютого 2024") == "2024-02-22");
  CHECK(iso("2024年5月14日") == "2024-05-14");
}

TEST_CASE("days that can be read in two ways are told") {
  CHECK(read_stamp("03/04/2024")->ambiguous);
  CHECK_FALSE(read_stamp("13/04/2024")->ambiguous);
  CHECK(iso("04/13/2024") == "2024-04-13");
  CHECK_FALSE(read_stamp("03.04.2024")->ambiguous);
  CHECK(iso("03.04.2024") == "2024-04-03");
}

TEST_CASE("absurd dates are not plausible") {
  CHECK_FALSE(read_stamp("0001-11-30")->plausible);
  CHECK_FALSE(read_stamp("2950-09-30")->plausible);
}

TEST_CASE("lines about publication") {
  const auto both = read_date_line("Published: October 19, 2023 | Updated: October 20, 2023");
  REQUIRE(both);
  CHECK(both->published == "2023-10-19");
  CHECK(both->modified == "2023-10-20");
  const auto barred = read_date_line("12 March 2025 | 07:45 CET | The Continental Ledger");
  REQUIRE(barred);
  CHECK(barred->published == "2025-03-12T07:45+01:00");
  CHECK(barred->source == "The Continental Ledger");
  CHECK(barred->authors.empty());
  const auto by = read_date_line("Posted on 9 May 2025 by Simone Archer");
  REQUIRE(by);
  CHECK(by->authors == std::vector<std::string>{"Simone Archer"});
  CHECK(read_date_line("Halmer, 17 November 2023")->place == "Halmer");
  CHECK_FALSE(read_date_line("The bridge was opened on 14 May 2024 by the mayor and his dog"));
  CHECK_FALSE(read_date_line("Storm of 14 May 2024 leaves thousands without light"));
}

TEST_CASE("a date and a clock in figures alone") {
  CHECK(read_stamp("202403151230")->iso == "2024-03-15T12:30");
  CHECK(read_stamp("20240315123045")->iso == "2024-03-15T12:30:45");
  // No day, no clock, no year of ours: milliseconds since 1970.
  CHECK(read_stamp("202413151230")->iso == "1976-05-31T17:52:31Z");
  CHECK(read_stamp("202403152530")->iso == "1976-05-31T15:05:52Z");
  CHECK(read_stamp("899403151230")->iso == "1998-07-02T18:12:31Z");
}
