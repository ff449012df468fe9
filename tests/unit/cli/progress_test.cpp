#include <news/cli/progress.h>

#include "support/catch.h"

using news::cli::progress_line;

TEST_CASE("a progress line tells count, rate, share and time left") {
  CHECK(progress_line("articles", {12000, 300, 1000}, 6, 80) ==
        "12,000 articles · 2,000/s · 30 % · 0:14 left");
  CHECK(progress_line("articles", {10, 1, 7200}, 1, 80) == "10 articles · 10/s · 0 % · 1:59:59 left");
}

TEST_CASE("without a known end there is no share and no time left") {
  CHECK(progress_line("articles", {500, 12345, 0}, 2, 80) == "500 articles · 250/s");
  CHECK(progress_line("articles", {0, 0, 100}, 2, 80) == "0 articles · 0/s · 0 %");
}

TEST_CASE("a narrow terminal gets less, never a second line") {
  CHECK(progress_line("articles", {12000, 300, 1000}, 6, 30) == "12,000 articles · 2,000/s");
  CHECK(progress_line("articles", {12000, 300, 1000}, 6, 16) == "12,000 articles");
}
