#include <news/cli/text.h>

#include <sstream>

#include "support/catch.h"

namespace {

using namespace std::string_literals;
using news::cli::display_width;
using news::cli::Layout;
using news::cli::safe;
using news::cli::Style;
using news::cli::wrap;

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> all;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) all.push_back(line);
  return all;
}

}  // namespace

TEST_CASE("what a terminal would obey doesn't reach it") {
  CHECK(safe("a\x1b[31mred\x07") == "a[31mred");
  CHECK(safe("a\xC2\x9B"
             "31m") == "a31m");  // a C1 control: CSI in one character
  CHECK(safe("abc\xE2\x80\xAE"
             "fed") == "abcfed");                   // right-to-left override
  CHECK(safe("\xE2\x81\xA6x\xE2\x81\xA9") == "x");  // isolates
  CHECK(safe("one\r\ntwo\tthree") == "one  two three");
  CHECK(safe("nul\0byte"s) == "nulbyte");
  CHECK(safe("soft\xC2\xADhyphen") == "softhyphen");
}

TEST_CASE("text that is no UTF-8 is shown as such, the rest of it whole") {
  CHECK(safe("caf\xE9 noir") == "caf\xEF\xBF\xBD noir");
  CHECK(safe("cut \xE2\x82") == "cut \xEF\xBF\xBD");
}

TEST_CASE("ordinary text of any script stays as it is") {
  for (const std::string text : {"Łódź, 東京, Київ", "नई दिल्ली", "👩\u200D🚒"}) CHECK(safe(text) == text);
}

TEST_CASE("the width of text is counted in columns") {
  CHECK(display_width("plain") == 5);
  CHECK(display_width("東京") == 4);
  CHECK(display_width("e\xCC\x81") == 1);  // e with a combining accent
  CHECK(display_width("é") == 1);
}

TEST_CASE("lines break at blanks and keep their indent") {
  const auto all = lines(wrap("the quick brown fox jumps over the lazy dog", {20, 2, 4, false}));
  CHECK(all == std::vector<std::string>{"  the quick brown", "    fox jumps over", "    the lazy dog"});
}

TEST_CASE("no line is wider than asked, whatever the text is made of") {
  const std::string texts[] = {"https://example.org/a/very/long/address/without/any/blank/in/it.html",
                               "東京で開かれた会議では新しい協定が話し合われた。東京で開かれた会議",
                               "mixed 東京 text with wide 会議 and narrow words together in one line"};
  for (const std::string& text : texts) {
    for (std::size_t width = 20; width < 50; ++width) {
      std::string joined;
      for (const std::string& line : lines(wrap(text, {width, 0, 0, false}))) {
        CHECK(display_width(line) <= width);
        joined += line;
      }
      // Nothing but blanks goes missing.
      std::string bare = text;
      std::erase(bare, ' ');
      std::erase(joined, ' ');
      CHECK(joined == bare);
    }
  }
}

TEST_CASE("a style never crosses the end of a line and is absent without colour") {
  const std::vector<news::cli::Run> runs = {{"before ", Style::plain},
                                            {"the marked words here", Style::mark}};
  const std::string coloured = wrap(runs, {20, 0, 0, true});
  CHECK(coloured == "before \x1b[1;31mthe marked\x1b[0m\n\x1b[1;31mwords here\x1b[0m\n");
  CHECK(wrap(runs, {20, 0, 0, false}) == "before the marked\nwords here\n");
}

TEST_CASE("JSON for a terminal has escapes instead of control characters, and the same values") {
  CHECK(news::cli::safe_json("{\"a\":\"x\xC2\x9By\"}\n") == "{\"a\":\"x\\u009by\"}\n");
  CHECK(news::cli::safe_json("\"\xE2\x80\xAE\"") == "\"\\u202e\"");
  CHECK(news::cli::safe_json("\"\xF3\xA0\x80\x81\"") == "\"\\udb40\\udc01\"");  // a tag character
  CHECK(news::cli::safe_json("\"東京\"") == "\"東京\"");
}

TEST_CASE("numbers are grouped by thousands") {
  CHECK(news::cli::grouped(7) == "7");
  CHECK(news::cli::grouped(999) == "999");
  CHECK(news::cli::grouped(36254) == "36,254");
  CHECK(news::cli::grouped(1013958) == "1,013,958");
}
